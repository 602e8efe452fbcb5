"""What is wrong with a formula, where, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lark import Token, Tree
from rapidfuzz import fuzz, process

from kpi.own.folding import folded
from locales import Sentence, SentenceError

NEAR = 65
"""How alike (0 to 100) two words must be for one to be offered in the place of the other."""


class FormulaError(SentenceError):
    """A formula that cannot be used. `start` and `end` are the place of the fault in it, `instead` what could stand there."""

    def __init__(self, what: Sentence, start: int, end: int, instead: str | None = None) -> None:
        told = instead and len(instead) > 1  # a sign that is missing is named already
        meant = Sentence("{what} Did you mean “{instead}”?", what=what, instead=instead) if told else what
        super().__init__(Sentence("At character {place}: {what}", place=start + 1, what=meant))
        self.start, self.end, self.instead = start, end, instead

    def mended(self, formula: str) -> str | None:
        """The formula with what was probably meant in its place; `None` where nothing is offered."""
        return None if self.instead is None else formula[: self.start] + self.instead + formula[self.end :]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one; `None` where none is like it."""
    found = process.extractOne(word, list(known), scorer=_likeness, score_cutoff=NEAR)
    return found[0] if found else None


def nearest_of(word: str, known: Mapping[str, str]) -> str | None:
    """What the nearest of the folded words stands for."""
    found = nearest(folded(word), known)
    return None if found is None else known[found]


def place_of(node: Tree[Token] | Token) -> tuple[int, int]:
    """Where a part of a formula begins and ends."""
    if isinstance(node, Token):
        return node.start_pos or 0, node.end_pos or 0
    return node.meta.start_pos, node.meta.end_pos


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:
    return max(fuzz.ratio(one, other, score_cutoff=score_cutoff), fuzz.token_sort_ratio(one, other, score_cutoff=score_cutoff))
