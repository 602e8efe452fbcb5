"""The small sums of which values beside a headline are made, in plain pandas."""

from collections.abc import Callable

import pandas as pd

from tests.kpi.oracle.slice import Answer, Slice, divided

Amount = float | None
Beside = dict[str, Callable[[Slice], Amount]]


def headline(answer: Callable[[Slice], Answer]) -> Callable[[Slice], Amount]:
    """The headline of one KPI, where it stands beside another."""
    return lambda at: answer(at)[0]


def spread(durations: Callable[[Slice], pd.Series]) -> Beside:
    """Mean, 10th and 90th percentile of durations."""
    return {
        "mean": lambda at: mean(durations(at)),
        "p10": lambda at: quantile(durations(at), 0.1),
        "p90": lambda at: quantile(durations(at), 0.9),
    }


def mean(values: pd.Series) -> Amount:
    return float(values.mean()) if len(values) else None


def quantile(values: pd.Series, share: float) -> Amount:
    return float(values.quantile(share)) if len(values) else None


def total(values: pd.Series) -> Amount:
    """The sum of what is known; none where nothing is."""
    known = values.dropna()
    return float(known.sum()) if len(known) else None


def share_of(rows: pd.DataFrame, these: pd.Series) -> Amount:
    """The share of rows for which it is so; what is not known is not so."""
    return divided(int(these.isin([True]).sum()), len(rows))
