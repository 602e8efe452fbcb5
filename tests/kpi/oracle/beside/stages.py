"""In which stage a deal was on a day, and how often deals are won from there, from the definitions alone."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from tests.kpi.oracle.once import Frames, once
from tests.kpi.oracle.pipeline import ENDS, _changes, _effective, known
from tests.kpi.oracle.slice import Slice

Changes = tuple[Any, ...]
Shares = dict[str | None, float]


def stage_at(deal: Any, changes: Changes, moment: pd.Timestamp) -> tuple[str | None, bool]:
    """The stage just before a moment, and whether it is today's; an end is no stage in which a deal is open."""
    ordered = sorted(changes, key=lambda each: _effective(deal, each))
    return _between([c for c in ordered if _effective(deal, c) < moment], [c for c in ordered if _effective(deal, c) >= moment], deal)


def _between(before: list[Any], after: list[Any], deal: Any) -> tuple[str | None, bool]:
    """What the change before says, else what the next says it was before; today's where nothing came after and nothing has ended."""
    is_now = not after and pd.isna(deal.closed_at)
    told = [each.stage for each in reversed(before)]
    later = [each.previous_stage if _is_open(each.previous_stage) else each.stage for each in after]
    order = [deal.stage, *told] if is_now else [*told, *later, deal.stage]
    if is_now and isinstance(deal.stage, str):
        return deal.stage, True
    return next((stage for stage in order if _is_open(stage)), None), is_now


def _is_open(stage: object) -> bool:
    return isinstance(stage, str) and stage not in ENDS


def _been(deal: Any, changes: Changes) -> Iterator[str | None]:
    """Every stage in which a deal has been before it closed, the one in which it was opened among them."""
    if pd.isna(deal.created_at):
        yield _between([], [], deal)[0]
        return
    ordered = sorted(changes, key=lambda each: _effective(deal, each))
    opened = sum(_effective(deal, each) < deal.created_at for each in ordered)  # ends of a deal that closed before it was opened
    for place, came in [(opened, deal.created_at), *((place + 1, _effective(deal, each)) for place, each in enumerate(ordered))]:
        if pd.isna(deal.closed_at) or came < deal.closed_at or came == deal.created_at:
            yield _between(ordered[:place], ordered[place:], deal)[0]


@once
def win_rates(frames: Frames) -> Shares:
    """Of the deals ever in a stage and decided since, the share won."""
    changes = _changes(known(Slice(frames, pd.Timestamp.min.date(), pd.Timestamp.max.date())))
    decided = frames["deals"][frames["deals"]["status"].isin(["won", "lost"])]
    told = [(stage, deal.status == "won") for deal in decided.itertuples() for stage in set(_been(deal, changes.get(deal.deal_id, ())))]
    return {stage: pd.Series([won for each, won in told if each == stage]).mean() for stage in {each for each, _ in told}}


@once
def chances(frames: Frames) -> Shares:
    """The middle of the chances that the CRM states of the open deals in a stage."""
    running = frames["deals"][frames["deals"]["status"].eq("open") & frames["deals"]["probability"].notna()]
    return running.groupby("stage")["probability"].median().to_dict()
