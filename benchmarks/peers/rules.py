"""The rules of KPIs asked of other tools, on a handful of rows: what each gives, and what is right.

Run it with the Python of an environment that has boring-semantic-layer, ibis, duckdb and pyarrow; it needs nothing of ours:

    python benchmarks/peers/rules.py

The same rows stand in tests/kpi/test_rules_elsewhere.py, where our own answers are asserted. What is right was worked out by hand.
"""

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import ibis
from boring_semantic_layer import Dimension, to_semantic_table

ROWS = {
    "deals": """SELECT * FROM (VALUES
        ('Ana', 'Italy', 'won', 100, 'EUR', TIMESTAMP '2026-01-10', TIMESTAMP '2025-12-01'),
        ('Ana', 'Italy', 'lost', 200, 'EUR', TIMESTAMP '2026-01-11', TIMESTAMP '2025-12-01'),
        ('Ana', 'Italy', 'lost', 300, 'EUR', TIMESTAMP '2026-01-12', TIMESTAMP '2025-12-01'),
        ('Ben', NULL, 'won', 400, 'BRL', TIMESTAMP '2026-01-31 12:00:00', TIMESTAMP '2025-12-02'),
        ('Ben', 'Italy', 'won', 500, 'EUR', TIMESTAMP '2026-02-01', TIMESTAMP '2026-02-19')
    ) AS t(rep, country, status, amount, currency, closed_at, created_at)""",
    "leads": "SELECT * FROM (VALUES ('fair', 'Ana'), ('fair', 'Ben'), ('web', 'Ana')) AS t(channel, rep)",
    "spend": "SELECT * FROM (VALUES ('fair', 100), ('tv', 40)) AS t(channel, amount)",
}

CONNECTION = ibis.duckdb.connect()
for name, rows in ROWS.items():
    CONNECTION.raw_sql(f"CREATE TABLE {name} AS {rows}")

DEALS = (
    to_semantic_table(CONNECTION.table("deals"), name="deals")
    .with_dimensions(
        rep=lambda t: t.rep,
        country=lambda t: t.country,
        closed_at=Dimension(expr=lambda t: t.closed_at, is_time_dimension=True, smallest_time_grain="TIME_GRAIN_SECOND"),
    )
    .with_measures(
        won=lambda t: t.count(where=t.status == "won"),
        lost=lambda t: t.count(where=t.status == "lost"),
        revenue=lambda t: t.amount.sum(where=t.status == "won"),
        cycle=lambda t: ((t.closed_at.epoch_seconds() - t.created_at.epoch_seconds()) / 86400).median(where=t.status == "won"),
    )
    .with_measures(win_rate=lambda t: t.won / (t.won + t.lost), win_loss=lambda t: t.won / t.lost)
)
LEADS = (
    to_semantic_table(CONNECTION.table("leads"), name="leads")
    .with_dimensions(channel=lambda t: t.channel, rep=lambda t: t.rep)
    .with_measures(leads=lambda t: t.count())
)
SPEND = (
    to_semantic_table(CONNECTION.table("spend"), name="spend")
    .with_dimensions(channel=lambda t: t.channel)
    .with_measures(cost=lambda t: t.amount.sum())
)
BOTH = LEADS.join_many(SPEND, lambda lead, spend: lead.channel == spend.channel)
BOTH = BOTH.with_measures(cost_per_lead=lambda t: t["spend.cost"] / t["leads.leads"])


def _month(end: str) -> Any:
    return DEALS.query(
        dimensions=["closed_at"],
        measures=["revenue"],
        time_grain="TIME_GRAIN_MONTH",
        time_range={"start": "2026-01-01", "end": end},
    )


def _of(rep: str) -> Any:
    return DEALS.filter(lambda t: t.rep == rep).group_by()


def _joined() -> Any:
    leads, spend = CONNECTION.table("leads"), CONNECTION.table("spend")
    return leads.join(spend, "channel").aggregate(cost=ibis._.amount.sum())


BORING: dict[str, tuple[Callable[[], Any], str]] = {
    "1 revenue from 1 January to 1 February": (lambda: _month("2026-02-01"), "500 in January; 1 February belongs to the next"),
    "1 revenue from 1 to 31 January": (lambda: _month("2026-01-31"), "500"),
    "2 win rate of all": (lambda: DEALS.group_by().aggregate("win_rate"), "0.6, not the mean of 1/3 and 1"),
    "3 won ÷ lost of Ben": (lambda: _of("Ben").aggregate("win_loss"), "no value"),
    "3 deals won by nobody": (lambda: _of("Nobody").aggregate("won", "revenue"), "0, no value"),
    "3 revenue by country": (lambda: DEALS.group_by("country").aggregate("revenue"), "Italy 600, without a country 400"),
    "3 cost by channel": (lambda: BOTH.group_by("leads.channel").aggregate("spend.cost"), "fair 100, tv 40, web none"),
    "5 cost by rep": (lambda: BOTH.group_by("leads.rep").aggregate("spend.cost"), "no value: spend has no rep"),
    "5 cost per lead": (lambda: BOTH.group_by().aggregate("cost_per_lead"), "140 ÷ 3 = 46.67"),
    "6 revenue of EUR and BRL": (lambda: DEALS.group_by().aggregate("revenue"), "no value: two currencies"),
    "7 median cycle in days": (lambda: DEALS.group_by().aggregate("cycle"), "50.25 of 40 and 60.5; one closed before it was created"),
}


def main() -> None:
    print("| rule and question | tool | gives | right |\n|---|---|---|---|")
    for question, (ask, right) in BORING.items():
        _line(question, "boring-semantic-layer", str(ask().sql()), right)
    by_hand = "SELECT sum(amount) FROM leads JOIN spend USING (channel)"
    for tool, sql in (("ibis", ibis.to_sql(_joined())), ("duckdb", by_hand)):
        _line("5 cost, leads joined with spend", tool, str(sql), "140")
    names = ("boring-semantic-layer", "ibis-framework", "duckdb")
    print("\n" + ", ".join(f"{name} {version(name)}" for name in names))


def _line(question: str, tool: str, sql: str, right: str) -> None:
    rows = CONNECTION.raw_sql(sql).fetchall()
    gives = "; ".join(sorted(", ".join("NULL" if cell is None else f"{cell}" for cell in row) for row in rows))
    print(f"| {question} | {tool} | {gives} | {right} |")


if __name__ == "__main__":
    main()
