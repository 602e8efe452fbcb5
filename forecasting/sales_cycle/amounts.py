"""What an open deal is taken to be worth: its own amount, or what won deals of the same product brought."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from forecasting.sales_cycle.history import LOST, NOTHING, WON
from forecasting.sales_cycle.snapshot import Snapshot

FEWEST = 5
"""Won deals a product needs for a mean of its own; below, the mean of all won deals stands in."""


@dataclass(frozen=True)
class Amounts:
    """Typical amounts as of a day, in the currency most deals stand in.

    `carried` says whether open deals carry amounts in this data; where they do not, an amount is written down at closing, so nobody's was
    known before, and typical amounts are used for all (also in back-tests, for the model and the rule alike). `spread` are won amounts ÷
    their mean.
    """

    carried: bool
    currency: str | None
    overall: float
    by_product: dict[object, float]
    spread: np.ndarray

    @property
    def known(self) -> bool:
        return bool(np.isfinite(self.overall))

    def own(self, snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
        """The amounts the deals carried; NaN where none, or where amounts are only written at closing."""
        amount = snapshot.column("amount", rows).to_numpy(float)
        return np.where(amount > 0, amount, np.nan) if self.carried else np.full(len(rows), np.nan)

    def used(self, snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
        """Own amounts, typical ones where missing, NaN for deals in another currency."""
        own = self.own(snapshot, rows)
        typical = np.full(len(rows), self.overall)
        if self.by_product:
            typical = snapshot.column("product", rows).map(self.by_product).fillna(self.overall).to_numpy(float)
        used = np.where(np.isnan(own), typical, own)
        return np.where(self.is_ours(snapshot, rows), used, np.nan)

    def is_ours(self, snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
        """Whether each deal stands in the currency counted (or in none)."""
        currency = snapshot.column("currency", rows)
        return (currency.isna() | (currency == self.currency)).to_numpy()


def learn(today: Snapshot, snapshot: Snapshot) -> Amounts:
    """Typical amounts from deals won before the snapshot's day; whether open deals carry amounts is judged today."""
    carried = carry_amounts(today)
    currencies = today.column("currency").dropna()
    currency = str(currencies.mode().iloc[0]) if len(currencies) else None
    won = snapshot.rows[snapshot.outcome == WON]
    amounts = snapshot.column("amount", won)
    ours = amounts.notna() & (snapshot.column("currency", won).isna() | (snapshot.column("currency", won) == currency))
    amounts = amounts[ours]
    overall = float(amounts.mean()) if (amounts != 0).any() else float("nan")
    by_product = _by_product(snapshot, won, ours, amounts) if np.isfinite(overall) else {}
    spread = amounts.to_numpy(float) / overall if len(amounts) and overall > 0 else np.ones(1)
    if by_product:
        typical = snapshot.column("product", won)[ours].map(by_product).fillna(overall).to_numpy(float)
        spread = amounts.to_numpy(float) / np.maximum(typical, 1e-9)
    return Amounts(carried, currency, overall, by_product, spread)


def carry_amounts(today: Snapshot) -> bool:
    """Whether a deal has its amount while it is open, rather than given one by its outcome.

    Judged by shares of deals with an amount above nothing: half of the open ones at least, not 20 points below the closed ones, and not 50
    points apart between won and lost (a system that writes nothing down for lost deals).
    """
    filled = (today.column("amount") > 0).to_numpy()
    shares = {kind: _share(filled[today.outcome == kind]) for kind in (NOTHING, WON, LOST)}
    closed = _share(filled[~today.is_open])
    written_by_outcome = today.lost > 0 and abs(shares[WON] - shares[LOST]) > 0.5
    return shares[NOTHING] >= max(0.5, closed - 0.2) and not written_by_outcome


def _share(flags: np.ndarray) -> float:
    return float(flags.mean()) if len(flags) else 0.0


def _by_product(snapshot: Snapshot, won: np.ndarray, ours: pd.Series, amounts: pd.Series) -> dict[object, float]:
    if "product" not in snapshot.history.dimensions:
        return {}
    groups = amounts.groupby(snapshot.column("product", won)[ours]).agg(["mean", "size"])
    return groups.loc[groups["size"] >= FEWEST, "mean"].to_dict()
