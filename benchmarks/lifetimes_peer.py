"""Asking the library lifetimes: its script runs in its own environment on the same histories."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

PATIENCE = 120  # seconds; it looks long for an end where hardly anybody bought twice
SCRIPT = Path(__file__).parent / "peers" / "buy_till_you_die.py"


def python(environments: Path) -> Path:
    """The interpreter of its environment; not there where nobody made it."""
    return environments / "lifetimes" / "bin" / "python"


def ask(environments: Path, history: pd.DataFrame, horizon: float) -> dict[str, pd.DataFrame]:
    """Method → `purchases` and `value` of each customer; methods that find no end in two minutes are left out. `horizon` is in weeks."""
    with TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "question.npz", Path(folder) / "answer.npz"
        np.savez(asked, horizon=horizon, **{name: history[name].to_numpy(float) for name in ("repeats", "recency", "age", "spend")})
        try:
            subprocess.run([python(environments), SCRIPT, asked, answered], check=True, capture_output=True, text=True, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            return {}
        with np.load(answered) as answer:
            return {name: pd.DataFrame(answer[name], columns=["purchases", "value"]) for name in answer.files}
