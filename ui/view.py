"""What the address says: the choices a person has made, before they are resolved against the data and the calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kpi.periods import Period
from kpi.selection import Comparison, Filter

DEFAULT_PERIOD = "last_12_months"
"""The last twelve whole months: long enough for a season, and no month that has only begun, which would look like a fall."""


@dataclass(frozen=True)
class View:
    """`period` is a preset's name or `custom`, which alone uses `first` and `last` (both included). `grain` empty: fitted to the period.

    `other` is the period of a custom comparison.
    `language` empty: the browser's. `choices` are those of single pages, as `(parameter, value)`.
    """

    period: str = DEFAULT_PERIOD
    first: date | None = None
    last: date | None = None
    comparison: Comparison = Comparison.PREVIOUS
    grain: str = ""
    filters: tuple[Filter, ...] = ()
    language: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    other: Period | None = None

    def members(self, dimension: str) -> tuple[str | None, ...]:
        """The members a dimension is narrowed to; empty when it is not."""
        return next((each.members for each in self.filters if each.dimension == dimension), ())

    def filtered(self, dimension: str, members: tuple[str | None, ...]) -> View:
        """The view narrowed to these members of a dimension, or freed of that filter when there are none."""
        kept = tuple(each for each in self.filters if each.dimension != dimension)
        added = (Filter(dimension, members),) if members else ()
        return replace(self, filters=tuple(sorted((*kept, *added), key=lambda each: each.dimension)))

    def choice(self, name: str) -> str | None:
        return dict(self.choices).get(name)

    def chosen(self, name: str, value: str | None) -> View:
        """The view with one choice of a page made, or taken back."""
        others = tuple((key, chosen) for key, chosen in self.choices if key != name)
        return replace(self, choices=tuple(sorted((*others, (name, value)) if value else others)))

    def reset(self) -> View:
        """The default view in the same language, on the same KPI."""
        return View(language=self.language, choices=self.choices)
