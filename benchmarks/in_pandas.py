"""The overview in pandas, frames already in memory: the value, its comparison and thirteen months."""

from itertools import pairwise

import pandas as pd

from benchmarks.by_hand import BEFORE, FIRST, NOW, Labelled
from data.version import Version

Frames = dict[str, pd.DataFrame]

COLUMNS = {
    "leads": ["created_at", "is_converted", "rep"],
    "deals": ["created_at", "closed_at", "status", "amount", "rep"],
    "activities": ["at", "rep"],
    "orders": ["ordered_at", "amount", "is_cancelled", "is_first_purchase", "rep"],
    "tickets": ["opened_at", "closed_at", "status", "rep"],
    "spend": ["spent_on", "amount", "kind"],
}


def read(version: Version) -> Frames:
    """The columns that the overview needs, amounts as floats: pandas adds decimals one object at a time."""
    frames = {name: pd.read_parquet(version.path(version.facts[name].file), columns=columns) for name, columns in COLUMNS.items()}
    return {name: frame.assign(amount=frame["amount"].astype(float)) if "amount" in frame else frame for name, frame in frames.items()}


def overview(frames: Frames, rep: str | None = None) -> Labelled:
    """KPI and label → value: of the period, of the one before, and of thirteen months."""
    if rep:
        frames = {name: frame[frame["rep"] == rep] if "rep" in frame else frame for name, frame in frames.items()}
    months = [(str(start.date()), str(end.date())) for start, end in pairwise(pd.date_range(FIRST, NOW[1], freq="MS"))]
    windows = {"now": NOW, "before": BEFORE} | {start: (start, end) for start, end in months}
    values = {
        (kpi, label): value
        for label, (start, end) in windows.items()
        for kpi, value in _window(frames, pd.Timestamp(start), pd.Timestamp(end), with_spend=not rep).items()
    }
    values["sales_growth", "now"] = values["revenue", "now"] / values["revenue", "before"] - 1
    return values


def _window(frames: Frames, start: pd.Timestamp, end: pd.Timestamp, with_spend: bool) -> dict[str, float]:
    def during(name: str, column: str) -> pd.DataFrame:
        return frames[name][frames[name][column].between(start, end, inclusive="left")]

    leads, closed, orders = during("leads", "created_at"), during("deals", "closed_at"), during("orders", "ordered_at")
    won, lost = closed[closed["status"] == "won"], closed[closed["status"] == "lost"]
    deals = frames["deals"]
    still = (deals["created_at"] < end) & ((deals["status"] == "open") | (deals["closed_at"] >= end))
    cycle = (won["closed_at"] - won["created_at"]).dt.total_seconds() / 86400
    tickets = during("tickets", "closed_at")
    hours = (tickets["closed_at"] - tickets["opened_at"]).dt.total_seconds() / 3600
    values = {
        "leads": len(leads),
        "lead_to_customer_rate": leads["is_converted"].sum() / len(leads),
        "pipeline_value": deals["amount"][still].sum(),
        "win_rate": len(won) / len(closed),
        "win_loss_ratio": len(won) / len(lost),
        "sales_cycle": cycle[cycle >= 0].median(),
        "deal_size": won["amount"].mean(),
        "activities": len(during("activities", "at")),
        "revenue": orders["amount"][~orders["is_cancelled"]].sum(),
        "new_customers": orders["is_first_purchase"].sum(),
        "resolution_time": hours[hours >= 0].median(),
    }
    if with_spend:
        spend = during("spend", "spent_on")
        values["cost_per_lead"] = spend["amount"][spend["kind"].isin(["marketing", "lead purchase"])].sum() / len(leads)
        acquisition = spend["kind"].isin(["marketing", "lead purchase", "sales staff", "training", "software"])
        values["cac"] = spend["amount"][acquisition].sum() / values["new_customers"]
    return {name: float(value) for name, value in values.items()}
