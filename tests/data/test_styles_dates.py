"""How dates are written is decided per column from all its values."""

from datetime import date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers import read as read_file
from data.styles import decide, profile, style_named
from data.tables import Kind
from tests.data.styled import column, read


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-01-27", datetime(2024, 1, 27)),
        ("2024/1/7", datetime(2024, 1, 7)),
        ("2024-01-27T10:30:00Z", datetime(2024, 1, 27, 10, 30)),
        ("2024-01-27T10:30:00.000+0000", datetime(2024, 1, 27, 10, 30)),
        ("2024-01-27 10:30:00+02:00", datetime(2024, 1, 27, 8, 30)),
        ("2024-01-27 4:30:21", datetime(2024, 1, 27, 4, 30, 21)),
        ("2024-01-27 04:30:21.123456", datetime(2024, 1, 27, 4, 30, 21, 123456)),
        ("2024-01-27 01:05 PM", datetime(2024, 1, 27, 13, 5)),
        ("2024-01", datetime(2024, 1, 1)),
        ("20240127", datetime(2024, 1, 27)),
        ("1706351400", datetime(2024, 1, 27, 10, 30)),
        ("1706351400000", datetime(2024, 1, 27, 10, 30)),
        ("27/01/2024 10:30", datetime(2024, 1, 27, 10, 30)),
        ("27/01/2024, 10:30", datetime(2024, 1, 27, 10, 30)),
        ("1/27/24 1:05 PM", datetime(2024, 1, 27, 13, 5)),
        ("27.1.99", datetime(1999, 1, 27)),
        ("27 gennaio 2024", datetime(2024, 1, 27)),
        ("27 de janeiro de 2024", datetime(2024, 1, 27)),
        ("27-ene-24", datetime(2024, 1, 27)),
        ("Jan 27, 2024", datetime(2024, 1, 27)),
        ("Sat, 27 Jan 2024 10:30:00 +0100", datetime(2024, 1, 27, 9, 30)),
    ],
)
def test_each_way_of_writing_a_date_is_read(text: str, moment: datetime):
    assert read(decide(column(text), Kind.DATE).style, text) == [moment]


def test_days_counted_since_nobody_knows_when_are_asked():
    decision = decide(column("45318.4375", "45300", "45301"), Kind.DATE)
    assert decision.style is None
    assert [style.name for style in decision.ambiguous] == ["serial", "1904 serial"]
    assert [read(style, "45318.4375") for style in decision.ambiguous] == [
        [datetime(2024, 1, 27, 10, 30)],
        [datetime(2028, 1, 28, 10, 30)],
    ]


def test_dates_written_out_settle_since_when_the_others_are_counted():
    written = ("2024-01-02", "2024-02-03")
    assert decide(column("45318", "45300", *written), Kind.DATE).style.name == "serial"
    assert decide(column("43856", "43850", *written), Kind.DATE).style.name == "1904 serial"
    assert decide(column("45318", "2023-01-01", "2029-01-01"), Kind.DATE).style is None


def test_numbers_of_a_workbook_are_counted_since_1900():
    assert read(decide(column("45318"), Kind.DATE, native="number").style, "45318") == [datetime(2024, 1, 27)]


def test_a_day_above_twelve_settles_the_whole_column():
    decision = decide(column("03/04/2024", "27/01/2024", "28/02/2024"), Kind.DATE)
    assert read(decision.style, "03/04/2024") == [datetime(2024, 4, 3)]
    assert str(decision.evidence) == "Values such as “27/01/2024” with a day above 12: 2."


def test_where_nothing_settles_the_order_both_readings_are_given():
    decision = decide(column("03/04/2024", "05/06/2024"), Kind.DATE)
    assert decision.style is None
    assert [read(style, "03/04/2024")[0].month for style in decision.ambiguous] == [4, 3]


def test_contradicting_orders_are_asked_but_one_slip_is_not():
    assert decide(column("13/01/2024", "01/13/2024"), Kind.DATE).style is None
    slip = decide(column(*(f"{day}/01/2024" for day in range(13, 32)), "14/02/2024", "01/13/2024"), Kind.DATE)
    assert (slip.parsed, slip.failed, slip.examples) == (20, 1, ("01/13/2024",))


