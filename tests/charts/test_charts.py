"""Charts say what they show, in the reader's language, with few enough marks to stay quick."""

from datetime import date, timedelta

import altair as alt
import pytest

from charts.bars import MOST, Bar, bars
from charts.finish import Scale
from charts.intervals import Estimate, intervals
from charts.locale import vega_locale
from charts.sparkline import sparkline
from charts.trend import Point, Range, trend

DAYS = [date(2025, 1, 1) + timedelta(days=number) for number in range(60)]
WORDS = {"title": "Win rate by month", "axis": "Win rate (%)", "scale": Scale.SHARE, "language": "it"}


def a_trend(points=None):
    points = points or [Point(day, 0.5, "gen", "50 %", partial=day == DAYS[-1]) for day in DAYS]
    return trend(points, [Point(day, 0.4, "gen", "40 %") for day in DAYS], names=("Ora", "Prima"), **WORDS)


CHARTS = {
    "trend": a_trend,
    "bars": lambda: bars([Bar("Ana", 0.5, "50 %", 0.4, "40 %")], names=("Ora", "Prima"), reference=0.45, **WORDS),
    "intervals": lambda: intervals([Estimate("Web", 0.5, 0.3, 0.7, "50 % (30–70 %)")], reference=0.4, **WORDS),
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_carries_its_title_its_axis_and_its_language(name):
    spec = CHARTS[name]().to_dict()
    assert spec["description"] == "Win rate by month"
    assert "Win rate (%)" in str(spec)
    assert spec["config"]["locale"] == vega_locale("it")


@pytest.mark.parametrize("name", CHARTS)
def test_no_chart_draws_ten_thousand_marks(name):
    spec = CHARTS[name]().to_dict()
    assert sum(len(rows) for rows in spec["datasets"].values()) < 10_000


def test_italian_axes_write_thousands_with_a_point_and_months_in_italian():
    locale = vega_locale("it")
    assert (locale["number"]["decimal"], locale["number"]["thousands"]) == (",", ".")
    assert locale["time"]["months"][0] == "gennaio"
    assert locale["time"]["days"][0] == "domenica"


def test_a_step_without_value_is_a_gap_and_not_zero():
    spec = a_trend([Point(DAYS[0], 0.5, "gen", "50 %"), Point(DAYS[1], None, "feb", "–")]).to_dict()
    values = [
        row["value"]
        for rows in spec["datasets"].values()
        for row in rows
        if row["start"].startswith("2025-01-02") and row["series"] == "Ora"
    ]
    assert 0 not in values


def test_bars_show_no_more_members_than_can_be_read():
    spec = bars([Bar(str(number), 1.0, "1") for number in range(99)], names=("Ora", "Prima"), **WORDS).to_dict()
    assert max(len(rows) for rows in spec["datasets"].values()) == MOST


@pytest.mark.parametrize("expected", [[], [Range(date(2026, month, 1), 1.0, 4.0, "") for month in (2, 3, 4)]])
def test_the_small_trend_of_a_card_is_what_the_schema_allows(expected):
    points = [
        Point(date(2026, month, 1), value, f"month {month}", str(value), month == 4) for month, value in enumerate((1.0, None, 3.0, 2.0), 1)
    ]
    drawn = sparkline(points, title="Revenue step by step", language="it", expected=expected)
    alt.LayerChart.from_dict(drawn)  # raises where it is not
    assert drawn["description"] == "Revenue step by step"
    assert [row["value"] for row in drawn["data"]["values"]] == [1.0, 3.0, 2.0]
    assert drawn["layer"][-1]["data"]["values"] == [{"place": 3, "value": 2.0, "step": "month 4", "shown": "2.0"}]
    assert drawn["layer"][-1]["mark"]["filled"] is False


@pytest.mark.parametrize("name", CHARTS)
def test_every_side_has_its_own_padding_as_streamlit_needs_it(name):
    """Streamlit 1.67 sets the bottom one in the browser, and shows an error in place of a chart with one number for all sides."""
    assert set(CHARTS[name]().to_dict()["padding"]) == {"left", "right", "top", "bottom"}
