"""Money in one currency, where a table of rates says what each was worth in the month of the row."""

from __future__ import annotations

from data.links.linking import Linking
from data.styles import sql
from data.tables import TABLES, Kind
from locales import Sentence

EXAMPLES = 5

_IN_CURRENCY_OF = {"stage_changes": ("deals", "deal_id"), "order_lines": ("orders", "order_id")}
"""Tables whose rows name no currency: their money stands in that of the row they belong to, found by its key."""

_MONTH_OF = {"deals": "coalesce(closed_at, created_at, expected_close_at)"}


_RATES = """
    WITH given AS (
        SELECT date_trunc('month', month) AS month, upper(currency) AS currency, upper(base) AS base, avg(rate) AS rate
        FROM t_rates WHERE rate > 0 AND base IS NOT NULL GROUP BY 1, 2, 3
    ), onward AS (SELECT month, base, rate FROM given WHERE currency = {target}),
    found AS (
        SELECT month, currency, rate, 0 AS detour FROM given WHERE base = {target}
        UNION ALL SELECT month, base, 1 / rate, 1 FROM onward
        UNION ALL SELECT given.month, given.currency, given.rate / onward.rate, 2 FROM given JOIN onward USING (month, base)
    )
    SELECT month, currency, arg_min(rate, detour) AS rate FROM found WHERE currency <> {target} GROUP BY 1, 2
"""
"""A rate for each currency and month: the one given, else the given one turned round, else one by way of a common base."""


def convert(linking: Linking, currency: str | None = None) -> None:
    """Every amount in `currency`, or without one in the rates' base; a row without a rate for its month has no amount and is counted."""
    if not linking.has("rates"):
        return
    bases = [row[0] for row in linking.rows("SELECT upper(base) FROM t_rates WHERE base IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1")]
    if not bases:
        sentence = Sentence("The rates do not say which currency they are expressed in, so nothing is converted.")
        linking.note("rates-without-base", "warning", sentence, linking.tables["rates"])
        return
    target = currency.upper() if currency else bases[0]
    if target not in bases and not linking.one(f"SELECT count(*) FROM t_rates WHERE upper(currency) = {sql.quote(target)}"):
        sentence = Sentence("No rate leads to {currency}, so money is converted to {base}.", currency=target, base=bases[0])
        linking.note("rates-lead-elsewhere", "warning", sentence, linking.tables["rates"])
        target = bases[0]
    linking.connection.execute(f"CREATE OR REPLACE TEMP TABLE rate_of AS {_RATES.format(target=sql.quote(target))}")
    for name, (whole, _) in _IN_CURRENCY_OF.items():
        if linking.has(name) and linking.has(whole, "currency"):
            _convert(linking, name, target)
    for table in TABLES.values():
        if "currency" in table.columns and table.name != "rates" and linking.has(table.name, "currency"):
            _convert(linking, table.name, target)


def _convert(linking: Linking, table: str, base: str) -> None:
    money = [name for name, kind in TABLES[table].columns.items() if kind is Kind.MONEY]
    rows, currency = _rows(table)
    foreign = f"{currency} IS NOT NULL AND upper({currency}) <> {sql.quote(base)}"
    month = _qualified(_MONTH_OF.get(table, f'"{TABLES[table].dated}"'))
    rates = f"LEFT JOIN rate_of r ON r.currency = upper({currency}) AND r.month = date_trunc('month', {month})"
    valued = " OR ".join(f'f."{name}" IS NOT NULL' for name in money) if table in _IN_CURRENCY_OF else "true"
    without, lacking = _without_rate(linking, f"{rows} {rates} WHERE {foreign} AND r.rate IS NULL AND ({valued})", currency, month)
    values = [f'CASE WHEN {foreign} THEN CAST(f."{name}" * r.rate AS DECIMAL(18, 4)) ELSE f."{name}" END AS "{name}"' for name in money]
    if table not in _IN_CURRENCY_OF:
        values.append(f"CASE WHEN f.currency IS NOT NULL THEN {sql.quote(base)} END AS currency")
    linking.replace(table, f"SELECT f.* REPLACE ({', '.join(values)}) {rows} {rates}")
    sentence = Sentence("{count} rows of {table} have no rate for their currency and month, and so no amount.", count=without, table=table)
    linking.note("rate-missing", "warning", sentence, without, lacking)


def _rows(table: str) -> tuple[str, str]:
    """The rows of a table as SQL, named `f`, and the SQL of the currency in which their money stands."""
    if table not in _IN_CURRENCY_OF:
        return f"FROM t_{table} f", "f.currency"
    whole, key = _IN_CURRENCY_OF[table]
    known = f"SELECT {key}, any_value(currency) AS currency FROM t_{whole} WHERE {key} IS NOT NULL GROUP BY 1"
    return f"FROM t_{table} f LEFT JOIN ({known}) whole ON whole.{key} = f.{key}", "whole.currency"


def _without_rate(linking: Linking, without: str, currency: str, month: str) -> tuple[int, list[str]]:
    """How many rows have no rate, and the first few currencies and months that lack one. `without` is SQL, from FROM on."""
    found = linking.rows(f"SELECT upper({currency}), strftime({month}, '%Y-%m'), count(*) {without} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2")
    return sum(rows for *_, rows in found), [f"{currency} {month or '–'}" for currency, month, _ in found[:EXAMPLES]]


def _qualified(month: str) -> str:
    for name in ("closed_at", "created_at", "expected_close_at"):
        month = month.replace(name, f"f.{name}")
    return month if "f." in month else f"f.{month}"
