"""How well real exports come in, against what a careful person understood of them (`tests/data/expected`): `make imports`.

For every file: the system and table recognised, columns that are right without a question, wrong without one, asked, and missed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from data.importing import preview
from data.store import Workspace
from data.version import Source

EXPECTED = Path(__file__).parent / "data" / "expected"
INVENTED = Path(__file__).parent / "data" / "invented"
EXPORTS = Path(os.environ.get("KPI_EXPORTS", Path(__file__).parents[2] / "shared" / "exports"))
TODAY = date(2026, 6, 30)
ASKING = ("column-unsure", "column-contradicted", "style-ambiguous")
"""Checks that are questions about a column."""


@dataclass(frozen=True)
class Expectation:
    """What a person says of one file: systems and tables that are honest, their columns (with those that may stand for another)."""

    system: tuple[str | None, ...]
    table: tuple[str | None, ...]
    columns: dict[str, list[str]] = field(default_factory=dict)
    either: dict[str, list[str]] = field(default_factory=dict)
    optional: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, stored: dict) -> Expectation:
        return cls(**{name: value for name, value in stored.items() if name != "why"})

    def fields(self, column: str) -> list[str]:
        """The fields of ours that a column may fill."""
        twins = [fields for head, fields in self.columns.items() if column in (head, *self.either.get(head, ()))]
        return [*(name for fields in twins for name in fields), *self.optional.get(column, ())]


@dataclass(frozen=True)
class Score:
    """What came of one file. Lists name columns; of `wrong` and `missed` with the field."""

    file: str
    system: str | None
    table: str | None
    recognised: bool
    right: int
    wrong: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    rows: tuple[int, int, int] = (0, 0, 0)

    @property
    def expected(self) -> int:
        return self.right + len(self.asked) + len(self.missed)


def score(file: str, source: Source | None, expected: Expectation) -> Score:
    """One source against what is expected of it. A table that it is not makes every column of it wrong."""
    table = source.table if source else None
    matched = {each.column: each.field for each in source.columns if each.field} if source else {}
    asked = {str(each.sentence.values.get("column")) for each in source.problems if each.check in ASKING} if source else set()
    fits = table in expected.table
    right = {column for column, name in matched.items() if fits and name in expected.fields(column)}
    wrong = tuple(f"{column} → {table}.{name}" for column, name in matched.items() if column not in right)
    counted = expected.columns if fits and table else {} if None in expected.table else expected.columns
    settled, open_, missed = [], [], []
    for head, fields in counted.items():
        group = {head, *expected.either.get(head, ())}
        if group & right - asked:
            settled.append(head)
        elif group & asked:
            open_.append(head)
        else:
            missed.append(f"{head} ({'|'.join(fields)})")
    system = None if source is None or source.system == "spreadsheet" else source.system
    rows = (source.rows_read, source.rows_loaded, source.rows_rejected) if source else (0, 0, 0)
    return Score(file, system, table, fits and system in expected.system, len(settled), wrong, tuple(open_), tuple(missed), rows)


def expectations(folder: str) -> dict[str, Expectation]:
    stored = json.loads((EXPECTED / f"{folder}.json").read_text(encoding="utf-8"))
    return {name: Expectation.from_json(each) for name, each in stored.items()}


def folders() -> list[str]:
    return sorted(path.stem for path in EXPECTED.glob("*.json"))


def scores(folder: str, *, singly: bool = False) -> list[Score]:
    """The folder dropped whole, or each of its files by itself."""
    files = sorted(path for path in (EXPORTS / folder).rglob("*") if path.is_file() and path.name != "PROVENANCE.txt")
    contents = [(path.relative_to(EXPORTS / folder).as_posix(), path.read_bytes()) for path in files]
    return scored(folder, (source for drop in ([[each] for each in contents] if singly else [contents]) for source in _dropped(drop)))


def scored(folder: str, sources: Iterable[Source]) -> list[Score]:
    """What came of a folder's files, each against what is expected of it."""
    expected = expectations(folder)
    found = {_name(source, expected): source for source in sources}
    return [score(name, found.get(name), each) for name, each in expected.items()]


