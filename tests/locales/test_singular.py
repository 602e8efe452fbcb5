"""A count of one is said as one."""

import re

import pytest

from locales import Sentence
from locales.singular import SINGULAR
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


@pytest.mark.parametrize("template", SINGULAR)
def test_the_singular_asks_for_no_value_that_the_sentence_lacks(template):
    counted, one = SINGULAR[template]
    assert counted in re.findall(r"{(\w+)}", template)
    assert set(re.findall(r"{(\w+)}", one)) <= set(re.findall(r"{(\w+)}", template)) - {counted}
