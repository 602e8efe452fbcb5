"""The forecast in a few numbers and sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from forecasting.sales_cycle.answer import Answer
from forecasting.sales_cycle.blend import Blend
from forecasting.sales_cycle.candidates import FROM_BLEND, FROM_BOOSTED, POOLED
from forecasting.sales_cycle.curve import pooled
from forecasting.sales_cycle.history import LOST, WON
from forecasting.sales_cycle.load_day import load_day
from forecasting.sales_cycle.result import Backtest, Summary
from forecasting.sales_cycle.snapshot import Snapshot
from kpi.why.rounded import per_cents
from locales import Sentence
from locales.words import N_


def of(found: Answer, kept: np.ndarray, deals: pd.DataFrame, months: pd.DataFrame, tested: Backtest | None) -> Summary:
    """Summary of the deals kept (a mask over the snapshot's deals)."""
    snapshot, worth = found.snapshot, found.worth
    won, lost = kept & (snapshot.outcome == WON), kept & (snapshot.outcome == LOST)
    cycle = np.floor((snapshot.closed - snapshot.created)[won])
    curve = pooled(snapshot, kept).incidence_
    rate_known = snapshot.lost > 0 and (won | lost).any()
    return Summary(
        open_deals=len(deals),
        won_deals=int(won.sum()),
        lost_deals=int(lost.sum()),
        mean_win_probability=float(deals["win_probability"].mean()) if snapshot.lost and len(deals) else None,
        win_rate_closed=float(won.sum() / (won | lost).sum()) if rate_known else None,
        win_rate=float(curve[-1, 0]) if rate_known else None,
        cycle_mean_won=float(cycle.mean()) if won.any() else None,
        cycle_median_won=float(np.median(cycle)) if won.any() else None,
        cycle_median=float(np.searchsorted(curve[:, 0], curve[-1, 0] / 2)) if won.any() and curve[-1, 0] > 0 else None,
        expected_revenue=float(months["expected"].sum()) if worth.known else None,
        expected_revenue_rule=float(months["rule"].sum()) if worth.known else None,
        horizon_days=int(found.horizon),
        currency=worth.currency,
        model=", ".join(found.blend.weights),
        why=_why(snapshot, found.blend),
        notes=tuple(_notes(found, deals, tested)),
        left_out=snapshot.left_out,
    )


def _why(snapshot: Snapshot, blend: Blend) -> Sentence:
    if snapshot.closed_deals < FROM_BOOSTED:
        return Sentence(
            "{closed} closed deals are enough for one curve for all deals, not for differences between deals.", closed=snapshot.closed_deals
        )
    largest = sorted(blend.weights, key=lambda name: -blend.weights[name])
    told = zip(largest, per_cents([blend.weights[name] for name in largest]), strict=True)
    shares = [Sentence("{model}: {share}%", model=Sentence(MODELS[name]), share=share) for name, share in told if share]
    if blend.by_months:
        return Sentence(
            "How much each model counts, by how near it came to months that were left out of its learning: {shares}.", shares=shares
        )
    if not blend.origins:
        return Sentence("Equal shares, because no earlier day had enough data to compare models: {shares}.", shares=shares)
    if snapshot.closed_deals < FROM_BLEND:
        return Sentence(
            "With {closed} closed deals two models are compared by their error on {origins} earlier days: {shares}.",
            closed=snapshot.closed_deals,
            origins=blend.origins,
            shares=shares,
        )
    return Sentence("How much each model counts, by its error on {origins} earlier days: {shares}.", origins=blend.origins, shares=shares)


MODELS = {
    POOLED: N_("one curve for all deals"),
    "boosted": N_("decision trees"),
    "boosted + calendar": N_("decision trees that know the end of the quarter"),
    "logistic": N_("a weighted sum of what is known"),
    "logistic + calendar": N_("a weighted sum that knows the end of the quarter"),
}
"""The candidates as a manager may read them."""


def _notes(found: Answer, deals: pd.DataFrame, tested: Backtest | None) -> list[Sentence]:
    given_away = [name for name in found.fields.given_away if name != "amount" or found.worth.carried]
    undated = int(deals["close_median"].isna().sum())
    one_day = load_day(found.snapshot)
    said_if = (
        *([(True, one_day.note)] if one_day else []),
        (not found.snapshot.lost, Sentence("No lost deal is recorded, so the win rate is unknown: only the time to win is shown.")),
        *_said_of_money(found, deals),
        (
            undated > 0,
            Sentence(
                "{count} open deals are older than any deal that closed, or nearly: no closing date is given for them.", count=undated
            ),
        ),
        (
            bool(given_away),
            Sentence(
                "Not learned from, because being filled in goes with the outcome: {fields}.",
                fields=[Sentence(name) for name in given_away],
            ),
        ),
        (deals.empty, Sentence("No deal was open on that day under these filters.")),
        (
            tested is None and not deals.empty,
            Sentence("The history is too short to try this forecast out on: nobody knows yet how good it is."),
        ),
    )
    return [sentence for applies, sentence in said_if if applies]


def _said_of_money(found: Answer, deals: pd.DataFrame) -> tuple[tuple[bool, Sentence], ...]:
    """What open deals count with, each sentence with whether it applies."""
    worth = found.worth
    without = int((deals["amount"].isna() & deals["amount_used"].notna()).sum())
    foreign = int(deals["amount_used"].isna().sum()) if worth.known else 0
    return (
        (not worth.known, Sentence("No won deal has an amount, so no revenue is forecast.")),
        (
            worth.known and not worth.carried and not deals.empty,
            Sentence("Amounts are known only once a deal has closed, so each open deal counts with the mean won amount of its product."),
        ),
        (
            worth.known and worth.carried and without > 0,
            Sentence("{count} open deals have no amount and count with the mean won amount of their product.", count=without),
        ),
        (
            foreign > 0,
            Sentence(
                "{count} open deals are in another currency than {currency} and add no money.", count=foreign, currency=worth.currency
            ),
        ),
    )