def test_each_separator_may_have_an_order_of_its_own():
    values = ["31/05/2024", "01-13-2023", "02/03/2024", "02-03-2024"]
    decision = decide(column(*values), Kind.DATE)
    assert [f"{moment:%Y-%m-%d}" for moment in read(decision.style, *values)] == ["2024-05-31", "2023-01-13", "2024-03-02", "2024-02-03"]


def test_a_separator_that_proves_nothing_follows_the_others():
    decision = decide(column("31/05/2024", "02-03-2024"), Kind.DATE)
    assert read(decision.style, "02-03-2024") == [datetime(2024, 3, 2)]


def test_points_between_the_numbers_mean_day_first():
    assert read(decide(column("03.04.2024"), Kind.DATE).style, "03.04.2024") == [datetime(2024, 4, 3)]


def test_iso_and_slashes_may_share_a_column():
    values = ["2023-11-25", "27/01/2024", "03/04/2024", "2023/01/02", "5 maggio 2024"]
    decision = decide(column(*values), Kind.DATE)
    assert [moment.date().isoformat() for moment in read(decision.style, *values)] == [
        *("2023-11-25", "2024-01-27", "2024-04-03", "2023-01-02", "2024-05-05")
    ]


def test_what_is_no_date_fails_and_is_counted():
    decision = decide(column("2024-01-05", "2024-02-30", "soon", "--", None), Kind.DATE)
    assert (decision.parsed, decision.failed) == (1, 2)


def test_columns_without_values_have_no_style():
    assert decide(column(None, "", "N/A"), Kind.DATE).style is None
    assert decide(column(), Kind.MONEY).style is None


def test_every_style_is_found_again_by_its_name():
    for values in (["2024-01-27"], ["27/01/2024"], ["20240127"], ["27 Jan 2024"], ["45318", "2024-01-02"]):
        style = decide(column(*values), Kind.DATE).style
        assert style is not None
        assert style_named(style.name, Kind.DATE) == style


PRINTED = {"iso": "%Y-%m-%d %H:%M:%S", "day first": "%d/%m/%Y %H:%M:%S", "month first": "%m/%d/%Y %I:%M:%S %p", "compact": "%Y%m%d"}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 60 * 365 * 24 * 3600), st.sampled_from(sorted(PRINTED)))
def test_reading_what_was_printed_gives_the_date_back(seconds: int, style: str):
    moment = datetime(1975, 1, 1) + timedelta(seconds=seconds)
    if style == "compact":
        moment = datetime(moment.year, moment.month, moment.day)
    assert read(style_named(style, Kind.DATE), moment.strftime(PRINTED[style])) == [moment]


@pytest.mark.parametrize("locale", ["en", "it", "pt", "ca", "es", "fr", "de"])
def test_names_of_months_are_read_in_every_language(locale: str):
    days = [date(2024, month, 27) for month in range(1, 13)]
    for width in ("long", "medium"):
        printed = [format_date(day, width, locale) for day in days]
        decision = decide(column(*printed), Kind.DATE)
        assert [moment and moment.date() for moment in read(decision.style, *printed)] == days, (width, printed)


def test_a_profile_tells_what_values_look_like():
    seen = profile(column("ann@acme.it", "ben@acme.it", None, "ben@acme.it"))
    assert (seen.rows, seen.filled, seen.distinct, seen.email, seen.number, seen.date) == (4, 3, 2, 1.0, 0.0, 0.0)
    assert profile(column("27/01/2024", "2024-01-27", "5 mai 2024")).date == 1.0
    assert profile(column("€ 1.234,56", "5%", "12")).number == 1.0


@pytest.mark.exports
def test_the_mixed_dates_of_a_real_crm_are_all_read(exports):
    path = exports / "crm_au_mixed" / "opportunities.csv"
    (table,) = read_file(path.name, path.read_bytes()).tables
    for name in ("created_date", "expected_close_date", "actual_close_date"):
        decision = decide(table.rows[name], Kind.DATE, name)
        assert decision.style is not None
        assert decision.failed == 0, (name, decision.examples)
