"""What became of deals between exports: stages, amounts, and expected days that moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from data.scratch import scratch
from data.styles import sql
from data.version import Snapshot, Version

SHOWN = 5


@dataclass(frozen=True)
class Slip:
    """One deal whose expected day moved: by how many days (later is positive), and its amount."""

    deal: str
    before: date
    after: date
    days: int
    amount: Decimal | None


@dataclass(frozen=True)
class Slippage:
    """Deals whose stage, amount or expected day changed between `since` and `until`.

    `slipped` expected later, `pulled_in` earlier; their days are added up over deals, their money is that of the deals. `raised` and
    `lowered` count amounts, `amount` is what all of them changed by. `largest` are the slips that weigh most: money times days.
    """

    since: date
    until: date
    stages: int
    slipped: int
    slipped_days: int
    slipped_amount: Decimal
    pulled_in: int
    pulled_in_days: int
    pulled_in_amount: Decimal
    raised: int
    lowered: int
    amount: Decimal
    largest: tuple[Slip, ...]

    @property
    def mean_days(self) -> float:
        """By how many days a slipped deal moved on average."""
        return self.slipped_days / self.slipped if self.slipped else 0.0


_COUNTED = tuple(each.name for each in fields(Slippage))[2:-1]


def slippage(version: Version, snapshots: Iterable[Snapshot] | None = None) -> Slippage | None:
    """What changed in these snapshots of a version, by default the last; `None` where nothing did.

    A deal that moved in several of them counts once, from its first to its last expected day.
    """
    chosen = [each for each in (version.snapshots[-1:] if snapshots is None else snapshots) if each.changes]
    if not chosen:
        return None
    files = ", ".join(sql.quote(str(version.path(each.changes or ""))) for each in chosen)
    with scratch() as connection:
        connection.execute(f"""
            CREATE OR REPLACE TEMP TABLE moved AS SELECT deal_id AS deal,
                arg_max(stage, stage_change_id) AS stage, arg_min(previous_stage, stage_change_id) AS previous_stage,
                arg_max(amount, stage_change_id) AS amount, arg_min(previous_amount, stage_change_id) AS previous_amount,
                CAST(arg_max(expected_close_at, stage_change_id) AS DATE) AS expected,
                CAST(arg_min(previous_expected_close_at, stage_change_id) AS DATE) AS previous_expected,
                min(seen_since) AS since
            FROM read_parquet([{files}]) GROUP BY deal_id
        """)
        slip = "expected - previous_expected"
        counted = connection.execute(f"""
            SELECT CAST(min(since) AS DATE), count(*) FILTER (stage <> previous_stage),
                count(*) FILTER ({slip} > 0), coalesce(sum({slip}) FILTER ({slip} > 0), 0), coalesce(sum(amount) FILTER ({slip} > 0), 0),
                count(*) FILTER ({slip} < 0), coalesce(sum(-({slip})) FILTER ({slip} < 0), 0),
                coalesce(sum(amount) FILTER ({slip} < 0), 0),
                count(*) FILTER (amount > previous_amount), count(*) FILTER (amount < previous_amount),
                coalesce(sum(amount - previous_amount), 0)
            FROM moved
        """).fetchall()[0]
        largest = connection.execute(f"""
            SELECT deal, previous_expected, expected, {slip} AS days, amount FROM moved WHERE {slip} > 0
            ORDER BY ({slip}) * coalesce(amount, 0) DESC, {slip} DESC, deal LIMIT {SHOWN}
        """).fetchall()
    since, *numbers = counted
    named = dict(zip(_COUNTED, numbers, strict=True))
    return Slippage(since=since, until=max(each.on for each in chosen), **named, largest=tuple(Slip(*row) for row in largest))
