"""Rows that hold for several days: from the day they begin to the day they end."""

from __future__ import annotations

from data.checks.draft import Draft
from data.systems.intake import SPANS

ENDS = {"week": "{first} + INTERVAL 6 DAY", "month": "last_day({first})"}
BEGINS = {"week": "dayofweek({first})", "month": "day({first})"}
"""SQL: what is the same for the first days of all weeks or months."""


def set_span(draft: Draft, table: str) -> None:
    """The last day of each row where its date begins a week or a month. Links spread it over these days (`data.links.spans`).

    The header says week or month (`span`); it is believed where all dates fall on one day of the week, or all on the first of a month.
    """
    first, last = SPANS[table]
    span = draft.the_one("span")
    draft.drop("span")
    if span is None or not draft.has(first):
        return
    begins = BEGINS[span].format(first=first)
    same = "1" if span == "month" else f"(SELECT min({begins}) FROM {draft.table})"
    if draft.count(f"{first} IS NOT NULL") and not draft.count(f"{begins} <> {same}"):
        end = f"CAST({ENDS[span].format(first=first)} AS TIMESTAMP)"
        draft.define(**{last: f"coalesce({draft.first_of(last)}, {end})"})
