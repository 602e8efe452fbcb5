"""Answers to surveys."""

from __future__ import annotations

from data.checks.batch import Batch
from data.checks.words import SURVEY
from data.scales import highest, highest_of_recommendation, lowest, lowest_of_recommendation
from data.systems.intake import SCORES

BY_SCALE = {5: "csat", 10: "nps", 100: "csat"}
"""Highest value of a scale → the survey that usually has it, where a file does not say which it was."""


def shape_responses(batch: Batch) -> None:
    """One word per kind of survey, and the scale of each kind, from all of its scores. Where no kind is told, the scale tells it.

    Scored questions of a survey keep their scores until they are split (`data.links.answers`).
    """
    asked = [name for name in SCORES if batch.has(name)]
    if asked:
        batch.define(score=batch.first_of(*asked))
    elif batch.has("kind"):
        batch.define(kind=f"coalesce({batch.meaning('kind', SURVEY)}, kind)")
        _set_scales(batch, "kind = 'nps'")
    else:
        _set_kind(batch)


def _set_scales(batch: Batch, recommended: str) -> None:
    over = "PARTITION BY kind"
    high = f"CASE WHEN {recommended} THEN {highest_of_recommendation('score', over)} ELSE {highest('score', over)} END"
    low = f"CASE WHEN {recommended} THEN {lowest_of_recommendation('score', over)} ELSE {lowest('score', over)} END"
    batch.define(scale_low=f"CAST({low} AS DOUBLE)", scale_high=f"CAST({high} AS DOUBLE)")


def _set_kind(batch: Batch) -> None:
    """1 to 5 is satisfaction, 0 to 10 is recommendation, 0 to 100 is satisfaction; it is said, and so is a scale that tells nothing."""
    high = _learned(batch, f"CASE WHEN {highest('score', '')} <= 5 THEN 5 ELSE {highest_of_recommendation('score', '')} END") or 5
    kind = BY_SCALE.get(high)
    low = 0 if kind == "nps" else _learned(batch, lowest("score", "")) or 0
    batch.define(kind=f"'{kind}'" if kind else "NULL::VARCHAR", scale_low=f"{low}::DOUBLE", scale_high=f"{high}::DOUBLE")
    if kind:
        batch.note(
            "survey-kind",
            "note",
            "The scores of {count} answers lie between {low} and {high}: they are read as {kind}.",
            "score IS NOT NULL",
            low=low,
            high=high,
            kind=kind,
        )
    else:
        batch.note(
            "survey-unknown",
            "warning",
            "The scores of {count} answers lie between {low} and {high}, which may be satisfaction or effort: "
            "they count nowhere until a column “kind” says nps, csat or ces.",
            "score IS NOT NULL",
            low=low,
            high=high,
        )


def _learned(batch: Batch, window: str) -> int | None:
    """What all rows with a score have in common."""
    found = batch.connection.execute(f"SELECT {window} FROM {batch.table} WHERE score IS NOT NULL LIMIT 1").fetchall()
    return int(found[0][0]) if found else None
