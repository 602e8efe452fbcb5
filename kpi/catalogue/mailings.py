"""Mailings: who opens them, who converts, who leaves."""

from kpi.kpis import KPI, Better, Unit
from kpi.measures import Expression, Flow, LeftOut
from kpi.periods import Grain


def _mailed(name: str, sql: str, where: str = "", *left_out: LeftOut) -> Flow:
    return Flow(name, sql, "emails", dated="sent_at", where=where, left_out=left_out)


def _of_delivered(did: str, reached: str, impossible: str, field: str) -> Expression:
    """The share of the addresses reached that did something, over the mailings that say so."""
    possible = f"{field} <= delivered"
    unknown = LeftOut("a mailing that does not say how many it reached", f"delivered IS NULL AND {field} IS NOT NULL")
    more = LeftOut(impossible, f"{field} > delivered")
    return _mailed(did, f"sum({field})", possible) / _mailed(reached, "sum(delivered)", possible, unknown, more)


converted = _of_delivered(
    "addresses that converted",
    "addresses reached by mailings that count conversions",
    "more addresses converted than were reached",
    "converted",
)
opened = _of_delivered(
    "addresses that opened a mailing", "addresses reached by mailings that count opens", "more addresses opened than were reached", "opened"
)
clicked = _of_delivered(
    "addresses that clicked", "addresses reached by mailings that count clicks", "more addresses clicked than were reached", "clicked"
)
unsubscribed = _of_delivered(
    "addresses that left the list",
    "addresses reached by mailings that count who leaves",
    "more addresses left than were reached",
    "unsubscribed",
)
NO_MORE_THAN_SENT = "bounced <= sent"
bounced = _mailed("addresses that bounced", "sum(bounced)", NO_MORE_THAN_SENT) / _mailed(
    "addresses written to", "sum(sent)", "bounced <= sent"
)


def _around(opened: str, reached: str, side: str) -> Expression:
    """The open rate of the mailings on one side of each that has enough on both."""
    where = f"opened_{side} IS NOT NULL AND delivered_after IS NOT NULL"
    return _in_series(opened, f"sum(opened_{side})", where) / _in_series(reached, f"sum(delivered_{side})", where)


def _in_series(name: str, sql: str, where: str) -> Flow:
    return Flow(name, sql, "mailing_series", dated="sent_at", where=where)


opens_lost = _around(
    "who opened a mailing and the three before it", "addresses that a mailing and the three before it reached", "before"
) - _around("who opened the four mailings after", "addresses that the four mailings after reached", "after")

MAILINGS = (
    KPI(
        "email_conversion_rate",
        "E-mail conversion rate",
        "Of the addresses that mailings reached, the share that converted.",
        converted,
        unit=Unit.SHARE,
        better=Better.HIGHER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"open rate": opened, "click rate": clicked, "bounce rate of addresses": bounced},
        beside_unit=dict.fromkeys(("open rate", "click rate", "bounce rate of addresses"), Unit.SHARE),
        note="Opens and clicks are of addresses reached, bounces of addresses written to. Programs that load pictures by themselves "
        "count as opened what nobody read.",
        neighbours=("unsubscribe_rate", "campaign_response"),
    ),
    KPI(
        "unsubscribe_rate",
        "Unsubscribe rate",
        "Of the addresses that mailings reached, the share that left the list.",
        unsubscribed,
        unit=Unit.SHARE,
        better=Better.LOWER,
        frequency=Grain.MONTH,
        family="Acquisition",
        beside={"open rate lost afterwards": opens_lost},
        beside_unit={"open rate lost afterwards": Unit.SHARE},
        note="By mailing it says after which one people leave, and after which they fall silent: the open rate of a mailing and the three "
        "before it, less that of the four after it. Above 0, fewer people open than before.",
        neighbours=("email_conversion_rate",),
    ),
)
