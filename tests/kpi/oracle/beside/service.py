"""What stands beside the KPIs of tickets, surveys and the use of the CRM, from the definitions alone."""

from math import sqrt

import pandas as pd

from tests.kpi.oracle.beside.arithmetic import Amount, Beside, headline, mean, quantile, share_of, spread
from tests.kpi.oracle.first import resolution
from tests.kpi.oracle.once import Frames, once, once_a_slice
from tests.kpi.oracle.service import RECORDS, _answers, _closed, _placed, _scale_of, csat
from tests.kpi.oracle.slice import Slice, divided


def _opened(at: Slice) -> pd.DataFrame:
    return at.dated("tickets", "opened_at")


@once_a_slice
def _replies(at: Slice) -> pd.Series:
    rows = _opened(at)
    hours = (pd.to_datetime(rows["first_reply_at"]) - rows["opened_at"]).dt.total_seconds() / 3600
    return hours[hours >= 0]


@once_a_slice
def _ages(at: Slice) -> pd.Series:
    """Days that the tickets open at the end have waited, up to the last moment that is known."""
    rows, moment = at.table("tickets"), pd.Timestamp(at.end)
    running = (rows["status"] == "open") & rows["closed_at"].isna() | (rows["closed_at"] >= moment)
    waited = min(moment, at.tomorrow) - rows[running & (rows["opened_at"] < moment)]["opened_at"]
    return waited.dt.total_seconds() / 86400


def _aged(at: Slice, more_than: float, at_most: float) -> int:
    return int(((_ages(at) > more_than) & (_ages(at) <= at_most)).sum())


TICKETS: dict[str, Beside] = {
    "resolution_time": {
        **spread(resolution),
        "open tickets": lambda at: len(_ages(at)),
        "age of open tickets, median": lambda at: quantile(_ages(at), 0.5),
        "age of open tickets, p90": lambda at: quantile(_ages(at), 0.9),
    },
    "first_reply_time": {**spread(_replies), "with a reply": lambda at: share_of(_opened(at), _opened(at)["first_reply_at"].notna())},
    "followups_per_ticket": {"tickets closed": lambda at: len(_closed(at))},
    "ticket_backlog": {
        "up to a day": lambda at: _aged(at, float("-inf"), 1),
        "1 to 7 days": lambda at: _aged(at, 1, 7),
        "7 to 30 days": lambda at: _aged(at, 7, 30),
        "more than 30 days": lambda at: _aged(at, 30, float("inf")),
        "oldest, in days": lambda at: float(_ages(at).max()) if len(_ages(at)) else None,
    },
    "tickets": {
        "tickets closed": lambda at: len(_closed(at)),
        "later reopened": lambda at: int((pd.to_numeric(_opened(at)["reopened"]) > 0).sum()),
        "opened less closed": lambda at: len(_opened(at)) - len(_closed(at)),
    },
    "agent_performance": {
        "agents": lambda at: _closed(at)["rep"].nunique(),
        "median resolution time": lambda at: quantile(resolution(at), 0.5),
        "mean resolution time": lambda at: mean(resolution(at)),
        "satisfied customers": headline(csat),
    },
}


@once_a_slice
def _of_ten(at: Slice) -> pd.Series:
    rows = _answers(at, "nps")
    scores = rows[(rows["scale_low"] == 0) & (rows["scale_high"] == 10)]["score"]
    return scores[scores == scores.round()]


def _between(at: Slice, low: int, high: int) -> Amount:
    return divided(int(_of_ten(at).between(low, high).sum()), len(_of_ten(at)))


def _range(at: Slice, side: int) -> Amount:
    """The adjusted Wald interval: three answers more, three quarters of one a promoter's and as much a detractor's."""
    scores = _of_ten(at)
    if scores.empty:
        return None
    promoting, detracting = ((count + 0.75) / (len(scores) + 3) for count in ((scores >= 9).sum(), (scores <= 6).sum()))
    score = promoting - detracting
    reach = 1.96 * sqrt((promoting + detracting - score**2) / (len(scores) + 3))
    return min(max(100 * (score + side * reach), -100), 100)


def _given(at: Slice, kind: str) -> pd.DataFrame:
    """Answers inside their scale, `up` it from 0 to 1; of satisfaction, the ratings of tickets where no survey asked."""
    if kind == "csat" and not (at.frames["responses"]["kind"] == "csat").any():
        tickets = at.table("tickets")
        low, high = _scale_of(at.frames["tickets"]["csat"])
        day = tickets["closed_at"].fillna(tickets["opened_at"])
        tickets = tickets[(day >= pd.Timestamp(at.start)) & (day < pd.Timestamp(at.end)) & tickets["csat"].between(low, high)]
        return tickets.assign(up=(tickets["csat"] - low) / (high - low))
    return _answers(at, kind).assign(up=_placed)


def _usual_scale(at: Slice, kind: str) -> tuple[float, float]:
    """The scale that most answers of the company have."""
    if kind == "csat" and not (at.frames["responses"]["kind"] == "csat").any():
        return _scale_of(at.frames["tickets"]["csat"])
    rows = at.frames["responses"]
    counts = rows[(rows["kind"] == kind) & rows["score"].notna()].groupby(["scale_low", "scale_high"]).size()
    (low, high), _ = min(counts.items(), key=lambda each: (-each[1], each[0][1], each[0][0]))
    return low, high


def _as_answered(at: Slice, kind: str) -> Amount:
    low, high = _usual_scale(at, kind)
    up = mean(_given(at, kind)["up"])
    return None if up is None else low + up * (high - low)


