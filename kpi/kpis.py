"""A KPI: a measure with everything a reader needs to trust it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kpi.measures import Expression, Measure, has_ratio, measures_in
from kpi.periods import Grain
from kpi.tables import needed
from locales import Sentence


class Unit(StrEnum):
    """What a value is counted in. Shares and ratios stay fractions until they are shown."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    RATIO = "ratio"
    DAYS = "days"
    HOURS = "hours"
    POINTS = "points"
    SCORE = "score"


class Better(StrEnum):
    """Which direction is good news."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True)
class KPI:
    """One KPI. `beside` holds the values that stand next to the headline; `ripens` how long a cohort takes to be complete,
    `neighbours` the ids of KPIs to read it together with. `forecast` names the part of `forecasting/` that knows what to expect of it:
    who shows the KPI may put that beside it (`Value.with_beside`); a KPI itself only says what was.

    `read_by` names the dimensions, the best first, of a KPI whose whole says nothing: its headline is its largest member. `per` says
    what a number is of, where the unit alone does not: tickets per agent.

    `name`, `meaning`, `note` and `per` are English and keys into the catalogues of words; a `Sentence` where somebody gave the KPI its
    name.
    """

    id: str
    name: str | Sentence
    meaning: str | Sentence
    measure: Expression
    unit: Unit
    better: Better
    frequency: Grain
    family: str
    beside: dict[str, Expression] = field(default_factory=dict)
    beside_unit: dict[str, Unit] = field(default_factory=dict)
    ripens: Measure | None = None
    note: str | Sentence = ""
    neighbours: tuple[str, ...] = ()
    forecast: str = ""
    read_by: tuple[str, ...] = ()
    per: str = ""

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def title(self) -> Sentence:
        """Its name, to be said."""
        return self.name if isinstance(self.name, Sentence) else Sentence(self.name)

    @property
    def formula(self) -> str:
        """The formula in words: "deals won ÷ (deals won + deals lost)"."""
        return self.measure.words

    def moves_by(self, grain: Grain) -> bool:
        """Whether its steps of a grain tell anything: what is read once a quarter says nothing new from one day to the next."""
        return grain is not Grain.DAY or self.frequency in (Grain.DAY, Grain.WEEK, Grain.MONTH)

    @property
    def needs(self) -> dict[str, tuple[str, ...]]:
        """The tables it reads and, in each, the columns it cannot do without."""
        tables: dict[str, set[str]] = {}
        for measure in measures_in(self.measure):
            for table, columns in needed(measure.table, measure.needs).items():
                tables.setdefault(table, set()).update(columns)
        return {table: tuple(sorted(columns)) for table, columns in tables.items()}

    @property
    def additive(self) -> bool:
        """Whether its values over the members of a dimension add up to the whole, so that a share of it means something."""
        return all(measure.is_sum for measure in measures_in(self.measure)) and not has_ratio(self.measure)
