"""What stands beside the KPIs of what sellers do, from the definitions alone."""

from functools import lru_cache

import pandas as pd

from tests.kpi.oracle.beside.arithmetic import Amount, Beside, headline
from tests.kpi.oracle.once import once_a_slice
from tests.kpi.oracle.pipeline import frames_of, known
from tests.kpi.oracle.sales_work import _attempts, _has_bought, _lower, _prospects, _success, _touches_of_deals, _touches_of_leads
from tests.kpi.oracle.slice import Answer, Slice, divided

TOO_MANY = 5


def _of_lost(at: Slice) -> Amount:
    lost, touches = at.decided("lost"), _touches_of_deals(known(at))
    return divided(sum(touches.get(key, 0) for key in lost["deal_id"]), len(lost))


def _of_leads(at: Slice) -> Amount:
    leads, touches = at.dated("leads", "created_at"), _touches_of_leads(known(at))
    return divided(sum(touches.get(key, 0) for key in leads["lead_id"]), len(leads))


@once_a_slice
def _tried(at: Slice) -> pd.DataFrame:
    return _attempts(at).dropna(subset=["prospect"])


@lru_cache(maxsize=8)
def _to_stop(company: int) -> frozenset[str]:
    """The attempts after which nothing was heard or done, of prospects who had not answered five of ours in a row by then.

    An answer is an outcome that says so, or that they were the next to call or write; an attempt without an outcome tells nothing.
    """
    frames = frames_of(company)
    talks = frames["activities"].assign(prospect=_prospects(frames))
    kinds, said = _lower(talks["kind"]), _lower(talks["party"])
    talks = talks[~kinds.eq("note") & ~(kinds.eq("task") & talks["direction"].isna())]
    talks = talks[said.eq("prospect") | (talks["party"].isna() & ~_has_bought(frames, talks))]
    found = set()
    for _, theirs in talks.dropna(subset=["prospect"]).sort_values(["at", "activity_id"]).groupby("prospect"):
        ours = ~_lower(theirs["direction"]).eq("inbound")
        in_vain = 0
        for is_ours, replied, answered in zip(ours, ours.shift(-1).eq(False), theirs["is_answered"], strict=True):
            in_vain = 0 if not is_ours or replied or answered is True else in_vain + (answered is False)
        if in_vain >= TOO_MANY and ours.iloc[-1]:
            found.add(theirs["activity_id"].iloc[-1])
    return frozenset(found)


def _stopped(at: Slice) -> int:
    return int(_tried(at)["activity_id"].isin(_to_stop(known(at))).sum())


def _activities(at: Slice) -> pd.DataFrame:
    return at.dated("activities", "at")


def _of_kind(at: Slice, kind: str) -> int:
    return int((_activities(at)["kind"] == kind).sum())


def _working_days(at: Slice) -> int:
    return len(pd.bdate_range(at.start, pd.Timestamp(at.end) - pd.Timedelta(days=1)))


def _per_rep(at: Slice) -> Amount:
    named = _activities(at)["rep"].dropna()
    each = divided(len(named), named.nunique())
    return None if each is None else divided(each, _working_days(at))


def _success_of(kind: str) -> "Answer":
    return headline(lambda at: _success(at, kind))  # type: ignore[return-value]


BESIDE: dict[str, Beside] = {
    "touches_per_win": {"of a lost deal": _of_lost},
    "system_touches": {"of any lead": _of_leads},
    "contact_attempts": {
        "prospects tried": lambda at: _tried(at)["prospect"].nunique(),
        "attempts in all": lambda at: len(_tried(at)),
        "with too many unanswered in a row": _stopped,
    },
    "activities": {
        "calls": lambda at: _of_kind(at, "call"),
        "e-mails": lambda at: _of_kind(at, "email"),
        "meetings": lambda at: _of_kind(at, "meeting"),
        "demos": lambda at: _of_kind(at, "demo"),
        "per working day": lambda at: divided(len(_activities(at)), _working_days(at)),
        "per rep and working day": _per_rep,
    },
    "activity_success_rate": {
        "calls": _success_of("call"),
        "e-mails": _success_of("email"),
        "meetings": _success_of("meeting"),
        "demos": _success_of("demo"),
    },
}
