"""The dbt project that MetricFlow asks: a view on each table, its semantic models and metrics, written into a folder."""

import json
from pathlib import Path
from typing import Any

_CYCLE = (
    "CASE WHEN status = 'won' AND closed_at >= created_at THEN CASE WHEN closed_at = date_trunc('day', closed_at) "
    "THEN date_diff('day', created_at, closed_at) ELSE date_diff('second', created_at, closed_at) / 86400.0 END END"
)
_HOURS = (
    "CASE WHEN status = 'closed' AND closed_at >= opened_at THEN CASE WHEN closed_at = date_trunc('day', closed_at) "
    "THEN date_diff('day', opened_at, closed_at) * 24.0 ELSE date_diff('second', opened_at, closed_at) / 3600.0 END END"
)
_PAID = "NOT coalesce(is_cancelled, false)"

MODELS: dict[str, tuple[str, str, dict[str, tuple[str, str]]]] = {
    "leads": ("leads", "created_at", {"leads": ("sum", "1"), "converted": ("sum", "is_converted::INTEGER")}),
    "deals": (
        "deals",
        "closed_at",
        {
            "won": ("sum", "(status = 'won')::INTEGER"),
            "lost": ("sum", "(status = 'lost')::INTEGER"),
            "closed": ("sum", "(status IN ('won', 'lost'))::INTEGER"),
            "won_amount": ("sum", "CASE WHEN status = 'won' THEN amount END"),
            "won_priced": ("count", "CASE WHEN status = 'won' THEN amount END"),
            "sales_cycle": ("median", _CYCLE),
        },
    ),
    "activities": ("activities", "at", {"activities": ("sum", "1")}),
    "orders": (
        "orders",
        "ordered_at",
        {
            "revenue": ("sum", f"CASE WHEN {_PAID} THEN amount END"),
            "new_customers": ("sum", "is_first_purchase::INTEGER"),
            "again": ("sum", f"CASE WHEN NOT is_first_purchase AND {_PAID} THEN amount END"),
            "known": ("sum", f"CASE WHEN is_first_purchase IS NOT NULL AND {_PAID} THEN amount END"),
        },
    ),
    "tickets": ("tickets", "closed_at", {"resolution_time": ("median", _HOURS)}),
    "tickets_opened": ("tickets", "opened_at", {"tickets": ("sum", "1")}),
}
"""Semantic model → the table it is over, the date that its rows count by, and its measures: how they are put together, and of what."""

KEYS = {"leads": "lead_id", "deals": "deal_id", "activities": "activity_id", "orders": "order_id", "tickets": "ticket_id"}

RATIOS = {
    "lead_to_customer_rate": ("converted", "leads"),
    "win_rate": ("won", "closed"),
    "win_loss_ratio": ("won", "lost"),
    "deal_size": ("won_amount", "won_priced"),
    "existing_customer_revenue": ("again", "known"),
}
METRICS = ("leads", "sales_cycle", "activities", "revenue", "new_customers", "resolution_time", "tickets", *RATIOS)
"""What is asked of it."""


def write(folder: Path, tables: dict[str, str]) -> None:
    """The project over these Parquet files. JSON is YAML, so that nothing has to be quoted by hand."""
    models = folder / "models"
    models.mkdir()
    _put(
        folder / "dbt_project.yml", {"name": "peer", "version": "1.0.0", "config-version": 2, "profile": "peer", "model-paths": ["models"]}
    )
    output = {"type": "duckdb", "path": str(folder / "peer.duckdb"), "threads": 2}
    _put(folder / "profiles.yml", {"peer": {"target": "dev", "outputs": {"dev": output}}})
    for name, (table, *_) in MODELS.items():
        (models / f"{name}_rows.sql").write_text(f"select * from read_parquet('{tables[table]}')")
    days = "select unnest(generate_series(date '2020-01-01', date '2030-01-01', interval 1 day))::date as date_day"
    (models / "all_days.sql").write_text(f"{{{{ config(materialized='table') }}}}\n{days}")
    spine = {"standard_granularity_column": "date_day"}
    columns = [{"name": "date_day", "granularity": "day"}]
    _put(models / "days.yml", {"models": [{"name": "all_days", "time_spine": spine, "columns": columns}]})
    _put(models / "semantics.yml", {"semantic_models": [_model(name) for name in MODELS], "metrics": _metrics()})


def _model(name: str) -> dict[str, Any]:
    _, dated, measures = MODELS[name]
    return {
        "name": name,
        "model": f"ref('{name}_rows')",
        "defaults": {"agg_time_dimension": dated},
        "entities": [{"name": f"{name}_row", "type": "primary", "expr": KEYS[MODELS[name][0]]}],
        "dimensions": [{"name": dated, "type": "time", "expr": f'"{dated}"', "type_params": {"time_granularity": "day"}}],
        "measures": [{"name": f"{each}_measure", "agg": how, "expr": of} for each, (how, of) in measures.items()],
    }


def _metrics() -> list[dict[str, Any]]:
    simple = [
        {"name": each, "label": each, "type": "simple", "type_params": {"measure": f"{each}_measure"}}
        for _, _, measures in MODELS.values()
        for each in measures
    ]
    ratios = [
        {"name": name, "label": name, "type": "ratio", "type_params": {"numerator": over, "denominator": under}}
        for name, (over, under) in RATIOS.items()
    ]
    return simple + ratios


def _put(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2))
