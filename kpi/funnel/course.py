"""A course: the rows that go through a funnel, and in SQL where each has been and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.version import Version
from kpi.catalogue.conversion import time_to_win
from kpi.catalogue.pipeline import cycle
from kpi.derived.making import extended
from kpi.engine import facts
from kpi.funnel.stages import with_stages
from kpi.funnel.step import Of
from kpi.measures import Measure
from kpi.resolve import lacking_columns
from kpi.tables import TABLES
from kpi.whereabouts import of_table
from locales import Sentence


@dataclass(frozen=True)
class Mark:
    """A step: its name, whether a row is recorded in it, and when it came to it; SQL, `at` NULL where no day is known."""

    name: Sentence | str
    recorded: str
    at: str = "NULL::TIMESTAMP"


@dataclass(frozen=True)
class Course:
    """`source` is SQL for a FROM clause, one row for each that goes through; `slices` names the table by whose dimensions it can be sliced.

    `ended`, `ended_at` and `because` are SQL: whether a row ended before the last step, when and why. `ripens` is the time to win.
    """

    source: str
    slices: str
    marks: tuple[Mark, ...]
    ended: str
    ended_at: str
    because: str
    ripens: Measure
    notes: tuple[Sentence, ...] = ()
    amount: str = "amount"
    currency: str = "currency"
    dated: bool = True

    @property
    def told_in_columns(self) -> Course:
        """The same over rows in which its marks stand as columns: `recorded_0`, `at_0`, `recorded_1`…"""
        return replace(self, marks=tuple(Mark(mark.name, f"recorded_{n}", f"at_{n}") for n, mark in enumerate(self.marks)))


def course_of(version: Version, of: Of, *, pipelines_apart: bool) -> Course | Sentence:
    """The course of leads or deals in this data, or why it has none. `pipelines_apart`: the slice tells pipelines apart already."""
    version = extended(version)
    if not version.has(of):
        return of_table(of)
    return _of_leads(version) if of is Of.LEADS else _of_deals(version, pipelines_apart)


def _of_leads(version: Version) -> Course | Sentence:
    if not version.has("lead_journeys"):
        return _of_undated_leads(version)
    table = "lead_journeys"
    optional = [
        ("is_qualified", Mark(Sentence("qualified"), "is_qualified", "qualified_at")),
        ("proposal_at", Mark(Sentence("proposal"), "proposal_at IS NOT NULL", "proposal_at")),
        _last(version, table),
    ]
    return Course(
        facts(version, table, TABLES[table].columns),
        table,
        (Mark(Sentence("leads"), "TRUE", "created_at"), *(mark for column, mark in optional if version.has(table, column))),
        "is_dropped OR deal_status = 'lost'",
        "CASE WHEN deal_status = 'lost' THEN closed_at ELSE dropped_at END",
        "CASE WHEN deal_status = 'lost' THEN lost_reason ELSE status END",
        time_to_win.p90,
        tuple(_unknown(version, table, column, mark) for column, mark in optional if not version.has(table, column)),
    )


def _last(version: Version, table: str) -> tuple[str, Mark]:
    """The end of the way: a won deal; where nothing is known of deals, what the CRM marks as converted."""
    if version.has(table, "is_won") or not version.has(table, "is_converted"):
        return "is_won", Mark(Sentence("won"), "is_won", "won_at" if table == "lead_journeys" else "NULL::TIMESTAMP")
    return "is_converted", Mark(Sentence("converted"), "is_converted", "converted_at")


def _of_undated_leads(version: Version) -> Course | Sentence:
    """Leads of which nobody says when they came in: only all of them together go through a funnel."""
    optional = [("is_qualified", Mark(Sentence("qualified"), "is_qualified", "qualified_at")), _last(version, "leads")]
    return Course(
        facts(version, "leads", TABLES["leads"].columns),
        "leads",
        (Mark(Sentence("leads"), "TRUE"), *(mark for column, mark in optional if version.has("leads", column))),
        "is_dropped",
        "dropped_at",
        "status",
        time_to_win.p90,
        tuple(_unknown(version, "leads", column, mark) for column, mark in optional if not version.has("leads", column)),
        amount="NULL::DECIMAL(18, 4)",
        currency="NULL::VARCHAR",
        dated=False,
    )


def _of_deals(version: Version, pipelines_apart: bool) -> Course | Sentence:
    for lack in lacking_columns(version, "deals", ("created_at", "status")):
        return lack.sentence
    source, stages, notes = with_stages(version, pipelines_apart)
    return Course(
        source,
        "deals",
        (
            Mark(Sentence("deals opened"), "TRUE", "created_at"),
            *(Mark(stage, f"been_{number}", f"at_{number}") for number, stage in enumerate(stages)),
            Mark(Sentence("won"), "status = 'won'", "CASE WHEN status = 'won' THEN closed_at END"),
        ),
        "status = 'lost'",
        "closed_at",
        "lost_reason",
        cycle.p90,
        notes,
    )


def _unknown(version: Version, table: str, column: str, mark: Mark) -> Sentence:
    why = next((each.sentence for each in lacking_columns(version, table, (column,))), of_table(table))
    return Sentence("There is no step “{step}”: {why}", step=mark.name, why=why)
