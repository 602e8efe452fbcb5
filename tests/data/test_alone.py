"""What linking makes of a part while its rows are in memory is what it makes of the part as it is stored."""

from datetime import date

import duckdb
import pytest

from data import importing
from data.aliases import Alias, Aliases
from data.importing import drafted, import_all, preview
from data.links.alone import link_alone
from data.links.facts import link
from data.links.stored_part import StoredPart
from data.outcome import Outcome
from data.readers import straight
from data.store import Workspace
from data.version import Mode, Source

TODAY = date(2026, 6, 30)

DEALS = """
    SELECT 'D' || i AS deal_id, ['Ana Pol', 'rita.melo@example.com'][1 + i % 2] AS rep, 'Customer ' || i % 9 AS customer, i AS row,
        ['won', 'lost', 'open'][1 + i % 3] AS status, DATE '2026-01-01' + i::INTEGER AS created_at,
        DATE '2026-02-01' + i::INTEGER AS closed_at,
        CAST(i * 10 AS DECIMAL(18, 4)) AS amount, ['FB', 'Facebook', 'Web'][1 + i % 3] AS channel,
        ['Italia', 'Spain', 'Nowhere'][1 + i % 3] AS country, ['GTX Pro', 'GTXPro'][1 + i % 2] AS product
    FROM range(60) AS r(i)
"""
PARTS = {
    "deals": ("deals", DEALS),
    "deals of no customer": ("deals", f"SELECT * EXCLUDE (customer) FROM ({DEALS})"),
    "deals whose keys repeat": ("deals", f"SELECT * REPLACE ('D1' AS deal_id) FROM ({DEALS})"),
    "deals by a key of their rep": ("deals", f"SELECT * EXCLUDE (rep), rep AS rep_id FROM ({DEALS})"),
    "deals by a domain": ("deals", f"SELECT * EXCLUDE (customer), lower(customer) || '.example' AS domain FROM ({DEALS})"),
    "orders": (
        "orders",
        "SELECT 'O' || i // 2 AS order_id, 'C' || i % 7 AS customer_id, DATE '2026-01-01' + i::INTEGER AS ordered_at, i AS row, "
        "CAST(i AS DECIMAL(18, 4)) AS amount, ['Lombardy', 'Lombardia'][1 + i % 2] AS region FROM range(40) AS r(i)",
    ),
    "tickets": (
        "tickets",
        "SELECT 'T' || i AS ticket_id, TIMESTAMP '2026-01-01' + to_hours(i) AS opened_at, 'open' AS status, 'Ana Pol' AS rep, i AS row "
        "FROM range(30) AS r(i)",
    ),
    "spend of several days": (
        "spend",
        "SELECT DATE '2026-01-01' AS spent_on, DATE '2026-01-07' AS until, 'Ads' AS channel, CAST(70 AS DECIMAL(18, 4)) AS amount, "
        "1 AS row",
    ),
    "customers": (
        "customers",
        "SELECT 'C' || i AS customer_id, 'Name ' || i % 5 AS customer, 'Italia' AS country, i AS row FROM range(20) AS r(i)",
    ),
}
"""Rows of one table, in our fields."""

WORDS = ("status", "channel", "country", "product", "rep")


def in_words(connection, query):
    """The same rows, with the columns of few words as numbers of these words, as a large file is read."""
    connection.execute(f"CREATE TEMP TABLE plain AS {query}")
    there = [row[0] for row in connection.execute("DESCRIBE plain").fetchall()]
    for name in WORDS:
        if name in there:
            connection.execute(f"CREATE TYPE IF NOT EXISTS words_{name} AS ENUM (SELECT DISTINCT {name} FROM plain ORDER BY 1)")
    cast = ", ".join(f"{name}::words_{name} AS {name}" for name in WORDS if name in there)
    connection.execute(f"CREATE TEMP TABLE rows_in_memory AS SELECT * {f'REPLACE ({cast})' if cast else ''} FROM plain")


