"""Score the forecast of customers on fixed days of the past, beside BG/NBD with Gamma-Gamma fitted in the same run, and the simple rule.

    python -m benchmarks.customer_value                       real exports (KPI_EXPORTS, else ../shared/exports) and simulated customers
    python -m benchmarks.customer_value --only CDNOW          only data sets whose name holds this
    python -m benchmarks.customer_value --more FOLDER         and groceryElog.csv and apparelTrans.csv, written by R, in that folder
    python -m benchmarks.customer_value --peers .venv-peers   and the library lifetimes, where `make bench-peers` put it
    python -m benchmarks.customer_value --large 100000        how long so many customers take, with ranges and back-test

Each test: what was known before a day, against what customers bought in the days held out. Deviance: Poisson's, of purchases per customer.
Total: forecast ÷ actual − 1. ρ: rank correlation of purchases. Top tenth: share of all spend that the tenth of customers with the highest
forecast made. In range: customers inside their range of 80 % (randomised where it ends on a lump, as on 0). The forecast is the one that
the application makes (`choice.choose`): nothing here is chosen by what was held out.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from benchmarks import lifetimes_peer
from benchmarks.customer_scores import HEADS, Scored, cells, gains, scored, share, unpriced
from benchmarks.exports import export
from benchmarks.purchase_logs import FIVE, LOGS, MORE, PurchaseLog, Test
from benchmarks.simulated_customers import KNOWING, knowing, large, simulated
from forecasting.customer_value.bgnbd import BetaGeometricNBD
from forecasting.customer_value.choice import choose
from forecasting.customer_value.futures import ValueModel, percentiles
from forecasting.customer_value.history import DAYS_A_WEEK, bought, summarise
from forecasting.customer_value.model import CustomerValueModel
from forecasting.customer_value.rules import OwnRate

OURS, BASE, RULE = "this", "BG/NBD with Gamma-Gamma", "simple rule"
NEARER = (
    "tests", "deviance", "worst", "MAE", "RMSE", "MAE of spend", "RMSE of spend", "median total", "of BG/NBD", "median total of spend",
    "of BG/NBD", "in range", "of BG/NBD",
)  # fmt: skip
SAMPLE, DRAWS = 4_000, 100


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.customer_value", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="only data sets whose name holds this")
    parser.add_argument("--more", type=Path, metavar="FOLDER", help="where groceryElog.csv and apparelTrans.csv lie")
    parser.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="folder of the peers' environments")
    parser.add_argument("--large", type=int, default=0, metavar="CUSTOMERS", help="only measure how long so many customers take")
    options = parser.parse_args()
    if options.large:
        large(options.large)
        return
    peers = options.peers if lifetimes_peer.python(options.peers).exists() else None
    if peers is None:
        print("The library lifetimes is not installed: `make bench-peers` does that.\n")
    with threadpool_limits(limits=1):
        ran = {name: tests_of(name, log, export(log.folder), peers) for name, log in LOGS.items() if options.only in name}
        more = {} if options.more is None else {name: log for name, log in MORE.items() if options.only in name}
        ran |= {name: tests_of(name, log, options.more, peers) for name, log in more.items()}
        if options.only in "simulated":
            on_simulated()
    summary({name: each for name, each in ran.items() if each})


def tests_of(name: str, log: PurchaseLog, folder: Path | None, peers: Path | None) -> list[dict[str, Scored]]:
    """Each test of a data set, printed; method → scores."""
    if folder is None:
        print(f"{name}: left out, because {log.folder} is not among the exports (KPI_EXPORTS names their folder).\n")
        return []
    days, begun = log.read(folder), time.process_time()
    print(f"{name}: {days['customer'].nunique():,} customers, {len(days):,} days of purchase, {days['day'].min():%Y-%m-%d} to"
          f" {days['day'].max():%Y-%m-%d}\n\n| held out | method | {' | '.join(HEADS)} |\n|---|---|{'---|' * len(HEADS)}")  # fmt: skip
    ran = []
    for test in log.tests:
        ran.append({method: each if log.priced else unpriced(each) for method, each in told(days, test, peers)})
        for method, each in ran[-1].items():
            print(f"| {test[1]} days from {test[0]} | {method} | {' | '.join(cells(each))} |", flush=True)
    print(f"\n({time.process_time() - begun:.0f} s of the processor)\n")
    return ran


def told(days: pd.DataFrame, test: Test, peers: Path | None) -> Iterator[tuple[str, Scored]]:
    """Every method's forecast of one test."""
    as_of, length = date.fromisoformat(test[0]), test[1]
    history = summarise(days, as_of)
    actual = bought(days, as_of, as_of + timedelta(days=length)).reindex(history["customer"]).fillna(0.0)
    fitted = choose(days, history, as_of, length).fitted
    yield OURS, scored(fitted.predict(history), actual, inside(fitted, history, actual) if isinstance(fitted, ValueModel) else None)
    base = CustomerValueModel(length / DAYS_A_WEEK, kinds=(BetaGeometricNBD,)).fit(history)
    yield BASE, scored(base.predict(history), actual, inside(base, history, actual))
    yield RULE, scored(OwnRate(length / DAYS_A_WEEK).predict(history), actual)
    if peers is not None:
        for method, said in lifetimes_peer.ask(peers, history, length / DAYS_A_WEEK).items():
            yield method, scored(said, actual)


