"""Known values in random styles: read back equal, asked with the right reading among the choices, or set aside; never another value."""

import os
from datetime import date, timedelta
from decimal import Decimal

import duckdb
import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.styles import decide
from data.tables import Kind

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "60"))
fuzz = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
CONNECTION = duckdb.connect(config={"threads": 1})

amounts = st.lists(st.decimals(0, 9_999_999, places=2), min_size=1, max_size=8)
SIGNS = ("{}", "€ {}", "{} €", "${}", "R$ {}", "{} EUR", "CHF {}", "{} kr", "{} zł", "USD {}")
MINUS = ("-{}", "({})", "{}-", "−{}")
DATES = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d", "%d-%m-%Y", "%d/%m/%y", "%m/%d/%y", "%y-%m-%d", "%d.%m.%y", "%Y%m%d")
DATES += ("%d-%b-%Y", "%d-%b-%y", "%b %d, %Y", "%B %d, %Y", "%d %B %Y", "%Y-%m-%dT%H:%M:%SZ", "%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M %p")


def readings(texts: list[str], kind: Kind) -> list[list[object]]:
    """What each style that is taken, or offered to choose from, makes of the texts."""
    decision = decide(pa.chunked_array([texts], pa.string()), kind)
    CONNECTION.register("given", pa.table({"text": texts}))
    styles = [decision.style] if decision.style else list(decision.ambiguous)
    return [[value for (value,) in CONNECTION.execute(f"SELECT {style.sql('text')} FROM given").fetchall()] for style in styles]


def never_another(texts: list[str], meant: list[object], kind: Kind) -> None:
    found = readings(texts, kind)
    right = [all(value is None or value == each for value, each in zip(values, meant, strict=True)) for values in found]
    assert not found or any(right), (texts, meant, found)


def grouped(amount: Decimal, thousands: str, mark: str, places: int) -> str:
    whole, _, fraction = f"{amount:,.2f}".partition(".")
    return whole.replace(",", thousands) + (mark + fraction[:places] if places else "")


@fuzz
@given(
    values=amounts,
    marks=st.sampled_from(
        ((",", "."), (".", ","), (" ", ","), ("\u00a0", ","), ("\u202f", ","), ("'", "."), ("’", "."), ("", "."), ("", ","))
    ),
    sign=st.sampled_from(SIGNS),
    minus=st.sampled_from(MINUS),
    places=st.sampled_from((0, 2)),
    data=st.data(),
)
def test_amounts_are_never_read_as_others(values, marks, sign: str, minus: str, places: int, data):
    thousands, mark = marks
    values = [value if places else value.to_integral_value() for value in values]
    negative = [data.draw(st.booleans()) for _ in values]
    texts = [sign.format(grouped(value, thousands, mark, places)) for value in values]
    texts = [minus.format(text) if below else text for text, below in zip(texts, negative, strict=True)]
    never_another(texts, [-value if below else value for value, below in zip(values, negative, strict=True)], Kind.MONEY)


@fuzz
@given(
    days=st.lists(st.dates(date(1990, 1, 1), date(2035, 12, 31)), min_size=1, max_size=8),
    near=st.booleans(),
    form=st.sampled_from(DATES),
)
def test_dates_are_never_read_as_others(days: list[date], near: bool, form: str):
    if near:  # days of one export lie close together
        days = [days[0] + timedelta(days=place * 17) for place in range(len(days))]
    if "%y" in form and max(days).year - min(days).year > 9:
        return  # two-digit years that span decades: nothing tells the year from the day, and nobody has such a file
    if form.startswith("%y") and min(days).year < 2010:
        return  # what comes first is taken for a year from 10 on only: before that every system writes the day or month first
    if form.startswith("%y") and len({day.day for day in days}) == 1 and len(days) > 1:
        return  # what is the same at the end of all is taken for their year
    texts = [day.strftime(form) for day in days]
    found = readings(texts, Kind.DATE)
    right = [all(value is None or value.date() == day for value, day in zip(values, days, strict=True)) for values in found]
    assert not found or any(right), (texts, found)


@fuzz
@given(
    minutes=st.lists(st.integers(1, 5000), min_size=1, max_size=6),
    form=st.sampled_from(("{h}h {m}m", "{h}:{m:02}", "PT{h}H{m}M", "{h} h {m} min", "{h} ore {m} minuti")),
)
def test_durations_are_never_read_as_others(minutes: list[int], form: str):
    texts = [form.format(h=each // 60, m=each % 60) for each in minutes]
    for values in readings(texts, Kind.HOURS):
        assert [round(value * 60) for value in values] == minutes


@settings(fuzz, max_examples=max(EXAMPLES // 3, 10))  # each is decided in six ways
@given(
    texts=st.lists(
        st.text(min_size=1, max_size=20) | st.from_regex(r"[-(€$]?[0-9.,' ]{1,12}[)%kM€-]?", fullmatch=True), min_size=1, max_size=6
    )
)
def test_any_text_is_decided_without_an_error(texts: list[str]):
    for kind in (Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.DATE, Kind.FLAG, Kind.HOURS):
        readings(texts, kind)
