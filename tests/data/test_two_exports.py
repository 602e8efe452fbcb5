"""Two exports of one thing: what the newer one leaves unsaid stays, and numbers of two systems never meet."""

import pyarrow as pa

from data.drafts import accept, prepare
from data.scratch import scratch
from data.systems.intake import columns
from data.version import ColumnMatch, Source
from locales import Sentence


def source(company, file, system, table, rows):
    """A source whose part holds these rows in our fields."""

    with scratch() as connection:
        kinds = set(columns(table))
        assert set(rows[0]) <= kinds
        relation = connection.from_arrow(pa.Table.from_pylist([{"row": place, **each} for place, each in enumerate(rows, start=2)]))
        part = company.workspace.write(relation)
    matches = tuple(ColumnMatch(name, name, 1.0, Sentence("It has our own name")) for name in rows[0])
    return Source(file, None, file, system, table, len(rows), len(rows), 0, matches, part=part)


def store(company, *sources):
    return accept(company.workspace, prepare(company.workspace, sources, Sentence("Stored")))


def test_what_a_newer_export_has_no_column_for_stays_as_the_older_one_said(company):
    first = [{"deal_id": "7", "status": "open", "stage": "Demo", "amount": 100.0, "channel": "Fair", "rep": "Ana"}]
    newer = [
        {"deal_id": "7", "status": "won", "stage": "Won", "rep_id": "bo@x.example"},
        {"deal_id": "8", "status": "open", "stage": "New", "rep_id": "ana@x.example"},
    ]
    store(company, source(company, "long.csv", "HubSpot", "deals", first))
    store(company, source(company, "short.csv", "HubSpot", "deals", newer))
    assert company.rows("deals", "deal_id, status, amount::INT, channel, rep") == [
        ("7", "won", 100, "Fair", "Bo"), ("8", "open", None, None, "Ana"),
    ]  # fmt: skip


def test_a_deal_that_is_open_again_has_no_close_from_an_older_export(company):
    won = {"deal_id": "7", "status": "won", "closed_at": "2026-01-02"}
    store(company, source(company, "a.csv", "HubSpot", "deals", [won]))
    version = store(company, source(company, "b.csv", "HubSpot", "deals", [{"deal_id": "7", "status": "open", "stage": "Demo"}]))
    assert not version.has("deals", "closed_at")


def test_numbers_that_two_systems_both_count_are_different_rows_with_their_own_activities(company):
    version = store(
        company,
        source(company, "p.csv", "Pipedrive", "deals", [{"deal_id": "1", "status": "won", "amount": 10.0, "rep": "Ana"}]),
        source(
            company,
            "o.csv",
            "Odoo",
            "deals",
            [{"deal_id": "1", "status": "lost", "amount": 5.0, "rep": "Bo"}, {"deal_id": "2", "status": "won", "amount": 7.0, "rep": "Bo"}],
        ),
        source(company, "pa.csv", "Pipedrive", "activities", [{"activity_id": "1", "at": "2026-01-02", "kind": "call", "deal_id": "1"}]),
        source(company, "oa.csv", "Odoo", "activities", [{"activity_id": "9", "at": "2026-01-03", "kind": "call", "deal_id": "1"}]),
    )
    assert sorted(company.rows("deals", "deal_id, status, amount::INT")) == [
        ("1", "won", 10),
        ("1 (Odoo)", "lost", 5),
        ("2 (Odoo)", "won", 7),
    ]
    assert sorted(company.rows("activities", "activity_id, deal_id, rep")) == [("1", "1", "Ana"), ("9", "1 (Odoo)", "Bo")]
    assert next(each.count for each in version.problems if each.check == "key-spaces") == 1


def test_keys_that_no_system_counts_mean_the_same_row_in_two_systems(company):
    store(company, source(company, "a.csv", "HubSpot", "customers", [{"customer_id": "0018d00000AbCdEAAV", "customer": "Acme"}]))
    version = store(
        company, source(company, "b.csv", "Salesforce", "customers", [{"customer_id": "0018d00000AbCdEAAV", "customer": "Acme"}])
    )
    assert version.facts["customers"].rows == 1
