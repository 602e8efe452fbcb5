"""What stands beside the KPIs of deals and of the way of leads to them, from the definitions alone."""

import pandas as pd

from tests.kpi.oracle.acquisition import _deals_of, with_journeys
from tests.kpi.oracle.beside.arithmetic import Amount, Beside, quantile, share_of, spread
from tests.kpi.oracle.beside.stages import chances, stage_at, win_rates
from tests.kpi.oracle.first import cycle
from tests.kpi.oracle.funnel import _proposed
from tests.kpi.oracle.once import Frames, once, once_a_slice
from tests.kpi.oracle.pipeline import PROPOSAL, _best, _changes, _worth, conversion_days, known, quota
from tests.kpi.oracle.slice import Slice, divided, money, true


def _open(at: Slice) -> pd.DataFrame:
    deals, moment = at.table("deals"), pd.Timestamp(at.end)
    return deals[(deals["created_at"] < moment) & ((deals["status"] == "open") | (deals["closed_at"] >= moment))]


def _weighted(at: Slice, by: str) -> Amount:
    """What the open deals were worth that day, each times its chance."""
    moment, changes = pd.Timestamp(at.end), _changes(known(at))
    found = []
    for deal in _open(at).itertuples():
        theirs = changes.get(deal.deal_id, ())
        stage, is_now = stage_at(deal, theirs, moment)
        worth = _worth(deal, theirs, moment)
        chance = win_rates(at.frames).get(stage) if by == "stage" else None
        if by == "stated":
            chance = deal.probability if is_now and not pd.isna(deal.probability) else chances(at.frames).get(stage)
        if worth is not None and chance is not None:
            found.append(worth * chance)
    return sum(found) if found else None


@once
def _first_proposals(frames: Frames) -> pd.DataFrame:
    """The change by which each deal first came to a proposal, at the amount it tells, else at the deal's; with what became of the deal."""
    changes = frames["stage_changes"]
    named = changes[changes["stage"].astype("string").str.lower().str.contains(PROPOSAL)]
    firsts = named.sort_values(["changed_at", "stage_change_id"]).groupby("deal_id").head(1)
    deals = frames["deals"].set_index("deal_id")
    amount = firsts["amount"].fillna(firsts["deal_id"].map(deals["amount"]))
    return firsts.assign(amount=amount, status=firsts["deal_id"].map(deals["status"]))


@once_a_slice
def _proposals(at: Slice) -> pd.DataFrame:
    return Slice({"proposals": _first_proposals(at.frames)}, at.start, at.end, at.members).dated("proposals", "changed_at")


def _by_value(at: Slice) -> Amount:
    """The part of the value decided that was won: nothing of it where only lost deals have a value, all where only won ones have."""
    won, lost = (money(at.decided(status)["amount"]) or 0 for status in ("won", "lost"))
    return divided(won, won + lost)


@once
def _ways(frames: Frames) -> pd.DataFrame:
    """Leads with what is recorded of them: qualified, a proposal for any of their deals, won; and the amount of their deal."""
    leads = with_journeys(Slice(frames, pd.Timestamp.min.date(), pd.Timestamp.max.date())).frames["leads"]
    deals, proposed = frames["deals"].set_index("deal_id"), _proposed(frames)
    deals_of = _deals_of(frames["leads"], frames["deals"])
    own = leads["deal_now"]
    return leads.assign(
        qualified=leads["is_qualified"].isin([True]) | (leads["is_qualified"].isna() & leads["qualified_at"].notna()),
        proposal=[any(deal in proposed for deal in deals_of[key]) for key in leads["lead_id"]],
        won=own.map(deals["status"]).eq("won") | leads["is_won"].isin([True]),
        worth=own.map(deals["amount"]),
    )


@once_a_slice
def _funnel(at: Slice) -> pd.DataFrame:
    """Those that came in: a step is reached by whoever is recorded in it or in a later one."""
    rows = Slice({"ways": _ways(at.frames)}, at.start, at.end, at.members).dated("ways", "created_at")
    offered = rows["proposal"] | rows["won"]
    return rows.assign(offered=offered, accepted=rows["qualified"] | offered, throughout=rows["qualified"] & rows["proposal"] & rows["won"])


def _step(at: Slice, to: str, of: str = "") -> Amount:
    rows = _funnel(at)
    return divided(true(rows[to]), true(rows[of]) if of else len(rows))


def _step_by_value(at: Slice) -> Amount:
    """Nothing of the value where no deal with a value was won."""
    rows = _funnel(at)
    return divided(money(rows[rows["won"]]["worth"]) or 0, money(rows[rows["offered"]]["worth"]))


def _qualified_won(at: Slice) -> Amount:
    leads = at.dated("leads", "qualified_at")
    won = [key for key, deal in _best(known(at)).items() if deal.status == "won"]
    return share_of(leads, leads["lead_id"].isin(won) | leads["is_won"].isin([True]))


def _won_amount(at: Slice) -> Amount:
    return money(at.decided("won")["amount"])  # type: ignore[return-value]


def _quota(at: Slice, until: pd.Timestamp) -> Amount:
    return quota(at, until)[0]  # type: ignore[return-value]


BESIDE: dict[str, Beside] = {
    "pipeline_value": {
        "open deals": lambda at: len(_open(at)),
        "weighted by the win rate of the stage": lambda at: _weighted(at, "stage"),
        "weighted by the chance the CRM states": lambda at: _weighted(at, "stated"),
    },
    "proposals": {
        "value": lambda at: money(_proposals(at)["amount"]),
        "won so far": lambda at: share_of(_proposals(at), _proposals(at)["status"] == "won"),
    },
    "lost_opportunities": {"value": lambda at: money(at.decided("lost")["amount"])},
    "win_rate": {"by value": _by_value},
    "sales_cycle": spread(cycle),
    "deal_size": {"median": lambda at: quantile(at.decided("won")["amount"].dropna(), 0.5)},
    "stage_conversion": {
        "lead to qualified": lambda at: _step(at, "accepted"),
        "qualified to proposal": lambda at: _step(at, "offered", "accepted"),
        "proposal to won": lambda at: _step(at, "won", "offered"),
        "lead to proposal": lambda at: _step(at, "offered"),
        "won through all stages": lambda at: _step(at, "throughout"),
        "proposal to won, by value": _step_by_value,
    },
    "sql_to_customer_rate": {"with a won deal": _qualified_won},
    "conversion_time": spread(conversion_days),
    "sales_performance": {
        "pace to date": lambda at: divided(_won_amount(at), _quota(at, min(pd.Timestamp(at.end), at.tomorrow))),
        "value of deals won": _won_amount,
        "quota": lambda at: _quota(at, pd.Timestamp(at.end)),
    },
}
