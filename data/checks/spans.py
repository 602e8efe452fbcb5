"""Rows that hold for several days: from the day they begin to the day they end."""

from __future__ import annotations

from data.checks.batch import Batch
from data.systems.intake import SPANS

ENDS = {"week": "{first} + INTERVAL 6 DAY", "month": "last_day({first})"}
BEGINS = {"week": "dayofweek({first})", "month": "day({first})"}
"""SQL: what is the same for the first days of all weeks or months."""


def set_span(batch: Batch, table: str) -> None:
    """The last day of each row where its date begins a week or a month. Links spread it over these days (`data.links.spans`).

    The header says week or month (`span`); it is believed where all dates fall on one day of the week, or all on the first of a month.
    """
    first, last = SPANS[table]
    span = batch.the_one("span")
    batch.drop("span")
    if span is None or not batch.has(first):
        return
    begins = BEGINS[span].format(first=first)
    same = "1" if span == "month" else f"(SELECT min({begins}) FROM {batch.table})"
    if batch.count(f"{first} IS NOT NULL") and not batch.count(f"{begins} <> {same}"):
        end = f"CAST({ENDS[span].format(first=first)} AS TIMESTAMP)"
        batch.define(**{last: f"coalesce({batch.first_of(last)}, {end})"})
