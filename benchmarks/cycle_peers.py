"""Asking lifelines and scikit-survival: their script runs in its own environment on the same deals, fields and days."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from forecasting.sales_cycle.candidates import Candidates
from forecasting.sales_cycle.fields import Fields
from forecasting.sales_cycle.snapshot import Snapshot

SCRIPT = Path(__file__).parent / "peers" / "survival.py"


def python(environments: Path) -> Path:
    """The interpreter of their environment; not there where nobody made it."""
    return environments / "forecasts" / "bin" / "python"


def ask(environments: Path, said: Candidates) -> dict[str, np.ndarray]:
    """Method → chance [won, lost] by each end (deals, ends, 2). Raises CalledProcessError where the script fails."""
    snapshot = said.snapshot
    watched = snapshot.exit > snapshot.entry
    created = snapshot.history.deals["created"].to_numpy(float)[said.rows]
    question = {
        "known": columns(snapshot, said.fields, snapshot.rows[watched]),
        "entry": snapshot.entry[watched],
        "exit": snapshot.exit[watched],
        "outcome": snapshot.outcome[watched],
        "open": columns(snapshot, said.fields, said.rows),
        "age": snapshot.day - created,
        "ends": said.ends[1:],
    }
    with TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "question.npz", Path(folder) / "answer.npz"
        np.savez(asked, **question)
        subprocess.run([python(environments), SCRIPT, asked, answered], check=True, capture_output=True, text=True)
        with np.load(answered) as answer:
            return {name: answer[name] for name in answer.files}


def columns(snapshot: Snapshot, fields: Fields, rows: np.ndarray) -> np.ndarray:
    """The fields that our models see, members as columns of 0 and 1; no stages, which these models take as they were at the beginning."""
    values = fields.values(snapshot, rows)
    found = [np.zeros((len(rows), 0))]
    for name, codes in fields.members.items():
        found.append(np.stack([(values[name] == code).to_numpy(float) for code in range(1, len(codes) + 1)], axis=1))
    if fields.amount:
        amount = values["amount"]
        found.append(((amount - 8) / 2).fillna(0.0).to_numpy()[:, None])
        found.append(pd.isna(amount).to_numpy(float)[:, None])
    return np.concatenate(found, axis=1)
