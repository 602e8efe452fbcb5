"""A formula that is printed reads back as the same tree, in every language; every name of the catalogue can be written."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kpi.own.meaning import expression
from kpi.own.printing import printed
from kpi.own.reading import LONGEST, read
from kpi.own.tree import Condition, Constant, Node, Operation, negated
from kpi.own.vocabulary import names
from locales.languages import LANGUAGES
from tests.kpi.formulas import FORMULAS, conditions


@settings(max_examples=60, deadline=None)
@given(FORMULAS, st.sampled_from(list(LANGUAGES)))
def test_a_printed_formula_reads_back_as_the_same(tree: Node, language: str) -> None:
    formula, in_words = printed(tree), printed(tree, language)
    assume(max(len(formula), len(in_words)) <= LONGEST)
    assert read(formula) == tree
    assert read(in_words, language) == tree
    expression(tree)


@settings(max_examples=60, deadline=None)
@given(conditions("deals"))
def test_the_opposite_of_the_opposite_is_the_same(condition: Condition) -> None:
    assert negated(negated(condition)) == condition


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_catalogue_can_be_written(language: str) -> None:
    for name, reference in names(language).items():
        assert read(f"{name} + 1", language) == read(f"[{name}]+1", language) == Operation("+", reference, Constant(Decimal(1)))


@pytest.mark.parametrize(
    "formula",
    ["count(deals where stage = 'D’accordo')", "count(deals where stage = ‘D’’accordo’)", "count(deals where stage = “D’accordo”)",
     'count(deals where stage="D’accordo")', "count(deals where(stage='D’accordo'))", "count(deals where stage = «D’accordo»)"],
)  # fmt: skip
def test_quotes_are_those_that_a_phone_or_a_letter_has(formula: str) -> None:
    assert read(formula) == read("count(deals where stage = 'D’accordo')")


def test_an_apostrophe_in_a_name_begins_no_text() -> None:
    assert read("taxa d'èxit / taxa d’èxit", "ca") == read("win_rate / win_rate")


def test_a_column_whose_label_is_no_word_of_a_formula_is_written_by_its_name() -> None:
    assert printed(read("count(orders where is_cancelled)"), "ca") == "recompte(comandes on is_cancelled)"
