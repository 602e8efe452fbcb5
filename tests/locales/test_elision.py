"""Articles fit the value that follows."""

import pytest

from locales.elision import elided


@pytest.mark.parametrize(
    ("template", "value", "language", "said"),
    [
        ("Il {share} delle date", "81,7%", "it", "L’81,7% delle date"),
        ("Il {share} delle date", "18,7%", "it", "Il 18,7% delle date"),
        ("Attesi entro il {share}", "8 ott 2026", "it", "Attesi entro l’8 ott 2026"),
        ("è del {share}", "11%", "it", "è dell’11%"),
        ("dal {share}", "110", "it", "dal 110"),
        ("El {share} dels leads", "11,5 %", "ca", "L’11,5 % dels leads"),
        ("dades del {share}", "1 d’oct. 2025", "ca", "dades de l’1 d’oct. 2025"),
        ("de {share} a 5", "1", "ca", "d’1 a 5"),
        ("el {share}", "1.200", "ca", "el 1.200"),
        ("Els KPI de {share}", "Ingressos", "ca", "Els KPI d’Ingressos"),
        ("Els KPI de {share}", "Atenció al client", "ca", "Els KPI d’Atenció al client"),
        ("Els KPI de {share}", "Clients", "ca", "Els KPI de Clients"),
        ("de {share}", "iogurts", "ca", "de iogurts"),
        ("del {share}", "Ingressos", "ca", "del Ingressos"),
        ("i KPI di {share}", "Assistenza", "it", "i KPI di Assistenza"),
        ("el {share}", "8 %", "es", "el 8 %"),
        ("Bar al {share}", "Otto", "it", "Bar al Otto"),
    ],
)
def test_the_article_before_a_value(template, value, language, said):
    assert elided(template, {"share": value}, language).format(share=value) == said
