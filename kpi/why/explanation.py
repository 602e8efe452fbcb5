"""Why a KPI changed: its value before and after, what it is made of, who contributed what. Arithmetic alone: it names no causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from data.version import Version
from kpi.comparison import Comparison
from kpi.compute import compute, known
from kpi.derived.making import extended
from kpi.kpis import KPI
from kpi.measures import Expression, Measure
from kpi.periods import Period
from kpi.resolve import resolved
from kpi.selection import Selection
from kpi.why.dimensions import Unevenness, most_uneven_first, unevenness
from kpi.why.drivers import Driver, drivers_of, tree_drivers
from kpi.why.formula import amount_of
from kpi.why.members import Member, splits
from kpi.why.movements import movements
from kpi.why.split import Split
from kpi.why.trees import Tree, trees_of
from kpi.why.two_periods import TwoPeriods, two_periods
from locales import Sentence


@dataclass(frozen=True)
class Explanation:
    """A KPI in two periods. `drivers` and `members` each add up to `change` exactly, where there are any; `shared` has the
    members of every dimension looked at.

    `of` is what is explained where that is not the KPI itself: of a median the mean, which can be taken apart. `because` says why there
    is nothing to explain, `no_members` why members cannot share it. `trees` are the other ways to take it apart.
    """

    kpi: KPI
    period: Period
    compared: Period | None
    before: Fraction | None
    after: Fraction | None
    tree: Tree | None = None
    trees: tuple[Tree, ...] = ()
    drivers: tuple[Driver, ...] = ()
    dimension: str | None = None
    shared: Mapping[str, tuple[Member, ...]] = field(default_factory=dict)
    dimensions: tuple[Unevenness, ...] = ()
    of: Sentence | None = None
    because: Sentence | None = None
    no_members: Sentence | None = None

    @property
    def members(self) -> tuple[Member, ...]:
        """The members of the dimension, largest share first; none where the change cannot be shared by any."""
        return self.shared.get(self.dimension or "", ())

    @property
    def change(self) -> Fraction:
        """What there is to explain; 0 where there is no value to compare."""
        return Fraction(0) if self.before is None or self.after is None else self.after - self.before


def compared_selection(selection: Selection) -> Selection:
    """The selection, compared with the period before where it is compared with none."""
    return selection if selection.comparison.is_period else replace(selection, comparison=Comparison.PREVIOUS)


def explain(
    version: Version,
    kpi_id: str,
    selection: Selection,
    *,
    dimension: str | None = None,
    tree: str | None = None,
    among: Sequence[str] | None = None,
) -> Explanation:
    """Why a KPI changed between the selection's period and the one it is compared with (the one before, where there is none).

    `dimension` is that whose members are told, the most uneven of those `among` (all that it can be split by) without; `tree` the way to
    take it apart. Raises UnknownKPI.
    """
    selection, version = replace(compared_selection(selection), grain=None), extended(version)
    kpi = known(version, kpi_id)
    headline = compute(version, [kpi_id], selection)[0]
    empty = Explanation(kpi, selection.period, selection.compared, None, None)
    if headline.reason:
        return replace(empty, because=headline.reason)
    expression, of = _explained(kpi, resolved(kpi.measure, version, selection.terms, selection.today), version, selection)
    trees = tuple(trees_of(version, kpi, selection))
    read = two_periods(version, [expression, *(each.upto for one in trees for each in one.factors)], selection)
    sides = read.sides(expression)
    found = replace(empty, before=amount_of(expression, sides.before), after=amount_of(expression, sides.after), of=of)
    if found.before is None or found.after is None or headline.comparison is None:
        return replace(found, because=_nothing(found, headline.comparison is None))
    moved = movements(version, kpi, selection, found.change)
    found = replace(found, drivers=tuple(moved)) if moved else _with_drivers(found, expression, trees, tree, read)
    split = Split.of(version, kpi, expression, selection, found.change)
    return _with_members(found, split, dimension, among)


def _explained(kpi: KPI, expression: Expression, version: Version, selection: Selection) -> tuple[Expression, Sentence | None]:
    """The KPI's formula, of a median that of the mean beside it."""
    mean = kpi.beside.get("mean")
    if mean is None or splits(expression) or not isinstance(expression, Measure):
        return expression, None
    return resolved(mean, version, selection.terms, selection.today), Sentence(
        "A median cannot be taken apart; what follows is about the mean."
    )


def _nothing(found: Explanation, beyond: bool) -> Sentence:
    if found.after is None:
        return Sentence("There is no value in this period.")
    if beyond:
        return Sentence("The data does not reach back to the period that is compared with.")
    return Sentence("There is no value in the period that is compared with.")


def _with_drivers(found: Explanation, expression: Expression, trees: tuple[Tree, ...], chosen: str | None, read: TwoPeriods) -> Explanation:
    filled = {each.id: (each, drivers) for each in trees if (drivers := tree_drivers(each, read))}
    found = replace(found, trees=tuple(each for each, _ in filled.values()))
    if not filled:
        return replace(found, drivers=tuple(drivers_of(expression, read)))
    tree, drivers = filled.get(chosen or "", next(iter(filled.values())))
    return replace(found, tree=tree, drivers=tuple(drivers))


def _with_members(found: Explanation, split: Split, dimension: str | None, among: Sequence[str] | None) -> Explanation:
    if not splits(split.expression):
        return replace(found, no_members=Sentence("Members cannot share this change: their values do not add up."))
    names = [name for name in split.dimensions if among is None or name in among] + [dimension] * bool(dimension)
    shared = {name: tuple(members) for name in dict.fromkeys(filter(None, names)) if (members := split.members(name))}
    ranking = most_uneven_first(
        [
            unevenness(name, members, found.change, split.scatter)
            for name, members in shared.items()
            if len(members) > 1 or name == dimension
        ]
    )
    if not ranking:
        return replace(found, no_members=Sentence("Its data names no rep, place, channel or product to split it by."))
    shown = dimension if dimension in shared else ranking[0].dimension
    return replace(found, dimension=shown, shared=shared, dimensions=tuple(ranking))
