"""Quota days: monthly quotas spread evenly over their days, so that any period has a part of them and whole months stay exact."""

from data.tables import TABLES, Table, table_fields
from kpi.derived.derivation import Derivation, Reading

_DIMENSIONS = TABLES["quotas"].dimensions

# In ten-thousandths and cumulated, so that the days of a month add up to its quota whatever the rounding.
_DAYS = f"""
    SELECT date_trunc('month', month) + (day - 1) * INTERVAL 1 DAY AS "on",
        CAST((ten_thousandths * day // days - ten_thousandths * (day - 1) // days) AS DECIMAL(38, 0)) / 10000 AS amount,
        currency, {", ".join(_DIMENSIONS)}
    FROM (
        SELECT *, day(last_day(month)) AS days, unnest(range(1, day(last_day(month)) + 1)) AS day,
            CAST(amount * 10000 AS HUGEINT) AS ten_thousandths
        FROM {{quotas}} WHERE month IS NOT NULL AND amount IS NOT NULL
    )
"""

QUOTA_DAYS = Derivation(
    Table(
        "quota_days",
        "a quota's part of one day",
        key=None,
        dated="on",
        fields=table_fields("""
            on       | date  | the day
            amount   | money | the part of the month's quota that falls on it
            currency | name  | currency of the amount
        """),
        dimensions=_DIMENSIONS,
    ),
    readings=(Reading({"quotas": ("month", "amount")}, _DAYS),),
    stands_for={"on": ("quotas", "month"), **{name: ("quotas", name) for name in ("amount", "currency", *_DIMENSIONS)}},
)
