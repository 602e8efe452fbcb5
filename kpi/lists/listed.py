"""Lists: rows of a table that ask somebody to act."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from kpi.tables import TABLES
from kpi.terms import Terms
from locales import Sentence


@dataclass(frozen=True)
class Since:
    """Whole days from a date of the row up to the day of the list, under a name that people read."""

    name: str
    column: str


@dataclass(frozen=True)
class Listed:
    """One list. `meaning` says to a manager which rows stand in it and what to do; like the SQL, it may name terms in braces.
    `headline` says how many `{rows}` wait.

    `table` is a fact table or a derived one, `needs` are the columns without which the list says nothing. `condition` and `order` are SQL;
    `{tomorrow}` stands for the first moment that is not known yet, and NULL counts as not met. `since` is the age by which people know how
    urgent a row is, `shown` are the columns by which they know the row.
    """

    id: str
    name: str
    meaning: str
    headline: str
    family: str
    table: str
    needs: tuple[str, ...]
    condition: str
    order: str
    since: Since
    shown: tuple[str, ...]

    def __post_init__(self) -> None:
        if unknown := {*self.needs, *self.shown, self.since.column} - set(TABLES[self.table].columns):
            raise ValueError(f"{self.table} has no column {', '.join(sorted(unknown))}")

    def said(self, terms: Terms) -> Sentence:
        """Its meaning, with the terms it names."""
        return Sentence(self.meaning, **{name: value for name, value in asdict(terms).items() if f"{{{name}}}" in self.meaning})
