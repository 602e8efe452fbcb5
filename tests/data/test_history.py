"""Successive exports of deals give stage history and slippage, worked out by hand, without any API."""

from datetime import date
from decimal import Decimal

import pytest

from data.drafts import prepare
from data.exported import stated_in
from data.history import slippage
from data.history.snapshots import seen_on
from data.importing import preview
from data.version import Days, Mode, Snapshot, Source
from locales import Sentence
from tests.data.conftest import TODAY

HEAD = "Deal ID,Deal Stage,Amount,Close Date,Create Date\n"
MAY = HEAD + "1,Proposal,100,2026-06-30,2026-01-05\n2,Proposal,50,2026-06-30,2026-01-06\n3,Demo,10,2026-07-31,2026-05-03"
JUNE = HEAD + (
    "1,Negotiation,120,2026-07-15,2026-01-05\n2,Won,50,2026-06-03,2026-01-06\n3,Demo,10,2026-07-01,2026-05-03\n"
    "4,Demo,9,2026-08-01,2026-06-02"
)
CHANGES = "deal_id, changed_at::DATE::VARCHAR, previous_stage, stage, previous_amount::INT, amount::INT, " + (
    "previous_expected_close_at::DATE::VARCHAR, expected_close_at::DATE::VARCHAR"
)


@pytest.fixture
def two(company):
    company.drop(**{"deals_2026-05-10_csv": MAY})
    company.drop(**{"deals_2026-06-10_csv": JUNE})
    return company


def test_changed_stages_amounts_and_expected_days_become_stage_history(two):
    assert sorted(two.rows("stage_changes", CHANGES), key=lambda row: row[0]) == [
        ("1", "2026-06-10", "Proposal", "Negotiation", 100, 120, "2026-06-30", "2026-07-15"),
        ("2", "2026-06-03", "Proposal", "Won", 50, 50, "2026-06-30", None),
        ("3", "2026-06-10", "Demo", "Demo", 10, 10, "2026-07-31", "2026-07-01"),
        ("4", "2026-06-10", None, "Demo", 9, 9, "2026-08-01", "2026-08-01"),
    ]


def test_slippage_counts_deals_days_and_money(two):
    found = slippage(two.workspace.current())
    assert (found.since, found.until, found.stages) == (date(2026, 5, 10), date(2026, 6, 10), 2)
    assert (found.slipped, found.slipped_days, found.slipped_money) == (1, 15, ((None, Decimal(120)),))
    assert (found.pulled_in, found.pulled_in_days, found.pulled_in_money) == (1, 30, ((None, Decimal(10)),))
    assert (found.raised, found.lowered, found.changed) == (1, 0, ((None, Decimal(20)),))
    assert [(each.deal, each.days) for each in found.largest] == [("1", 15)]


def test_slipped_money_of_several_currencies_is_never_added(company):
    head = "Deal ID,Deal Stage,Amount,Currency,Close Date,Create Date\n"
    may = "1,Demo,100,EUR,2026-06-30,2026-01-05\n2,Demo,100,USD,2026-06-30,2026-01-06\n3,Demo,7,EUR,2026-06-30,2026-01-06"
    june = "1,Demo,100,EUR,2026-07-10,2026-01-05\n2,Demo,130,USD,2026-07-20,2026-01-06\n3,Demo,7,EUR,2026-06-20,2026-01-06"
    company.drop(**{"deals_2026-05-10_csv": head + may})
    company.drop(**{"deals_2026-06-10_csv": head + june})
    found = slippage(company.workspace.current())
    assert (found.slipped, found.slipped_days) == (2, 30)
    assert found.slipped_money == (("EUR", Decimal(100)), ("USD", Decimal(130)))
    assert found.pulled_in_money == (("EUR", Decimal(7)),)
    assert found.changed == (("USD", Decimal(30)),)
    assert [(each.deal, each.days, each.currency) for each in found.largest] == [("2", 20, "USD"), ("1", 10, "EUR")]


def test_slipped_money_stands_in_the_currency_of_the_export_also_where_rates_convert_the_deals(company):
    head = "Deal ID,Deal Stage,Amount,Currency,Close Date,Create Date\n"
    company.drop(rates_csv="month,currency,base,rate\n2026-01-01,USD,EUR,0.5")
    company.drop(**{"deals_2026-05-10_csv": head + "2,Demo,100,USD,2026-06-30,2026-01-06"})
    company.drop(**{"deals_2026-06-10_csv": head + "2,Demo,100,USD,2026-07-20,2026-01-06"})
    assert company.rows("deals", "amount::INT, currency") == [(50, "EUR")]
    assert slippage(company.workspace.current()).slipped_money == (("USD", Decimal(100)),)


