"""Facts say truly what they hold."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from data.facts import write_facts
from data.store import Workspace

ORDERS = """
    SELECT * FROM (VALUES
        ('1', TIMESTAMP '2026-01-05', -10.00, 'a', false, 'EUR'),
        ('2', TIMESTAMP '2026-01-06', 10.00, 'a', true, 'EUR'),
        ('3', TIMESTAMP '2026-01-07', 10.00, 'a', false, 'BRL'),
        ('4', TIMESTAMP '2026-01-08', 10.00, 'a', false, NULL),
        ('5', TIMESTAMP '2026-01-09', 10.00, NULL, false, 'EUR')
    ) AS t(order_id, ordered_at, amount, customer_id, is_cancelled, currency)
"""


def test_a_refund_or_a_cancelled_order_is_no_first_purchase(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    facts = write_facts(workspace, "orders", duckdb.sql(ORDERS))
    rows = duckdb.read_parquet(str(tmp_path / "parquet" / facts.file)).project("order_id, is_first_purchase").fetchall()
    assert rows == [("1", False), ("2", False), ("3", True), ("4", False), ("5", None)]


def test_the_manifest_counts_values_days_and_currencies(tmp_path: Path) -> None:
    facts = write_facts(Workspace(tmp_path), "orders", duckdb.sql(ORDERS))
    assert (facts.rows, facts.filled["customer_id"], facts.filled["currency"]) == (5, 4, 4)
    assert (facts.first, facts.last) == (date(2026, 1, 5), date(2026, 1, 9))
    assert facts.currencies == ("BRL", "EUR")


def test_a_span_ends_with_the_last_close_not_with_an_expected_one(tmp_path: Path) -> None:
    deals = duckdb.sql("""
        SELECT * FROM (VALUES
            ('won', DATE '2026-01-01', DATE '2026-03-01', NULL, 'x'),
            ('open', DATE '2026-02-01', NULL, DATE '2027-01-01', 'x')
        ) AS t(status, created_at, closed_at, expected_close_at, customer)
    """)
    facts = write_facts(Workspace(tmp_path), "deals", deals)
    assert (facts.first, facts.last, facts.filled["is_first_purchase"]) == (date(2026, 1, 1), date(2026, 3, 1), 2)


def test_a_column_that_is_no_field_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leads has no field colour"):
        write_facts(Workspace(tmp_path), "leads", duckdb.sql("SELECT 'red' AS colour"))