def inside(fitted: ValueModel, history: pd.DataFrame, actual: pd.DataFrame) -> np.ndarray:
    random = np.random.default_rng(1)
    sample = np.sort(random.permutation(len(history))[:SAMPLE])
    spend = fitted.simulate(history.iloc[sample], DRAWS, random)[1]
    at = percentiles(spend, actual["value"].to_numpy(float)[sample], random)
    return (at >= fitted.levels[0]) & (at <= fitted.levels[1])


def summary(ran: dict[str, list[dict[str, Scored]]]) -> None:
    """By how much nearer than BG/NBD with Gamma-Gamma, by data set and over all; positive is nearer."""
    if not ran:
        return
    print(f"How much nearer than {BASE}\n\n|  | {' | '.join(NEARER)} |\n|---|{'---|' * len(NEARER)}")
    own = {name: each for name, each in ran.items() if name in LOGS}
    known = [each for name, each in own.items() if not LOGS[name].small]
    five = [ran[name] for name in FIVE] if set(FIVE) <= set(ran) else []
    rows = own | {"**those with enough purchases**": list(chain(*known)), "**all**": list(chain(*own.values()))}
    rows |= {name: each for name, each in ran.items() if name not in own} | {"**the five of the aims**": list(chain(*five))}
    for name, tests in rows.items():
        if tests:
            print(f"| {name} | {' | '.join(summed(tests))} |")


def summed(tests: list[dict[str, Scored]]) -> list[str]:
    found = pd.DataFrame([gains(each[OURS], each[BASE]) for each in tests])
    held, theirs = (np.concatenate([each[method].inside for each in tests]) for method in (OURS, BASE))
    nearer = [share(found[name].mean()) for name in ("mae_purchases", "rmse_purchases", "mae_value", "rmse_value")]
    totals = [share(found[name].median(), sign=False) for name in ("total", "their_total", "total_value", "their_total_value")]
    return [str(len(tests)), f"{found['deviance'].mean():+.1%}", f"{found['deviance'].min():+.1%}", *nearer, *totals,
            f"{held.mean():.0%}" if len(held) else "-", f"{theirs.mean():.0%}"]  # fmt: skip


def on_simulated() -> None:
    """Customers who behave exactly as Pareto/NBD says: how far from somebody who knows its parameters."""
    heads = f"| customers | method | {' | '.join(HEADS)} |\n|---|---|{'---|' * len(HEADS)}"
    print(f"Simulated customers (Pareto/NBD, parameters known)\n\n{heads}")
    for customers in (1_000, 20_000):
        days, as_of, length = simulated(customers)
        test = (as_of.isoformat(), length)
        history = summarise(days, as_of)
        actual = bought(days, as_of, as_of + timedelta(days=length)).reindex(history["customer"]).fillna(0.0)
        for method, each in (*told(days, test, None), (KNOWING, scored(knowing(history, length), actual))):
            print(f"| {customers:,} | {method} | {' | '.join(cells(each))} |", flush=True)
    print()


if __name__ == "__main__":
    main()
