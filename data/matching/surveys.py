"""Questions as headers: which of a survey's columns are scores, by the words of the question and the values of the answers."""

from __future__ import annotations

import re

import pyarrow.compute as pc

from data.matching.columns import Candidate
from data.matching.names import normal, plain
from data.matching.values import values_of
from data.readers import RawTable
from data.styles.answers import bare, of_five, steps
from data.systems.intake import SCORES
from locales import Sentence

RECOMMENDING = "recomm[ea]nd|raccomand|consigl|recomi?end|recoman|aconsell|empfehl|weiterempf|\\bnps\\b|net promoter"
EFFORT = "effort|\\beas[ye]\\b|how difficult|sforzo|\\bfacil|semplice|esforco|esfuerzo|esforc|einfach|leicht|aufwand|\\bces\\b"
SATISFIED = (
    "satisf|soddisf|zufrieden|\\bcsat\\b|\\brate\\b|rating|how would you (?:rate|score|describe)|valut|voto|avali|nota\\b|valora|califica|"
    "puntu|qualifi|\\bnote[rz]|evalu|bewert|happy|contento|content"
)
SCORE = "score|punt|punteggio|voto|nota|\\bnote|bewertung"
"""Words for a score of any kind, which the name of the file tells."""
KINDS = (("nps", RECOMMENDING, 10), ("ces", EFFORT, 10), ("csat", SATISFIED, 100))
"""By kind: what its questions say in seven languages (without accents), and the highest score it has."""

ENOUGH = 0.9
"""How many of the answers must be scores."""


def scored(raw: RawTable) -> dict[str, Candidate]:
    """The scored questions among the columns, each with the field that takes its score, in the order of the survey."""
    free = list(SCORES)
    found: dict[str, Candidate] = {}
    for column in raw.header:
        kind = _kind(raw, column)
        name = next((each for each in free if kind and each.startswith(kind)), None)
        if name and kind:
            free.remove(name)
            why = Sentence("“{column}” asks what {kind} asks, and its answers are scores", column=column, kind=kind.upper())
            found[column] = Candidate(column, name, 0.9, 0, why)
    return found


def _kind(raw: RawTable, column: str) -> str | None:
    text = plain(column)
    if "nps" in normal(raw.file).split() and re.search(SCORE, text) and _are_scores(raw, column, 10):
        return "nps"
    for kind, words, most in KINDS:
        if re.search(words, text) and (_are_scores(raw, column, most) or (kind != "nps" and _are_worded(raw, column))):
            return kind
    return None


def _are_worded(raw: RawTable, column: str) -> bool:
    """Whether most answers are words of one scale of five steps; how likely people are to recommend is asked in numbers."""
    answers = values_of(raw, column).drop_null()
    counted = {str(each["values"]): each["counts"] for each in answers.value_counts().to_pylist()}
    known = sum(count for text, count in counted.items() if bare(text) in steps())
    return known * 2 > len(answers) and of_five(set(counted))


def _are_scores(raw: RawTable, column: str, most: int) -> bool:
    """Whether nearly all answers are whole numbers from 0 up to the highest score."""
    answers = values_of(raw, column).drop_null()
    if not len(answers):
        return False
    scores = pc.match_substring_regex(answers, r"^\d{1,3}(?:\.0)?$")
    if pc.mean(pc.cast(scores, "int8")).as_py() < ENOUGH:
        return False
    return (pc.max(pc.cast(answers.filter(scores), "float64")).as_py() or 0) <= most
