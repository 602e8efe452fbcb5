"""How yes and no are written, in the languages of the readers, and as 1 and 0."""

from __future__ import annotations

from data.styles import sql
from data.styles.decision import Decision, Style
from data.styles.values import Values
from data.styles.words import FALSE_WORDS, TRUE_WORDS
from data.tables import Kind
from locales import Sentence

_WORD = "lower(trim({text}))"
WORDS = Style(
    "words",
    Kind.FLAG,
    f"(CASE WHEN {sql.one_of(_WORD, TRUE_WORDS)} THEN true WHEN {sql.one_of(_WORD, FALSE_WORDS)} THEN false END)",
    Sentence("words for yes and no, as in {example}", example="yes, sí, sim, 1, x"),
)


def decide_flag(values: Values) -> Decision:
    """The style of a column of flags."""
    read = WORDS.sql("value")
    tally = values.tally(yes=f"{read} = true", no=f"{read} = false")
    evidence = Sentence(
        "{yes} values such as “{word}” mean yes, {no} mean no.",
        yes=tally["yes"].count,
        word=tally["yes"].example or "…",
        no=tally["no"].count,
    )
    return values.decision(WORDS, evidence)
