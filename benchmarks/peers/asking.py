"""Asking a peer: its script runs in its own environment, reads the same Parquet files, and answers with numbers and seconds.

A question is JSON: `tables` name → Parquet file, `now` and `before` a first day and the day after the last, `first` the first month of the
trend, `repeat` how often each metric is asked. The answer: `numbers` metric → label → value (labels as in `benchmarks.by_hand`), `seconds`
and `processor` metric → seconds elapsed and of the processor, the least of all times asked; all else a peer says of itself.
"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.by_hand import BEFORE, FIRST, NOW, Labelled
from data.version import Version

FOLDER = Path(__file__).parent
PEERS = {"boring-semantic-layer": "boring", "MetricFlow": "metricflow"}
"""Name → what its script and its environment are called."""


@dataclass(frozen=True)
class Answer:
    """What a peer answered, metric by metric, and the seconds of all of them."""

    numbers: Labelled
    metrics: tuple[str, ...]
    seconds: float
    processor: float


def python(environments: Path, peer: str) -> Path:
    """The interpreter of a peer's environment; not there where nobody made it."""
    return environments / PEERS[peer] / "bin" / "python"


def ask(environments: Path, peer: str, version: Version, repeat: int) -> Answer:
    """Every metric it declares, one after the other, as it is used. Raises CalledProcessError with what it said where it fails."""
    tables = {name: str(version.path(facts.file)) for name, facts in version.facts.items()}
    question = json.dumps({"tables": tables, "now": NOW, "before": BEFORE, "first": FIRST, "repeat": repeat})
    script = FOLDER / f"{PEERS[peer]}.py"
    said = subprocess.run([python(environments, peer), script, question], capture_output=True, text=True, check=True)
    answer = json.loads(said.stdout.splitlines()[-1])
    numbers = {(metric, label): value for metric, values in answer["numbers"].items() for label, value in values.items()}
    return Answer(numbers, tuple(answer["numbers"]), sum(answer["seconds"].values()), sum(answer["processor"].values()))
