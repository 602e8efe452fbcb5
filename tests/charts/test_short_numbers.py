"""Axes shorten numbers as the language does."""

import pytest

from charts.finish import Scale, ticks, value_axis
from charts.locale import vega_locale
from charts.short_numbers import _steps, short_number


@pytest.mark.parametrize(
    ("language", "steps"),
    [
        ("en", [(10**3, 10**3, "K"), (10**6, 10**6, "M"), (10**9, 10**9, "B")]),
        ("it", [(10**6, 10**6, "\u00a0Mln"), (10**9, 10**9, "\u00a0Mld")]),
        ("es", [(10**3, 10**3, "\u00a0mil"), (10**6, 10**6, "\u00a0M")]),  # a billion is a thousand millions: 3400 M
    ],
)
def test_a_language_says_thousands_and_millions_its_own_way(language, steps):
    assert list(_steps(language))[: len(steps)] == steps


def test_the_expression_asks_for_the_largest_step_first():
    said = short_number("it")
    assert said.index("1000000000000") < said.index("Mld") < said.index("Mln") < said.index("format(datum.value, ")


def test_amounts_have_words_and_shares_the_sign_of_the_language():
    assert "labelExpr" in value_axis("Revenue", Scale.PLAIN, "pt").to_dict()
    assert ticks(Scale.SHARE, "es") == {"format": "~%"}
    assert [vega_locale(each)["number"]["percent"] for each in ("en", "it", "pt", "ca", "es")] == ["%", "%", "%", "\u00a0%", "\u00a0%"]
