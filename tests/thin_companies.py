"""Workspaces that hold next to nothing: one table with few columns each, as the first file that somebody drops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from tests.companies import Rows

FIRST = date(2025, 1, 1)


def _days(count: int) -> list[tuple[int, date]]:
    return [(number, FIRST + timedelta(days=number * 3)) for number in range(count)]


def deals_with_four_columns() -> dict[str, Rows]:
    """Opened, closed, how it ended, and what it was worth."""
    return {
        "deals": [
            {"created_at": day, "closed_at": day + timedelta(days=20), "status": ("won", "lost")[number % 2], "amount": 1000.0 + number}
            for number, day in _days(120)
        ]
    }


def leads_alone() -> dict[str, Rows]:
    return {"leads": [{"lead_id": f"l{number}", "created_at": day, "channel": ("Fair", "Web")[number % 2]} for number, day in _days(120)]}


def tickets_alone() -> dict[str, Rows]:
    return {
        "tickets": [
            {
                "ticket_id": f"t{number}",
                "opened_at": datetime.combine(day, time(8)),
                "closed_at": datetime.combine(day, time(8)) + timedelta(hours=number % 50),
                "status": "closed",
            }
            for number, day in _days(120)
        ]
    }


def orders_alone() -> dict[str, Rows]:
    return {
        "orders": [{"order_id": f"o{number}", "ordered_at": day, "amount": 100.0 + number, "currency": "EUR"} for number, day in _days(120)]
    }


def spend_alone() -> dict[str, Rows]:
    return {"spend": [{"spent_on": day, "amount": 50.0, "currency": "EUR", "channel": ("Search", "Social")[number % 2]}
                      for number, day in _days(120)]}  # fmt: skip


def deals_of_a_single_day() -> dict[str, Rows]:
    """Everything was opened and lost on one day by one rep."""
    return {
        "deals": [
            {"deal_id": f"d{number}", "created_at": FIRST, "closed_at": FIRST, "status": "lost", "amount": 500.0, "currency": "EUR",
             "rep": "Ana", "customer_id": f"c{number}", "customer": f"c{number}"}
            for number in range(12)
        ]
    }  # fmt: skip


THIN: Mapping[str, Callable[[], dict[str, Rows]]] = {
    "deals with four columns": deals_with_four_columns,
    "leads alone": leads_alone,
    "tickets alone": tickets_alone,
    "orders alone": orders_alone,
    "spend alone": spend_alone,
    "deals of a single day": deals_of_a_single_day,
}
"""What the workspace holds → its rows."""
