"""Rows that hold for several days are spread over them, so that each month has its share.

An advertising system writes a week, a month or a whole campaign as one row. Dated on its first day, a month would get what belongs
to the next; spread evenly, every sum stays what it was, and no day or month is off by more than the row varied within itself.
Decided in `docs/decisions/spend-over-several-days.md`.
"""

from __future__ import annotations

from data.links.linking import Linking
from data.systems.intake import SPANS
from data.tables import TABLES, Kind
from locales import Sentence

LONGEST = 1100
"""Days, three years: a longer row is not spread, and counts on its first day."""


def spread(linking: Linking, table: str) -> None:
    """One row a day for every row of several days; money to its last digit and counts as whole numbers add up to what they were."""
    first, last = SPANS[table]
    if not linking.has(table, last):
        return
    days = f"date_diff('day', {first}, {last}) + 1"
    count = linking.one(f"SELECT count(*) FROM t_{table} WHERE {days} BETWEEN 2 AND {LONGEST}")
    long = linking.one(f"SELECT count(*) FROM t_{table} WHERE {days} > {LONGEST}")
    kinds = TABLES[table].columns
    shares = [f"{_share(name, kind)} AS {name}" for name, kind in kinds.items() if kind in (Kind.MONEY, Kind.COUNT, Kind.NUMBER)]
    linking.connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE linked AS
        SELECT * EXCLUDE (_day, _days) REPLACE ({first} + to_days(CAST(_day AS INTEGER)) AS {first}, {", ".join(shares)}) FROM (
            SELECT *, unnest(range(_days)) AS _day
            FROM (SELECT *, CASE WHEN {days} BETWEEN 2 AND {LONGEST} THEN {days} ELSE 1 END AS _days FROM t_{table})
        )
    """)
    linking.put(table, "linked")
    linking.recount(table)
    sentence = Sentence(
        "{count} rows of {table} hold for several days: what they say is spread evenly over these.", count=count, table=table
    )
    linking.note("spread", "note", sentence, count)
    sentence = Sentence("{count} rows of {table} hold for more than three years: they count on their first day.", count=long, table=table)
    linking.note("span-long", "warning", sentence, long)


def _share(name: str, kind: Kind) -> str:
    """SQL: what falls on day `_day` of `_days`, as the difference of two rounded running totals, so that all days add up."""
    if kind is Kind.NUMBER:
        return f"{name} / _days"
    running = f"round({name} * CAST({{day}} AS BIGINT) / _days, {4 if kind is Kind.MONEY else 0})"
    difference = f"{running.format(day='_day + 1')} - {running.format(day='_day')}"
    return f"CAST({difference} AS {'DECIMAL(18, 4)' if kind is Kind.MONEY else 'BIGINT'})"
