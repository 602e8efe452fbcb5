"""The rules of KPIs asked of MetricFlow, on the rows of `rules.py`: what it gives, and what is right.

Run it with the Python of an environment that has dbt-metricflow and dbt-duckdb; it needs nothing of ours:

    python benchmarks/peers/rules_metricflow.py
"""

import os
import re
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

FILES = {
    "dbt_project.yml": "{name: rules, version: '1.0', profile: rules, model-paths: [models], flags: {send_anonymous_usage_stats: false}}",
    "profiles.yml": "rules: {target: dev, outputs: {dev: {type: duckdb, path: rules.duckdb, threads: 1}}}",
    "models/deals.sql": """SELECT * FROM (VALUES
        (1, 'Ana', 'Italy', 'won', 100, 'EUR', TIMESTAMP '2026-01-10', TIMESTAMP '2025-12-01'),
        (2, 'Ana', 'Italy', 'lost', 200, 'EUR', TIMESTAMP '2026-01-11', TIMESTAMP '2025-12-01'),
        (3, 'Ana', 'Italy', 'lost', 300, 'EUR', TIMESTAMP '2026-01-12', TIMESTAMP '2025-12-01'),
        (4, 'Ben', NULL, 'won', 400, 'BRL', TIMESTAMP '2026-01-31 12:00:00', TIMESTAMP '2025-12-02'),
        (5, 'Ben', 'Italy', 'won', 500, 'EUR', TIMESTAMP '2026-02-01', TIMESTAMP '2026-02-19')
    ) AS t(deal_id, rep, country, status, amount, currency, closed_at, created_at)""",
    "models/leads.sql": """SELECT * FROM (VALUES (1, 'fair', 'Ana', DATE '2026-01-05'), (2, 'fair', 'Ben', DATE '2026-01-06'),
        (3, 'web', 'Ana', DATE '2026-01-07')) AS t(lead_id, channel, rep, created_at)""",
    "models/spend.sql": """SELECT * FROM (VALUES (1, 'fair', 100, DATE '2026-01-05'), (2, 'tv', 40, DATE '2026-01-06'))
        AS t(spend_id, channel, amount, spent_on)""",
    "models/days.sql": "SELECT unnest(generate_series(DATE '2025-11-01', DATE '2026-06-30', INTERVAL 1 DAY))::DATE AS day",
    "models/semantic.yml": """
models:
  - {name: days, time_spine: {standard_granularity_column: day}, columns: [{name: day, granularity: day}]}
semantic_models:
  - name: deals
    model: ref('deals')
    defaults: {agg_time_dimension: closed_at}
    entities: [{name: deal, type: primary, expr: deal_id}]
    dimensions:
      - {name: closed_at, type: time, type_params: {time_granularity: day}}
      - {name: rep, type: categorical}
      - {name: country, type: categorical}
    measures:
      - {name: won, agg: sum_boolean, expr: status = 'won'}
      - {name: lost, agg: sum_boolean, expr: status = 'lost'}
      - {name: decided, agg: count, expr: status}
      - {name: revenue, agg: sum, expr: CASE WHEN status = 'won' THEN amount END}
      - {name: cycle, agg: median, expr: "CASE WHEN status = 'won' THEN date_diff('hour', created_at, closed_at) / 24.0 END"}
  - name: leads
    model: ref('leads')
    defaults: {agg_time_dimension: created_at}
    entities: [{name: lead, type: primary, expr: lead_id}, {name: channel, type: foreign}]
    dimensions: [{name: created_at, type: time, type_params: {time_granularity: day}}, {name: rep, type: categorical}]
    measures: [{name: leads, agg: count, expr: lead_id}]
  - name: spend
    model: ref('spend')
    defaults: {agg_time_dimension: spent_on}
    entities: [{name: spending, type: primary, expr: spend_id}, {name: channel, type: foreign}]
    dimensions: [{name: spent_on, type: time, type_params: {time_granularity: day}}]
    measures: [{name: cost, agg: sum, expr: amount}]
metrics:
"""
    + "".join(
        f"  - {{name: {name}, label: {name}, type: simple, type_params: {{measure: {name}}}}}\n"
        for name in ("won", "lost", "decided", "revenue", "cycle", "leads", "cost")
    )
    + "".join(
        f"  - {{name: {name}, label: {name}, type: ratio, type_params: {{numerator: {above}, denominator: {below}}}}}\n"
        for name, above, below in (("win_rate", "won", "decided"), ("win_loss", "won", "lost"), ("cost_per_lead", "cost", "leads"))
    ),
}

QUESTIONS = {
    "1 revenue from 1 January to 1 February": (("revenue", "--start-time", "2026-01-01", "--end-time", "2026-02-01"), "500"),
    "1 revenue from 1 to 31 January": (("revenue", "--start-time", "2026-01-01", "--end-time", "2026-01-31"), "500"),
    "2 win rate of all": (("win_rate",), "0.6, not the mean of 1/3 and 1"),
    "3 won ÷ lost by rep": (("win_loss", "--group-by", "deal__rep"), "Ana 0.5, Ben no value"),
    "3 deals won by nobody": (("won", "--where", "{{ Dimension('deal__rep') }} = 'Nobody'"), "0"),
    "3 revenue by country": (("revenue", "--group-by", "deal__country"), "Italy 600, without a country 400"),
    "3 cost per lead by channel": (("cost,leads,cost_per_lead", "--group-by", "channel"), "fair 50, tv 40 for no lead, web no value"),
    "5 cost per lead by rep": (("cost_per_lead", "--group-by", "lead__rep"), "no value: spend has no rep"),
    "5 cost per lead": (("cost_per_lead",), "140 ÷ 3 = 46.67"),
    "6 revenue of EUR and BRL": (("revenue",), "no value: two currencies"),
    "7 median cycle in days": (("cycle",), "50.25 of 40 and 60.5; one closed before it was created"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            Path(folder, name).parent.mkdir(exist_ok=True)
            Path(folder, name).write_text(text)
        _run(folder, "dbt", "build", "-q")
        print("| rule and question | MetricFlow gives | right |\n|---|---|---|")
        for question, (asked, right) in QUESTIONS.items():
            said = _run(folder, "mf", "query", "--csv", "answer.csv", "--metrics", *asked)
            print(f"| {question} | {_answer(Path(folder, 'answer.csv'), said)} | {right} |", flush=True)
    print("\n" + ", ".join(f"{name} {version(name)}" for name in ("dbt-metricflow", "metricflow", "dbt-core", "dbt-duckdb", "duckdb")))


def _run(folder: str, tool: str, *arguments: str) -> str:
    settings = os.environ | {"DBT_PROFILES_DIR": folder, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    done = subprocess.run([tool, *arguments], cwd=folder, env=settings, capture_output=True, text=True, timeout=300, check=False)
    return done.stdout + done.stderr


def _answer(file: Path, said: str) -> str:
    """The rows it wrote, or the first line of what it said where it refused."""
    if file.exists():
        _, *rows = file.read_text().splitlines()
        file.unlink()
        return "; ".join(sorted(row.replace(",", ", ") for row in rows)) or "no row"
    refused = re.search(r"(?:Error|ERROR|does not|Unable|No )[^\n]*", said)
    return f"refused: {refused.group().strip() if refused else said.strip()[-200:]}"


if __name__ == "__main__":
    main()
