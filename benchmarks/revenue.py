"""Score the revenue forecast on months whose sequel is known, beside simple rules and exponential smoothing.

    python -m benchmarks.revenue                        real exports (KPI_EXPORTS, else ../shared/exports)
    python -m benchmarks.revenue --series series.csv    whatever series a CSV holds (series, month, value), too
    python -m benchmarks.revenue --peers .venv-peers    and statsmodels' exponential smoothing, where `make bench-peers` put it

Of each series the last twelve months are kept back; 24, 36 or 60 months before them are shown, and all methods say the twelve. The numbers
are the mean (and median) over the series of Σ|said − was| ÷ Σ was, and the share of months inside their range of 80 %, and of the twelve
together inside theirs. Series with a month of nothing are left out, as exponential smoothing is asked on logarithms; it is the best by AICc
of four, with and without a damped trend and a season.
"""

import argparse
import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.cycle_peers import python
from benchmarks.exports import export
from benchmarks.monthly_series import REAL, STEPS, Months, from_file
from forecasting.revenue import rules
from forecasting.revenue.blend import Blend
from forecasting.revenue.ranged import Ranged, Said

SHOWN = (24, 36, 60)
SCRIPT = Path(__file__).parent / "peers" / "smoothing.py"
WORST = 3.0
"""What one series is missed by counts as so much at most, so that one that hardly sells does not decide."""


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.revenue", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--series", type=Path, nargs="*", default=[], help="CSV with the columns series, month, value")
    parser.add_argument("--peers", type=Path, default=Path(".venv-peers"), help="folder of the peers' environments")
    options = parser.parse_args()
    peers = options.peers if python(options.peers).exists() else None
    if peers is None:
        print("Exponential smoothing is not installed: `make bench-peers` does that.\n")
    for name, (folder, read) in REAL.items():
        if found := export(folder):
            tables(name, read(found), peers)
        else:
            print(f"{name}: left out, because {folder} is not among the exports (KPI_EXPORTS names their folder).\n")
    for path in options.series:
        tables(path.stem, from_file(path), peers)


def tables(name: str, series: Iterable[Months], peers: Path | None) -> None:
    """A table for each number of months shown of which there are series enough."""
    every = list(series)
    if not any(len(each.values) >= SHOWN[0] + STEPS for each in every):
        print(f"{name}: left out, because no series has {SHOWN[0] + STEPS} months.\n")
    for shown in SHOWN:
        asked = [each for each in every if len(each.values) >= shown + STEPS and (each.values[-shown - STEPS :] > 0).all()]
        if asked:
            _table(f"{name}: {len(asked)} series, {shown} months shown", [_cut(each, shown) for each in asked], peers)


def _cut(series: Months, shown: int) -> Months:
    left = len(series.values) - shown - STEPS
    return Months(series.values[left:], (series.first + left) % 12)


def _table(title: str, series: list[Months], peers: Path | None) -> None:
    was = np.array([each.values[-STEPS:] for each in series])
    with threadpool_limits(limits=1):
        ours, together = zip(*(_ours(each) for each in series), strict=True)
    said = {"ours": np.array([each.middle for each in ours]), **_ruled(series)}
    if peers:
        said["exponential smoothing"] = np.array(_smoothed(peers, [each.values[:-STEPS] for each in series]))
    print(f"{title}; in the range of 80 %: {_held(was, ours):.0%} of months, {_held(np.cumsum(was, axis=1), together, STEPS - 1):.0%} of "
          f"years\n| method | mean | median |\n|---|---|---|")  # fmt: skip
    for method, middle in said.items():
        error = np.minimum(np.abs(middle - was).sum(axis=1) / was.sum(axis=1), WORST)
        print(f"| {method} | {error.mean():.3f} | {np.median(error):.3f} |", flush=True)
    print()


def _ours(series: Months) -> tuple[Said, Said]:
    """The months one by one, and the first, the first two … together."""
    known = len(series.values) - STEPS
    blend = Blend(series.values[:known], series.first, STEPS)
    ranged = Ranged(series.values[:known], STEPS, blend.forecast, blend.first_origin, blend.learning)
    return ranged.said(known), ranged.together(known)


def _held(was: np.ndarray, said: Sequence[Said], first: int = 0) -> float:
    """The share of what was, from a step on, that lies inside its range."""
    low, high = (np.array([getattr(each, name) for each in said]) for name in ("low", "high"))
    return float(((was >= low) & (was <= high))[:, first:].mean())


def _ruled(series: list[Months]) -> dict[str, np.ndarray]:
    known = [each.values[:-STEPS] for each in series]
    return {
        "same month of the year before": np.array([rules.last_year(each, STEPS)(len(each)) for each in known]),
        "last month": np.array([rules.last_month(each, STEPS)(len(each)) for each in known]),
        "mean of a year": np.array([np.full(STEPS, each[-12:].mean()) for each in known]),
    }


def _smoothed(peers: Path, known: list[np.ndarray]) -> list[list[float]]:
    question = json.dumps({"series": [each.tolist() for each in known], "steps": STEPS})
    said = subprocess.run([python(peers), SCRIPT], input=question, capture_output=True, text=True, check=True)
    return json.loads(said.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
