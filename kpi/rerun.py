"""A kept receipt computed again: the same, or what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isclose

from data.version import Version
from kpi.own.catalogue import catalogue_of
from kpi.receipt import Receipt, receipt
from kpi.stored_receipt import NoReceipt, StoredReceipt, formula_hash
from kpi.tables import TABLES
from locales import Sentence


@dataclass(frozen=True)
class Rerun:
    """What a kept receipt said and what the data says now. `changes` are the reasons that can be told, the nearest cause first."""

    kept: StoredReceipt
    now: Receipt
    changes: tuple[Sentence, ...]

    @property
    def is_same(self) -> bool:
        """Whether the value is the one that was kept."""
        then, now = self.kept.value, self.now.value.value
        return then == now if then is None or now is None else isclose(then, now, rel_tol=1e-12, abs_tol=1e-12)


def rerun(version: Version, kept: StoredReceipt) -> Rerun:
    """The value of a kept receipt in a version, computed with the same period, filters, calendar and terms.

    Raises NoReceipt for a KPI that is not in the catalogue any more, or a filter on what no table has.
    """
    kpi = catalogue_of(version).get(kept.kpi)
    if kpi is None:
        raise NoReceipt(Sentence("The KPI {kpi} of this receipt is not in the catalogue any more.", kpi=kept.kpi))
    known = {name for table in TABLES.values() for name in table.columns}
    if unknown := [each.dimension for each in kept.selection.filters if each.dimension not in known]:
        raise NoReceipt(Sentence("This receipt is damaged: {what} cannot be read.", what=unknown[0]))
    # What the data has come to know since is what a person asks for: the day it is taken for moves on with it.
    today = max(kept.selection.today, version.last_day or kept.selection.today)
    now = receipt(version, kpi, replace(kept.selection, today=today))
    return Rerun(kept, now, tuple(_changes(kept, now)))


def _changes(kept: StoredReceipt, now: Receipt) -> Iterator[Sentence]:
    if kept.formula_hash != formula_hash(now):
        yield Sentence("The formula has changed: it was {then}, it is {now}.", then=kept.formula, now=now.formula)
    yield from _files(kept, now)
    if kept.version != now.version:
        yield Sentence("The data was version {then}, it is version {now}.", then=kept.version, now=now.version)
    if kept.rows != now.value.rows:
        yield Sentence("Rows counted: {then} then, {now} now.", then=kept.rows, now=now.value.rows)
    yield from _left_out(kept, now)


def _files(kept: StoredReceipt, now: Receipt) -> Iterator[Sentence]:
    then, there = ({each.label: each.sha256 for each in files} for files in (kept.files, now.sources))
    for label in sorted(then.keys() | there.keys()):
        if label not in there:
            yield Sentence("{file} is not among the files any more.", file=label)
        elif label not in then:
            yield Sentence("{file} has been added.", file=label)
        elif then[label] != there[label]:
            yield Sentence("{file} has another content than then.", file=label)


def _left_out(kept: StoredReceipt, now: Receipt) -> Iterator[Sentence]:
    then = {str(reason): (reason, rows) for reason, rows in kept.left_out}
    there = {str(each.reason): (each.reason, each.rows) for each in now.left_out}
    for reason in dict.fromkeys([*then, *there]):
        said = (there.get(reason) or then[reason])[0]
        before, after = then.get(reason, (said, 0))[1], there.get(reason, (said, 0))[1]
        if before != after:
            yield Sentence("Rows left out, {reason}: {then} then, {now} now.", reason=said, then=before, now=after)
