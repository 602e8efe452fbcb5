"""Funnels: what reaches each step, what it is worth, how long it takes and where it ends, worked out by hand."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.funnel import Behind, Funnel, Loss, Of, Part, Reading, Step, count_behind, dimensions_of, funnels, rows_behind
from kpi.funnel.stages import in_order
from kpi.periods import Period
from kpi.selection import Filter, Selection
from tests.companies import Rows, company, table

YEAR = Selection(Period(date(2026, 1, 1), date(2027, 1, 1)), today=date(2026, 6, 30))
MARCH = Selection(Period(date(2026, 3, 1), date(2026, 4, 1)), today=date(2026, 6, 30))

LEADS = table(
    """
    lead_id | created_at | qualified_at | is_qualified | dropped_at | is_dropped | is_won | status  | channel
    1       | 2026-01-01 | 2026-01-03   | yes          |            | no         | yes    | Won     | fair
    2       | 2026-01-02 | 2026-01-08   | yes          |            | no         | yes    | Won     | web
    3       | 2026-01-03 | 2026-03-03   | yes          |            | no         | no     | Working | web
    4       | 2026-02-01 | 2026-02-11   | yes          | 2026-03-20 | yes        | no     | No need | web
    5       | 2026-02-02 |              | no           | 2026-02-20 | yes        | no     | Spam    | web
    6       | 2026-03-01 |              | no           |            | no         | no     | New     |
    7       |            | 2026-03-05   | yes          |            | no         | no     | Working | fair
""",
    is_qualified=bool, is_dropped=bool, is_won=bool,
)  # fmt: skip
DEALS = table(
    """
    deal_id | lead_id | created_at | closed_at  | status | stage       | amount | currency | lost_reason | channel
    a       | 1       | 2026-01-05 | 2026-03-10 | won    | Won         | 100    | EUR      |             | fair
    b       | 2       | 2026-01-10 | 2026-02-10 | won    | Won         | 200    | EUR      |             | web
    c       | 3       | 2026-03-04 | 2026-03-30 | lost   | Lost        | 400    | EUR      | Price       | web
    d       |         | 2026-03-05 |            | open   | Negotiation | 800    | EUR      |             |
    e       |         | 2026-03-06 |            | open   | Contact     |        | EUR      |             | web
""",
    amount=float,
)
STAGES = table(
    """
    deal_id | changed_at | stage       | previous_stage | amount
    a       | 2026-01-10 | Proposal    | Contact        | 90
    a       | 2026-01-20 | Negotiation | Proposal       | 100
    a       | 2026-03-10 | Won         | Negotiation    | 100
    b       | 2026-01-14 | Negotiation | Contact        | 200
    b       | 2026-02-10 | Won         | Negotiation    | 200
    c       | 2026-03-08 | Proposal    | Contact        | 400
    c       | 2026-03-30 | Lost        | Proposal       | 400
    d       | 2026-03-05 | Contact     |                | 800
    d       | 2026-03-25 | Negotiation | Contact        | 800
