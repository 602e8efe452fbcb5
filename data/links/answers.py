"""Surveys with several scored questions: one answer a row for each of them."""

from __future__ import annotations

from data.links.linking import Linking
from data.systems.intake import SCORES
from locales import Sentence

SCALES = ((5, 1), (7, 1), (10, 1), (100, 0))
"""Highest and lowest value of the scales in use; the first that holds every answer to a question is its scale."""


def split_answers(linking: Linking) -> None:
    """A row that answers three scored questions becomes three answers, each with its kind and its question's scale."""
    asked = [name for name in SCORES if linking.has("responses", name)]
    if not asked:
        return
    before = linking.tables["responses"]
    kept = "* EXCLUDE (" + ", ".join(("score", "kind", "scale_low", "scale_high", "response_id", *SCORES)) + ")"
    nothing = " AND ".join(f"{name} IS NULL" for name in asked)
    selects = [f"SELECT {kept}, score, kind, scale_low, scale_high, response_id FROM t_responses WHERE {nothing}"]
    selects += [_answers(name, kept, place) for place, name in enumerate(asked)]
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE linked AS {' UNION ALL BY NAME '.join(selects)}")
    linking.put("responses", "linked")
    more = linking.recount("responses") - before
    sentence = Sentence("Answers to further questions of the same survey, counted each on its own: {count}.", count=more)
    linking.note("answers-split", "note", sentence, more)


def _answers(name: str, kept: str, place: int) -> str:
    kind = name.split("_", maxsplit=1)[0]
    highest = f"max({name}) OVER (PARTITION BY part)"
    low = "0" if kind == "nps" else f"CASE {' '.join(f'WHEN {highest} <= {high} THEN {least}' for high, least in SCALES)} END"
    low = f"least({low}, min({name}) OVER (PARTITION BY part))"
    high = "10" if kind == "nps" else f"CASE {' '.join(f'WHEN {highest} <= {high} THEN {high}' for high, _ in SCALES)} END"
    key = "response_id" if place == 0 else f"response_id || '/{place + 1}'"
    return (
        f"SELECT {kept}, {name} AS score, '{kind}' AS kind, CAST({low} AS DOUBLE) AS scale_low, CAST({high} AS DOUBLE) AS scale_high, "
        f"{key} AS response_id FROM t_responses WHERE {name} IS NOT NULL"
    )