def invented(batch: str) -> list[Score]:
    """Sheets made up for this, with their expectation on top: the tables, then a field (or several, `?`: may be missed) per column."""
    found = []
    for path in sorted((INVENTED / batch).glob("*.csv")):
        tables, fields, text = path.read_text(encoding="utf-8").split("\n", 2)
        header = next(csv.reader([text.splitlines()[0]], delimiter=";" if ";" in text.splitlines()[0] else ","))
        pairs = [(column, name.strip()) for column, name in zip(header, fields.split(";"), strict=True) if name.strip() != "-"]
        columns = {column: name.split("|") for column, name in pairs if not name.endswith("?")}
        optional = {column: name.removesuffix("?").split("|") for column, name in pairs if name.endswith("?")}
        sources = _dropped([(path.name, text.encode())])
        systems = (None, *(source.system for source in sources))
        expected = Expectation(systems, tuple(None if each == "none" else each for each in tables.split("|")), columns, {}, optional)
        found.append(score(path.name, sources[0] if sources else None, expected))
    return found


def _dropped(files: list[tuple[str, bytes]]) -> tuple[Source, ...]:
    with tempfile.TemporaryDirectory() as root:
        return preview(Workspace(Path(root)), files, today=TODAY).sources


def _name(source: Source, expected: dict[str, Expectation]) -> str:
    """The file, with its sheet where expectations tell sheets apart."""
    with_sheet = f"{source.file} / {source.sheet}"
    packed = next((name for name in expected if name == f"{source.file}.gz"), source.file)
    return with_sheet if with_sheet in expected else packed


@dataclass(frozen=True)
class Totals:
    """Sums over files."""

    files: int = 0
    recognised: int = 0
    expected: int = 0
    right: int = 0
    wrong: int = 0
    asked: int = 0
    missed: int = 0

    def plus(self, each: Score) -> Totals:
        return replace(
            self,
            files=self.files + 1,
            recognised=self.recognised + each.recognised,
            expected=self.expected + each.expected,
            right=self.right + each.right,
            wrong=self.wrong + len(each.wrong),
            asked=self.asked + len(each.asked),
            missed=self.missed + len(each.missed),
        )

    @property
    def share(self) -> float:
        return self.right / self.expected if self.expected else 1.0


def total(found: Iterable[Score]) -> Totals:
    totals = Totals()
    for each in found:
        totals = totals.plus(each)
    return totals


def lines(folder: str, found: list[Score], seconds: float, *, wordy: bool) -> Iterator[str]:
    sums = total(found)
    read, loaded, aside = (sum(each.rows[place] for each in found) for place in range(3))
    yield (
        f"{folder:26} files {sums.recognised:2}/{sums.files:<2}  columns right {sums.right:3}/{sums.expected:<3} wrong {sums.wrong:2} "
        f"asked {sums.asked:2} missed {sums.missed:2}  rows {read:>7} = {loaded:>7} + {aside:<6} {seconds:5.1f} s"
    )
    for each in found if wordy else ():
        doubts = [f"{kind}: {'; '.join(names)}" for kind, names in _doubts(each) if names]
        if doubts or not each.recognised:
            yield f"    {each.file}: {each.system or 'no system'}, {each.table or 'no table'}" + "".join(
                f"\n        {each}" for each in doubts
            )


def _doubts(each: Score) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("WRONG", each.wrong), ("asked", each.asked), ("missed", each.missed))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.imports_report", description=__doc__)
    parser.add_argument("folders", nargs="*", help="folders of the exports (all)")
    parser.add_argument("--singly", action="store_true", help="each file by itself instead of the folder whole")
    parser.add_argument("--invented", metavar="BATCH", help="sheets made up for this instead of the real exports")
    parser.add_argument("--short", action="store_true", help="one line a folder")
    chosen = parser.parse_args(arguments)
    if chosen.invented:
        return _print_invented(chosen.invented)
    if not EXPORTS.is_dir():
        print(f"The real exports are not at {EXPORTS}: set KPI_EXPORTS to their folder.", file=sys.stderr)
        return 2
    every: list[Score] = []
    for folder in chosen.folders or folders():
        start = time.monotonic()
        found = scores(folder, singly=chosen.singly)
        every += found
        print("\n".join(lines(folder, found, time.monotonic() - start, wordy=not chosen.short)), flush=True)
    print(_last_line(total(every)))
    return 1 if total(every).wrong else 0


def _print_invented(batch: str) -> int:
    start = time.monotonic()
    found = invented(batch)
    print("\n".join(lines(batch, found, time.monotonic() - start, wordy=True)))
    print(_last_line(total(found)))
    return 1 if total(found).wrong else 0


def _last_line(sums: Totals) -> str:
    return (
        f"\n{sums.recognised} of {sums.files} files recognised. {sums.expected} columns have a field of ours: right without a question "
        f"{sums.right} ({sums.share:.1%}), asked {sums.asked}, missed {sums.missed}. Wrong without a question: {sums.wrong}."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