def test_a_first_export_tells_of_no_change(company):
    company.drop(deals_csv=MAY)
    version = company.workspace.current()
    assert not version.has("stage_changes")
    assert [each.on for each in version.snapshots] == [date(2026, 5, 3)]
    assert slippage(version) is None


def test_history_outlives_the_exports_that_it_was_made_of_and_grows(two):
    two.drop(**{"deals_2026-06-20_csv": JUNE.replace("3,Demo,10,2026-07-01", "3,Lost,10,2026-06-15")})
    assert [source.file for source in two.workspace.current().sources] == ["deals_2026-06-20.csv"]
    assert two.rows("stage_changes", "count(*)") == [(5,)]
    lost = [row for row in two.rows("stage_changes", "deal_id, previous_stage, stage, changed_at::DATE::VARCHAR") if row[2] == "Lost"]
    assert lost == [("3", "Demo", "Lost", "2026-06-15")]


def test_an_older_export_dropped_later_finds_its_place(two):
    two.drop(**{"deals_2026-05-20_csv": MAY.replace("1,Proposal,100", "1,Demo,100")})
    stages = sorted(row for row in two.rows("stage_changes", "deal_id, changed_at::DATE::VARCHAR, previous_stage, stage") if row[0] == "1")
    assert stages == [("1", "2026-05-20", "Proposal", "Demo"), ("1", "2026-06-10", "Demo", "Negotiation")]
    assert two.rows("deals", "count(*)") == [(4,)]


def test_what_an_exported_history_tells_counts_once(two):
    two.drop(
        stages_csv="stage change id,deal id,changed at,stage,amount,close date\n"
        "a,1,2026-01-05,Proposal,100,2026-06-30\nb,1,2026-06-02,Negotiation,120,2026-07-15\n"
    )
    assert [source.table for source in two.outcome.sources] == ["stage_changes"]
    one = sorted(row for row in two.rows("stage_changes", "deal_id, changed_at::DATE::VARCHAR, previous_stage, stage") if row[0] == "1")
    assert one == [("1", "2026-01-05", None, "Proposal"), ("1", "2026-06-02", "Proposal", "Negotiation")]
    assert two.rows("stage_changes", "count(*)") == [(5,)]


def test_undo_takes_the_history_back(two):
    two.workspace.undo()
    assert not two.workspace.current().has("stage_changes")
    two.drop(**{"deals_2026-06-10_csv": JUNE})
    assert two.rows("stage_changes", "count(*)") == [(4,)]


def test_exports_of_another_system_are_not_compared(two):
    hubspot = "Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal Owner,Pipeline\n1,A,Demo,5,2026-06-01,2026-01-01,Ana,Sales"
    outcome = preview(two.workspace, [("hubspot.csv", hubspot.encode())], today=TODAY)
    draft = prepare(two.workspace, outcome.sources, Sentence("Tried"))
    if outcome.sources[0].system != "HubSpot":
        pytest.skip("not taken for HubSpot")
    assert [each.changes for each in draft.version.snapshots if each.system == "HubSpot"] == [None]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("deals-2026-06-12.csv", "2026-06-12"),
        ("deals 20260612.csv", "2026-06-12"),
        ("13.05.2026 deals.csv", "2026-05-13"),
        ("deals_03-04-2026.csv", None),
        ("deals_2026-01-01_2026-06-12.csv", None),
        ("deals_2027-01-01.csv", None),
        ("deals.csv", None),
    ],
)
def test_a_name_states_a_day_where_it_can_be_read_one_way(name, day):
    assert stated_in(name, TODAY) == (date.fromisoformat(day) if day else None)


def test_days_of_exports_never_go_back_unless_the_file_is_older():
    def source(latest, read, mode=Mode.UPSERT):
        days = Days(None, date(2026, 6, latest), date(2026, 6, read))
        return Source("d.csv", None, "x", "HubSpot", "deals", 1, 1, 0, mode=mode, days=days)

    before = Snapshot("d.csv", None, "y", "HubSpot", date(2026, 6, 8), "p", latest=date(2026, 6, 8))
    assert seen_on(source(10, 12), before) == date(2026, 6, 10), "the last day on which anything happened"
    assert seen_on(source(8, 12), before) == date(2026, 6, 12), "nothing has a later date: the day of the drop"
    assert seen_on(source(5, 12), before) == date(2026, 6, 12), "a part of an export may end earlier"
    assert seen_on(source(5, 12, Mode.APPEND), before) == date(2026, 6, 5), "an older export"


def test_another_list_of_deals_is_no_later_export_of_the_first(company):
    company.drop(**{"milan_2026-05-10_csv": MAY})
    other = JUNE
    for number in "1234":
        other = other.replace(f"\n{number},", f"\nT{number},")
    company.drop(**{"turin_2026-06-10_csv": other})
    assert not company.workspace.current().has("stage_changes")
