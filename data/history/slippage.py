"""What became of deals between exports: stages, amounts, and expected days that moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb

from data.scratch import scratch
from data.styles import sql
from data.version import Snapshot, Version

SHOWN = 5

Money = tuple[tuple[str | None, Decimal], ...]
"""Amounts by currency, the largest part of the deals first; `None` for deals that name none."""


@dataclass(frozen=True)
class Slip:
    """One deal whose expected day moved: by how many days (later is positive), and its amount in the currency of the export."""

    deal: str
    before: date
    after: date
    days: int
    amount: Decimal | None
    currency: str | None


@dataclass(frozen=True)
class Slippage:
    """Deals whose stage, amount or expected day changed between `since` and `until`.

    `slipped` expected later, `pulled_in` earlier; their days are added up over deals, their money is that of the deals. `raised` and
    `lowered` count amounts, `changed` is what all of them changed by. Money is as exported, never added across currencies. `largest` are
    the slips that weigh most: money times days; in several currencies, days.
    """

    since: date
    until: date
    stages: int
    slipped: int
    slipped_days: int
    slipped_money: Money
    pulled_in: int
    pulled_in_days: int
    pulled_in_money: Money
    raised: int
    lowered: int
    changed: Money
    largest: tuple[Slip, ...]

    @property
    def mean_days(self) -> float:
        """By how many days a slipped deal moved on average."""
        return self.slipped_days / self.slipped if self.slipped else 0.0


_SLIP = "(expected - previous_expected)"
_COUNTS = {
    "stages": "count(*) FILTER (stage <> previous_stage)",
    "slipped": f"count(*) FILTER ({_SLIP} > 0)",
    "slipped_days": f"coalesce(sum({_SLIP}) FILTER ({_SLIP} > 0), 0)",
    "pulled_in": f"count(*) FILTER ({_SLIP} < 0)",
    "pulled_in_days": f"coalesce(sum(-{_SLIP}) FILTER ({_SLIP} < 0), 0)",
    "raised": "count(*) FILTER (amount > previous_amount)",
    "lowered": "count(*) FILTER (amount < previous_amount)",
}
_COUNTED = ", ".join(_COUNTS.values())
_SUMS = {
    "slipped_money": ("amount", f"{_SLIP} > 0"),
    "pulled_in_money": ("amount", f"{_SLIP} < 0"),
    "changed": ("amount - previous_amount", "amount <> previous_amount"),
}


def slippage(version: Version, snapshots: Iterable[Snapshot] | None = None) -> Slippage | None:
    """What changed in these snapshots of a version, by default the last; `None` where nothing did.

    A deal that moved in several of them counts once, from its first to its last expected day.
    """
    chosen = [each for each in (version.snapshots[-1:] if snapshots is None else snapshots) if each.changes]
    if not chosen:
        return None
    with scratch() as connection:
        _moved(connection, version, chosen)
        since, *told = connection.execute(f"SELECT CAST(min(since) AS DATE), {_COUNTED} FROM moved").fetchall()[0]
        money = {name: _money(connection, *each) for name, each in _SUMS.items()}
        largest = connection.execute(f"""
            SELECT deal, previous_expected, expected, {_SLIP}, amount, currency FROM moved WHERE {_SLIP} > 0
            ORDER BY CASE WHEN (SELECT count(DISTINCT coalesce(currency, '')) FROM moved) = 1 THEN {_SLIP} * coalesce(amount, 0) END DESC,
                {_SLIP} DESC, deal LIMIT {SHOWN}
        """).fetchall()
    counted: dict[str, Any] = dict(zip(_COUNTS, told, strict=True)) | money
    return Slippage(since=since, until=max(each.on for each in chosen), **counted, largest=tuple(Slip(*row) for row in largest))


def _moved(connection: duckdb.DuckDBPyConnection, version: Version, chosen: Iterable[Snapshot]) -> None:
    """The table `moved`: each deal that changed, from how it first was to how it last is."""
    files = ", ".join(sql.quote(str(version.path(each.changes or ""))) for each in chosen)
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE moved AS SELECT * FROM (
            SELECT deal_id AS deal,
                arg_max(stage, stage_change_id) AS stage, arg_min(previous_stage, stage_change_id) AS previous_stage,
                arg_max(amount, stage_change_id) AS amount, arg_min(previous_amount, stage_change_id) AS previous_amount,
                CAST(arg_max(expected_close_at, stage_change_id) AS DATE) AS expected,
                CAST(arg_min(previous_expected_close_at, stage_change_id) AS DATE) AS previous_expected,
                min(seen_since) AS since
            FROM read_parquet([{files}]) GROUP BY deal_id
        ) LEFT JOIN ({_currencies(connection, version, chosen)}) USING (deal)
    """)


def _currencies(connection: duckdb.DuckDBPyConnection, version: Version, chosen: Iterable[Snapshot]) -> str:
    """SQL for the currency of each deal as the exports name it: what changes are told in, before anything is converted."""
    parts = []
    for place, each in enumerate(chosen):
        file = f"read_parquet({sql.quote(str(version.path(each.part)))})"
        there = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {file}").fetchall()}
        if {"deal_id", "currency"} <= there:
            parts.append(f"SELECT CAST(deal_id AS VARCHAR) AS deal, upper(currency) AS currency, {place} AS place FROM {file}")
    united = " UNION ALL ".join(parts) or "SELECT '' AS deal, NULL::VARCHAR AS currency, 0 AS place"
    return f"SELECT deal, arg_max(currency, place) AS currency FROM ({united}) WHERE deal IS NOT NULL GROUP BY deal"


def _money(connection: duckdb.DuckDBPyConnection, amount: str, where: str) -> Money:
    """The amounts of some deals, added up by currency."""
    rows = connection.execute(f"""
        SELECT currency, sum({amount}) FROM moved WHERE {where} AND amount IS NOT NULL
        GROUP BY currency ORDER BY count(*) DESC, currency
    """).fetchall()
    return tuple(rows)