def told(workspace, linked):
    """Everything that linking says, with the rows of the facts in their order."""
    facts = {}
    for name, each in linked.facts.items():
        path = workspace.root / "parquet" / each.file
        described = duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
        facts[name] = (described, duckdb.sql(f"SELECT * FROM '{path}'").fetchall(), each.rows, each.filled, each.first, each.last)
    return facts, linked.problems, linked.unmatched


@pytest.mark.parametrize("name", PARTS)
def test_a_part_in_memory_gives_the_facts_of_the_stored_part(tmp_path, name):
    table, query = PARTS[name]
    workspace = Workspace(tmp_path)
    with duckdb.connect() as connection:
        in_words(connection, query)
        part = workspace.write(connection.table("rows_in_memory"))
        source = Source("file.csv", None, "", None, table, 0, 0, 0, part=part)
        alone = link_alone(connection, workspace, source, "rows_in_memory")
    assert alone is not None and alone.part == part
    stored = link(workspace, {table: [StoredPart(tmp_path / "parquet" / part, Mode.APPEND)]})
    assert told(workspace, alone.linked) == told(workspace, stored)
    assert type(alone).from_json(alone.as_json()) == alone


@pytest.fixture
def large(monkeypatch):
    """Every file of some kilobytes is read straight."""
    for module in (importing, straight):
        monkeypatch.setattr(module, "LARGE", 1_000)
    for name, value in (("HEAD", 9_000), ("PLACES", 6), ("PLACE", 4_000), ("CHUNK", 50_000)):
        monkeypatch.setattr(straight, name, value)


def deals(first=0):
    lines = [
        f"D{i},Rep {i % 3},Customer {i % 40},{['Closed won', 'Closed lost'][i % 2]},2026-01-{1 + i % 28:02},{i}.50" for i in range(500)
    ]
    return "\n".join(["Deal ID,Deal owner,Company,Deal stage,Create date,Amount", *lines[first:], ""]).encode()


def test_the_only_file_of_a_workspace_is_linked_while_it_is_read(tmp_path, large):
    workspace = Workspace(tmp_path)
    outcome = preview(workspace, [("deals.csv", deals())], today=TODAY)
    assert outcome.alone and outcome.alone.files < outcome.files
    kept = Outcome.from_json(outcome.as_json())
    assert drafted(workspace, kept).version.facts == outcome.alone.linked.facts


def test_it_is_linked_anew_once_a_name_is_taken_for_another(tmp_path, large):
    workspace = Workspace(tmp_path)
    outcome = preview(workspace, [("deals.csv", deals())], today=TODAY)
    Aliases(tmp_path).keep([Alias("reps", "Rep 1", "Rep 2")])
    parts = {"deals": [StoredPart(tmp_path / "parquet" / outcome.alone.part)]}
    assert not outcome.alone.is_all(workspace, parts)
    assert preview(workspace, [("deals.csv", deals())], today=TODAY).alone is None


def test_beside_other_files_nothing_is_linked_before_the_draft(tmp_path, large):
    workspace = Workspace(tmp_path)
    assert preview(workspace, [("a.csv", deals()), ("b.csv", deals(100))], today=TODAY).alone is None
    import_all(workspace, [("a.csv", deals(250))], today=TODAY)
    again = import_all(workspace, [("b.csv", deals())], today=TODAY)
    assert again.alone is None and again.version.facts["deals"].rows == 500


def test_what_was_linked_and_is_gone_is_linked_anew(tmp_path, large):
    workspace = Workspace(tmp_path)
    outcome = preview(workspace, [("deals.csv", deals())], today=TODAY)
    for file in outcome.alone.files:
        (tmp_path / "parquet" / file).unlink()
    assert drafted(workspace, outcome).is_whole


def test_linking_in_memory_that_fails_is_left_to_the_draft(tmp_path, large, monkeypatch):
    def failing(*_, **__):
        raise duckdb.OutOfMemoryException("no room")

    monkeypatch.setattr("data.links.alone.link_on", failing)
    outcome = import_all(Workspace(tmp_path), [("deals.csv", deals())], today=TODAY)
    assert outcome.alone is None and outcome.version.facts["deals"].rows == 500
