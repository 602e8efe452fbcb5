"""Metrics asked of boring-semantic-layer, one by one. Runs in its own environment (`requirements-boring.txt`), not in the project's.

Reads a question as JSON from the first argument and prints the answer as JSON; both are described in `benchmarks.peers.asking`.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import ibis
from boring_semantic_layer import time_dimension, to_semantic_table

MODELS: dict[str, tuple[str, str]] = {
    "leads": ("leads", "created_at"),
    "deals": ("deals", "closed_at"),
    "activities": ("activities", "at"),
    "orders": ("orders", "ordered_at"),
    "tickets": ("tickets", "closed_at"),
    "tickets_opened": ("tickets", "opened_at"),
}
"""Model → the table it is over, and the date that its rows count by."""


def _days(rows: Any) -> Any:
    exact = (rows.closed_at.epoch_seconds() - rows.created_at.epoch_seconds()) / 86400.0
    whole = rows.closed_at.date().delta(rows.created_at.date(), unit="day")
    return ibis.ifelse(rows.closed_at == rows.closed_at.truncate("D"), whole.cast("float64"), exact)


def _hours(rows: Any) -> Any:
    exact = (rows.closed_at.epoch_seconds() - rows.opened_at.epoch_seconds()) / 3600.0
    whole = rows.closed_at.date().delta(rows.opened_at.date(), unit="day") * 24.0
    return ibis.ifelse(rows.closed_at == rows.closed_at.truncate("D"), whole, exact)


BASES: dict[str, dict[str, Callable[[Any], Any]]] = {
    "leads": {"count_leads": lambda rows: rows.count(), "converted": lambda rows: rows.is_converted.sum()},
    "deals": {
        "won": lambda rows: (rows.status == "won").sum(),
        "lost": lambda rows: (rows.status == "lost").sum(),
        "won_amount": lambda rows: rows.amount.sum(where=rows.status == "won"),
        "won_priced": lambda rows: rows.amount.count(where=rows.status == "won"),
        "cycle": lambda rows: _days(rows).median(where=(rows.status == "won") & (_days(rows) >= 0)),
    },
    "activities": {"count_activities": lambda rows: rows.count()},
    "orders": {
        "ordered": lambda rows: rows.amount.sum(where=~rows.is_cancelled.fill_null(False)),
        "firsts": lambda rows: rows.is_first_purchase.sum(),
        "again": lambda rows: rows.amount.sum(where=(~rows.is_first_purchase) & ~rows.is_cancelled.fill_null(False)),
        "known": lambda rows: rows.amount.sum(where=rows.is_first_purchase.notnull() & ~rows.is_cancelled.fill_null(False)),
    },
    "tickets": {"hours": lambda rows: _hours(rows).median(where=(rows.status == "closed") & (_hours(rows) >= 0))},
    "tickets_opened": {"count_tickets": lambda rows: rows.count()},
}

METRICS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "leads": ("leads", lambda model: model.count_leads),
    "lead_to_customer_rate": ("leads", lambda model: model.converted / model.count_leads),
    "win_rate": ("deals", lambda model: model.won / (model.won + model.lost)),
    "win_loss_ratio": ("deals", lambda model: model.won / model.lost),
    "sales_cycle": ("deals", lambda model: model.cycle),
    "deal_size": ("deals", lambda model: model.won_amount / model.won_priced),
    "activities": ("activities", lambda model: model.count_activities),
    "revenue": ("orders", lambda model: model.ordered),
    "new_customers": ("orders", lambda model: model.firsts),
    "existing_customer_revenue": ("orders", lambda model: model.again / model.known),
    "resolution_time": ("tickets", lambda model: model.hours),
    "tickets": ("tickets_opened", lambda model: model.count_tickets),
}


def main() -> None:
    question = json.loads(sys.argv[1])
    connection = ibis.duckdb.connect()
    rows = {name: connection.read_parquet(path) for name, path in question["tables"].items()}
    models = {name: _model(rows[table], name, dated) for name, (table, dated) in MODELS.items()}
    answer: dict[str, Any] = {"numbers": {}, "seconds": {}, "processor": {}}
    for metric in METRICS:
        for _ in range(question["repeat"]):
            start, processor = time.perf_counter(), time.process_time()
            answer["numbers"][metric] = _asked(models, metric, question)
            for clock, taken in (("seconds", time.perf_counter() - start), ("processor", time.process_time() - processor)):
                answer[clock][metric] = min(taken, answer[clock].get(metric, taken))
    print(json.dumps(answer))


def _model(rows: Any, name: str, dated: str) -> Any:
    model = to_semantic_table(rows, name=name).with_dimensions(
        day=time_dimension(lambda each: each[dated], smallest_time_grain="TIME_GRAIN_DAY")
    )
    return model.with_measures(**BASES[name]).with_measures(**{metric: of for metric, (owner, of) in METRICS.items() if owner == name})


def _asked(models: dict[str, Any], metric: str, question: dict[str, Any]) -> dict[str, float]:
    """Label → value: of the period, of the one before, and of each month."""
    name, _ = METRICS[metric]
    dated = MODELS[name][1]

    def between(start: str, end: str) -> Callable[[Any], Any]:
        return lambda rows: (rows[dated] >= datetime.fromisoformat(start)) & (rows[dated] < datetime.fromisoformat(end))

    found = {}
    for label in ("now", "before"):
        frame = models[name].query(measures=[metric], filters=[between(*question[label])]).execute()
        found[label] = float(frame[metric][0])
    asked = models[name].query(
        dimensions=["day"], measures=[metric], filters=[between(question["first"], question["now"][1])], time_grain="TIME_GRAIN_MONTH"
    )
    months = asked.execute()
    return found | {str(month)[:10]: float(value) for month, value in zip(months["day"], months[metric], strict=True)}


main()
