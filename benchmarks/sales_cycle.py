"""Score the sales-cycle forecast on pipelines of which it is known how they went on, beside the simple rule, peers and known chances.

    python -m benchmarks.sales_cycle                       real exports (KPI_EXPORTS, else ../shared/exports) and simulated deals
    python -m benchmarks.sales_cycle --every               and each of our models by itself
    python -m benchmarks.sales_cycle --only Simulated --draws 8   one draw tells little of a month's revenue
    python -m benchmarks.sales_cycle --large 100000        the time and memory that a forecast of so many simulated deals takes, alone
    python -m benchmarks.sales_cycle --peers .venv-peers   and Cox regression and survival forests, where `make bench-peers` put them

Each data set is asked on four days, all methods on the same ones: trained on what was known before the day, scored on the deals then open
by what became of them. C: concordance of closing dates. Closing: integrated squared error (Brier) of the closing curve. Winning: squared
error of the chance to be won by the end; AUC: area under its curve. Days: what a closing date was missed by, of deals that closed by the
end, given that they did. In range: of 80 %. Revenue: Σ|said − was| ÷ Σ was over months (won deals where amounts are not known).
Calibration: mean distance of chance and share won over ten groups, all days together; in brackets what chance alone makes of it.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from threadpoolctl import threadpool_limits

from benchmarks.cycle_methods import KNOWING, Asked, asked, told
from benchmarks.cycle_peers import python
from benchmarks.cycle_scores import Said, Score, mean, score
from benchmarks.exports import export
from benchmarks.pipelines import REAL, Pipeline
from benchmarks.simulated_deals import Simulated, simulated
from forecasting.sales_cycle import forecast, history

SIMULATED = (6_000, 24_000)
LATE = date(2025, 10, 1)
HEADS = ("", "C", "closing", "winning", "AUC", "days", "in range", "revenue", "calibration")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.sales_cycle", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", action="store_true", help="each of our models by itself, too")
    parser.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="folder of the peers' environments")
    parser.add_argument("--only", default="", help="only data sets whose name holds this")
    parser.add_argument("--draws", type=int, default=1, help="how often deals are simulated anew; the means of all are printed")
    parser.add_argument("--large", type=int, help="only the time and memory that a forecast of so many simulated deals takes")
    options = parser.parse_args()
    if options.large:
        large(options.large)
        return
    peers = options.peers if python(options.peers).exists() else None
    if peers is None:
        print("Cox regression and survival forests are not installed: `make bench-peers` does that.\n")
    for name, (folder, read) in REAL.items():
        if options.only in name and (found := export(folder)):
            table(name, [read(found)], peers, every=options.every)
        elif options.only in name:
            print(f"{name}: left out, because {folder} is not among the exports (KPI_EXPORTS names their folder).\n")
    for count in SIMULATED:
        if options.only in (name := f"Simulated, {count:,} deals"):
            draws = [simulated(count, seed) for seed in range(1, options.draws + 1)]
            told_apart = f"{name}, {options.draws} draws" if options.draws > 1 else name
            table(
                told_apart, [made.pipeline for made in draws], None, every=options.every, knowing=[partial(known, made) for made in draws]
            )


def large(count: int) -> None:
    """The first forecast of a day with its back-test, as the page asks for it."""
    with tempfile.TemporaryDirectory() as folder:
        version = simulated(count).pipeline.version(Path(folder))
        begun = time.process_time()
        found = forecast(version, LATE)
        used, peak = time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    open_deals, tried = found.summary.open_deals, len(found.backtest.origins) if found.backtest else 0
    print(
        f"{count:,} deals, {open_deals:,} open on {LATE}: {used:.0f} s of the processor with {tried} earlier days, {peak:,.0f} MB at most"
    )


def known(made: Simulated, day: Asked) -> Said:
    """What somebody says who knows the chances that simulated deals were drawn by."""
    return Said(made.reached(day.said.rows, day.said.snapshot.day, day.said.ends[1:]), day.said.ends)


def table(
    name: str, pipelines: list[Pipeline], peers: Path | None, *, every: bool, knowing: Sequence[Callable[[Asked], Said]] = ()
) -> None:
    """Ask every method on every day of each pipeline, and print the means."""
    begun, scores = time.process_time(), dict[str, list[Score]]()
    for number, pipeline in enumerate(pipelines):
        for day in days(pipeline):
            for method, said in (*told(day, peers, every=every), *((KNOWING, each(day)) for each in knowing[number : number + 1])):
                scores.setdefault(method, []).append(score(said, day.truth))
    deals, pipeline = sum(len(each.deals) for each in pipelines), pipelines[0]
    print(f"{name}: {deals:,} deals, asked on {', '.join(map(str, pipeline.days))}, known until {pipeline.end} "
          f"({time.process_time() - begun:.0f} s of the processor)")  # fmt: skip
    print("| " + " | ".join(HEADS) + " |\n|" + "---|" * len(HEADS))
    for method, each in scores.items():
        print(f"| {method} | {' | '.join(row(each))} |", flush=True)
    print()


def days(pipeline: Pipeline) -> Iterator[Asked]:
    with tempfile.TemporaryDirectory() as folder, threadpool_limits(limits=1):
        past = history.read(pipeline.version(Path(folder)))
        for day in pipeline.days:
            yield asked(past, day, pipeline.end)


def row(scores: list[Score]) -> list[str]:
    found = mean(scores)
    return [
        f"{found['concordance']:.2f}", f"{found['closing']:.3f}", f"{found['winning']:.3f}", f"{found['area']:.2f}", f"{found['days']:.1f}",
        f"{found['covered']:.0%}", f"{found['revenue']:.1%}", f"{found['miscalibrated']:.3f} ({found['by_chance']:.3f})",
    ]  # fmt: skip


if __name__ == "__main__":
    main()
