"""Activity and outcome: activities stage by stage worked out by hand, and each member's own numbers."""

from datetime import date

import pytest

from kpi.compute import compute
from kpi.effort import effort, efforts, stages
from kpi.periods import Period
from kpi.selection import Filter, Selection
from locales import Sentence
from tests.companies import company, table

DEALS = table(
    """
    deal_id | rep  | status | stage  | created_at | closed_at  | amount
    1       | Ana  | won    | Won    | 2026-01-01 | 2026-01-21 | 100
    2       | Ana  | lost   | Lost   | 2026-01-01 | 2026-01-11 | 100
    3       | Biel | won    | Won    | 2026-01-05 | 2026-01-31 | 100
    4       | Biel | open   | Talk   | 2026-01-05 |            | 100
    """,
    amount=float,
)
CHANGES = table(
    """
    stage_change_id | deal_id | changed_at | stage
    a               | 1       | 2026-01-01 | Talk
    b               | 1       | 2026-01-11 | Offer
    c               | 1       | 2026-01-21 | Won
    d               | 2       | 2026-01-01 | Talk
    e               | 2       | 2026-01-11 | Lost
    f               | 3       | 2026-01-05 | Talk
    g               | 3       | 2026-01-15 | Offer
    h               | 3       | 2026-01-31 | Won
    i               | 4       | 2026-01-05 | Talk
    """
)
ACTIVITIES = table(
    """
    activity_id | deal_id | rep  | at                  | kind
    1           | 1       | Ana  | 2026-01-02          | call
    2           | 1       | Ana  | 2026-01-10          | call
    3           | 1       | Ana  | 2026-01-11          | call
    4           | 1       | Ana  | 2026-01-21 15:00:00 | call
    5           | 1       | Ana  | 2026-01-25          | call
    6           | 2       | Ana  | 2026-01-05          | call
    7           | 3       | Biel | 2026-01-16          | email
    8           | 4       | Biel | 2026-01-07          | call
    9           |         | Biel | 2026-01-08          | call
    """
)
JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), date(2026, 1, 31))


@pytest.fixture
def version(tmp_path):
    return company(tmp_path, deals=DEALS, stage_changes=CHANGES, activities=ACTIVITIES)


def test_activities_belong_to_the_stage_the_deal_was_in(version):
    """Talk: deal 1 had two, deal 2 one, deal 3 none; Offer: deal 1 two with the day of its close, deal 3 one. Open deals do not count."""
    talk, offer = stages(version, JANUARY)
    assert (talk.stage, talk.deals, talk.won, talk.per_win, talk.per_loss, talk.days) == ("Talk", 3, 2, 1.0, 1.0, 10.0)
    assert (offer.stage, offer.deals, offer.won, offer.per_win, offer.per_loss, offer.days) == ("Offer", 2, 2, 1.5, None, 13.0)


def test_filters_narrow_the_stages(version):
    found = stages(version, Selection(JANUARY.period, JANUARY.today, filters=(Filter("rep", ("Biel",)),)))
    assert [(each.stage, each.deals, each.per_win) for each in found] == [("Talk", 1, 0.0), ("Offer", 1, 1.0)]


def test_only_deals_decided_in_the_period_count(version):
    assert stages(version, Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), date(2026, 2, 28))) == ()


def test_without_a_history_of_stages_it_says_what_is_missing(tmp_path):
    assert isinstance(stages(company(tmp_path, deals=DEALS, activities=ACTIVITIES), JANUARY), Sentence)


def test_each_one_s_numbers_are_those_of_the_kpis(version):
    ana, biel = efforts(version, JANUARY, "rep")
    assert (ana.member, ana.activities, ana.per_win, ana.wins, ana.per_loss) == ("Ana", 6, 4, 1, 1)
    assert (biel.member, biel.activities, biel.per_win, biel.per_loss) == ("Biel", 3, 1, None)
    whole = effort(version, JANUARY)
    assert (whole.activities, whole.a_day) == (9, 9 / 22)
    assert whole.per_win == compute(version, ["touches_per_win"], JANUARY)[0].value == 2.5


def test_a_filter_on_reps_leaves_everybody_in_the_comparison(version):
    narrowed = Selection(JANUARY.period, JANUARY.today, filters=(Filter("rep", ("Biel",)),))
    assert efforts(version, narrowed, "rep") == efforts(version, JANUARY, "rep")
