"""How a new file stands to what is there is proposed with its reason, can be chosen otherwise, and nothing counts twice by accident."""

import json
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from data.drafts import Draft, accept, prepare
from data.importing import preview
from data.links.stored_part import rank
from data.store import StoreError
from data.version import Mode
from locales import Sentence
from tests.data.conftest import TODAY

DEALS = "Deal ID,Deal Owner,Deal Stage,Amount,Close Date,Create Date\n"
SPEND = "week,campaign,cost,impressions,clicks\n"


def deals(*ids, amount=5, created="2026-01-0{}"):
    return DEALS + "".join(f"{n},Ana,Proposal,{amount},2026-09-01,{created.format(n)}\n" for n in ids)


def spend(*rows):
    return SPEND + "".join(f"2026-05-{day:02},{campaign},{cost},100,{day}\n" for day, campaign, cost in rows)


def drafted(company, name, text, modes=None):
    outcome = preview(company.workspace, [(name, text.encode())], today=TODAY)
    return prepare(company.workspace, outcome.sources, Sentence("Tried"), modes=modes)


def proposal(company, name, text):
    return drafted(company, name, text).proposed[0].proposal


def test_the_first_file_of_its_kind_is_added(company):
    found = proposal(company, "deals.csv", deals(1, 2))
    assert (found.mode, str(found.reason)) == (Mode.APPEND, "There are no deals here yet.")


def test_of_two_files_of_one_drop_the_last_counts_for_a_key_in_both(company):
    more = "Deal ID,Deal Owner,Deal Stage,Amount,Close Date,Create Date,Currency\n2,Ana,Proposal,9,2026-09-01,2026-01-02,EUR"
    company.drop(a_csv=deals(1, 2), b_csv=more)
    assert company.rows("deals", "deal_id, amount::INT") == [("1", 5), ("2", 9)]


def test_the_same_name_with_all_that_was_there_replaces(company):
    company.drop(deals_csv=deals(1, 2))
    found = proposal(company, "deals.csv", deals(1, 2, 3))
    assert found.mode is Mode.REPLACE
    assert str(found.reason).startswith("The same file name, and it holds all deals that were there, with a new one")


def test_another_name_with_some_that_are_there_brings_up_to_date(company):
    company.drop(deals_csv=deals(1, 2, 3))
    company.drop(june_csv=deals(3, 4, amount=9))
    assert company.outcome.version.sources[1].mode is Mode.UPSERT
    assert company.rows("deals", "deal_id, amount::INT") == [("1", 5), ("2", 5), ("3", 9), ("4", 9)]
    found = proposal(company, "july.csv", deals(4, 5))
    assert str(found.reason) == "One of its 2 deals is there already, by deal_id: it is brought up to date, the others are added."


def test_deals_that_a_later_export_leaves_out_are_named_and_stay(company):
    company.drop(week_one_csv=deals(1, 2, 3, 4))
    found = proposal(company, "week_two.csv", deals(1, 3, 4, 5, amount=9))
    assert found.mode is Mode.UPSERT
    assert str(found.reason).endswith("Of week_one.csv, one is not in it: it stays, unless it takes the place of what is there.")
    assert Mode.REPLACE in found.choices


def test_keys_that_are_not_there_and_later_dates_are_added(company):
    company.drop(deals_csv=deals(1, 2))
    found = proposal(company, "deals.csv", deals(3, 4))
    assert found.mode is Mode.APPEND
    assert "their dates follow on" in str(found.reason)
    company.drop(deals_csv=deals(3, 4))
    assert company.rows("deals", "count(*)") == [(4,)], "the same name does not destroy what was there"


def test_an_export_of_the_same_name_from_which_few_are_gone_replaces(company):
    company.drop(deals_csv=deals(1, 2, 3, 4))
    found = proposal(company, "deals.csv", deals(1, 3, 4))
    assert (found.mode, found.reason.values["gone"]) == (Mode.REPLACE, 1)


def test_a_person_who_only_adds_leaves_what_is_there_as_it_is(company):
    company.drop(deals_csv=deals(1, 2))
    draft = drafted(company, "june.csv", deals(2, 3, amount=9), {"june.csv": Mode.APPEND})
    assert draft.proposed[0].is_chosen
    accept(company.workspace, draft)
    assert company.rows("deals", "deal_id, amount::INT") == [("1", 5), ("2", 5), ("3", 9)]
    assert company.workspace.current().sources[1].mode is Mode.APPEND


def test_an_older_export_only_adds_what_is_missing(company):
    company.drop(**{"deals_2026-05-20_csv": deals(1, 2, amount=9)})
    company.drop(**{"deals_2026-04-20_csv": deals(1, 2, 3, amount=5)})
    assert company.rows("deals", "deal_id, amount::INT") == [("1", 9), ("2", 9), ("3", 5)]


def test_three_exports_dropped_at_once_count_in_the_order_of_their_days(company):
    june, april, may = deals(1, amount=7), deals(1, 2), deals(1, amount=6)
    company.drop(**{"deals_2026-06-01_csv": june, "deals_2026-04-01_csv": april, "deals_2026-05-01_csv": may})
    assert sorted(company.rows("deals", "deal_id, amount::INT")) == [("1", 7), ("2", 5)]


