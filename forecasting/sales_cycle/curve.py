"""Won, lost and still open after so many days: the curve of all deals alike."""

from __future__ import annotations

import numpy as np
import pandas as pd

from forecasting.sales_cycle.pooled import AalenJohansen
from forecasting.sales_cycle.snapshot import Snapshot

FEWEST_AT_RISK = 5
Z = 1.96


def pooled(snapshot: Snapshot, kept: np.ndarray) -> AalenJohansen:
    """Aalen–Johansen of the deals kept (a mask over the snapshot's deals)."""
    return AalenJohansen().fit(snapshot.entry[kept], snapshot.exit[kept], snapshot.outcome[kept])


def curve_of(snapshot: Snapshot, kept: np.ndarray) -> pd.DataFrame:
    """Shares of deals won, lost and open by days since creation with pointwise bands of 95 %, as far as five deals were watched."""
    model = pooled(snapshot, kept)
    watched = np.flatnonzero(model.at_risk_ >= FEWEST_AT_RISK)
    length = int(watched.max()) + 1 if len(watched) else 1
    shares = {"won": model.incidence_[:, 0], "lost": model.incidence_[:, 1], "open": model.survival_}
    table = {"days": model.ages_}
    for place, (name, share) in enumerate(shares.items()):
        half = Z * np.sqrt(model.variance_[:, place])
        table |= {name: share, f"{name}_low": np.clip(share - half, 0, 1), f"{name}_high": np.clip(share + half, 0, 1)}
    return pd.DataFrame(table).iloc[:length]
