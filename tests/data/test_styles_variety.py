"""Ways of writing numbers, dates, durations and flags that exports really have; what can mean two things is asked."""

import duckdb
import pyarrow as pa
import pytest

from data.styles import Decision, decide
from data.tables import Kind


def read(kind: Kind, *texts: str, header: str = "") -> tuple[Decision, list[str | None]]:
    decision = decide(pa.chunked_array([list(texts)], pa.string()), kind, header)
    if decision.style is None:
        return decision, []
    with duckdb.connect() as connection:
        connection.register("given", pa.table({"text": list(texts)}))
        found = connection.execute(f"SELECT CAST({decision.style.sql('text')} AS VARCHAR) FROM given").fetchall()
    return decision, [value for (value,) in found]


def amounts(*texts: str, kind: Kind = Kind.MONEY) -> list[float | None]:
    return [None if value is None else float(value) for value in read(kind, *texts)[1]]


def days(*texts: str) -> list[str | None]:
    return [value.removesuffix(" 00:00:00") if value else None for value in read(Kind.DATE, *texts)[1]]


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("1.5k", "2M", "300"), [1500, 2_000_000, 300]),
        (("1,2 mln", "300 mila"), [1_200_000, 300_000]),
        (("R$ 1,2 mi", "R$ 300 mil"), [1_200_000, 300_000]),
        (("€1,5M", "€200k"), [1_500_000, 200_000]),
        (("1.2bn", "(3.5 mrd)"), [1_200_000_000, -3_500_000_000]),
        (("1,5 M €", "200 k €"), [1_500_000, 200_000]),
        (("1.234,- €", "5,- €"), [1234, 5]),
        (("1 234,56 kr", "kr. 99,00"), [1234.56, 99]),
        (("1 234,56 zł", "5,00 zł"), [1234.56, 5]),
        (("CHF 1’234.50", "12.00"), [1234.5, 12]),
        (("₹12,34,567.50", "₹ 1,00,000"), [1_234_567.5, 100_000]),
        (("1\u202f234,50", "1\u00a0234,50"), [1234.5, 1234.5]),
        (("(1,234.00)", "5.00-", "−6.00"), [-1234, -5, -6]),
        (("$3.972.451", "$12.000"), [3_972_451, 12_000]),
    ],
)
def test_amounts_are_read_as_people_write_them(texts: tuple[str, ...], meant: list[float]):
    assert amounts(*texts) == meant


def test_a_shortened_count_is_whole():
    assert amounts("1.5k", "2k", kind=Kind.COUNT) == [1500, 2000]


@pytest.mark.parametrize("texts", [("1.234k", "5.678k"), ("1.234,-",), ("1,234", "5,678"), ("1.234", "5.678")])
def test_a_thousand_or_a_fraction_is_asked_or_settled_never_guessed(texts: tuple[str, ...]):
    decision, values = read(Kind.MONEY, *texts)
    assert len(decision.ambiguous) == 2 or values == ["1234.0000"]


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (("2024-W05", "2024W06", "2024-W05-3"), ["2024-01-29", "2024-02-05", "2024-01-31"]),
        (("Q1 2024", "Q4 2024"), ["2024-01-01", "2024-10-01"]),
        (("T1 2024", "2T 2024", "2024-Q3"), ["2024-01-01", "2024-04-01", "2024-07-01"]),
        (("mar-24", "abr-24"), ["2024-03-01", "2024-04-01"]),
        (("202403", "202404"), ["2024-03-01", "2024-04-01"]),
        (("20240127103000", "20240203"), ["2024-01-27 10:30:00", "2024-02-03"]),
        (("1706313600000000",), ["2024-01-27"]),
        (("27/01/2024 2:30 p. m.", "03/04/2024 11:00 a. m."), ["2024-01-27 14:30:00", "2024-04-03 11:00:00"]),
        (("27/01/2024 14h30", "03/04/2024"), ["2024-01-27 14:30:00", "2024-04-03"]),
        (("27-Jan-98", "3-Feb-24"), ["1998-01-27", "2024-02-03"]),
        (("43831", "2020-01-02"), ["2020-01-01", "2020-01-02"]),
        (("24-01-27", "24-03-04", "23-12-15"), ["2024-01-27", "2024-03-04", "2023-12-15"]),
        (("27/01/24", "03/04/24"), ["2024-01-27", "2024-04-03"]),
        (("15/01/23", "01/02/23", "01/12/24"), ["2023-01-15", "2023-02-01", "2024-12-01"]),
    ],
)
def test_dates_and_periods_are_read_as_people_write_them(texts: tuple[str, ...], meant: list[str]):
    assert days(*texts) == meant


@pytest.mark.parametrize("texts", [("24/01/27", "23/12/31"), ("24-01-25",), ("27/01/24", "27/02/25"), ("03/04/2024", "05/06/2024")])
def test_an_order_that_nothing_settles_is_asked(texts: tuple[str, ...]):
    decision, _ = read(Kind.DATE, *texts)
    assert decision.style is None
    assert len(decision.ambiguous) == 2


@pytest.mark.parametrize(
    ("header", "texts", "hours"),
    [
        ("", ("2d 3h", "5h"), [51, 5]),
        ("", ("1 h 20 min", "45 min"), [4 / 3, 0.75]),
        ("", ("PT2H", "PT1H30M", "P1DT2H"), [2, 1.5, 26]),
        ("", ("2 days 03:15:00", "0 days 01:00:00"), [51.25, 1]),
        ("", ("2 giorni 3 ore", "45 minuti"), [51, 0.75]),
        ("", ("1 hora y 5 minutos", "3 horas"), [13 / 12, 3]),
        ("Duration", ("30:15", "1:30"), [30.25, 1.5]),
        ("Duration (mm:ss)", ("30:00", "90:00"), [0.5, 1.5]),
    ],
)
def test_durations_are_hours(header: str, texts: tuple[str, ...], hours: list[float]):
    assert [float(value) for value in read(Kind.HOURS, *texts, header=header)[1]] == pytest.approx(hours)


def test_what_no_style_reads_is_counted_and_shown():
    decision, values = read(Kind.MONEY, "12.50", "on request", "8.00")
    assert (decision.parsed, decision.failed, decision.examples) == (2, 1, ("on request",))
    assert values[1] is None


def test_a_sign_of_many_countries_names_no_currency():
    assert read(Kind.MONEY, "99,00 kr")[0].currency is None
    assert read(Kind.MONEY, "12.50", header="Deals/Month")[0].currency is None
    assert read(Kind.MONEY, "12.50", header="Importo€")[0].currency == "EUR"
