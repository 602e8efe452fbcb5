"""The stages of deals as the CRM names them: which there are, in which order deals come to them, and when each deal did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from data.version import Version
from kpi.engine import facts
from kpi.expressions import literal
from kpi.stored_answers import answer_once
from kpi.tables import TABLES
from kpi.whereabouts import of_table
from locales import Sentence

LEAST_OF_WON = 0.2
"""A stage that fewer of the won deals with a history have been in is beside the way: an end, a pause, an offer withdrawn."""


def with_stages(version: Version, pipelines_apart: bool) -> tuple[str, tuple[str, ...], tuple[Sentence, ...]]:
    """Deals as SQL for a FROM clause, with `been_0`, `at_0` … for each stage; the stages in their order; what to say about them.

    Several pipelines have stages of their own: unless they are told apart already, only the largest is taken, and it is said.
    """
    deals = facts(version, "deals", TABLES["deals"].columns)
    if not version.has("stage_entries"):
        return deals, (), (Sentence("The stages on the way are not known: {why}", why=of_table("stage_changes")),)
    entries = f'SELECT deal_id, stage, "at" FROM {facts(version, "stage_entries", ("at",))}'
    pipeline = None if pipelines_apart else _largest_pipeline(version, deals, entries)
    if pipeline:
        deals = f"(SELECT * FROM {deals} WHERE pipeline = {literal(pipeline)})"
        entries = f"SELECT e.* FROM ({entries}) e SEMI JOIN {deals} d ON d.deal_id = e.deal_id"
    passing, beside = _passing(version, deals, entries)
    stages = in_order(answer_once(version, _pairs(entries)), passing)
    return _pivoted(deals, entries, stages), stages, tuple(_said(pipeline, beside))


def _said(pipeline: str | None, beside: Sequence[str]) -> Iterator[Sentence]:
    if pipeline:
        yield Sentence("Pipelines have stages of their own: shown is the largest, “{pipeline}”. Filter by another one.", pipeline=pipeline)
    if beside:
        yield Sentence(
            "Stages that fewer than {share} of the won deals have been in are no steps on the way: {stages}",
            share=f"{LEAST_OF_WON:.0%}",
            stages=list(beside),
        )


def _passing(version: Version, deals: str, entries: str) -> tuple[list[str], list[str]]:
    """The stages on the way, and those beside it; where nothing has been won yet, all are on the way."""
    rows = answer_once(
        version,
        f"SELECT e.stage, count(DISTINCT e.deal_id) FILTER (d.status = 'won') FROM ({entries}) e "
        f"JOIN {deals} d ON d.deal_id = e.deal_id GROUP BY 1 ORDER BY 1",
    )
    among = f"SELECT count(DISTINCT deal_id) FROM {deals} d SEMI JOIN ({entries}) e USING (deal_id) WHERE d.status = 'won'"
    won = answer_once(version, among)[0][0]
    passing = [str(stage) for stage, been in rows if been >= LEAST_OF_WON * won]
    return passing, [str(stage) for stage, _ in rows if stage not in passing]


def in_order(pairs: Sequence[tuple[str, str, int]], stages: Sequence[str]) -> tuple[str, ...]:
    """Stages in the order in which deals come to them: before another stands the one that more often came before it.

    `pairs` are an earlier stage, a later one, and how many deals came to them so. Each stage is as early as the number of stages it
    precedes in most deals less that of those that precede it.

    >>> pairs = [("Offer", "Talk", 1), ("Talk", "Offer", 9), ("Offer", "Contract", 5), ("Talk", "Contract", 4)]
    >>> in_order(pairs, ["Contract", "Offer", "Talk"])
    ('Talk', 'Offer', 'Contract')
    """
    often = {(earlier, later): count for earlier, later, count in pairs}
    lead = Counter[str]()
    for (earlier, later), count in often.items():
        if count > often.get((later, earlier), 0):
            lead[earlier] += 1
            lead[later] -= 1
    return tuple(sorted(stages, key=lambda stage: (-lead[stage], stage)))


def _pairs(entries: str) -> str:
    return (
        f"WITH e AS MATERIALIZED ({entries}) SELECT a.stage, b.stage, count(*) FROM e a JOIN e b ON b.deal_id = a.deal_id "
        f'AND b.stage <> a.stage AND a."at" < b."at" GROUP BY 1, 2 ORDER BY 1, 2'
    )


def _largest_pipeline(version: Version, deals: str, entries: str) -> str | None:
    """The pipeline of most deals, where another one has a stage that it does not have; else `None`."""
    if not version.has("deals", "pipeline"):
        return None
    found = answer_once(
        version,
        f"SELECT d.pipeline, count(DISTINCT d.deal_id) AS deals, list(DISTINCT e.stage) FROM ({entries}) e JOIN {deals} d "
        "ON d.deal_id = e.deal_id WHERE d.pipeline IS NOT NULL GROUP BY 1 ORDER BY deals DESC, 1",
    )
    others = set[str]().union(*(stages for _, _, stages in found[1:]))
    return str(found[0][0]) if found and others - set(found[0][2]) else None


def _pivoted(deals: str, entries: str, stages: Sequence[str]) -> str:
    columns = ", ".join(
        f'count(*) FILTER (stage = {literal(stage)}) > 0 AS been_{number}, min("at") FILTER (stage = {literal(stage)}) AS at_{number}'
        for number, stage in enumerate(stages)
    )
    if not stages:
        return deals
    return f"(SELECT * FROM {deals} d LEFT JOIN (SELECT deal_id, {columns} FROM ({entries}) GROUP BY deal_id) e USING (deal_id))"
