"""What stands beside the KPIs of leads, the website and mailings, from the definitions alone."""

import pandas as pd

from tests.kpi.oracle.acquisition import response, with_journeys
from tests.kpi.oracle.beside.arithmetic import Amount, Beside, quantile, share_of, spread, total
from tests.kpi.oracle.once import once_a_slice
from tests.kpi.oracle.pipeline import days_between
from tests.kpi.oracle.slice import Slice, divided, true

UNTOUCHED = pd.Timedelta(days=30)


def _leads(at: Slice) -> pd.DataFrame:
    return at.dated("leads", "created_at")


@once_a_slice
def _journeys(at: Slice) -> pd.DataFrame:
    """The leads of a slice, each with the hours to its answer: of whole days alone where a moment has no time."""
    rows = with_journeys(at).dated("leads", "created_at")
    created, answered = rows["created_at"].dt.normalize(), rows["answered_at"].dt.normalize()
    by_day = (rows["created_at"] == created) | (rows["answered_at"] == answered)
    hours = (rows["answered_at"] - rows["created_at"]).dt.total_seconds() / 3600
    hours = hours.where(~by_day, (answered - created).dt.total_seconds() / 3600)
    known = rows["answered_at"] < at.tomorrow
    return rows.assign(known=known, by_day=by_day, hours=hours.where(known), converted=_converted(rows))


def _converted(rows: pd.DataFrame) -> pd.Series:
    return rows["is_converted"].isin([True]) | (rows["is_converted"].isna() & rows["converted_at"].notna())


def _in_band(rows: pd.DataFrame, band: str) -> pd.Series:
    """A lead answered on a day without a time cannot tell minutes: on the same day is within a day."""
    hours = rows["hours"]
    told = {
        "minutes": ~rows["by_day"] & (hours >= 0) & (hours <= 5 / 60),
        "hour": ~rows["by_day"] & (hours > 5 / 60) & (hours <= 1),
        "day": (rows["by_day"] | (hours > 1)) & (hours >= 0) & (hours <= 24),
        "later": hours > 24,
        "never": ~rows["known"],
    }
    return told[band]


def _conversion(band: str) -> "Beside":
    def of(at: Slice) -> Amount:
        rows = _journeys(at)
        rows = rows[_in_band(rows, band)]
        return share_of(rows, rows["converted"])

    names = {"minutes": "answered within 5 minutes", "hour": "answered within an hour", "day": "answered within a day",
             "later": "answered later", "never": "never answered"}  # fmt: skip
    return {f"conversion, {names[band]}": of}


def _never(at: Slice) -> Amount:
    rows = _journeys(at)
    return share_of(rows, ~rows["known"])


def _days_to_convert(at: Slice) -> Amount:
    rows = _leads(at)
    rows = rows[rows["is_converted"].isin([True])]
    return quantile(days_between(rows["created_at"], rows["converted_at"]), 0.5)


def _qualified_converted(at: Slice) -> Amount:
    rows = _leads(at)
    rows = rows[rows["is_qualified"].isin([True])]
    return share_of(rows, rows["is_converted"])


def _dropped(at: Slice) -> Amount:
    return share_of(_leads(at), _leads(at)["is_dropped"])


def _untouched(at: Slice) -> Amount:
    """Neither dropped nor anything that became of it, and nobody has touched it for so long."""
    rows = _journeys(at)
    idle = rows[["created_at", "touched_at"]].max(axis=1) + UNTOUCHED < at.tomorrow
    became = rows["converted"] | rows["is_won"].isin([True]) | rows["has_deal"]
    return share_of(rows, idle & ~became & ~rows["is_dropped"].isin([True]))


def _customers(at: Slice) -> int:
    return true(_leads(at)["is_converted"])


def _web(at: Slice, *known: str) -> pd.DataFrame:
    return at.dated("web", "visited_on").dropna(subset=list(known))


def _of_clicks(rows: pd.DataFrame) -> Amount:
    rows = rows.dropna(subset=["clicks", "conversions"])
    return divided(rows["clicks"].sum() - rows["conversions"].sum(), rows["clicks"].sum())


def _clicks_lost(rows: pd.DataFrame) -> Amount:
    return total(rows["clicks"] - rows["conversions"])


def _mailed(did: str, reached: str) -> "Beside":
    def rate(at: Slice) -> Amount:
        rows = at.dated("emails", "sent_at").dropna(subset=[did, reached])
        rows = rows[rows[did] <= rows[reached]]
        return divided(rows[did].sum(), rows[reached].sum())

    names = {"opened": "open rate", "clicked": "click rate", "bounced": "bounce rate of addresses"}
    return {names[did]: rate}


@once_a_slice
def _opens_lost(at: Slice) -> Amount:
    """Open rate of each mailing and up to three before it, less that of the four after it, in the list of its country."""
    every = at.frames["emails"]
    every = every[every["sent_at"].notna() & (every["opened"] <= every["delivered"]) & (every["delivered"] > 0)]
    theirs = at.dated("emails", "sent_at")["mailing_id"].tolist()
    before, after = [0, 0], [0, 0]
    for _, series in every.sort_values(["sent_at", "mailing_id"]).groupby("country", dropna=False):
        counts = list(zip(series["opened"], series["delivered"], strict=True))
        for place, key in enumerate(series["mailing_id"]):
            if key in theirs and place + 4 < len(counts):
                for tally, near in ((before, counts[max(place - 3, 0) : place + 1]), (after, counts[place + 1 : place + 5])):
                    tally[0] += sum(opened for opened, _ in near)
                    tally[1] += sum(delivered for _, delivered in near)
    return None if not before[1] else before[0] / before[1] - after[0] / after[1]


BESIDE: dict[str, Beside] = {
    "lead_to_customer_rate": {
        "with a won deal": lambda at: share_of(_leads(at), _leads(at)["is_won"]),
        "median days to convert": _days_to_convert,
    },
    "lead_response_time": {
        **spread(response), "never answered": _never,
        **_conversion("minutes"), **_conversion("hour"), **_conversion("day"), **_conversion("later"), **_conversion("never"),
    },
    "lead_qualification_rate": {"conversion of qualified leads": _qualified_converted},
    "lead_abandonment_rate": {"dropped": _dropped, "untouched": _untouched},
    "lead_origin": {
        "share of customers": lambda at: divided(_customers(at), _customers(at.whole)),
        "number of leads": lambda at: len(_leads(at)),
        "became customers": _customers,
    },
    "visits": {"visitors": lambda at: total(_web(at)["visitors"])},
    "landing_page_conversion_rate": {
        "conversions": lambda at: total(_web(at, "landing_page", "visits", "conversions")["conversions"]),
        "visits": lambda at: total(_web(at, "landing_page", "visits", "conversions")["visits"]),
    },
    "clicks_without_conversion": {
        "share of clicks": lambda at: _of_clicks(_web(at)),
        "on advertisements": lambda at: _clicks_lost(at.dated("spend", "spent_on")),
        "share of clicks on advertisements": lambda at: _of_clicks(at.dated("spend", "spent_on")),
    },
    "cart_abandonment_rate": {"carts begun": lambda at: total(_web(at, "carts", "checkouts")["carts"])},
    "email_conversion_rate": {**_mailed("opened", "delivered"), **_mailed("clicked", "delivered"), **_mailed("bounced", "sent")},
    "unsubscribe_rate": {"open rate lost afterwards": _opens_lost},
}  # fmt: skip
