"""The charts of the pages that look ahead: same promises as the others, and what is particular to each."""

import pandas as pd
import pytest

from charts.conversions import Conversion, conversions
from charts.locale import vega_locale
from charts.months_ahead import MonthAhead, months_ahead
from charts.outcomes import MOST_POINTS, outcomes
from charts.steps_between import StepBetween, steps_between

WORDS = {"title": "What comes", "axis": "Revenue (EUR)", "language": "it"}
CURVE = pd.DataFrame({"days": range(1000)}).assign(
    **{f"{name}{end}": value for name, value in (("won", 0.4), ("lost", 0.5), ("open", 0.1)) for end in ("", "_low", "_high")}
)


def a_curve(curve: pd.DataFrame = CURVE):
    return outcomes(curve, series={"won": "Vinte", "lost": "Perse", "open": "Aperte"}, days="Giorni", **WORDS)


CHARTS = {
    "months": lambda: months_ahead([MonthAhead("ott 2026", 10.0, 8.0, 12.0, "10 €", 11.0, "11 €")], names=("Atteso", "Regola"), **WORDS),
    "curve": a_curve,
    "conversions": lambda: conversions(
        [Conversion("Eventi", 0.75, 0.4, 0.93, 0.5, "75 %", "50 %", few=True)], names=("Osservata", "Attesa"), overall=0.2,
        overall_name="Tutti", **WORDS,
    ),
    "steps": lambda: steps_between(
        [StepBetween("Ora", 0, 10, "10 €", whole=True), StepBetween("Lead", 10, 8, "−2 €")], target=12.0, target_name="Obiettivo", **WORDS
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_carries_its_title_its_axis_and_its_language(name):
    spec = CHARTS[name]().to_dict()
    assert spec["description"] == "What comes"
    assert "Revenue (EUR)" in str(spec)
    assert spec["config"]["locale"] == vega_locale("it")


def test_a_long_curve_is_thinned_and_names_its_lines():
    spec = a_curve().to_dict()
    assert max(len(rows) for rows in spec["datasets"].values()) <= 3 * (MOST_POINTS + 10)
    assert all(name in str(spec["datasets"]) for name in ("Vinte", "Perse", "Aperte"))


def test_without_a_range_or_a_rule_only_bars_are_drawn():
    spec = months_ahead([MonthAhead("ott 2026", 10.0, None, None, "10 €")], names=("Atteso", "Regola"), **WORDS).to_dict()
    assert "diamond" not in str(spec)


def test_rises_falls_and_wholes_are_told_apart():
    spec = CHARTS["steps"]().to_dict()
    assert {row["kind"] for rows in spec["datasets"].values() for row in rows if "kind" in row} == {"whole", "fall"}
