"""How each person uses the CRM."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kpi.compute import Value
from kpi.selection import Selection
from kpi.working_days import working_days

PEOPLE = ("login_frequency", "records_created", "pipeline_upkeep", "lead_response_time")
"""The KPIs that it is made of; each may be unanswered."""

SELDOM = 0.5
"""Who uses the CRM on fewer than half of the working days seldom uses it."""


@dataclass(frozen=True)
class Team:
    """All people together, or one of them: the values of `PEOPLE` by KPI, as far as they are answered.

    `working_days` are those of the period until today.
    """

    values: Mapping[str, Value]
    working_days: int

    @property
    def created(self) -> float | None:
        """Records created."""
        return self._value("records_created")

    @property
    def open_deals(self) -> float | None:
        return self._beside("pipeline_upkeep", "open deals")

    @property
    def untouched(self) -> float | None:
        """Open deals on which nobody has worked lately."""
        value = self.values.get("pipeline_upkeep")
        return value.denominator - (value.numerator or 0) if value and value.denominator is not None else None

    @property
    def untouched_share(self) -> float | None:
        touched = self._value("pipeline_upkeep")
        return None if touched is None else 1 - touched

    @property
    def past_due(self) -> float | None:
        return self._beside("pipeline_upkeep", "past their expected close")

    @property
    def without_amount(self) -> float | None:
        return self._beside("pipeline_upkeep", "without an amount")

    @property
    def response(self) -> float | None:
        """The median hours until a lead was answered."""
        return self._value("lead_response_time")

    @property
    def never_answered(self) -> float | None:
        """The share of leads that nobody has answered."""
        return self._beside("lead_response_time", "never answered")

    @property
    def leads(self) -> int:
        """Leads that were answered."""
        return self.values["lead_response_time"].rows if "lead_response_time" in self.values else 0

    def _value(self, kpi: str) -> float | None:
        return self.values[kpi].value if kpi in self.values else None

    def _beside(self, kpi: str, name: str) -> float | None:
        return dict(self.values[kpi].beside).get(name) if kpi in self.values else None


@dataclass(frozen=True)
class Person(Team):
    """One person, `None` for the rows without one."""

    member: str | None = None

    @property
    def days(self) -> float | None:
        """Days with a log-in; where log-ins are known, none for who never did."""
        if "login_frequency" not in self.values:
            return None
        return dict(self.values["login_frequency"].beside).get("days with a log-in, per person") or 0.0

    @property
    def day_share(self) -> float | None:
        """The same as a share of the working days; more than 1 for who works on other days too."""
        return None if self.days is None or not self.working_days else self.days / self.working_days


def team_of(values: Sequence[Value], selection: Selection) -> Team:
    """All people together, from the values of `PEOPLE` over the whole period."""
    return Team({value.kpi: value for value in values if value.reason is None}, _working_days(selection))


def people(values: Sequence[Value], selection: Selection, known: Collection[str | None]) -> tuple[Person, ...]:
    """Everybody, from the values of `PEOPLE` by rep: who used it on most days first.

    `known` are all people of the data: who did nothing at all in the period is there too. Rows without a person are no person.
    """
    answered = {value.kpi: value for value in values if value.reason is None}
    own: dict[str, dict[str, Value]] = {member: {} for member in known if member is not None}
    for value in values:
        member = value.group[0][1] if value.group else None
        if member is not None and value.reason is None:
            own.setdefault(member, {})[value.kpi] = value
    days = _working_days(selection)
    found = [Person(_completed(theirs, answered), days, member) for member, theirs in own.items()]
    return tuple(sorted(found, key=lambda each: (-(each.days or 0), -(each.created or 0), each.member or "")))


def seldom(found: Sequence[Person]) -> tuple[Person, ...]:
    """Those who log in on fewer than half of the working days; nobody where log-ins are not known."""
    return tuple(each for each in found if each.day_share is not None and each.day_share < SELDOM)


def _completed(theirs: Mapping[str, Value], answered: Mapping[str, Value]) -> dict[str, Value]:
    """With a value of nothing for the KPIs of which a person has no rows."""
    return {kpi: theirs[kpi] if kpi in theirs else _nothing(value) for kpi, value in answered.items()}


def _nothing(value: Value) -> Value:
    counted = 0.0 if value.kpi == "records_created" else None
    return Value(value.kpi, value.period, value.group, counted, 0)


def _working_days(selection: Selection) -> int:
    return working_days(selection.period.to_date(selection.today), selection.calendar)