def test_days_of_spend_that_are_there_are_replaced_and_count_once(company):
    company.drop(ads_may_csv=spend((1, "A", 10), (2, "A", 10)))
    found = proposal(company, "ads_later.csv", spend((2, "A", 11), (3, "A", 12)))
    assert found.mode is Mode.UPSERT
    assert str(found.reason).startswith("One of its 2 days is there already: that day is replaced")
    company.drop(ads_later_csv=spend((2, "A", 11), (3, "A", 12)))
    assert company.rows("spend", "day(spent_on), amount::INT") == [(1, 10), (2, 11), (3, 12)]


def test_the_same_days_of_another_campaign_are_added(company):
    company.drop(ads_may_csv=spend((1, "A", 10), (2, "A", 10)))
    company.drop(ads_other_csv=spend((1, "B", 10), (2, "B", 10)))
    assert company.rows("spend", "sum(amount)::INT") == [(40,)]
    company.drop(ads_other2_csv=spend((1, "B", 11), (3, "B", 10)))
    assert sorted(company.rows("spend", "campaign, amount::INT")) == [("A", 10), ("A", 10), ("B", 10), ("B", 10), ("B", 11)]


def test_all_days_again_under_another_name_take_the_place(company):
    company.drop(ads_may_csv=spend((1, "A", 10), (2, "A", 10)))
    company.drop(ads_again_csv=spend((1, "A", 10), (2, "A", 12), (3, "A", 1)))
    assert [source.file for source in company.workspace.current().sources] == ["ads_again.csv"]
    assert company.rows("spend", "sum(amount)::INT") == [(23,)]


def test_deals_without_a_key_do_not_double(company):
    head = "Owner,Account,Stage,Amount,Close Date,Create Date\n"
    company.drop(a_csv=head + "Ana,X,Won,5,2026-02-01,2026-01-01\nAna,Y,Won,6,2026-02-02,2026-01-02")
    company.drop(b_csv=head + "Ana,Y,Won,6,2026-02-02,2026-01-02\nAna,Z,Won,7,2026-02-03,2026-01-03")
    assert sorted(company.rows("deals", "customer, amount::INT")) == [("X", 5), ("Y", 6), ("Z", 7)]


def test_a_file_read_again_keeps_its_place_and_its_mode(company):
    company.drop(deals_csv=deals(1, 2))
    company.drop(june_csv=deals(2, 3, amount=9))
    company.drop(deals_csv=deals(1, 2))
    assert [source.file for source in company.workspace.current().sources] == ["deals.csv", "june.csv"]
    assert company.rows("deals", "deal_id, amount::INT") == [("1", 5), ("2", 9), ("3", 9)]


def test_a_draft_that_is_not_accepted_changes_nothing(company):
    company.drop(deals_csv=deals(1, 2, created="2026-01-05"))
    before = company.workspace.current()
    assert drafted(company, "deals.csv", deals(2, created="2026-01-05")).version.facts["deals"].rows == 1
    assert company.workspace.current() == before


def test_of_two_drafts_the_second_is_told_and_can_be_made_again(company):
    company.drop(deals_csv=deals(1, 2))
    one, other = drafted(company, "a.csv", deals(2, 3)), drafted(company, "b.csv", deals(2, 4))
    accept(company.workspace, one)
    with pytest.raises(StoreError, match="in the meantime"):
        accept(company.workspace, other)
    accept(company.workspace, drafted(company, "b.csv", deals(2, 4)))
    assert company.rows("deals", "deal_id") == [("1",), ("3",), ("2",), ("4",)]


def test_a_newer_part_stands_above_and_one_that_only_adds_below():
    assert rank(2, Mode.UPSERT) > rank(1, Mode.UPSERT) > rank(0, Mode.APPEND) > rank(3, Mode.APPEND)


def test_a_process_killed_between_prepare_and_accept_leaves_the_version_before(company):
    company.drop(deals_csv=deals(1, 2))
    before = company.workspace.current()
    killed = textwrap.dedent(f"""
        import os, signal
        from datetime import date
        from data.importing import drafted, preview
        from data.store import Workspace
        workspace = Workspace({str(company.workspace.root)!r})
        outcome = preview(workspace, [("june.csv", {deals(2, 3)!r}.encode())], today=date(2026, 6, 30))
        assert drafted(workspace, outcome).version.facts["deals"].rows == 3
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    ran = subprocess.run([sys.executable, "-c", killed], cwd=Path(__file__).parents[2], check=False)
    assert ran.returncode == -signal.SIGKILL
    assert company.workspace.current() == before
    company.drop(june_csv=deals(2, 3))
    assert company.rows("deals", "count(*)") == [(3,)]


def test_a_draft_whose_files_are_gone_is_made_again(company):
    draft = drafted(company, "deals.csv", deals(1))
    for file in draft.version.files:
        draft.version.path(file).unlink()
    with pytest.raises(StoreError):
        accept(company.workspace, draft)
    assert company.workspace.current() is None


def test_a_draft_is_kept_as_text_and_read_back(company):
    company.drop(deals_csv=deals(1, 2))
    draft = drafted(company, "june.csv", deals(2, 3))
    assert Draft.from_json(json.loads(json.dumps(draft.as_json())), company.workspace.root) == draft
