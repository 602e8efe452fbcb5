"""The product-limit estimate: which share has not had something happen yet, where many could only be watched for a while."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

Z = 1.959964
"""The normal deviate of bounds that hold 95 in 100 times."""


@dataclass(frozen=True)
class Survival:
    """After `time`: of those `at_risk` until then, to `events` it happened; `share` of all it has not happened to by then.

    `error` is its standard error, `low` and `high` its bounds of 95 %.
    """

    time: float
    at_risk: int
    events: int
    share: float
    error: float
    low: float
    high: float


def kaplan_meier(times: Sequence[float], happened: Sequence[bool]) -> list[Survival]:
    """The estimate of Kaplan and Meier (1958), at each time at which something happened.

    `times` is how long each was watched, `happened` whether it ended with the event; who was watched no longer (censored) at the time of an
    event was still at risk then.
    """
    ends = sorted({time for time, event in zip(times, happened, strict=True) if event})
    at_risk = [sum(time >= end for time in times) for end in ends]
    events = [sum(event and time == end for time, event in zip(times, happened, strict=True)) for end in ends]
    return product_limit(zip(ends, at_risk, events, strict=True))


def product_limit(steps: Iterable[tuple[float, int, int]]) -> list[Survival]:
    """S(t) = Π (1 − dᵢ ⁄ nᵢ) over steps of time, number at risk n and events d, in order; steps at which nobody is at risk end it.

    Standard errors by Greenwood (1926): S √Σ dᵢ ⁄ (nᵢ (nᵢ − dᵢ)). Bounds on the scale log(−log S), which keeps them between 0 and 1
    (Kalbfleisch and Prentice 1980).
    """
    found, share, variance = list[Survival](), 1.0, 0.0
    for time, at_risk, events in steps:
        if at_risk <= 0:
            break
        share *= 1 - events / at_risk
        variance += events / (at_risk * (at_risk - events)) if at_risk > events else 0.0
        low, high = _bounds(share, variance)
        found.append(Survival(time, at_risk, events, share, share * sqrt(variance), low, high))
    return found


def _bounds(share: float, variance: float) -> tuple[float, float]:
    """S^exp(±z σ ⁄ log S), where σ² is Greenwood's sum; no bounds where all or none are left."""
    if not 0 < share < 1:
        return share, share
    reach = Z * sqrt(variance) / abs(log(share))
    return share ** exp(reach), share ** exp(-reach)
