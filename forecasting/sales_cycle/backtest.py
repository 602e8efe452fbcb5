"""What the same code would have said on earlier days, beside the simple rule and what then happened."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from forecasting.calibration import calibration
from forecasting.sales_cycle import revenue, steps
from forecasting.sales_cycle.answer import Answer, Keep, answer
from forecasting.sales_cycle.blend import outcome_by
from forecasting.sales_cycle.candidates import Candidates
from forecasting.sales_cycle.dates import closing_days
from forecasting.sales_cycle.history import WON, timestamps
from forecasting.sales_cycle.lattice import Lattice
from forecasting.sales_cycle.result import Backtest
from locales import Sentence
from locales.words import N_

ORIGINS = 4
BETTER = N_(
    "On {origins} earlier days this forecast missed a month by {error} on average; win rate times amount missed it by {rule_error}."
)
MONTHS_WORSE = N_(
    "On {origins} earlier days this forecast missed a month by {error} on average, and win rate times amount only by {rule_error}: "
    "go by the simple rule."
)
CHANCES_WORSE = N_(
    "On {origins} earlier days this forecast missed a month by {error} on average and win rate times amount by {rule_error}, but its "
    "chances were further from what happened: go by the simple rule."
)


@dataclass(frozen=True)
class Scored:
    """One origin: a row of the table of origins, its months, how many simulated deviations each month was off, and of each deal the chance
    to be won by the as-of day and whether it was."""

    origin: dict[str, object]
    months: pd.DataFrame
    misses: np.ndarray
    chance: np.ndarray
    won: np.ndarray


def run(lattice: Lattice, keep: Keep) -> tuple[Backtest | None, float]:
    """The back-test and the factor by which simulated ranges were too narrow; no back-test where no earlier day had enough data."""
    lattice.progress(Sentence("Asking what would have been said on earlier days"))
    days = [lattice.as_of, *lattice.earlier(lattice.as_of, ORIGINS)]
    asked = [(said, (next_day - day).days) for next_day, day in pairwise(days) if (said := lattice.said_on(day))]
    scored = [_score(lattice, said, until, keep) for said, until in asked]
    scored = [each for each in scored if each.origin["open_deals"]]
    if not scored:
        return None, 1.0
    misses = np.concatenate([each.misses for each in scored])
    stretch = float(np.clip(np.sqrt(((misses**2).sum() + 4) / (len(misses) + 4)), 1.0, 6.0))
    return _summed(scored), stretch


def _score(lattice: Lattice, said: Candidates, until: int, keep: Keep) -> Scored:
    """Score an origin on the deals open then, by what happened from then to the as-of day; `until` days are the time to the next origin."""
    found = answer(said, lattice.blend_on(said), lattice.worth_on(said), keep)
    after, outcome = (each[keep(said.rows)] for each in outcome_by(lattice.snapshot.day, said))
    won, days = outcome == WON, lattice.snapshot.day - said.snapshot.day
    by_then = steps.at(found.reached[:, :, 0], found.ends, np.array([days]))[:, 0]
    by_rule = np.where(found.due < days, found.simple.win_rate, 0.0)
    scale = len(said.snapshot.open_rows) / max(len(said.rows), 1)
    won_after = np.where(won, after, np.inf)
    months, misses = _months(found, won_after, days, scale)
    origin = {
        "origin": timestamps(np.array([said.snapshot.day]))[0],
        "open_deals": len(found.rows),
        "closed_deals": int(np.isfinite(after).sum()),
        "won_deals": int(won.sum()),
        "brier_model": _average((by_then - won) ** 2),
        "brier_rule": _average((by_rule - won) ** 2),
        **_dates(found, after, days),
        **_next(found, won_after, until, scale),
    }
    return Scored(origin, months, misses, by_then, won)


def _next(found: Answer, won_after: np.ndarray, until: int, scale: float) -> dict[str, object]:
    """What the time to the next origin was said to bring, and brought."""
    within = np.array([0.0, until])
    chance, ruled = revenue.monthly(found.reached[:, :, 0], found.ends, within)[:, 0], found.ruled(within)[:, 0]
    really = (won_after < until).astype(float)
    sums = {
        "next_model": found.amount @ chance,
        "next_rule": found.amount @ ruled,
        "next_was": _brought(found) @ really,
        "next_wins_model": chance.sum(),
        "next_wins_rule": ruled.sum(),
        "next_wins_was": really.sum(),
    }
    last = timestamps(np.array([found.snapshot.day + until - 1]))[0]
    return {"last_day": last, **{name: float(value * scale) for name, value in sums.items()}}


def _brought(found: Answer) -> np.ndarray:
    """What each deal brings if it is won: the amount it was written down with, else what it counted with."""
    final = found.snapshot.column("amount", found.rows).to_numpy(float)
    return np.where(np.isnan(found.used), 0.0, np.where(np.isnan(final), found.amount, final))


def _dates(found: Answer, after: np.ndarray, days: float) -> dict[str, float]:
    """Errors in days and coverage of the range over deals that closed in time, given that they did; the rule's dates end there too."""
    closed = np.isfinite(after)
    really = np.floor(after[closed])
    middle, low, high = closing_days(found.reached[closed].sum(axis=2), found.ends, days, (0.5, *found.blend.levels))
    given = np.isfinite(middle)
    return {
        "days_model": _average(np.abs(middle - really)[given]),
        "days_rule": _average(np.abs(np.minimum(found.due[closed], days - 1) - really)[given]),
        "covered": _average(((really >= low) & (really <= high))[given]),
    }


