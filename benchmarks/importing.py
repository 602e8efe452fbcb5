"""Measure how long a clean CSV of deals takes from file to published version, against DuckDB reading it into a typed table.

    python -m benchmarks.importing                      one million deals
    python -m benchmarks.importing --deals 10000000 --folder /tmp

Both read the same file, each in a fresh process that has loaded its modules; the numbers of both must be equal, or it stops.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb

THREADS = 2
TODAY = date(2026, 6, 30)
WHO = ("peer", "peer on disk", "ours")

COLUMNS = {
    "Deal ID": ("VARCHAR", "'D' || lpad(i::VARCHAR, 8, '0')"),
    "Deal name": ("VARCHAR", "'Deal with customer ' || hash(i, 'customer') % (n // 5 + 1) || ' no. ' || i"),
    "Deal owner": ("VARCHAR", "'Rep ' || hash(i, 'rep') % 40"),
    "Company": ("VARCHAR", "'Customer ' || hash(i, 'customer') % (n // 5 + 1)"),
    "Deal stage": (
        "VARCHAR",
        "['Closed won', 'Closed lost', 'Proposal', 'Negotiation', 'Closed won'][1 + (hash(i, 'stage') % 5)::INTEGER]",
    ),
    "Create date": ("TIMESTAMP", "strftime(created, '%Y-%m-%d %H:%M:%S')"),
    "Close date": ("TIMESTAMP", "strftime(created + to_days(1 + (hash(i, 'close') % 90)::INTEGER), '%Y-%m-%d')"),
    "Amount": ("DECIMAL(18, 4)", "printf('%.2f', (hash(i, 'amount') % 5000000) / 100.0)"),
    "Currency": ("VARCHAR", "'EUR'"),
    "Channel": ("VARCHAR", "['Web', 'Referral', 'Ads', 'Partner', 'Event', 'Outbound'][1 + (hash(i, 'channel') % 6)::INTEGER]"),
    "Country": (
        "VARCHAR",
        "['Italy', 'Spain', 'Portugal', 'France', 'Germany', 'Brazil', 'Ireland'][1 + (hash(i, 'country') % 7)::INTEGER]",
    ),
    "Product": ("VARCHAR", "'Product ' || hash(i, 'product') % 12"),
    "Probability": ("DOUBLE", "(hash(i, 'probability') % 11) * 10"),
}
"""Header, the type that fits it, and the text of row `i` of `n`, created at `created`."""

NUMBERS = """
    SELECT count(*), count(DISTINCT {key}), sum({amount}), min({created}), max({created}), sum(epoch({created})), count(DISTINCT {customer})
    FROM {rows}
"""
"""What must be equal, over the rows of either."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.importing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--deals", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--repeat", type=int, default=3, help="runs of each in turn, of which the fastest counts")
    parser.add_argument("--folder", type=Path, default=None, help="where files are written (a temporary folder)")
    parser.add_argument("--measure", nargs=3, metavar=("WHO", "FILE", "FOLDER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        who, file, folder = asked.measure
        print(json.dumps(_measured(who, Path(file), Path(folder))))
        return
    for deals in asked.deals:
        with tempfile.TemporaryDirectory(prefix="importing-", dir=asked.folder) as folder:
            _compare(Path(folder), deals, asked.repeat)


def _compare(folder: Path, deals: int, repeat: int) -> None:
    file = folder / "deals.csv"
    write_csv(file, deals)
    print(f"\n{deals:,} deals, {len(COLUMNS)} columns, {file.stat().st_size / 1e6:,.0f} MB\n", flush=True)
    runs = [[_in_fresh_process(who, file, folder) for who in WHO] for _ in range(repeat)]
    if any(run["numbers"] != runs[0][0]["numbers"] for each in runs for run in each):
        raise SystemExit(f"the numbers differ: {[run['numbers'] for run in runs[0]]}")
    best = {
        who: {name: min(run[place][name] for run in runs) for name in ("processor", "elapsed", "memory")} for place, who in enumerate(WHO)
    }
    print("| what | processor, s | elapsed, s | most memory, MB |\n|---|---|---|---|")
    named = {"peer": "DuckDB, table in memory", "peer on disk": "DuckDB, table in a file", "ours": "import, file to version"}
    for who, each in best.items():
        print(f"| {named[who]} | {each['processor']:.2f} | {each['elapsed']:.2f} | {each['memory']:,.0f} |")
    for who in WHO[:2]:
        ratios = (best["ours"][name] / best[who][name] for name in ("processor", "elapsed", "memory"))
        print(f"| import ÷ {named[who]} | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} |")


def write_csv(file: Path, deals: int) -> None:
    """A clean CSV of so many deals, the same every time."""
    values = ", ".join(f'{text} AS "{name}"' for name, (_, text) in COLUMNS.items())
    created = "TIMESTAMP '2024-01-01' + to_seconds((hash(i, 'created') % (600 * 86400))::BIGINT)"
    with duckdb.connect(config={"threads": THREADS}) as connection:
        connection.execute(
            f"COPY (SELECT {values} FROM (SELECT i, {deals} AS n, {created} AS created FROM range({deals}) AS r(i))) TO '{file}'"
        )


def _in_fresh_process(who: str, file: Path, folder: Path) -> dict:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        command = [sys.executable, "-m", "benchmarks.importing", "--measure", who, str(file), own]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1])


def _measured(who: str, file: Path, folder: Path) -> dict:
    """Processor time with that of child processes, elapsed time, and the most memory held, of children as well."""
    prepare, count = {"peer": _peer, "peer on disk": _peer_on_disk, "ours": _ours}[who](file, folder)
    start, processor = time.perf_counter(), _processor()
    prepare()
    taken = {"elapsed": time.perf_counter() - start, "processor": _processor() - processor}
    most = sum(resource.getrusage(which).ru_maxrss for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return taken | {"memory": most * 1024 / 1e6, "numbers": [str(each) for each in count()]}


def _processor() -> float:
    used = [resource.getrusage(which) for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


Run = tuple[Callable[[], object], Callable[[], tuple]]


def _peer(file: Path, folder: Path, database: str = ":memory:") -> Run:
    connection = duckdb.connect(database, config={"threads": THREADS})
    types = ", ".join(f"'{name}': '{kind}'" for name, (kind, _) in COLUMNS.items())
    numbers = NUMBERS.format(key='"Deal ID"', amount='"Amount"', created='"Create date"', customer='"Company"', rows="deals")

    def read() -> None:
        connection.execute(f"CREATE TABLE deals AS SELECT * FROM read_csv('{file}', types = {{{types}}})")
        connection.execute("CHECKPOINT")

    return read, lambda: connection.execute(numbers).fetchall()[0]


def _peer_on_disk(file: Path, folder: Path) -> Run:
    return _peer(file, folder, str(folder / "peer.duckdb"))


def _ours(file: Path, folder: Path) -> Run:
    from data.importing import import_all
    from data.limits import Limits
    from data.store import Workspace

    workspace = Workspace(folder)
    limits = Limits(bytes=max(Limits.bytes, file.stat().st_size), rows=max(Limits.rows, 100_000_000))

    def count() -> tuple:
        version = workspace.current()
        rows = f"'{version.path(version.facts['deals'].file)}'" if version else ""
        numbers = NUMBERS.format(key="deal_id", amount="amount", created="created_at", customer="customer", rows=rows)
        return duckdb.connect().execute(numbers).fetchall()[0]

    return lambda: import_all(workspace, [(file.name, file)], today=TODAY, limits=limits), count


if __name__ == "__main__":
    main()
