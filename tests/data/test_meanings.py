"""What the words of a header mean together, in seven languages, and what they never mean."""

import pytest

from data.matching.meanings import meanings_of, meant


def fields(header, table="deals"):
    return {each.field: each.confidence for each in meant([header], table)}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Data chiusura prevista", "expected_close_at"),
        ("Date de clôture prévue", "expected_close_at"),
        ("Fecha estimada de cierre", "expected_close_at"),
        ("Verlustgrund", "lost_reason"),
        ("Perché persa", "lost_reason"),
        ("Auftragswert", "amount"),
        ("Kundenname", "customer"),
        ("Comercial asignado", "rep"),
        ("Import ofertat", "amount"),
        ("Probabilité de gain", "probability"),
        ("Etapa do funil", "stage"),
        ("Fase della pipeline", "stage"),
        ("Fase dell'opportunità", "stage"),
        ("Etapa del embudo de ventas", "stage"),
        ("Fase de l'embut", "stage"),
        ("Funnel stage", "stage"),
        ("Fase de venda", "stage"),
    ],
)
def test_any_wording_in_any_language_makes_the_field(header, field):
    assert fields(header)[field] >= 0.85


@pytest.mark.parametrize(
    "header",
    [
        "Importo IVA",
        "Sconto %",
        "Data di nascita",
        "Next activity date",
        "Last modified",
        "E-mail cliente",
        "Telefono commerciale",
        "Fee amount",
    ],
)
def test_a_word_that_says_something_else_makes_it_no_field(header):
    assert fields(header) == {}


def test_a_word_that_nobody_knows_makes_it_a_question():
    assert 0.71 <= fields("Importo bruciato")["amount"] < 0.75


def test_a_name_is_no_key():
    assert "deal_id" not in fields("Deal Name")


def test_german_compounds_are_taken_apart():
    assert [sorted(each) for each in meanings_of("Abschlussdatum")] == [["close"], ["date"]]


def test_two_columns_that_fit_equally_well_are_asked(company):
    company.drop(deals_csv="Deal ID,Stage,Wert netto,Wert brutto,Created\n1,Won,100,119,2026-01-05\n2,Lost,50,59.5,2026-01-15")
    source = company.source("deals.csv")
    assert "amount" not in {each.field for each in source.columns}
    assert "column-unsure" in {each.check for each in source.problems}


def test_two_columns_with_the_same_values_need_no_question(company):
    company.drop(deals_csv="Deal ID,Stage,Wert netto,Wert brutto,Created\n1,Won,100,100,2026-01-05\n2,Lost,50,50,2026-01-15")
    assert "amount" in {each.field for each in company.source("deals.csv").columns}


def test_the_only_dates_of_a_file_are_its_date(company):
    company.drop(ordini_csv="Ordine n.;Del;Cliente;Importo\n1;05/01/2026;Bruni;10,00\n2;25/01/2026;Neri;12,50")
    assert [each.field for each in company.source("ordini.csv").columns] == ["order_id", "ordered_at", "customer", "amount"]


def test_spend_by_month_comes_in(company):
    company.drop(spesa_csv="Mese;Piattaforma;Budget speso\n2026-01-01;Google;10,50\n2026-02-01;Google;12,00")
    assert (company.source("spesa.csv").table, company.source("spesa.csv").rows_loaded) == ("spend", 2)
