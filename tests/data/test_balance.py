"""Whatever a file holds, each of its rows is loaded or set aside, and importing it never fails."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importing import preview
from data.store import Workspace
from tests.data.conftest import TODAY

HEADERS = [
    "Deal ID",
    "Deal Stage",
    "Amount",
    "Close Date",
    "Order ID",
    "Order Date",
    "Total",
    "Customer",
    "Status",
    "Created",
    "Lead Source",
    "x",
    "Country",
]
CELLS = [
    "",
    "1",
    "2",
    "Won",
    "Closed",
    "2026-01-31",
    "31/01/2026",
    "01/02/2026",
    "1.234,50",
    "€ 5",
    "yes",
    "a@example.com",
    "N/A",
    "ñ",
    "O'Brien",
    "-3",
    "IT",
]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_rows_read_are_rows_loaded_and_set_aside(tmp_path, data):
    header = data.draw(st.lists(st.sampled_from(HEADERS), min_size=2, max_size=6, unique=True))
    rows = data.draw(st.lists(st.lists(st.sampled_from(CELLS), min_size=len(header), max_size=len(header)), min_size=1, max_size=6))
    text = "\n".join(";".join(cells) for cells in [header, *rows])
    outcome = preview(Workspace(tmp_path), [("orders.csv", text.encode())], today=TODAY)
    assert not [each for each in outcome.refused if not each.empty_of_tables]
    assert all(source.rows_read == source.rows_loaded + source.rows_rejected for source in outcome.sources)
