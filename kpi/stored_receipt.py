"""A receipt as it is kept: plain data in JSON, enough to compute the value again and to say what has changed since."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from kpi.calendar import BadCalendar, Calendar, Weekday
from kpi.comparison import Comparison
from kpi.periods import Period
from kpi.receipt import Receipt
from kpi.selection import Filter, Selection
from kpi.terms import Attribution, BadTerms, Terms
from locales import Sentence, SentenceError

FORMAT = 1


class NoReceipt(SentenceError):
    """A text that is no receipt of ours, or one that cannot be read any more."""


@dataclass(frozen=True)
class StoredFile:
    """A file behind the value: its name and sheet, the hash of its content, and its rows read and loaded."""

    label: str
    sha256: str
    rows_read: int
    rows_loaded: int


@dataclass(frozen=True)
class StoredReceipt:
    """What a receipt said on its day. `formula_hash` changes with the formula, `left_out` are rows by reason."""

    kpi: str
    value: float | None
    comparison: float | None
    rows: int
    formula: str
    formula_hash: str
    selection: Selection
    left_out: tuple[tuple[Sentence, int], ...]
    files: tuple[StoredFile, ...]
    version: int
    version_created_at: str
    catalogue: str

    @classmethod
    def of(cls, receipt: Receipt) -> StoredReceipt:
        """What is worth keeping of a receipt."""
        return cls(
            kpi=receipt.kpi,
            value=receipt.value.value,
            comparison=receipt.value.comparison,
            rows=receipt.value.rows,
            formula=receipt.formula,
            formula_hash=formula_hash(receipt),
            selection=receipt.selection,
            left_out=tuple((each.reason, each.rows) for each in receipt.left_out),
            files=tuple(StoredFile(each.label, each.sha256, each.rows_read, each.rows_loaded) for each in receipt.sources),
            version=receipt.version,
            version_created_at=receipt.version_created_at,
            catalogue=receipt.catalogue,
        )

    def as_json(self) -> dict[str, Any]:
        """Plain data that `from_json` reads back."""
        return {
            "format": FORMAT,
            **{name: getattr(self, name) for name in ("kpi", "value", "comparison", "rows", "formula", "formula_hash")},
            "selection": _selection_as_json(self.selection),
            "left_out": [{"reason": reason.as_json(), "rows": rows} for reason, rows in self.left_out],
            "files": [asdict(each) for each in self.files],
            **{name: getattr(self, name) for name in ("version", "version_created_at", "catalogue")},
        }

    @classmethod
    def from_json(cls, stored: object) -> StoredReceipt:
        """Raises NoReceipt for anything that `as_json` has not made."""
        try:
            if not isinstance(stored, dict) or stored["format"] != FORMAT:
                raise NoReceipt(Sentence("This is no receipt: write one with `python -m kpi receipt`, or download one from a KPI's page."))
            plain = {each.name: stored[each.name] for each in fields(cls) if each.name not in ("selection", "left_out", "files")}
            return cls(
                **plain,
                selection=_selection_from_json(stored["selection"]),
                left_out=tuple((Sentence.from_json(each["reason"]), int(each["rows"])) for each in stored["left_out"]),
                files=tuple(StoredFile(**each) for each in stored["files"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError, BadTerms, BadCalendar) as wrong:
            raise NoReceipt(Sentence("This receipt is damaged: {what} cannot be read.", what=str(wrong)[:80])) from wrong


def formula_hash(receipt: Receipt) -> str:
    """Twelve characters that change whenever this KPI's formula does, as it was resolved for the data at hand."""
    return hashlib.sha256(receipt.formula_in_full.encode()).hexdigest()[:12]


def _selection_as_json(selection: Selection) -> dict[str, Any]:
    calendar = asdict(selection.calendar) | {"working_week": [int(each) for each in selection.calendar.working_week]}
    return {
        "period": _period_as_json(selection.period),
        "today": selection.today.isoformat(),
        "comparison": str(selection.comparison),
        "other": _period_as_json(selection.other) if selection.other else None,
        "filters": [{"dimension": each.dimension, "members": list(each.members)} for each in selection.filters],
        "undated": selection.undated,
        "terms": asdict(selection.terms),
        "calendar": calendar | {"week_starts": int(selection.calendar.week_starts)},
    }


def _selection_from_json(stored: dict[str, Any]) -> Selection:
    terms, calendar = dict(stored["terms"]), dict(stored["calendar"])
    week = {"week_starts": Weekday(calendar["week_starts"]), "working_week": tuple(Weekday(each) for each in calendar["working_week"])}
    return Selection(
        period=_period_from_json(stored["period"]),
        today=date.fromisoformat(stored["today"]),
        comparison=Comparison(stored["comparison"]),
        filters=tuple(Filter(each["dimension"], tuple(each["members"])) for each in stored["filters"]),
        undated=bool(stored["undated"]),
        terms=Terms(**terms | {"attribution": Attribution(terms["attribution"])}),
        calendar=Calendar(**calendar | week),
        other=_period_from_json(stored["other"]) if stored["other"] else None,
    )


def _period_as_json(period: Period) -> list[str]:
    return [period.start.isoformat(), period.end.isoformat()]


def _period_from_json(stored: list[str]) -> Period:
    start, end = stored
    return Period(date.fromisoformat(start), date.fromisoformat(end))
