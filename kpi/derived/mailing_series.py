"""Mailings in their series: how many opened the ones up to each, and the ones after it."""

from data.tables import TABLES, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_DIMENSIONS = TABLES["emails"].dimensions

AROUND = 4
"""Mailings looked at on each side: a newsletter often has several kinds in turn, which open differently."""

# Mailings to one list: those that say the same of place and segment.
_SERIES = f"""
    SELECT mailing_id, sent_at, mailing, delivered, opened,
        sum(opened) OVER upto AS opened_before, sum(delivered) OVER upto AS delivered_before,
        CASE WHEN count(*) OVER after = {AROUND} THEN sum(opened) OVER after END AS opened_after,
        CASE WHEN count(*) OVER after = {AROUND} THEN sum(delivered) OVER after END AS delivered_after,
        {", ".join(_DIMENSIONS)}
    FROM {{emails}} WHERE sent_at IS NOT NULL AND opened BETWEEN 0 AND delivered AND delivered > 0
    WINDOW upto AS (PARTITION BY country, region, city, segment ORDER BY sent_at, mailing_id ROWS {AROUND - 1} PRECEDING),
        after AS (PARTITION BY country, region, city, segment ORDER BY sent_at, mailing_id
            ROWS BETWEEN 1 FOLLOWING AND {AROUND} FOLLOWING)
"""

MAILING_SERIES = Derivation(
    Table(
        "mailing_series",
        "a mailing between those before and after it",
        key="mailing_id",
        dated="sent_at",
        fields=table_fields("""
            mailing_id       | id    | the mailing's key
            sent_at          | date  | when it was sent
            mailing          | name  | its title
            delivered        | count | addresses it reached
            opened           | count | who opened it
            opened_before    | count | who opened it and the three before it
            delivered_before | count | addresses that it and the three before it reached
            opened_after     | count | who opened the four after it; empty while there are fewer
            delivered_after  | count | addresses that the four after it reached
        """),
        dimensions=_DIMENSIONS,
    ),
    readings=(Reading({"emails": ("sent_at", "opened", "delivered")}, _SERIES),),
    stands_for={name: ("emails", name) for name in ("sent_at", "mailing", "delivered", "opened", *_DIMENSIONS)}
    | dict.fromkeys(("opened_before", "opened_after"), ("emails", "opened"))
    | dict.fromkeys(("delivered_before", "delivered_after"), ("emails", "delivered")),
)
