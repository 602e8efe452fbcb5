"""Scorecards: the numbers by which a sales manager reads a rep or a team, each a KPI of the catalogue or a part of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from data.version import Version
from kpi.compute import Value, compute_together, known
from kpi.kpis import Better, Unit
from kpi.selection import Comparison, Selection
from locales import Sentence
from locales.words import N_

FEW = 30
"""A share, mean or median of fewer rows is marked: one case more or less would move it visibly."""


class Part(StrEnum):
    """What of a KPI a number is: its value, or of a ratio what is above or below the line."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"


@dataclass(frozen=True)
class Number:
    """One number of a scorecard: its name, and the part of which KPI it is. `sells` marks those that only a seller has."""

    id: str
    name: str
    kpi: str
    unit: Unit
    better: Better
    part: Part = Part.VALUE
    sells: bool = False
    is_sum: bool = False

    def of(self, value: Value) -> float | None:
        """The number in a KPI's value."""
        return {Part.VALUE: value.value, Part.NUMERATOR: value.numerator, Part.DENOMINATOR: value.denominator}[self.part]


def _sum(id_: str, name: str, kpi: str, unit: Unit, part: Part = Part.VALUE, *, sells: bool = False) -> Number:
    return Number(id_, name, kpi, unit, Better.HIGHER, part, sells, is_sum=True)


NUMBERS = (
    _sum("won_amount", N_("Value of deals won"), "deal_size", Unit.MONEY, Part.NUMERATOR, sells=True),
    Number("quota", N_("Quota"), "sales_performance", Unit.MONEY, Better.NEITHER, Part.DENOMINATOR, is_sum=True),
    Number("quota_share", N_("Share of quota"), "sales_performance", Unit.SHARE, Better.HIGHER, is_sum=True, sells=True),
    _sum("won", N_("Deals won"), "win_rate", Unit.COUNT, Part.NUMERATOR, sells=True),
    Number("win_rate", N_("Win rate"), "win_rate", Unit.SHARE, Better.HIGHER, sells=True),
    Number("deal_size", N_("Deal size"), "deal_size", Unit.MONEY, Better.HIGHER, sells=True),
    Number("sales_cycle", N_("Sales cycle"), "sales_cycle", Unit.DAYS, Better.LOWER, sells=True),
    _sum("pipeline", N_("Pipeline value"), "pipeline_value", Unit.MONEY, sells=True),
    _sum("leads", N_("Leads"), "leads", Unit.COUNT),
    Number("lead_rate", N_("Lead-to-customer rate"), "lead_to_customer_rate", Unit.SHARE, Better.HIGHER),
    Number("response", N_("Lead response time"), "lead_response_time", Unit.HOURS, Better.LOWER),
    _sum("activities", N_("Activities"), "activities", Unit.COUNT),
    Number("touches", N_("Touches per win"), "touches_per_win", Unit.COUNT, Better.LOWER, sells=True),
)


@dataclass(frozen=True)
class Score:
    """A number of one member, beside what it is compared with, and how many rows it rests on."""

    number: Number
    value: float | None
    before: float | None = None
    rows: int = 0
    immature: bool = False

    @property
    def is_few(self) -> bool:
        """Whether it rests on too few rows to say much; what adds up is what it is, however little."""
        return not self.number.is_sum and self.value is not None and self.rows < FEW


@dataclass(frozen=True)
class Card:
    """The scores of one member (`None`: rows that name nobody), or of all together, by the number's id."""

    member: str | None
    scores: Mapping[str, Score]

    def value(self, id_: str) -> float | None:
        """The value of a number; `None` also where the data does not know it."""
        return self.scores[id_].value if id_ in self.scores else None


@dataclass(frozen=True)
class Scorecards:
    """A card a member, those who won most first; all together; the numbers that are known, and why others are not."""

    cards: tuple[Card, ...]
    whole: Card
    numbers: tuple[Number, ...]
    lacking: tuple[tuple[Number, Sentence], ...]

    def card(self, member: str | None) -> Card | None:
        """The card of a member."""
        return next((each for each in self.cards if each.member == member), None)


def scorecards(version: Version, selection: Selection, dimension: str) -> Scorecards:
    """The scorecards of those members of a dimension who sell, whichever of them the selection is narrowed to."""
    kept = tuple(each for each in selection.filters if each.dimension != dimension)
    asked = replace(selection, filters=kept, grain=None)
    kpis = tuple(dict.fromkeys(each.kpi for each in NUMBERS))
    members = _values(version, kpis, asked, (dimension,))
    wholes = _values(version, kpis, asked, ())
    reasons = {kpi: each.now.reason for (kpi, _), each in members.items() if each.now.reason}
    numbers = tuple(each for each in NUMBERS if each.kpi not in reasons)
    names = dict.fromkeys(member for _, member in members if _sells(member, members, numbers))
    cards = [Card(name, _scores(name, members, numbers)) for name in names]
    order = sorted(cards, key=lambda card: (card.member is None, -(card.value("won_amount") or card.value("won") or 0), card.member or ""))
    lacking = tuple((each, reasons[each.kpi]) for each in NUMBERS if each.kpi in reasons)
    return Scorecards(tuple(order), Card(None, _scores(None, wholes, numbers)), numbers, lacking)


@dataclass(frozen=True)
class _Then:
    """A value, and the same KPI in the period compared with."""

    now: Value
    before: Value | None


def _values(version: Version, kpis: Sequence[str], selection: Selection, by: tuple[str, ...]) -> dict[tuple[str, str | None], _Then]:
    """(KPI, member) → its values."""
    compared = selection.compared if selection.comparison.is_period else None
    plain = replace(selection, comparison=Comparison.NONE, other=None)
    asked = [selection, *([replace(plain, period=compared)] if compared else [])]
    now, *then = compute_together(version, kpis, asked, by, beside=False)
    earlier = {_key(value): value for value in (then[0] if then else ())}
    return {_key(value): _Then(value, None if value.no_data_before else earlier.get(_key(value))) for value in now}


def _key(value: Value) -> tuple[str, str | None]:
    return value.kpi, value.group[0][1] if value.group else None


def _scores(member: str | None, values: Mapping[tuple[str, str | None], _Then], numbers: Sequence[Number]) -> dict[str, Score]:
    found = {each.id: values.get((each.kpi, member)) for each in numbers}
    return {each.id: _score(each, found[each.id]) for each in numbers}


def _score(number: Number, found: _Then | None) -> Score:
    if found is None:
        return Score(number, None)
    before = number.of(found.before) if found.before else None
    return Score(number, number.of(found.now), before, found.now.rows, found.now.immature)


def _sells(member: str | None, values: Mapping[tuple[str, str | None], _Then], numbers: Sequence[Number]) -> bool:
    found = (values.get((each.kpi, member)) for each in numbers if each.sells)
    return any(each is not None and (each.now.rows or (each.before and each.before.rows)) for each in found)


def kpi_of(version: Version, number: Number) -> Sentence:
    """What the KPI of a number means, for who wants to know."""
    meaning = known(version, number.kpi).meaning
    return meaning if isinstance(meaning, Sentence) else Sentence(meaning)
