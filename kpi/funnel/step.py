"""A funnel: the steps on the way to a won deal, and what passed, stayed and ended at each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kpi.periods import Period
from locales import Sentence
from locales.words import N_


class Of(StrEnum):
    """What goes through a funnel: leads to a won deal, or deals through the stages as the CRM names them."""

    LEADS = "leads"
    DEALS = "deals"


class Reading(StrEnum):
    """How a funnel is read. Cohort: those that began in the period, and how far they have come since. Period: what happened in the period
    at each step, whoever began when; then a step may see more than the one before."""

    COHORT = "cohort"
    PERIOD = "period"


MEANING = {
    Reading.COHORT: N_("Those that came in during the period, and how far they have come since. Young periods still grow."),
    Reading.PERIOD: N_("What happened in the period at each step, whoever came in when: a step may count more than the one before it."),
}
"""Each reading, in a sentence for a manager."""


class Part(StrEnum):
    """What became of those at a step: they came to it, ended there, or have neither ended nor gone on."""

    REACHED = "reached"
    LEFT = "left"
    WAITING = "waiting"


@dataclass(frozen=True)
class Behind:
    """One number of a funnel whose rows are wanted: of a step, by its place; `because` holds the one reason, where only its losses are."""

    part: Part
    step: int
    because: tuple[str | None, ...] = ()


@dataclass(frozen=True)
class Loss:
    """Those that ended at a step for one reason (`None`: not stated), with the value of their deals."""

    reason: str | None
    count: int
    value: float | None


@dataclass(frozen=True)
class Step:
    """One step. `name` is a `Sentence` of ours, or a text of the CRM: the name of a stage.

    `count` reached it: by cohort, whoever is recorded in it or in a later one; by period, whoever came to it on a day of the period.
    `passed` of them are recorded in it and in every step before it. `undated` reached it on a day that nobody knows: by cohort they count,
    by period they cannot. `value` is what the deals of those counted are worth in the export, `valued` how many of them have an amount.
    Shares are fractions of the step before and of the first; `None` where there is nothing to divide by, and for the first step itself
    `step_share` is `None`.

    `median_days` is the time from coming to the step to going on to any later one, over the `timed` that went on and whose days are both
    known; of those counted (cohort), or of those that went on in the period. `left` ended here (lost, given up), for the reasons in
    `losses`, most frequent first. `waiting` have neither ended nor gone on, `waiting_days` for how long (median); by period they are
    `None`.
    By cohort each step is `next.count + left + waiting`.
    """

    name: Sentence | str
    count: int
    passed: int
    undated: int
    value: float | None
    valued: int
    step_share: float | None
    cumulative_share: float | None
    value_share: float | None
    median_days: float | None
    timed: int
    left: int
    losses: tuple[Loss, ...]
    waiting: int | None
    waiting_days: float | None


@dataclass(frozen=True)
class Funnel:
    """The funnel of one group: members of dimensions, none for the whole. `young`: nine in ten wins take longer than has passed since.

    `notes` are sentences to be shown with it: steps that the data does not know, rows left out, what was skipped. Without steps, `reason`
    says why.
    """

    of: Of
    reading: Reading
    period: Period
    group: tuple[tuple[str, str | None], ...]
    steps: tuple[Step, ...]
    notes: tuple[Sentence, ...] = ()
    reason: Sentence | None = None
    young: bool = False
