"""What a check is: a named question asked of every row of a table, with how bad it is when the answer is yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.systems.intake import key
from data.version import Severity
from locales.words import N_


class Flaw(StrEnum):
    """What is wrong with the rows that a check finds."""

    MISSING = N_("missing")
    IMPOSSIBLE = N_("impossible")
    DUPLICATE = N_("duplicate")
    SCALE = N_("out of scale")
    FUTURE = N_("in the future")
    NEGATIVE = N_("negative duration")
    STALE = N_("stale")
    PAST_DUE = N_("expected in the past")
    ONE_DATE = N_("one date for all")
    TEXT = N_("broken text")


@dataclass(frozen=True)
class Check:
    """One check of one table.

    `where` is SQL over the fields of one row. It may name what is learned from all rows (`data.checks.learned`): `{today}`, `{last}` (the
    last day on which something in the table happened), `{median_amount}` (of the values above zero), `{usual_created_at}` (the commonest
    day), `{scale_score}` (the highest value of the scale). `only_if` is an SQL aggregate without which the check finds nothing. `same` is
    SQL by which rows are alike: found are all but the first of them, that also fit `where`; `IDENTICAL` compares all but the key.
    `each` is SQL over one text, `{text}`, where `where` asks it of any of the `fields`.

    `fields` are those it is about, by which it is known which KPIs it touches (none: the row as a whole). `needs` must be there for it to
    be asked (by default `fields`); a field that is named and not there is empty. `shows` are shown beside them, `example` is the one
    whose values are named as examples (by default the key). `sentence` is a template with `{count}`, `values` and what `where` learned.
    """

    name: str
    table: str
    severity: Severity
    flaw: Flaw
    where: str
    sentence: str
    fields: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    needs: tuple[str, ...] | None = None
    only_if: str = ""
    same: str = ""
    each: str = ""
    example: str | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def id(self) -> str:
        """What tells it from all other checks: `deals/future-date/created_at`."""
        about = self.values.get("field")
        return "/".join([self.table, self.name, *([str(about)] if about else [])])

    @property
    def needed(self) -> tuple[str, ...]:
        return self.fields if self.needs is None else self.needs

    @property
    def named(self) -> str | None:
        """The field whose values are given as examples."""
        return self.example or key(self.table)

    @property
    def shown(self) -> tuple[str, ...]:
        """The fields by which a person recognises a row and sees what is wrong, each once."""
        return tuple(dict.fromkeys(name for name in (key(self.table), *self.fields, *self.shows) if name))


IDENTICAL = "*"
"""`Check.same`: rows that differ in nothing but their key."""
