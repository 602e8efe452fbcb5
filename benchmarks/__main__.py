"""Measure the KPIs against SQL written by hand, pandas and semantic layers, on companies of growing size.

    python -m benchmarks                                        0.1 and 1 million deals, with everything else in proportion
    python -m benchmarks --kept companies                       and keep them in that folder, to be measured again sooner
    python -m benchmarks --deals 100000 --peers .venv-peers     and against the peers that `make bench-peers` installs there

Numbers are checked: all must give the same in the same run, for every compared KPI, period and month, or it stops. Every run starts without
kept answers; the fastest of `--repeat` counts, and those compared take turns.
"""

import argparse
import gc
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import isclose
from pathlib import Path

import duckdb

from benchmarks import by_hand, in_pandas
from benchmarks.by_hand import Labelled, compared
from benchmarks.company import build
from benchmarks.peers.asking import PEERS, ask, python
from data.store import Workspace
from data.version import Version
from kpi import engine, rollups, sorted_rows
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute, compute_together
from kpi.derived import DERIVATIONS
from kpi.derived.making import FOLDER, extended
from kpi.periods import Grain, Period
from kpi.resolve import missing
from kpi.selection import Comparison, Selection

TODAY = date(2026, 6, 30)
HALF = Selection(Period(date(2025, 7, 1), date(2026, 1, 1)), TODAY, Comparison.PREVIOUS)
MONTHS = Selection(Period(date(2024, 12, 1), date(2026, 1, 1)), TODAY, grain=Grain.MONTH)
REP = "Rep 3"


@dataclass(frozen=True)
class Taken:
    """The seconds of a run, elapsed and of the processor."""

    elapsed: float
    processor: float

    def __str__(self) -> str:
        return f"{self.elapsed * 1000:,.0f} ({self.processor * 1000:,.0f})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--repeat", type=int, default=5, help="warm runs, of which the fastest counts")
    parser.add_argument("--peers", type=Path, help="a folder with the environments of the peers; without it they are not asked")
    parser.add_argument("--without-pandas", action="store_true", help="its frames would not fit into the memory")
    parser.add_argument("--compared", action="store_true", help="only the compared KPIs, without the derived tables of all others")
    parser.add_argument("--kept", type=Path, help="a folder in which companies are kept; what is derived from them is made anew")
    asked = parser.parse_args()
    for deals in asked.deals:
        with tempfile.TemporaryDirectory() as folder:
            version = _company(asked.kept / f"{deals}-deals" if asked.kept else Path(folder), deals)
            _measure(version, asked.repeat, asked.peers, not asked.without_pandas, asked.compared)