def _months(found: Answer, won_after: np.ndarray, days: float, scale: float) -> tuple[pd.DataFrame, np.ndarray]:
    """Revenue and wins by month as said by model and rule and as they were; `scale` brings a sample of deals up to all."""
    day = found.snapshot.day
    cuts = revenue.cuts(day, days)
    chance, ruled = revenue.monthly(found.reached[:, :, 0], found.ends, cuts), found.ruled(cuts)
    really = (won_after[:, None] >= cuts[None, :-1]) & (won_after[:, None] < cuts[None, 1:])
    table = pd.DataFrame(
        {
            "origin": timestamps(np.array([day]))[0],
            "month": timestamps(day + cuts[:-1]).to_period("M").to_timestamp(),
            "model": found.amount @ chance * scale,
            "rule": found.amount @ ruled * scale,
            "was": _brought(found) @ really * scale,
            "wins_model": chance.sum(axis=0) * scale,
            "wins_rule": ruled.sum(axis=0) * scale,
            "wins_was": really.sum(axis=0) * scale,
        }
    )
    deviation = revenue.deviation(chance, found.amount, found.own, found.worth.spread) * np.sqrt(scale)
    misses = (table["was"] - table["model"]).to_numpy() / np.maximum(deviation, 1e-9)
    return table, misses[deviation > 0]


def _summed(scored: list[Scored]) -> Backtest:
    origins = pd.DataFrame([each.origin for each in scored]).sort_values("origin", ignore_index=True)
    months = pd.concat([each.months for each in scored]).sort_values(["origin", "month"], ignore_index=True)
    errors = {
        "revenue_error": _error(months, "model", "was"),
        "revenue_error_rule": _error(months, "rule", "was"),
        "wins_error": _error(months, "wins_model", "wins_was"),
        "wins_error_rule": _error(months, "wins_rule", "wins_was"),
        "brier": _mean(origins, "brier_model", "open_deals"),
        "brier_rule": _mean(origins, "brier_rule", "open_deals"),
        "days_error": _mean(origins, "days_model", "closed_deals"),
        "days_error_rule": _mean(origins, "days_rule", "closed_deals"),
        "coverage": _mean(origins, "covered", "closed_deals"),
    }
    beats = beats_rule(errors)
    curve = calibration(np.concatenate([each.chance for each in scored]), np.concatenate([each.won for each in scored]))
    return Backtest(origins, months, curve, **errors, beats_rule=beats, sentence=_verdict(beats, errors, len(origins)))


def beats_rule(errors: dict[str, float | None]) -> bool:
    """Whether the months were nearer the truth than the rule's (in revenue, or in wins where no amounts are known), and the chances too."""
    money = "revenue_error" if errors["revenue_error"] is not None else "wins_error"
    pairs = [(errors[name], errors[f"{name}_rule"]) for name in (money, "brier")]
    return all(ours is not None and theirs is not None and ours < theirs for ours, theirs in pairs)


def _verdict(beats: bool, errors: dict[str, float | None], origins: int) -> Sentence:
    money = "revenue_error" if errors["revenue_error"] is not None else "wins_error"
    ours, theirs = errors[money], errors[f"{money}_rule"]
    values = {"origins": origins, "error": _percent(ours), "rule_error": _percent(theirs)}
    if beats:
        return Sentence(BETTER, **values)
    nearer = ours is not None and theirs is not None and ours < theirs
    return Sentence(CHANCES_WORSE if nearer else MONTHS_WORSE, **values)


def _average(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")


def _percent(share: float | None) -> str:
    return "?" if share is None else f"{share:.0%}"


def _error(months: pd.DataFrame, said: str, was: str) -> float | None:
    total = float(months[was].sum())
    return float((months[said] - months[was]).abs().sum() / total) if total > 0 else None


def _mean(origins: pd.DataFrame, score: str, weight: str) -> float | None:
    known = origins[origins[score].notna() & (origins[weight] > 0)]
    return float(np.average(known[score], weights=known[weight])) if len(known) else None
