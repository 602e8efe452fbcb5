"""The stages a deal passes, when it enters each, and what its seller then expects."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.demo.columns import dimensions, keys, labels, money, taken, times
from data.demo.deals import Deals, typical_cycle
from data.demo.world import Codes, Numbers, World, pick

STAGES = ("Qualification", "Discovery", "Proposal", "Negotiation", "Closed won", "Closed lost")
WON, LOST = 4, 5


@dataclass(frozen=True)
class Stages:
    """A row a deal, a column a stage: `entered` is NaN where the deal did not enter it. `expected`: expected close when entering."""

    entered: Numbers
    expected: Numbers
    cents: Codes

    @property
    def last(self) -> Codes:
        """The stage each deal is in."""
        reached = ~np.isnan(self.entered)
        return self.entered.shape[1] - 1 - np.argmax(reached[:, ::-1], axis=1)


def simulate_stages(world: World, deals: Deals) -> Stages:
    """Won deals pass every stage (some skip discovery), lost ones leave at any; the ends are stages of their own."""
    rng = world.stream("stages")
    size = len(deals.created)
    length = np.where(np.isinf(deals.cycle), 2.5 * typical_cycle(deals.traits), deals.cycle)
    shares = np.column_stack([np.zeros(size), np.sort(rng.beta(1.6, 2.0, (size, 3)), axis=1) * 0.92])
    entered = deals.created[:, None] + shares * length[:, None]
    hours = np.column_stack([world.at_work(rng, entered[:, stage]) for stage in (1, 2, 3)])
    entered = np.maximum.accumulate(np.column_stack([deals.created, hours]), axis=1)
    entered = np.minimum(entered, np.where(np.isnan(deals.closed), np.inf, deals.closed)[:, None])
    furthest = np.where(deals.will_win, 3, pick(rng, [0.30, 0.25, 0.30, 0.15], size))
    passed = np.arange(4) <= furthest[:, None]
    passed[:, 1] &= rng.random(size) > 0.12
    happened = np.where(passed & (entered < world.horizon), entered, np.nan)
    ends = np.where(np.column_stack([deals.is_won, ~deals.is_won]), deals.closed[:, None], np.nan)
    moments = np.column_stack([happened, ends])
    return Stages(moments, _expected(rng, deals, moments, shares), _cents(rng, deals))


def _expected(rng: np.random.Generator, deals: Deals, moments: Numbers, shares: Numbers) -> Numbers:
    """What the seller expects: the usual rest of the cycle, too hopeful on average; at the end, the day itself."""
    rest = typical_cycle(deals.traits)[:, None] * (1.02 - shares) * np.exp(rng.normal(-0.05, 0.4, shares.shape))
    return np.floor(np.column_stack([moments[:, :4] + np.maximum(rest, 2), moments[:, 4:]]))


def _cents(rng: np.random.Generator, deals: Deals) -> Codes:
    """The amount as it stood in each stage: an estimate in hundreds first, the sum of the lines from the proposal on."""
    total = deals.basket.total
    guess = np.round(total[:, None] * np.exp(rng.normal(-0.05, 0.2, (len(total), 2))) / 10000).astype(np.int64) * 10000
    return np.column_stack([np.maximum(guess, 10000), np.repeat(total[:, None], 4, axis=1)])


def stage_changes_table(world: World, deals: Deals, stages: Stages, own: dict[str, Codes], customers: pa.Array) -> pa.Table:
    """One row for each stage entered, by deal and time."""
    deal, stage = np.nonzero(~np.isnan(stages.entered))
    said = {
        "stage": labels(stage, STAGES),
        "amount": money(stages.cents[deal, stage]),
        "expected_close_at": times(world.start, stages.expected[deal, stage]),
    }
    before = pa.array(np.arange(len(deal)) - 1, mask=np.diff(deal, prepend=-1) != 0)  # a deal's first stage has none before it
    return pa.table(
        {
            "stage_change_id": keys("S", np.arange(len(deal)), 8),
            "deal_id": keys("D", deal),
            "changed_at": times(world.start, stages.entered[deal, stage]),
        }
        | said
        | {f"previous_{name}": values.take(before) for name, values in said.items()}
        | dimensions(taken(own, deal), customers)
    )
