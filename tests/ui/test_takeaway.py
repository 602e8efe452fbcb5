"""What is said of a chart to those who cannot see it."""

from types import SimpleNamespace

import pytest

from locales.words import plain
from ui import takeaway as said
from ui.adoption_deals import _who_has_most


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(said, "tell", lambda sentence: plain(sentence, "en"))
    monkeypatch.setattr("ui.adoption_deals._count", lambda number: f"{number:.0f}")


def test_a_title_that_is_a_sentence_has_one_full_stop():
    assert said.takeaway("Half are below 3.", ["a", "b"], [1, 2]) == "Half are below 3. First: a, 1. Last: b, 2. 2 in all."
    assert said.takeaway("Halves", ["a", "b"], [1, 2]) == "Halves. First: a, 1. Last: b, 2. 2 in all."


@pytest.mark.parametrize(
    ("untouched", "expected"),
    [
        ([6.0, 5.0], "Untouched deals by person: Ana has the most, 6"),
        ([6.0, 6.0], "Untouched deals by person"),
        ([6.0], "Untouched deals by person: Ana has the most, 6"),
    ],
)
def test_nobody_has_the_most_where_two_have_as_many(untouched, expected):
    people = [SimpleNamespace(member=name, untouched=number) for name, number in zip(("Ana", "Bo"), untouched, strict=False)]
    assert str(_who_has_most(people)) == expected
