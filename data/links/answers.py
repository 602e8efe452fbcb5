"""Surveys with several scored questions: one answer a row for each of them."""

from __future__ import annotations

from data.links.linking import Linking
from data.scales import highest, highest_of_recommendation, lowest, lowest_of_recommendation
from data.systems.intake import SCORES
from locales import Sentence


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
    over = "PARTITION BY part"
    high, low = (highest_of_recommendation, lowest_of_recommendation) if kind == "nps" else (highest, lowest)
    key = "response_id" if place == 0 else f"response_id || '/{place + 1}'"
    return (
        f"SELECT {kept}, {name} AS score, '{kind}' AS kind, CAST({low(name, over)} AS DOUBLE) AS scale_low, "
        f"CAST({high(name, over)} AS DOUBLE) AS scale_high, "
        f"{key} AS response_id FROM t_responses WHERE {name} IS NOT NULL"
    )