""",
    amount=float,
)


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, leads=LEADS, deals=DEALS, stage_changes=STAGES)


def one(version: Version, selection: Selection, of: Of | None = None, reading: Reading = Reading.COHORT) -> Funnel:
    (found,) = funnels(version, selection, of, reading)
    return found


def steps(found: Funnel, *names: str) -> dict[str, object]:
    """The steps by name, each as what it has under these names; alone where there is but one."""
    told = {str(step.name): tuple(getattr(step, name) for name in names) for step in found.steps}
    return {step: values if len(names) > 1 else values[0] for step, values in told.items()}


def without(rows: Rows, *columns: str) -> Rows:
    return [{name: cell for name, cell in row.items() if name not in columns} for row in rows]


def test_a_cohort_of_leads_is_counted_as_far_as_it_has_come(version: Version) -> None:
    # Six leads have a date. 1, 2, 3 and 4 are qualified; 1 and 3 have a recorded proposal, 2 was won without one and so did reach it.
    found = one(version, YEAR)
    assert found.of is Of.LEADS
    assert steps(found, "count") == {"leads": 6, "qualified": 4, "proposal": 3, "won": 2}
    assert steps(found, "passed") == {"leads": 6, "qualified": 4, "proposal": 2, "won": 1}
    assert steps(found, "step_share") == {"leads": None, "qualified": 4 / 6, "proposal": 3 / 4, "won": 2 / 3}
    assert steps(found, "cumulative_share") == {"leads": 1, "qualified": 4 / 6, "proposal": 3 / 6, "won": 2 / 6}


def test_values_are_those_of_the_deals_of_whoever_reached_a_step(version: Version) -> None:
    # Deals of leads: 100 (1), 200 (2), 400 (3); all three reached a proposal, the first two were won.
    found = one(version, YEAR)
    assert steps(found, "value") == {"leads": 700, "qualified": 700, "proposal": 700, "won": 300}
    assert steps(found, "valued") == {"leads": 3, "qualified": 3, "proposal": 3, "won": 2}
    assert steps(found, "value_share") == {"leads": None, "qualified": 1, "proposal": 1, "won": 300 / 700}


def test_time_in_a_step_is_the_median_of_days_until_the_next_that_is_known(version: Version) -> None:
    # leads → qualified: 2, 6, 59 and 10 days, of which the median is (6 + 10) ÷ 2 = 8.
    # qualified → on: lead 1 from 3 to 10 January 7 days; lead 2, won without a recorded proposal, from 8 January to 10 February 33;
    # lead 3 from 3 to 8 March 5: median 7. proposal → won: lead 1 alone, from 10 January to 10 March 59 days.
    assert steps(one(version, YEAR), "median_days", "timed") == {
        "leads": (8, 4), "qualified": (7, 3), "proposal": (59, 1), "won": (None, 0),
    }  # fmt: skip


def test_whoever_does_not_go_on_has_ended_for_a_reason_or_waits(version: Version) -> None:
    # Lead 5 was dropped (its status says why), 6 waits since 1 March: 29 days until the data ends.
    found = one(version, YEAR)
    assert steps(found, "left", "waiting") == {"leads": (1, 1), "qualified": (1, 0), "proposal": (1, 0), "won": (0, 0)}
    assert steps(found, "losses") == {
        "leads": (Loss("Spam", 1, None),),
        "qualified": (Loss("No need", 1, None),),
        "proposal": (Loss("Price", 1, 400.0),),
        "won": (),
    }
    assert found.steps[0].waiting_days == 29


def test_by_period_each_step_counts_what_came_to_it_in_the_period(version: Version) -> None:
    # In March: lead 6 came in; 3 was qualified on the 3rd and 7, of which nobody knows when it came in, on the 5th; the proposal for 3 was
    # made on the 8th; 1 was won on the 10th. The deal of 3 was lost on the 30th, lead 4 dropped on the 20th.
    found = one(version, MARCH, Of.LEADS, Reading.PERIOD)
    assert steps(found, "count") == {"leads": 1, "qualified": 2, "proposal": 1, "won": 1}
    assert steps(found, "value") == {"leads": None, "qualified": 400, "proposal": 400, "won": 100}
    assert steps(found, "step_share") == {"leads": None, "qualified": 2, "proposal": 1 / 2, "won": 1}
    assert steps(found, "left", "waiting") == {"leads": (0, None), "qualified": (1, None), "proposal": (1, None), "won": (0, None)}
    # Went on in March: 3 from lead to qualified (59 days) and from there to a proposal (5); 1 from its proposal to won (59).
    assert steps(found, "median_days") == {"leads": 59, "qualified": 5, "proposal": 59, "won": None}
    assert any("reached “proposal” on a day that nobody knows" in str(note) for note in found.notes), "lead 2 has no recorded one"


def test_what_is_not_in_a_period_for_want_of_a_date_is_said(version: Version) -> None:
    assert "1 left out: without a creation date" in [str(note) for note in one(version, YEAR).notes]


def test_skipped_steps_are_said(version: Version) -> None:
    assert any("Of 2 that reached “won”, one is recorded in every step before it" in str(note) for note in one(version, YEAR).notes)


def test_members_have_funnels_of_their_own_and_nobody_is_lost(version: Version) -> None:
    found = funnels(version, YEAR, by=["channel"])
    assert {each.group[0][1]: [step.count for step in each.steps] for each in found} == {
        "fair": [1, 1, 1, 1], "web": [4, 3, 2, 1], None: [1, 0, 0, 0],
    }  # fmt: skip


def test_filters_narrow_a_funnel(version: Version) -> None:
    only_web = Selection(YEAR.period, YEAR.today, filters=(Filter("channel", ("web",)),))
    assert steps(one(version, only_web), "count") == {"leads": 4, "qualified": 3, "proposal": 2, "won": 1}


def test_a_dimension_that_leads_do_not_have_is_refused_with_the_reason(version: Version) -> None:
    by_team = funnels(version, YEAR, by=["team"])[0]
    assert (by_team.steps, str(by_team.reason)) == ((), "leads has no team")


def test_deals_go_through_the_stages_that_the_crm_names(version: Version) -> None:
    # a went through all; b was in Contact and Negotiation; c ended after a proposal; d is in negotiation, and e in its first stage.
    found = one(version, YEAR, Of.DEALS)
    assert steps(found, "count", "passed") == {
        "deals opened": (5, 5), "Contact": (5, 5), "Proposal": (4, 2), "Negotiation": (3, 1), "won": (2, 1),
    }  # fmt: skip
    assert steps(found, "value") == {"deals opened": 1500, "Contact": 1500, "Proposal": 1500, "Negotiation": 1100, "won": 300}
    # What the deals are worth today, also at the stage in which a was worth 90.
    assert steps(found, "left", "waiting") == {
        "deals opened": (0, 0), "Contact": (0, 1), "Proposal": (1, 0), "Negotiation": (0, 1), "won": (0, 0),
    }  # fmt: skip
    assert found.steps[2].losses == (Loss("Price", 1, 400.0),)


def test_days_in_a_stage_run_from_coming_to_it_until_any_later_one(version: Version) -> None:
    # Contact, from the day the deal was opened: a 5 days, b 4, c 4, d 20; of e nobody knows. Proposal: a alone, 10.
    # Negotiation: a 20 January to 10 March, 49 days; b 14 January to 10 February, 27: median 38.
    # d waits since 25 March: 5 days until the data ends.
    found = one(version, YEAR, Of.DEALS)
    assert steps(found, "median_days", "timed") == {
        "deals opened": (0, 4), "Contact": (4.5, 4), "Proposal": (10, 1), "Negotiation": (38, 2), "won": (None, 0),
    }  # fmt: skip
    assert found.steps[3].waiting_days == 5
    # e waits in its first stage since a day that nobody knows: that is no number of days, and not none of them.
    assert (found.steps[1].waiting, found.steps[1].waiting_days) == (1, None)


def test_stages_stand_in_the_order_in_which_deals_come_to_them() -> None:
    pairs = [("Offer", "Talk", 1), ("Talk", "Offer", 9), ("Offer", "Contract", 5), ("Talk", "Contract", 4)]
    assert in_order(pairs, ["Contract", "Offer", "Talk"]) == ("Talk", "Offer", "Contract")


def test_a_stage_beside_the_way_to_a_win_is_no_step_and_is_named(tmp_path: Path) -> None:
    rows = [each | {"stage": "On hold"} if each["deal_id"] == "d" else each for each in DEALS]
    found = one(company(tmp_path, deals=rows, stage_changes=STAGES), YEAR, Of.DEALS)
    assert [str(step.name) for step in found.steps] == ["deals opened", "Contact", "Proposal", "Negotiation", "won"]
    assert any("On hold" in str(note) for note in found.notes)


def test_pipelines_with_stages_of_their_own_are_not_mixed_unnoticed(tmp_path: Path) -> None:
    deals = [each | {"pipeline": "Renewals" if each["deal_id"] == "c" else "New"} for each in DEALS]
    stages = [each | {"stage": "Reminder"} if (each["deal_id"], each["stage"]) == ("c", "Proposal") else each for each in STAGES]
    version = company(tmp_path, deals=deals, stage_changes=stages)
    found = one(version, YEAR, Of.DEALS)
    assert found.steps[0].count == 4
    assert any("New" in str(note) for note in found.notes)
    (other,) = funnels(version, Selection(YEAR.period, YEAR.today, filters=(Filter("pipeline", ("Renewals",)),)), Of.DEALS)
    assert other.steps[0].count == 1


def test_without_a_history_of_stages_the_funnel_says_so_and_shows_what_is_known(tmp_path: Path) -> None:
    found = one(company(tmp_path, deals=without(DEALS, "lead_id")), YEAR)
    assert steps(found, "count") == {"deals opened": 5, "won": 2}
    assert str(found.notes[0]).startswith("The stages on the way are not known")


def test_leads_without_deals_go_as_far_as_they_are_known(tmp_path: Path) -> None:
    leads = [each | {"is_converted": each.pop("is_won")} for each in map(dict, LEADS)]
    found = one(company(tmp_path, leads=leads), YEAR)
    assert steps(found, "count", "value") == {"leads": (6, None), "qualified": (4, None), "converted": (2, None)}
    assert any("no step “proposal”" in str(note) for note in found.notes)


def test_leads_without_any_dates_have_a_funnel_over_all_days_only(tmp_path: Path) -> None:
    version = company(tmp_path, leads=without(LEADS, "created_at", "qualified_at", "dropped_at"))
    everything = Selection(YEAR.period, YEAR.today, undated=True)
    assert steps(one(version, everything), "count") == {"leads": 7, "qualified": 5, "won": 2}
    assert one(version, YEAR, Of.LEADS).reason is not None
    assert one(version, everything, Of.LEADS, Reading.PERIOD).reason is not None


def test_money_in_several_currencies_is_not_added(tmp_path: Path) -> None:
    deals = [each | {"currency": "BRL" if each["deal_id"] == "b" else "EUR"} for each in DEALS]
    found = one(company(tmp_path, leads=LEADS, deals=deals, stage_changes=STAGES), YEAR)
    assert set(steps(found, "value").values()) == {None}
    assert steps(found, "count") == {"leads": 6, "qualified": 4, "proposal": 3, "won": 2}
    assert any("several currencies" in str(note) for note in found.notes)


def test_what_lies_after_today_has_not_happened(version: Version) -> None:
    found = one(version, Selection(YEAR.period, today=date(2026, 3, 5)), Of.LEADS, Reading.PERIOD)
    assert steps(found, "count") == {"leads": 6, "qualified": 5, "proposal": 1, "won": 1}


def test_a_cohort_is_young_while_wins_are_still_to_come(version: Version) -> None:
    # Lead 1 took 68 days to be won, lead 2 39: nine in ten take up to 65.
    assert one(version, Selection(Period(date(2026, 6, 1), date(2026, 7, 1)), today=date(2026, 6, 30))).young
    assert not one(version, Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))).young


def test_hostile_names_of_stages_are_only_names(tmp_path: Path) -> None:
    name = 'Pro\'posal {0} "x"; DROP'
    stages = [each | {"stage": name} if each["stage"] == "Proposal" else each for each in without(STAGES, "previous_stage")]
    found = one(company(tmp_path, deals=DEALS, stage_changes=stages), YEAR, Of.DEALS)
    assert name in [step.name for step in found.steps]


def test_the_command_prints_funnels(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = ["--workspace", str(version.root)]
    assert main(["funnel", *workspace, "--by", "channel", "--json"]) == 0
    assert [each["group"]["channel"] for each in json.loads(capsys.readouterr().out)] == ["fair", "web", None]
    assert main(["funnel", *workspace, "--of", "deals", "--reading", "period", "--from", "2026-03-01", "--to", "2026-04-01"]) == 0
    assert "Negotiation" in capsys.readouterr().out


def test_by_cohort_every_step_is_the_next_with_those_who_left_and_wait(version: Version) -> None:
    for of in Of:
        found = one(version, YEAR, of).steps
        for step, following in pairwise(found):
            assert step.count == following.count + step.left + (step.waiting or 0)
            assert step.left == sum(loss.count for loss in step.losses)
            assert isinstance(step, Step)


def behind(version: Version, which: Behind, of: Of = Of.LEADS, reading: Reading = Reading.COHORT, selection: Selection = YEAR) -> list[str]:
    """The keys of the rows behind a number, of which there are as many as are counted."""
    rows = rows_behind(version, selection, of, reading, which)
    assert len(rows) == count_behind(version, selection, of, reading, which)
    return list(rows.iloc[:, 1]) if len(rows) else []


def test_every_number_opens_into_the_leads_behind_it(version: Version) -> None:
    assert behind(version, Behind(Part.REACHED, 1)) == ["3", "4", "2", "1"]  # the day they were qualified, the latest first
    assert behind(version, Behind(Part.LEFT, 0)) == ["5"]
    assert behind(version, Behind(Part.LEFT, 2, ("Price",))) == ["3"]
    assert behind(version, Behind(Part.LEFT, 2, (None,))) == []
    assert behind(version, Behind(Part.WAITING, 0)) == ["6"]
    assert behind(version, Behind(Part.WAITING, 3)) == []  # nobody waits after the last step
    assert behind(version, Behind(Part.REACHED, 9)) == []


def test_the_rows_behind_are_as_many_as_the_funnel_counts(version: Version) -> None:
    for of in Of:
        for reading in Reading:
            for selection in (YEAR, MARCH):
                for place, step in enumerate(one(version, selection, of, reading).steps):
                    for part, count in ((Part.REACHED, step.count), (Part.LEFT, step.left), (Part.WAITING, step.waiting or 0)):
                        assert len(behind(version, Behind(part, place), of, reading, selection)) == count, (of, reading, place, part)
                    for loss in step.losses:
                        assert len(behind(version, Behind(Part.LEFT, place, (loss.reason,)), of, reading, selection)) == loss.count


def test_a_funnel_is_split_by_the_dimensions_of_what_goes_through(version: Version) -> None:
    assert "channel" in dimensions_of(version, Of.LEADS)
    assert "rep" not in dimensions_of(version, Of.LEADS)
    assert dimensions_of(company(version.root.parent / "none", deals=without(DEALS, "created_at")), Of.LEADS) == ()
