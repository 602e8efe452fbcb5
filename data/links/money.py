"""Money in one currency, where a table of rates says what each was worth in the month of the row."""

from __future__ import annotations

from data.links.linking import Linking
from data.styles import sql
from data.tables import TABLES, Kind
from locales import Sentence

_MONTH_OF = {"deals": "coalesce(closed_at, created_at, expected_close_at)"}


def convert(linking: Linking) -> None:
    """Every amount in the rates' base; a row without a rate for its month has no amount and is counted."""
    if not linking.has("rates"):
        return
    bases = [row[0] for row in linking.rows("SELECT upper(base) FROM t_rates WHERE base IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1")]
    base = bases[0] if bases else None
    if base is None:
        sentence = Sentence("The rates do not say which currency they are expressed in, so nothing is converted.")
        linking.note("rates-without-base", "warning", sentence, linking.tables["rates"])
        return
    linking.connection.execute(
        "CREATE OR REPLACE TEMP TABLE rate_of AS SELECT date_trunc('month', month) AS month, upper(currency) AS currency, "
        f"avg(rate) AS rate FROM t_rates WHERE upper(base) = {sql.quote(base)} GROUP BY 1, 2"
    )
    for table in TABLES.values():
        if "currency" in table.columns and table.name != "rates" and linking.has(table.name, "currency"):
            _convert(linking, table.name, base)


def _convert(linking: Linking, table: str, base: str) -> None:
    money = [name for name, kind in TABLES[table].columns.items() if kind is Kind.MONEY]
    foreign = f"f.currency IS NOT NULL AND upper(f.currency) <> {sql.quote(base)}"
    month = _MONTH_OF.get(table, f'"{TABLES[table].dated}"')
    without = linking.one(
        f"SELECT count(*) FROM t_{table} f LEFT JOIN rate_of r "
        f"ON r.currency = upper(f.currency) AND r.month = date_trunc('month', {_qualified(month)}) WHERE {foreign} AND r.rate IS NULL"
    )
    values = [f'CASE WHEN {foreign} THEN CAST(f."{name}" * r.rate AS DECIMAL(18, 4)) ELSE f."{name}" END AS "{name}"' for name in money]
    linking.replace(
        table,
        f"SELECT f.* REPLACE ({', '.join(values)}, CASE WHEN f.currency IS NOT NULL THEN {sql.quote(base)} END AS currency) "
        f"FROM t_{table} f "
        f"LEFT JOIN rate_of r ON r.currency = upper(f.currency) AND r.month = date_trunc('month', {_qualified(month)})",
    )
    sentence = Sentence("{count} rows of {table} have no rate for their currency and month, and so no amount.", count=without, table=table)
    linking.note("rate-missing", "warning", sentence, without)


def _qualified(month: str) -> str:
    for name in ("closed_at", "created_at", "expected_close_at"):
        month = month.replace(name, f"f.{name}")
    return month if "f." in month else f"f.{month}"
