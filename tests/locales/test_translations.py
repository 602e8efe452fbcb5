"""Everything that is said is said in every language."""

import re

import pytest

from kpi.derived import DERIVATIONS
from kpi.whereabouts import TABLES_USUALLY, WHEREABOUTS
from locales.__main__ import missing, templates
from locales.catalogues import catalogue
from locales.extraction import field_label
from locales.languages import LANGUAGES, SOURCE


@pytest.fixture(scope="module")
def wanted():
    return templates()


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != SOURCE])
def test_nothing_lacks_a_translation(language, wanted):
    lacking = missing(language, wanted)
    assert not lacking, f"{len(lacking)} templates have no translation; run `make words`, then translate:\n" + "\n".join(lacking)


def test_templates_are_found_in_declarations_and_in_sentences(wanted):
    assert "Win rate" in wanted
    assert "Somebody else imported in the meantime. Nothing was changed; please import again." in wanted


def test_what_may_be_missing_and_where_it_stands_is_named_in_every_language(wanted):
    """Tables name these in plain text, where no call gives them away."""
    named = {*TABLES_USUALLY.values(), *(name for name, _ in WHEREABOUTS.values())}
    assert not [each for each in named if each not in wanted]


def test_tables_made_from_facts_are_named_in_every_language(wanted):
    """A receipt names them, and so does whatever a formula can use."""
    made = [each.name for each in DERIVATIONS.values()]
    assert not [name for name in made if name not in wanted or field_label(name) not in wanted]


OTHER_WORDS = {
    "it": r"\b(tapp[ae]|passaggi\w*|stadi\w*)\b",
    "pt": r"\b(etapas?|estádios?|estágios?|oportunidades? ganha)",
    "ca": r"\b(etap(a|es)|negocis?)\b",
    "es": r"\b(fases?|negocios?)\b",
}
"""Words for a deal, its stages and the steps of a funnel that a language does not use here, because it uses another one everywhere."""


@pytest.mark.parametrize("language", OTHER_WORDS)
def test_deals_stages_and_steps_have_one_word_each(language):
    said = {template: text for template, text in catalogue(language).items() if re.search(r"\b(deals?|stages?|steps?)\b", template, re.I)}
    mixed = [text for text in said.values() if re.search(OTHER_WORDS[language], text, re.I)]
    assert said and not mixed


@pytest.mark.parametrize("language", OTHER_WORDS)
def test_quotes_apostrophes_and_per_cent_are_written_one_way(language):
    blank = r"[\d}]\s%" if language in ("it", "pt") else r"[\d}]%|[\d}] %"
    wrong = [text for text in catalogue(language).values() if re.search(rf"[“”]|[^\W\d_]'[^\W\d_{{]|{blank}", text)]
    assert not wrong
