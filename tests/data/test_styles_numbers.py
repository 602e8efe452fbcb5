"""How numbers are written is decided per column, with evidence, and never guessed."""

from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.styles import decide, style_named
from data.tables import Kind
from tests.data.styled import column, read


@pytest.mark.parametrize(
    ("values", "style", "read_as"),
    [
        (["1234.56", "-7"], "plain", ["1234.56", "-7"]),
        (["1,234.56", "12"], "point", ["1234.56", "12"]),
        (["€ 1.234,56", "2,5"], "comma", ["1234.56", "2.5"]),
        (["1 234,56 €", "1\u202f234,5"], "comma", ["1234.56", "1234.5"]),
        (["1'234.50", "5"], "point", ["1234.5", "5"]),
        (["$3.972.451", "$ 2.100"], "comma", ["3972451", "2100"]),
        (["(2,50)", "3,1-", "-4,0", "− 5,25"], "comma", ["-2.5", "-3.1", "-4", "-5.25"]),
        (["12.5%", "5 %"], "point", ["0.125", "0.05"]),
        (["1.234", "2,5"], "comma", ["1234", "2.5"]),
        (["12,34,567.5"], "point", ["1234567.5"]),
        (["R$ 1.234,56"], "comma", ["1234.56"]),
        (["-€5.00", "(€ 3.10)"], "point", ["-5", "-3.1"]),
    ],
)
def test_numbers_are_read_in_the_style_their_column_shows(values: list[str], style: str, read_as: list[str]):
    decision = decide(column(*values), Kind.MONEY)
    assert decision.style is not None
    assert decision.style.name == style
    assert (decision.parsed, decision.failed) == (len(values), 0)
    assert read(decision.style, *values) == [Decimal(value) for value in read_as]


@pytest.mark.parametrize("value", ["1.234", "1,234", "-12.345", "€ 1,234"])
def test_a_thousand_that_may_be_a_fraction_is_asked_not_guessed(value: str):
    decision = decide(column(value, "5"), Kind.MONEY)
    assert decision.style is None
    assert {style.name for style in decision.ambiguous} == {"point", "comma"}


def test_a_count_has_no_fraction_so_the_thousand_is_certain():
    assert read(decide(column("1.234"), Kind.COUNT).style, "1.234") == [1234]
    assert read(decide(column("1,234"), Kind.COUNT).style, "1,234") == [1234]


def test_a_workbook_that_types_its_numbers_asks_nothing():
    decision = decide(column("1.234"), Kind.MONEY, native="number")
    assert read(decision.style, "1.234") == [Decimal("1.234")]


def test_mixed_styles_are_read_where_certain_and_set_aside_where_not():
    decision = decide(column("447,0", "64.65", "1.234", "12"), Kind.MONEY)
    assert (decision.parsed, decision.failed, decision.examples) == (3, 1, ("1.234",))
    assert read(decision.style, "447,0", "64.65", "1.234", "12") == [Decimal(447), Decimal("64.65"), None, Decimal(12)]


@pytest.mark.parametrize(
    ("values", "header", "currency"),
    [
        (["€ 1,50"], "", "EUR"),
        (["R$ 2,50"], "", "BRL"),
        (["5.10 USD"], "", "USD"),
        (["$5.10"], "", None),
        (["$5.10"], "Amount (MXN)", "MXN"),
        (["5.10"], "Montant dépensé (USD)", "USD"),
        (["€1,50", "$2,50"], "", None),
        (["5.10"], "Europe", None),
    ],
)
def test_the_currency_is_found_and_a_bare_dollar_names_none(values: list[str], header: str, currency: str | None):
    assert decide(column(*values), Kind.MONEY, header).currency == currency


def test_words_for_nothing_do_not_fail_and_other_words_do():
    decision = decide(column("1.5", "--", "N/A", None, "", "soon"), Kind.MONEY)
    assert (decision.parsed, decision.failed, decision.examples) == (1, 1, ("soon",))


def test_hours_may_be_written_as_a_clock():
    assert read(decide(column("30:15", "1:30:00"), Kind.HOURS).style, "30:15", "1:30:00") == [30.25, 1.5]


def test_a_style_is_found_again_by_its_name():
    decision = decide(column("1,5", "select"), Kind.MONEY, null_words=("select",))
    assert decision.failed == 0
    assert decision.style is not None
    assert style_named(decision.style.name, Kind.MONEY) == decision.style
    assert style_named("roman", Kind.MONEY) is None


MARKS = {"point": (",", "."), "comma": (".", ",")}


@settings(max_examples=40, deadline=None)
@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from(["point", "comma"]),
    st.sampled_from(["{}", "€ {}", "{} EUR", " {} "]),
)
def test_reading_what_was_printed_gives_the_number_back(number: Decimal, style: str, around: str):
    thousands, decimal = MARKS[style]
    printed = f"{number:,.2f}".translate({ord(","): thousands, ord("."): decimal})
    assert read(style_named(style, Kind.MONEY), around.format(printed)) == [number]


@pytest.mark.parametrize(("mark", "style"), [(".", "comma"), (",", "point")])
def test_many_amounts_with_three_digits_behind_the_mark_are_thousands(mark, style):
    texts = [f"{thousand}{mark}{thousand * 7 % 1000:03}" for thousand in range(1, 12)] + ["850"]
    decision = decide(pa.chunked_array([texts]), Kind.MONEY)
    assert decision.style is not None
    assert decision.style.name == style


def test_few_such_amounts_and_fractions_of_one_stay_a_question():
    assert decide(pa.chunked_array([["1.234", "2.500"]]), Kind.MONEY).ambiguous
    assert decide(pa.chunked_array([[f"0.{digits}" for digits in range(100, 120)]]), Kind.NUMBER).ambiguous == ()
