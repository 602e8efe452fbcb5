"""Which terms a KPI's number goes by in the data at hand, and how a person is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from data.version import Version
from kpi.kpis import KPI
from kpi.measures import Expression
from kpi.resolve import resolved
from kpi.terms import ATTRIBUTION, ATTRIBUTION_SAID, ATTRIBUTIONS, NUMBERS, USUAL_TERMS, Attribution, Terms
from locales import Sentence


@dataclass(frozen=True)
class Used:
    """A term that a number goes by: as a sentence, and as one where it is the usual one; `is_changed` where it is not."""

    name: str
    said: Sentence
    usual: Sentence
    is_changed: bool


def terms_used(version: Version, kpi: KPI, terms: Terms) -> tuple[Used, ...]:
    """The terms by which a KPI, or a value beside it, is counted in this data."""
    formulas = (kpi.measure, *kpi.beside.values())
    return tuple(
        Used(name, said(name, terms), said(name, USUAL_TERMS), getattr(terms, name) != getattr(USUAL_TERMS, name))
        for name, other in _others(terms)
        if _differ(version, formulas, terms, other)
    )


def said(name: str, terms: Terms) -> Sentence:
    """One term with what is set for it."""
    if name == ATTRIBUTION:
        return Sentence(ATTRIBUTION_SAID, touch=Sentence(ATTRIBUTIONS[terms.attribution]))
    return Sentence(next(each.said for each in NUMBERS if each.name == name), number=getattr(terms, name))


def _others(terms: Terms) -> Iterator[tuple[str, Terms]]:
    """Each term by name, with the terms in which it alone is another."""
    for each in NUMBERS:
        number: Any = each.least if getattr(terms, each.name) != each.least else each.most
        yield each.name, replace(terms, **{each.name: number})
    other = next(each for each in Attribution if each is not terms.attribution)
    yield ATTRIBUTION, replace(terms, attribution=other)


def _differ(version: Version, formulas: Iterable[Expression], terms: Terms, other: Terms) -> bool:
    """Whether any formula is another one in other terms: then it goes by the term in which they differ."""
    return any(resolved(each, version, terms) != resolved(each, version, other) for each in formulas)
