"""A count of one is said as one."""

import re

import pytest

from locales import Sentence
from locales.__main__ import templates
from locales.singular import ONES
from locales.words import plain


@pytest.mark.parametrize(
    ("count", "language", "said"),
    [
        (1, "en", "One lead waits for a first contact"),
        (2, "en", "2 leads wait for a first contact"),
        (1, "it", "Un lead aspetta un primo contatto"),
        (0, "es", "0 leads esperan un primer contacto"),
    ],
)
def test_one_lead_waits_and_two_leads_wait(count, language, said):
    assert plain(Sentence("{rows} leads wait for a first contact", rows=count), language) == said


def test_plain_english_for_commands_says_one_too():
    assert str(Sentence("Counted from {rows} rows.", rows=1)) == "Counted from one row."


def test_a_count_that_is_written_already_is_one_too():
    assert str(Sentence("A won deal took {won} activities", won="1")) == "A won deal took one activity"


def test_two_counts_are_each_said_as_one():
    template = "{count} rows of {table} spell a product differently; {names} spellings are taken for another."
    assert str(Sentence(template, count=3, table="deals", names=1)).endswith("; one spelling is taken for another.")
    assert str(Sentence(template, count=1, table="deals", names=1)).startswith("One row of deals spells a product differently; its")


@pytest.mark.parametrize(("template", "counted", "one"), ONES)
def test_the_singular_asks_for_no_value_that_the_sentence_lacks(template, counted, one):
    assert counted in re.findall(r"{(\w+)}", template)
    assert set(re.findall(r"{(\w+)}", one)) <= set(re.findall(r"{(\w+)}", template)) - {counted}


MANY = re.compile(
    r"^{(count|rows|number)} (?:[a-z]+ ){0,2}(\w+s|people) (?!such )(?:are|have|were|do|hold|lie|wait|name|lack|come|count|end|took) "
)
NEVER_ONE = {
    "{count} customers were entered on one day, {usual_created_at}: this is when they were loaded.",
    "{count} leads were created on one day, {usual_created_at}: this is when they were loaded, not when they came in.",
}
"""What is said of many alone: the check asks for a good part of all rows."""


def test_no_sentence_that_counts_rows_lacks_its_singular():
    spoken = {str(each.id) for each in templates() if each.id}
    known = {template for template, _, _ in ONES}
    assert known <= spoken
    assert not sorted(each for each in spoken - known - NEVER_ONE if MANY.match(each))