def _survey(kind: str) -> Beside:
    return {
        "mean as answered": lambda at: _as_answered(at, kind),
        "lowest of the scale": lambda at: _usual_scale(at, kind)[0] if len(_given(at, kind)) else None,
        "highest of the scale": lambda at: _usual_scale(at, kind)[1] if len(_given(at, kind)) else None,
        "answers": lambda at: len(_given(at, kind)),
    }


@once
def _strength(frames: Frames) -> float:
    """How well ease, if high is easy, goes with what the same customers answer otherwise, in errors that chance makes of it."""
    always = Slice(frames, pd.Timestamp.min.date(), pd.Timestamp.max.date())
    content = pd.concat([_given(always, kind)[["customer", "up"]] for kind in ("nps", "csat")]).groupby("customer")["up"].mean()
    ease = _given(always, "ces").groupby("customer")["up"].mean()
    both = pd.concat([ease, content], axis=1, keys=["ease", "content"]).dropna()
    return float(both["ease"].corr(both["content"])) * sqrt(len(both))


def _all_or_none(at: Slice, *, is_so: bool) -> Amount:
    return float(is_so) if len(_given(at, "ces")) else None


SURVEYS: dict[str, Beside] = {
    "nps": {
        "promoters": lambda at: _between(at, 9, 10),
        "passives": lambda at: _between(at, 7, 8),
        "detractors": lambda at: _between(at, 0, 6),
        "answers": lambda at: len(_of_ten(at)),
        "at least (95% sure)": lambda at: _range(at, -1),
        "at most (95% sure)": lambda at: _range(at, 1),
    },
    "ces": {
        **_survey("ces"),
        "low scores are the good ones": lambda at: _all_or_none(at, is_so=_strength(at.frames) <= -3),
        "direction shown by the data": lambda at: _all_or_none(at, is_so=abs(_strength(at.frames)) >= 3),
    },
    "csat": _survey("csat"),
}


def _used(at: Slice) -> pd.DataFrame:
    rows = at.dated("usage", "at")
    return rows[rows["rep"].notna()]


def _days_with_log_in(at: Slice) -> Amount:
    rows = _used(at)
    logged = rows[rows["kind"] == "log-in"]
    return divided(len(set(zip(logged["rep"], logged["at"].dt.date, strict=True))), rows["rep"].nunique())


@once_a_slice
def _created(at: Slice) -> pd.DataFrame:
    """Records by kind and who entered them: as the log says; of kinds that it does not know, by their own dates."""
    log = at.frames["usage"][at.frames["usage"]["kind"] == "created"]
    logged = at.dated("usage", "at").query("kind == 'created'")
    parts = [pd.DataFrame({"kind": logged["object"], "rep": logged["rep"], "logged": True})]
    for kind, (table, dated) in RECORDS.items():
        if table in at.frames and kind not in set(log["object"]):
            parts.append(pd.DataFrame({"rep": at.dated(table, dated)["rep"]}).assign(kind=kind, logged=False))
    return pd.concat(parts)


def _entered(at: Slice, kind: str) -> int:
    return int((_created(at)["kind"] == kind).sum())


@once_a_slice
def _open_deals(at: Slice) -> pd.DataFrame:
    deals, moment = at.table("deals"), pd.Timestamp(at.end)
    running = (deals["status"] == "open") & deals["closed_at"].isna() | (deals["closed_at"] >= moment)
    return deals[(deals["created_at"] < moment) & running]


def _with(at: Slice, *parties: str) -> pd.DataFrame:
    rows = at.dated("activities", "at")
    return rows[rows["party"].astype("string").str.lower().isin(parties)]


def _requests(at: Slice) -> int:
    rows = _with(at, "supplier", "partner")
    out = rows["direction"].isna() | rows["direction"].astype("string").str.lower().eq("outbound").fillna(False)
    return int((out & rows["kind"].ne("meeting")).sum())


ADOPTION: dict[str, Beside] = {
    "login_frequency": {
        "days with a log-in, per person": _days_with_log_in,
        "people": lambda at: _used(at)["rep"].nunique(),
        "log-ins": lambda at: int((_used(at)["kind"] == "log-in").sum()) if len(_used(at)) else None,
    },
    "records_created": {
        "leads": lambda at: _entered(at, "lead"),
        "deals": lambda at: _entered(at, "deal"),
        "activities": lambda at: _entered(at, "activity"),
        "customers": lambda at: _entered(at, "customer"),
        "tickets": lambda at: _entered(at, "ticket"),
        "per person": lambda at: divided(_created(at)["rep"].notna().sum(), _created(at)["rep"].nunique()),
        "told by the log": lambda at: share_of(_created(at), _created(at)["logged"]),
    },
    "pipeline_upkeep": {
        "open deals": lambda at: len(_open_deals(at)),
        "past their expected close": lambda at: int((_open_deals(at)["expected_close_at"] < min(pd.Timestamp(at.end), at.tomorrow)).sum()),
        "without an amount": lambda at: int((_open_deals(at)["amount"].fillna(0) == 0).sum()),
    },
    "supplier_contacts": {
        "meetings": lambda at: int((_with(at, "supplier", "partner")["kind"] == "meeting").sum()),
        "requests": _requests,
        "with suppliers": lambda at: len(_with(at, "supplier")),
        "with partners": lambda at: len(_with(at, "partner")),
    },
}

BESIDE: dict[str, Beside] = TICKETS | SURVEYS | ADOPTION
