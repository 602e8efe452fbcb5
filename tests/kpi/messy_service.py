"""Untidy tickets, answers to surveys, log-ins and touches of deals, to be added to what `tests.kpi.messy` makes."""

from datetime import timedelta

import numpy as np
import pandas as pd

PARTIES = ("prospect", "customer", "supplier", "Partner", "partner", None)


def service(seed: int, frames: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames with what KPIs of service and of the use of the CRM need. Of seed 2, no survey asks for
    satisfaction and no log tells what was created."""
    random = np.random.default_rng([seed, 7])
    tickets, deals, activities = (frames[name].copy() for name in ("tickets", "deals", "activities"))
    _reply(random, tickets)
    activities["party"] = _some(random, PARTIES, len(activities), 0.0)
    deals["last_activity_at"] = [
        None if pd.isna(each) or random.random() < 0.5 else each + timedelta(days=int(random.integers(-5, 60)))
        for each in deals["created_at"]
    ]
    responses, usage = _responses(random, frames["orders"]), _usage(random, activities)
    if seed == 2:
        responses, usage = responses[responses["kind"] != "csat"], usage[usage["kind"] != "created"]
    made = {"tickets": tickets, "deals": deals, "activities": activities, "responses": responses, "usage": usage}
    return frames | made | {"customers": _customers(random, frames["leads"])}


def _some(random: np.random.Generator, choices: object, size: int, empty: float) -> list[object]:
    pool = list(choices)  # type: ignore[call-overload]
    return [None if random.random() < empty else pool[index] for index in random.integers(0, len(pool), size)]


def _reply(random: np.random.Generator, tickets: pd.DataFrame) -> None:
    size = len(tickets)
    tickets["first_reply_at"] = [
        None if pd.isna(each) or random.random() < 0.2 else each + timedelta(minutes=int(random.integers(-60, 3000)))
        for each in tickets["opened_at"]
    ]
    tickets["followups"] = _some(random, (0, 0, 1, 2, 5, -1), size, 0.2)
    tickets["reopened"] = _some(random, (0, 0, 1, 3), size, 0.2)
    tickets["csat"] = [9.0 if number < 2 else each for number, each in enumerate(_some(random, (1.0, 2.0, 3.0, 4.0, 5.0), size, 0.5))]


def _responses(random: np.random.Generator, like: pd.DataFrame) -> pd.DataFrame:
    """All three questions, each on two scales, some scores outside theirs."""
    scales = (("nps", 0, 10), ("nps", 0, 10), ("nps", 1, 5), ("csat", 1, 5), ("csat", 0, 100), ("ces", 1, 7), ("ces", 1, 5))
    asked = [scales[index] for index in random.integers(0, len(scales), len(like))]
    score = [float(random.integers(low, high + 1)) + (0.5 if random.random() < 0.05 else 0) for _, low, high in asked]
    return pd.DataFrame(
        {
            "answered_at": like["ordered_at"].sample(frac=1, random_state=5).reset_index(drop=True),
            "kind": [kind for kind, *_ in asked],
            "score": [-1.0 if random.random() < 0.02 else each for each in score],
            "scale_low": [float(low) for _, low, _ in asked],
            "scale_high": [float(high) for *_, high in asked],
            **{name: like[name] for name in ("rep", "country", "channel", "customer")},
        }
    )


def _usage(random: np.random.Generator, like: pd.DataFrame) -> pd.DataFrame:
    kinds = _some(random, ("log-in", "log-in", "created", "changed"), len(like), 0.0)
    objects = _some(random, ("lead", "deal", "activity"), len(like), 0.0)
    named = [None if kind == "log-in" else each for kind, each in zip(kinds, objects, strict=True)]
    return pd.DataFrame({"at": like["at"].to_numpy(), "kind": kinds, "object": named, "rep": like["rep"].to_numpy()})


def _customers(random: np.random.Generator, like: pd.DataFrame) -> pd.DataFrame:
    size = len(like)
    return pd.DataFrame(
        {
            "customer_id": [f"id Customer {number}" for number in range(size)],
            "customer": [f"Customer {number}" for number in range(size)],
            "created_at": like["created_at"].to_numpy(),
            **{name: like[name].to_numpy()[random.permutation(size)] for name in ("rep", "country", "channel")},
        }
    )
