"""Tickets, surveys and the use of the CRM, from the definitions alone."""

from collections.abc import Callable

import pandas as pd

from tests.kpi.oracle.slice import Answer, Slice, divided


def _median(values: pd.Series) -> Answer:
    return (float(values.median()) if len(values) else None), len(values)


def _answers(at: Slice, kind: str) -> pd.DataFrame:
    rows = at.dated("responses", "answered_at")
    return rows[(rows["kind"] == kind) & (rows["score"] >= rows["scale_low"]) & (rows["score"] <= rows["scale_high"])]


def _placed(rows: pd.DataFrame) -> pd.Series:
    return (rows["score"] - rows["scale_low"]) / (rows["scale_high"] - rows["scale_low"])


def nps(at: Slice) -> Answer:
    rows = _answers(at, "nps")
    scores = rows[(rows["scale_low"] == 0) & (rows["scale_high"] == 10)]["score"]
    scores = scores[scores == scores.round()]
    share = divided(int((scores >= 9).sum()) - int((scores <= 6).sum()), len(scores))
    return (None if share is None else 100 * share), len(scores)


def ces(at: Slice) -> Answer:
    rows = _placed(_answers(at, "ces"))
    return (100 * float(rows.mean()) if len(rows) else None), len(rows)


def csat(at: Slice) -> Answer:
    """Surveys; ratings of tickets where nobody was asked at all: as they say, else from three quarters up their scale."""
    if (at.frames["responses"]["kind"] == "csat").any():
        satisfied = _placed(_answers(at, "csat")) >= 0.75
    else:
        tickets = at.table("tickets")
        day = tickets["closed_at"].fillna(tickets["opened_at"])
        low, high = _scale_of(at.frames["tickets"]["csat"])
        said = tickets["is_satisfied"].isin([True, False]) if "is_satisfied" in tickets else pd.Series(False, tickets.index)
        inside = tickets["csat"].between(low, high) | said
        tickets = tickets[(day >= pd.Timestamp(at.start)) & (day < pd.Timestamp(at.end)) & inside]
        satisfied = (tickets["csat"] - low) / (high - low) >= 0.75
        if said.any():
            satisfied = satisfied.where(~said[tickets.index], tickets["is_satisfied"].isin([True]))
    return divided(int(satisfied.sum()), len(satisfied)), len(satisfied)


def _scale_of(scores: pd.Series) -> tuple[float, float]:
    """The smallest usual scale in which 98 of 100 scores lie; it begins at 0 where it goes to 100, or where people used the 0."""
    known = scores.dropna().astype(float)
    high = next((each for each in (5, 7, 10, 100) if len(known) and (known <= each).mean() >= 0.98), 100)
    return (0 if high == 100 or (known < 1).mean() > 0.02 else 1), high


def first_reply_time(at: Slice) -> Answer:
    rows = at.dated("tickets", "opened_at")
    hours = (pd.to_datetime(rows["first_reply_at"]) - rows["opened_at"]).dt.total_seconds() / 3600
    return _median(hours[hours >= 0])


def _closed(at: Slice) -> pd.DataFrame:
    rows = at.dated("tickets", "closed_at")
    return rows[rows["status"] == "closed"]


def followups_per_ticket(at: Slice) -> Answer:
    rows = pd.to_numeric(_closed(at)["followups"])
    rows = rows[rows >= 0]
    return divided(float(rows.sum()), len(rows)), len(rows)


def ticket_backlog(at: Slice) -> Answer:
    rows, moment = at.table("tickets"), pd.Timestamp(at.end)
    running = (rows["status"] == "open") & rows["closed_at"].isna() | (rows["closed_at"] >= moment)
    found = int((running & (rows["opened_at"] < moment)).sum())
    return found, found


def tickets(at: Slice) -> Answer:
    rows = len(at.dated("tickets", "opened_at"))
    return rows, rows


def agent_performance(at: Slice) -> Answer:
    agents = _closed(at)["rep"].dropna()
    return divided(len(agents), agents.nunique()), len(agents)


def login_frequency(at: Slice) -> Answer:
    """Log-ins among those who did anything; a row is what one person did on one day."""
    rows = at.dated("usage", "at")
    rows = rows[rows["rep"].notna()]
    days = len(set(zip(rows["rep"], rows["at"].dt.date, strict=True)))
    return divided(int((rows["kind"] == "log-in").sum()), rows["rep"].nunique()), days


RECORDS = {"lead": ("leads", "created_at"), "deal": ("deals", "created_at"), "activity": ("activities", "at"),
           "customer": ("customers", "created_at"), "ticket": ("tickets", "opened_at")}  # fmt: skip


def records_created(at: Slice) -> Answer:
    rows, logged = 0, set[str]()
    if "usage" in at.frames:
        created = at.frames["usage"]["kind"] == "created"
        logged = set(at.frames["usage"][created]["object"])
        rows = int((at.dated("usage", "at")["kind"] == "created").sum())
    missing = [place for kind, place in RECORDS.items() if kind not in logged and place[0] in at.frames]
    rows += sum(len(at.dated(*place)) for place in missing)
    return rows, rows


def pipeline_upkeep(at: Slice) -> Answer:
    """A deal is kept up when, of its touches known by the moment, the last is no more than thirty days old."""
    deals, moment = at.table("deals"), pd.Timestamp(at.end)
    running = (deals["status"] == "open") & deals["closed_at"].isna() | (deals["closed_at"] >= moment)
    deals = deals[(deals["created_at"] < moment) & running]
    known = min(moment, at.tomorrow)
    worked = at.frames["activities"][["deal_id", "at"]].dropna()
    alone = deals[~deals["deal_id"].isin(worked["deal_id"])]
    named = {"created_at": "at", "last_activity_at": "at"}
    touches = pd.concat(
        [
            deals[["deal_id", "created_at"]].rename(columns=named),
            worked,
            alone[["deal_id", "last_activity_at"]].rename(columns=named),
        ]
    ).merge(deals[["deal_id", "created_at"]], on="deal_id")
    touches = touches[(touches["at"] >= touches["created_at"]) & (touches["at"] < known)]
    kept = int((touches.groupby("deal_id")["at"].max() + pd.Timedelta(days=30) >= known).sum())
    return divided(kept, len(deals)), len(deals)


def supplier_contacts(at: Slice) -> Answer:
    rows = at.dated("activities", "at")
    found = int(rows["party"].astype("string").str.lower().isin(["supplier", "partner"]).sum())
    return found, found


SERVICE: dict[str, Callable[[Slice], Answer]] = {
    each.__name__: each
    for each in (
        nps, ces, csat, first_reply_time, followups_per_ticket, ticket_backlog, tickets, agent_performance, login_frequency,
        records_created, pipeline_upkeep, supplier_contacts,
    )
}  # fmt: skip