def _company(folder: Path, deals: int) -> Version:
    """A company of that size, made where it is not there; nothing that was derived from it."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    kept = Workspace(folder).current() if folder.exists() else None
    if kept:
        print(f"The company of {deals:,} deals is there.", flush=True)
        return kept
    print(f"Making a company of {deals:,} deals…", flush=True)
    folder.mkdir(parents=True, exist_ok=True)
    took: list[Version] = []
    taken = _taken(1, lambda: took.append(build(folder, deals)))[0]
    print(f"It took {taken} ms.", flush=True)
    return took[0]


def _measure(version: Version, repeat: int, peers: Path | None, with_pandas: bool, only_compared: bool) -> None:
    rows = ", ".join(f"{facts.rows:,} {name}" for name, facts in version.facts.items())
    load = os.getloadavg()[0]
    print(f"\n{rows}. Load {load:.0f} on {os.cpu_count()} cores.")
    prepared = _taken(1, lambda: [extended(version).has(name) for name in (by_hand.PREPARED if only_compared else DERIVATIONS)])[0]
    print(f"Derived tables, made once for a version: {prepared} ms.")
    both = [*compared(), "sales_growth"]
    answered = both if only_compared else [name for name, kpi in CATALOGUE.items() if not missing(kpi.measure, version)]
    print(f"Rollups by day and dimension, made once as well: {_taken(1, lambda: rollups.prepare(version, TODAY, answered))[0]} ms.")
    ordered = _taken(1, lambda: sorted_rows.prepare(version, ("rep",), answered))[0]
    print(f"Rows sorted by rep, made once when a rep is first filtered by: {ordered} ms.", flush=True)
    print(f"{len(answered)} KPIs are answered, of which {len(both)} are compared.\n")
    print("Milliseconds elapsed (of the processor):\n")
    print("| what | ours | by hand | ours ÷ by hand, processor | pandas |\n|---|---|---|---|---|")
    connection, sources = duckdb.connect(), _sources(version, only_compared)
    frames = in_pandas.read(version) if with_pandas else None
    _line(f"overview of the {len(both)} compared, cold", *_taken(1, partial(_overview, version, both), lambda: _cold(sources)))
    for rep, what in ((None, "overview"), (REP, "the same after a filter on one rep")):
        names = [name for name in both if not rep or name in {*compared(rep), "sales_growth"}]
        hand = partial(by_hand.overview, connection, sources, rep)
        frame = partial(in_pandas.overview, frames, rep) if frames else None
        _same(_overview(version, names, rep), hand(), *([frame()] if frame else []))
        runs = _taken(repeat, partial(_overview, version, names, rep), hand)
        _line(f"{what}: {len(names)} compared KPIs", *runs, *(_taken(1, frame) if frame else []))
        if not only_compared:
            _line(f"{what}: all {len(answered)} KPIs", *_taken(repeat, partial(_overview, version, answered, rep)))
    by_rep = _taken(repeat, lambda: compute(version, ["win_rate"], MONTHS, ["rep"]), lambda: _win_rate_by_hand(connection, sources))
    _line("one KPI (win rate) by rep and month", *by_rep)
    _line("one KPI after a filter on one rep", *_taken(repeat, lambda: compute(version, ["win_rate"], HALF.narrowed("rep", REP))))
    _line("the page of one KPI after a filter on one rep", *_taken(repeat, partial(_page, version, "win_rate")))
    compute(version, ["win_rate"], HALF)
    _line("one KPI that was asked before", *_taken(1, lambda: compute(version, ["win_rate"], HALF), kept=True))
    for peer in PEERS if peers else ():
        _against(peers, peer, version, repeat)
    print(flush=True)


def _against(environments: Path | None, peer: str, version: Version, repeat: int) -> None:
    """A peer asked metric by metric, beside ours: the overview of the same metrics, and these one by one as well."""
    if environments is None or not python(environments, peer).exists():
        print(f"\n{peer} is not installed: `make bench-peers`.")
        return
    answer = ask(environments, peer, version, repeat)
    together = _overview(version, list(answer.metrics))
    _same(together, answer.numbers)
    ours, one_by_one = _taken(
        repeat, partial(_overview, version, list(answer.metrics)), lambda: [_overview(version, [each]) for each in answer.metrics]
    )
    theirs = Taken(answer.seconds, answer.processor)
    print(
        f"\n{peer}, {len(answer.metrics)} metrics one by one: {theirs} ms; ours, as an overview: {ours} ms, "
        f"{theirs.elapsed / ours.elapsed:.1f} times as fast ({theirs.processor / ours.processor:.1f}); ours, one by one: {one_by_one} ms."
    )


def _sources(version: Version, only_compared: bool) -> dict[str, str]:
    """Every table, those prepared among them, as SQL."""
    whole = extended(version)
    names = (*whole.facts, *(by_hand.PREPARED if only_compared else DERIVATIONS))
    return {name: engine.facts(whole, name) for name in names if whole.has(name)}


def _cold(sources: dict[str, str]) -> None:
    with duckdb.connect() as connection:
        by_hand.overview(connection, sources)


def _overview(version: Version, names: list[str], rep: str | None = None) -> Labelled:
    """KPI and label → its value in the period, in the one before, and in each month."""
    half, months = (each.narrowed("rep", rep) if rep else each for each in (HALF, MONTHS))
    wholes, steps = compute_together(version, names, (half, months))
    values = {(value.kpi, "now"): value.value for value in wholes} | {(value.kpi, "before"): value.comparison for value in wholes}
    values |= {(value.kpi, _label(value)): value.value for value in steps}
    return {place: value for place, value in values.items() if value is not None}


def _page(version: Version, name: str) -> None:
    """What the page of one KPI shows: its value, comparison and months, and the members of three dimensions."""
    half, months = (each.narrowed("rep", REP) for each in (HALF, MONTHS))
    compute_together(version, [name], (half, months))
    for dimension in ("country", "channel"):
        compute(version, [name], half, [dimension])
    compute(version, [name], HALF, ["rep"])


def _label(value: Value) -> str:
    return value.period.start.isoformat()


def _win_rate_by_hand(connection: duckdb.DuckDBPyConnection, sources: dict[str, str]) -> None:
    connection.execute(
        "SELECT rep, date_trunc('month', closed_at) AS month, count(*) FILTER (status = 'won') / count(*) FILTER (status <> 'open') "
        f"FROM {sources['deals']} WHERE closed_at >= '2024-12-01' AND closed_at < '2026-01-01' GROUP BY ALL"
    ).fetchall()


def _taken(repeat: int, *runs: Callable[[], object], kept: bool = False) -> list[Taken]:
    """The fastest of several runs of each, in turn, so that a busy moment of the machine hits all; no answer is kept from before."""
    every: list[list[Taken]] = [[] for _ in runs]
    for _ in range(repeat):
        for run, taken in zip(runs, every, strict=True):
            if not kept:
                engine.forget()
            gc.collect()
            start, processor = time.perf_counter(), time.process_time()
            run()
            taken.append(Taken(time.perf_counter() - start, time.process_time() - processor))
    return [Taken(min(each.elapsed for each in taken), min(each.processor for each in taken)) for taken in every]


def _same(ours: Labelled, *others: Labelled) -> None:
    """Whether all others say what ours do. A month without comparison has none in ours alone, such as growth."""
    for other in others:
        wrong = sorted(place for place in other if place not in ours or not isclose(ours[place], other[place], rel_tol=1e-9))
        if wrong:
            shown = ", ".join(f"{kpi} {label}: {ours.get((kpi, label))}, {other[kpi, label]}" for kpi, label in wrong[:5])
            raise SystemExit(f"{len(wrong)} numbers differ, such as {shown}")


def _line(what: str, ours: Taken, hand: Taken | None = None, pandas: Taken | None = None) -> None:
    ratio = f"{ours.processor / hand.processor:.2f}" if hand else ""
    print(f"| {what} | {ours} | {hand or ''} | {ratio} | {pandas or ''} |", flush=True)


if __name__ == "__main__":
    main()
