"""Measure the KPIs against SQL written by hand and against pandas, on companies of growing size.

    python -m benchmarks                     0.1 and 1 million deals, with twice the leads and five times the activities
    python -m benchmarks --deals 100000

Each line is checked: the three must give the same numbers in the same run.
"""

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from math import isclose
from pathlib import Path

import duckdb

from benchmarks import by_hand, in_pandas
from benchmarks.company import build
from data.version import Version
from kpi import engine
from kpi.catalogue import CATALOGUE
from kpi.compute import compute, compute_together
from kpi.periods import Grain, Period
from kpi.selection import Comparison, Selection

TODAY = date(2026, 6, 30)
HALF = Selection(Period(date(2025, 7, 1), date(2026, 1, 1)), TODAY, Comparison.PREVIOUS)
MONTHS = Selection(Period(date(2024, 12, 1), date(2026, 1, 1)), TODAY, grain=Grain.MONTH)
REP = "Rep 3"
SPENDLESS = [name for name, kpi in CATALOGUE.items() if "spend" not in kpi.needs]
"""KPIs that can be asked of one rep."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--deals", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--repeat", type=int, default=5, help="warm runs, of which the fastest counts")
    asked = parser.parse_args()
    for deals in asked.deals:
        with tempfile.TemporaryDirectory() as folder:
            print(f"Making a company of {deals:,} deals…", flush=True)
            _measure(build(Path(folder), deals), asked.repeat)


def _measure(version: Version, repeat: int) -> None:
    connection = duckdb.connect()
    rows = ", ".join(f"{facts.rows:,} {name}" for name, facts in version.facts.items())
    print(f"\n{rows}\n\n| what | ours, ms | by hand, ms | ours ÷ by hand | pandas, ms |\n|---|---|---|---|---|")
    frames = in_pandas.read(version)
    _line(
        "overview, first time in this process",
        *_seconds(1, lambda: _overview(version), lambda: by_hand.overview(duckdb.connect(), version)),
    )
    for what, rep in (("overview: every KPI, comparison, 13 months", None), ("the same after a filter on one rep", REP)):
        _same(_overview(version, rep), by_hand.overview(connection, version, rep), in_pandas.overview(frames, rep))
        ours, hand = _seconds(repeat, partial(_overview, version, rep), partial(by_hand.overview, connection, version, rep))
        _line(what, ours, hand, *_seconds(1, partial(in_pandas.overview, frames, rep)))
    by_rep = _seconds(repeat, lambda: compute(version, ["win_rate"], MONTHS, ["rep"]), lambda: _win_rate_by_hand(connection, version))
    _line("one KPI (win rate) by rep and month", *by_rep)
    _line("one KPI after a filter on one rep", *_seconds(repeat, lambda: compute(version, ["win_rate"], HALF.narrowed("rep", REP))))
    compute(version, ["win_rate"], HALF)
    start = time.perf_counter()
    compute(version, ["win_rate"], HALF)
    _line("one KPI that was asked before", time.perf_counter() - start)
    print(flush=True)


def _overview(version: Version, rep: str | None = None) -> dict[str, float]:
    """KPI → its value in the period; comparison and months are computed as well."""
    half, months = (each.narrowed("rep", rep) if rep else each for each in (HALF, MONTHS))
    names = SPENDLESS if rep else list(CATALOGUE)
    wholes, _ = compute_together(version, names, (half, months))
    return {value.kpi: value.value for value in wholes if value.value is not None}


def _win_rate_by_hand(connection: duckdb.DuckDBPyConnection, version: Version) -> None:
    connection.execute(
        "SELECT rep, date_trunc('month', closed_at) AS month, count(*) FILTER (status = 'won') / count(*) FILTER (status <> 'open') "
        f"FROM '{version.path(version.facts['deals'].file)}' WHERE closed_at >= '2024-12-01' AND closed_at < '2026-01-01' GROUP BY ALL"
    ).fetchall()


def _seconds(repeat: int, *runs: Callable[[], object]) -> list[float]:
    """The fastest of several runs of each, in turn, so that a busy moment of the machine hits all; no answer is kept from before."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(repeat):
        for run, times in zip(runs, taken, strict=True):
            engine.forget()
            gc.collect()
            start = time.perf_counter()
            run()
            times.append(time.perf_counter() - start)
    return [min(times) for times in taken]


def _same(ours: dict[str, float], *others: dict[str, float]) -> None:
    for other in others:
        wrong = {name for name in other if not isclose(ours[name], other[name], rel_tol=1e-9)}
        if wrong or set(ours) != set(other):
            raise SystemExit(f"the numbers differ: {sorted(wrong or set(ours) ^ set(other))}")


def _line(what: str, ours: float, hand: float | None = None, pandas: float | None = None) -> None:
    ratio = f"{ours / hand:.2f}" if hand else ""
    cells = [what, *("" if each is None else f"{each * 1000:,.0f}" for each in (ours, hand)), ratio]
    print(f"| {' | '.join(cells)} | {'' if pandas is None else f'{pandas * 1000:,.0f}'} |", flush=True)


if __name__ == "__main__":
    main()
