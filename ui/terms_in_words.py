"""Which terms a number goes by, and that one was changed, as a reader is told."""

from __future__ import annotations

from collections.abc import Sequence

from kpi.kpis import KPI
from kpi.terms_used import Used, terms_used
from locales import Sentence
from ui.scene import Scene


def terms_of_kpi(scene: Scene, kpi: KPI) -> list[Sentence]:
    """A sentence for each term that the KPI goes by in this data."""
    return in_words(terms_used(scene.data, kpi, scene.selection.terms))


def in_words(used: Sequence[Used]) -> list[Sentence]:
    """What is set, and where it was changed, what is usual."""
    return [
        Sentence("Set for this workspace: {what} (usually: {usual}).", what=each.said, usual=each.usual)
        if each.is_changed
        else Sentence("As is usual, {what}; it can be set.", what=each.said)
        for each in used
    ]
