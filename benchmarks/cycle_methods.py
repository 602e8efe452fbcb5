"""What our forecast, its parts, the simple rule, somebody who knows the chances and the peers say of the deals open on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from benchmarks.cycle_peers import ask
from benchmarks.cycle_scores import Said, Truth
from data.watching import silent
from forecasting.sales_cycle.blend import outcome_by
from forecasting.sales_cycle.candidates import POOLED, Candidates
from forecasting.sales_cycle.history import WON, History, day_number
from forecasting.sales_cycle.lattice import Lattice

OURS = "ours (auto)"
RULE = "win rate × amount, mean cycle"
KNOWING = "who knows the chances"
NAMES = {POOLED: "Aalen-Johansen", "boosted": "ours, boosted alone", "boosted + calendar": "ours, boosted + calendar alone",
         "logistic": "ours, logistic alone", "logistic + calendar": "ours, logistic + calendar alone"}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A day of a history: what was learned, what is known of it by the end."""

    lattice: Lattice
    said: Candidates
    truth: Truth


def asked(past: History, day: date, end: date) -> Asked:
    """The deals open on the day, what our forecast learned before it, and what became of them until the end."""
    lattice = Lattice(past, day, silent)
    said = lattice.said_on(day)
    if said is None:
        raise ValueError(f"too little had closed before {day}")
    after, outcome = outcome_by(day_number(end), said)
    worth = lattice.worth_on(said).amounts
    amount = worth.used(said.snapshot, said.rows) if worth.known else np.ones(len(said.rows))
    final = past.deals["amount"].to_numpy(float)[said.rows]
    brought = np.where(np.isnan(final) | ~worth.known, amount, final)
    truth = Truth(
        after, outcome == WON, np.nan_to_num(brought), np.nan_to_num(amount), said.snapshot.day, day_number(end) - said.snapshot.day
    )
    return Asked(lattice, said, truth)


def told(day: Asked, peers: Path | None, *, every: bool) -> Iterator[tuple[str, Said]]:
    """Each method's name and what it says; `every` candidate of ours by itself, too."""
    said, blend = day.said, day.lattice.blend_on(day.said)
    yield RULE, ruled(day)
    yield NAMES[POOLED], Said(said.reached(POOLED), said.ends)
    if peers:
        for name, reached in ask(peers, said).items():
            yield name, Said(reached, said.ends)
    if every:
        yield from ((NAMES[name], Said(said.reached(name), said.ends)) for name in said.names if name != POOLED)
    yield OURS, Said(blend.apply(said), said.ends, blend.levels)


def ruled(day: Asked) -> Said:
    """Closed deals' win rate for all, each closing one mean cycle after its creation."""
    simple, said = day.lattice.worth_on(day.said).rule, day.said
    due = simple.days_ahead(said.snapshot, said.rows)
    closed = (due[:, None] < said.ends[None, 1:]).astype(float)
    return Said(closed[:, :, None] * np.array([simple.win_rate, 1 - simple.win_rate]), said.ends, due=due)
