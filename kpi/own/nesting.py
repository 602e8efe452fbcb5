"""Own KPIs within one another: each is made after those that it names, and none may name itself, straight or by way of others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from data.definitions import Definition
from kpi.arithmetic import depth_of
from kpi.kpis import KPI
from kpi.own.defining import DefinitionError, kpi_of
from kpi.own.formula_error import FormulaError
from kpi.own.reading import read
from kpi.own.tree import Constant, Node, Reference, references
from kpi.own.vocabulary import Other, Others
from locales import Sentence, SentenceError

DEEPEST = 10
"""KPIs within one another at most."""

MOST_PARTS = 300
"""Names, numbers and functions of a formula at most, those of the KPIs that it names among them: a name may stand for many."""

MOST_LOOKS_BACK = 2
"""How often a value may look back at the period before, within one another."""


def named(definitions: Iterable[Definition]) -> Others:
    """The definitions as formulas name them."""
    return tuple(Other(each.id, each.name) for each in definitions)


def users_of(definitions: Iterable[Definition], definition_id: str) -> tuple[str, ...]:
    """The names of the KPIs in whose formulas another one stands."""
    there = tuple(definitions)
    used = Reference("own", definition_id)
    return tuple(each.name for each in there if each.id != definition_id and used in references(_read(each.formula, there)))


def _read(formula: str, definitions: tuple[Definition, ...]) -> Node:
    """The tree of a kept formula; one that means nothing any more names nothing."""
    try:
        return read(formula, others=named(definitions))
    except FormulaError:
        return Constant(Decimal(0))


@dataclass
class Nest:
    """The definitions of a workspace by id, and what was made of them so far."""

    definitions: dict[str, Definition]
    made: dict[str, KPI] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    depths: dict[str, int] = field(default_factory=dict)
    broken: dict[str, SentenceError] = field(default_factory=dict)

    def kpi(self, definition_id: str, path: tuple[str, ...] = ()) -> KPI:
        """The KPI of a definition. Raises DefinitionError or FormulaError where it means nothing, or nothing any more."""
        if definition_id in self.broken:
            raise self.broken[definition_id]
        if definition_id not in self.made:
            self._refuse_circle((*path, definition_id))
            try:
                self.made[definition_id] = self._made(definition_id, path)
            except SentenceError as fault:
                self.broken[definition_id] = fault
                raise
        return self.made[definition_id]

    def _made(self, definition_id: str, path: tuple[str, ...]) -> KPI:
        definition = self.definitions[definition_id]
        tree = read(definition.formula, others=named(self.definitions.values()))
        within = dict.fromkeys(each.key for each in references(tree) if each.to == "own")
        own = {each: self.kpi(each, (*path, definition_id)) for each in within}
        self.depths[definition_id] = self._refuse_deep(own)
        self.parts[definition_id] = self._refuse_many(tree)
        made = kpi_of(definition, tree, own)
        if depth_of(made.measure) > MOST_LOOKS_BACK:
            raise DefinitionError(Sentence("One comparison with the period before is enough."))
        return made

    def _refuse_circle(self, path: tuple[str, ...]) -> None:
        if path[-1] in path[:-1]:
            names = [self.definitions[each].name for each in path[path.index(path[-1]) :]]
            raise DefinitionError(Sentence("It would stand in its own formula: {names}.", names=" → ".join(names)))

    def _refuse_deep(self, own: Iterable[str]) -> int:
        depth = 1 + max((self.depths[each] for each in own), default=0)
        if depth > DEEPEST:
            raise DefinitionError(Sentence("More than {count} KPIs within one another cannot be followed.", count=DEEPEST))
        return depth

    def _refuse_many(self, tree: Node) -> int:
        parts = _parts(tree, self.parts)
        if parts > MOST_PARTS:
            raise DefinitionError(
                Sentence("With the KPIs that it names, the formula has {count} parts; {most} are the most.", count=parts, most=MOST_PARTS)
            )
        return parts


def _parts(node: Node, own: dict[str, int]) -> int:
    inner = sum(own[each.key] for each in references(node) if each.to == "own")
    return inner + _size(node)


def _size(node: Node) -> int:
    left, right, of = (getattr(node, name, None) for name in ("left", "right", "of"))
    return 1 + sum(_size(each) for each in (left, right, of) if each is not None)
