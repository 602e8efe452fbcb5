"""How near a forecast of open deals came: scores of one day, and of several days together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score

from forecasting.sales_cycle import revenue, steps
from forecasting.sales_cycle.dates import closing_days

PARTS, BINS, DRAWS = 20, 10, 200
USUAL_LEVELS = (0.1, 0.9)


@dataclass(frozen=True)
class Truth:
    """What became of deals open on a day: days until they closed (infinite: not by the end), whether won, what each would bring if won,
    what each is taken to be worth, the day's number and how many days are known after it."""

    after: np.ndarray
    won: np.ndarray
    brought: np.ndarray
    amount: np.ndarray
    day: float
    days: float


@dataclass(frozen=True)
class Said:
    """What a method said of them: the chance [won, lost] by each end (deals, ends, 2), the levels of its range of dates, and the days until
    each closes where it says that alone."""

    reached: np.ndarray
    ends: np.ndarray
    levels: tuple[float, float] = USUAL_LEVELS
    due: np.ndarray | None = None

    def dates(self, which: np.ndarray, days: float) -> list[np.ndarray]:
        """Middle, low and high of the days until some of the deals close, given that they do within `days`."""
        if self.due is not None:
            return [np.minimum(self.due[which], days - 1)] * 3
        return closing_days(self.reached[which].sum(axis=2), self.ends, days, (0.5, *self.levels))

    def closed_by(self, days: np.ndarray) -> np.ndarray:
        return steps.at(self.reached.sum(axis=2), self.ends, np.minimum(days, self.ends[-1]))

    def won_by(self, days: np.ndarray) -> np.ndarray:
        return steps.at(self.reached[:, :, 0], self.ends, np.minimum(days, self.ends[-1]))


@dataclass(frozen=True)
class Score:
    """Of one day: concordance, integrated squared error of closing, squared error and area under the curve of winning, days, coverage,
    and what a month's revenue was missed by; `chance` and `won` of each deal for what is pooled over days."""

    concordance: float
    closing: float
    winning: float
    area: float
    days: float
    covered: float
    revenue: float
    chance: np.ndarray
    won: np.ndarray

    NUMBERS = ("concordance", "closing", "winning", "area", "days", "covered", "revenue")


def score(said: Said, truth: Truth) -> Score:
    """Every score of one day, over all that is known after it."""
    grid = truth.days * np.arange(1, PARTS + 1) / PARTS
    closed_by, chance = said.closed_by(grid), said.won_by(np.array([truth.days]))[:, 0]
    closed = np.isfinite(truth.after)
    really = np.floor(truth.after[closed])
    middle, low, high = said.dates(closed, truth.days)
    given = np.isfinite(middle)
    return Score(
        concordance(closed_by.sum(axis=1), truth.after),
        float(np.mean((closed_by - (truth.after[:, None] < grid)) ** 2)),
        float(np.mean((chance - truth.won) ** 2)),
        float(roc_auc_score(truth.won, chance)) if len(np.unique(truth.won)) == 2 else float("nan"),
        float(np.abs(middle - really)[given].mean()),
        float(((really >= low) & (really <= high))[given].mean()),
        _revenue(said, truth),
        chance,
        truth.won,
    )


def concordance(soon: np.ndarray, after: np.ndarray) -> float:
    """Of two deals of which one closed before the other, how often it was said to close sooner (Harrell); said alike counts half."""
    right = pairs = 0.0
    for place in np.flatnonzero(np.isfinite(after)):
        later = soon[after > after[place]]
        right += float((later < soon[place]).sum() + 0.5 * (later == soon[place]).sum())
        pairs += len(later)
    return right / pairs if pairs else float("nan")


def _revenue(said: Said, truth: Truth) -> float:
    """Σ|said − was| ÷ Σ was over the months after the day, the last one as far as it is known."""
    cuts = revenue.cuts(truth.day, truth.days)
    expected = truth.amount @ revenue.monthly(said.reached[:, :, 0], said.ends, cuts)
    when = np.where(truth.won, truth.after, np.inf)
    was = truth.brought @ ((when[:, None] >= cuts[None, :-1]) & (when[:, None] < cuts[None, 1:]))
    return float(np.abs(expected - was).sum() / was.sum())


def mean(scores: Sequence[Score]) -> dict[str, float]:
    """The mean of each number over the days, and what is pooled over them: the error of calibration and what chance alone makes of it."""
    numbers = {name: float(np.nanmean([getattr(each, name) for each in scores])) for name in Score.NUMBERS}
    chance, won = (np.concatenate([getattr(each, name) for each in scores]) for name in ("chance", "won"))
    draws = np.random.default_rng(0)
    by_chance = [miscalibration(chance, draws.random(len(chance)) < chance) for _ in range(DRAWS)]
    return numbers | {"miscalibrated": miscalibration(chance, won), "by_chance": float(np.mean(by_chance))}


def miscalibration(chance: np.ndarray, won: np.ndarray) -> float:
    """Mean distance between the chance said and the share won, over ten groups of as many deals each, by chance."""
    groups = np.array_split(np.argsort(chance, kind="stable"), BINS)
    return float(sum(abs(chance[group].mean() - won[group].mean()) * len(group) for group in groups if len(group)) / len(chance))
