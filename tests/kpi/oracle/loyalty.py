"""The KPIs of who stays and who leaves, from the definitions alone."""

from collections.abc import Callable

import pandas as pd

from tests.kpi.oracle.first import new_customers
from tests.kpi.oracle.once import Frames, once
from tests.kpi.oracle.purchases import active
from tests.kpi.oracle.slice import Answer, Slice, divided, money, true
from tests.kpi.oracle.subscribed import alone, won_over_rate
from tests.kpi.oracle.subscriptions import DAY, paying, pieces, told


def mrr(at: Slice) -> Answer:
    rows = paying(at, pd.Timestamp(at.end))
    return money(rows["mrr"]), pieces(rows)


def arr(at: Slice) -> Answer:
    value, rows = mrr(at)
    return (None if value is None else value * 12), rows


def _ends(at: Slice) -> tuple[int, int, int, int]:
    """Members active at the start, those of them still active at the end, and the rows behind the one and the other."""
    subscribed = "subscriptions" in at.frames
    who, of = ("payer", paying) if subscribed else ("customer", active)
    opening = of(at, pd.Timestamp(at.start))
    closing = of(at, pd.Timestamp(at.end), anywhere=True)
    members, staying = set(opening[who]), opening[opening[who].isin(set(closing[who]))]
    rows = pieces if subscribed else len
    return len(members), staying[who].nunique(), rows(opening), rows(staying)


def retention_rate(at: Slice) -> Answer:
    opening, stayed, rows, _ = _ends(at)
    return divided(stayed, opening), rows


def churn_rate(at: Slice) -> Answer:
    opening, stayed, rows, _ = _ends(at)
    return divided(opening - stayed, opening), rows


def customer_acquisition_rate(at: Slice) -> Answer:
    if alone(at.frames):
        return won_over_rate(at)
    opening = len(active(at, pd.Timestamp(at.start)))
    return divided(new_customers(at)[0], opening), opening


def retention_cost(at: Slice) -> Answer:
    spend = at.dated("spend", "spent_on")
    _, stayed, _, rows = _ends(at)
    return divided(money(spend[spend["kind"] == "retention"]["amount"]), stayed), rows


@once
def _due(frames: Frames) -> pd.DataFrame:
    """Subscriptions due, with what came of it: as told, else from what its customer pays afterwards."""
    rows = told(frames)
    begun = set(zip(rows["payer"], rows["began"], strict=True))
    found = []
    for row in rows[rows["renewal_due_at"].notna()].itertuples():
        due = row.renewal_due_at.normalize()
        runs_on = pd.isna(row.ended) or row.ended > due
        again = ((row.payer, due) in begun and row.began < due) or (row.payer, due + DAY) in begun
        if row.is_renewed in (True, False):
            found.append((row.Index, row.is_renewed))
        elif runs_on or row.ended >= due - DAY:
            found.append((row.Index, runs_on or again))
    return rows.loc[[index for index, _ in found]].assign(came=[came for _, came in found])


def renewal_rate(at: Slice) -> Answer:
    rows = at.these(_due(at.frames))
    until = min(pd.Timestamp(at.end), at.tomorrow)
    rows = rows[(rows["renewal_due_at"] >= pd.Timestamp(at.start)) & (rows["renewal_due_at"] < until)]
    return divided(true(rows["came"]), len(rows)), len(rows)


LOYALTY: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each for each in (mrr, arr, retention_rate, churn_rate, customer_acquisition_rate, retention_cost, renewal_rate)
}
