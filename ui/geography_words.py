"""What a map says in one sentence, and which places moved most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kpi.compute import Value
from kpi.geography import Mapped, Placed
from kpi.kpis import KPI, Better
from locales import Sentence, numbers
from ui.leaderboards import SMALL
from ui.values import move, shown
from ui.words import language

Name = Callable[[Placed], str]


def headline(found: Mapped, kpi: KPI, name: Name, currency: str | None, *, within: str = "", change: bool = False) -> Sentence:
    """Which place leads, and by how much; of changes, which moved most. Places of few rows never lead a rate.

    `within` is the country shown.
    """
    subject = Sentence("{kpi} · {place}", kpi=kpi.title, place=within) if within else kpi.title
    if found.whole is None or found.whole.value is None:
        return subject
    moved = most_moved(found.placed)
    if change and moved:
        return Sentence("{kpi}: {place} moved most, {change}", kpi=subject, place=name(moved[0]), change=_moved(moved[0].value, kpi))
    whole = shown(found.whole.value, kpi.unit, currency, short=True)
    leaders = [each for each in found.placed if each.value.value is not None and (kpi.additive or each.value.rows >= SMALL)]
    if not leaders or not (kpi.additive or _ahead(leaders[0].value, found.whole, kpi)):
        return Sentence("{kpi}: {whole}; no place stands out", kpi=subject, whole=whole)
    first, share = leaders[0], found.ranked.share(leaders[0].value)
    value = shown(first.value.value, kpi.unit, currency, short=True)
    if len(found.placed) == 1:
        return Sentence("{kpi}: {value}, all in {place}", kpi=subject, place=name(first), value=value)
    if share is not None:
        return Sentence(
            "{kpi}: {place} leads with {share} of the whole", kpi=subject, place=name(first), share=numbers.share(share, language())
        )
    return Sentence("{kpi}: {place} is ahead with {value}; all together {whole}", kpi=subject, place=name(first), value=value, whole=whole)


def _ahead(value: Value, whole: Value, kpi: KPI) -> bool:
    """Whether a place is on the better side of all together; those of few rows can leave only places behind it."""
    if whole.value is None or value.value is None:
        return False
    return value.value < whole.value if kpi.better is Better.LOWER else value.value > whole.value


def most_moved(placed: Sequence[Placed]) -> list[Placed]:
    """Places with rows enough that changed, those that changed most first, up or down."""
    changed = [each for each in placed if each.value.change and each.value.rows >= SMALL]
    return sorted(changed, key=lambda each: -abs(each.value.change or 0))


def rose_and_fell(placed: Sequence[Placed]) -> tuple[Placed | None, Placed | None]:
    """The place that rose most and the one that fell most."""
    moved = most_moved(placed)
    rose = next((each for each in moved if (each.value.change or 0) > 0), None)
    return rose, next((each for each in moved if (each.value.change or 0) < 0), None)


def _moved(value: Value, kpi: KPI) -> str:
    moved = move(value, kpi)
    return moved.text if moved else ""
