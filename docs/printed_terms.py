"""The page of terms, printed from their declaration."""

from __future__ import annotations

from kpi.catalogue import CATALOGUE
from kpi.kpis import KPI
from kpi.lists import LISTS
from kpi.measures import Chosen, Expression, measures_in
from kpi.terms import ATTRIBUTION, ATTRIBUTION_LABEL, ATTRIBUTION_MEANING, ATTRIBUTIONS, NUMBERS, USUAL_TERMS


def terms_page() -> str:
    """Every term with its meaning, unit, bounds and usual value, and the KPIs and lists that go by it."""
    lines = ["# What KPIs go by", "", "Printed from `kpi/terms.py` by `make documents`.", "", _HOW, ""]
    lines += ["| term | what it decides | from – to | usually | gone by in |", "|---|---|---|---|---|"]
    for each in NUMBERS:
        bounds = f"{each.least:,} – {each.most:,} {each.unit}"
        lines.append(
            f"| {each.label} … (`{each.name}`) | {each.meaning} | {bounds} | {getattr(USUAL_TERMS, each.name)} | {_gone_by(each.name)} |"
        )
    touches = "; ".join(f"{name} (`{value}`)" for value, name in ATTRIBUTIONS.items())
    usual = ATTRIBUTIONS[USUAL_TERMS.attribution]
    lines.append(f"| {ATTRIBUTION_LABEL} … (`{ATTRIBUTION}`) | {ATTRIBUTION_MEANING} | {touches} | {usual} | {_gone_by(ATTRIBUTION)} |")
    return "\n".join([*lines, "", _KEPT]) + "\n"


def _gone_by(term: str) -> str:
    kpis = [f"`{kpi.id}`" for kpi in CATALOGUE.values() if _names(kpi, term)]
    lists = [f"list `{each.id}`" for each in LISTS.values() if f"{{{term}}}" in each.condition]
    return ", ".join([*kpis, *lists])


def _names(kpi: KPI, term: str) -> bool:
    """Whether a KPI goes by the term in any data."""
    formulas = (kpi.measure, *kpi.beside.values())
    return any(_chosen_by(each, term) for each in formulas) or any(
        f"{{{term}}}" in repr(measure) for each in formulas for measure in measures_in(each)
    )


def _chosen_by(expression: Expression, term: str) -> bool:
    return (isinstance(expression, Chosen) and expression.term == term) or any(_chosen_by(part, term) for part in expression.parts())


_HOW = """\
Days, numbers and a choice that formulas name and that a workspace may set: on the Data page under *What KPIs go by*, or by
`python -m kpi terms --workspace DIR --term lapse_days=90 --attribution linear` (`--usual` goes back). Commands go by what the workspace has
set; `--term` and `--attribution` say otherwise for once."""

_KEPT = """\
A KPI's page and its receipt name each term that the number goes by in the data at hand, and what is usual where it was changed. A kept
receipt is run again with the terms it had. A live link follows the workspace; a frozen one keeps the terms and the calendar of the day it
was made. Only who may edit the workspace changes them. The calendar has [a page of its own](calendar.md)."""
