"""The product-limit estimate against numbers that are printed in every textbook on survival, and by hand."""

import pytest

from kpi.cohorts.survival import kaplan_meier, product_limit

# Weeks in remission of leukaemia patients, + for those still in remission when last seen: Freireich et al. (1963), Blood 21:699-716.
SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def estimated(written: str) -> dict[int, tuple[float, float]]:
    """Week → share still in remission, and its standard error, to four places."""
    found = kaplan_meier([float(each.rstrip("+")) for each in written.split()], [not each.endswith("+") for each in written.split()])
    return {int(each.time): (round(each.share, 4), round(each.error, 4)) for each in found}


def test_the_6_mp_patients_of_freireich_stay_in_remission_as_published():
    assert estimated(SIX_MP) == {
        6: (0.8571, 0.0764), 7: (0.8067, 0.0869), 10: (0.7529, 0.0963), 13: (0.6902, 0.1068), 16: (0.6275, 0.1141),
        22: (0.5378, 0.1282), 23: (0.4482, 0.1346),
    }  # fmt: skip


def test_without_anybody_censored_it_is_the_plain_share():
    found = estimated(PLACEBO)
    assert found[1][0] == round(19 / 21, 4)
    assert found[8][0] == round(8 / 21, 4)
    assert found[23] == (0.0, 0.0)


def test_numbers_at_risk_and_bounds_are_those_of_the_textbook():
    first, *_ = kaplan_meier([float(each.rstrip("+")) for each in SIX_MP.split()], [not each.endswith("+") for each in SIX_MP.split()])
    assert (first.at_risk, first.events) == (21, 3)
    # S = 18/21, σ² = 3 / (21 · 18) = 0.0079365; exp(1.96 · 0.0890871 ÷ |ln S|) = 3.1045; S^3.1045 = 0.6197, S^(1/3.1045) = 0.9516
    assert (round(first.low, 4), round(first.high, 4)) == (0.6197, 0.9516)


def test_who_is_censored_at_the_time_of_an_event_was_still_at_risk():
    # 2 of 4 end at 1; of the 2 left one is censored at 2, when the other ends: 1/2 · 1/2.
    found = kaplan_meier([1, 1, 2, 2], [True, True, True, False])
    assert [(each.time, each.at_risk, each.share) for each in found] == [(1, 4, 0.5), (2, 2, 0.25)]


def test_without_events_everybody_stays_and_with_nobody_at_risk_it_ends():
    assert kaplan_meier([3, 4], [False, False]) == []
    assert [each.share for each in product_limit([(0, 5, 0), (1, 5, 5), (2, 0, 0)])] == [1.0, 0.0]


@pytest.mark.parametrize("written", [SIX_MP, PLACEBO])
def test_shares_fall_between_their_bounds(written: str):
    found = kaplan_meier([float(each.rstrip("+")) for each in written.split()], [not each.endswith("+") for each in written.split()])
    shares = [1.0, *(each.share for each in found)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= each.low <= each.share <= each.high <= 1 for each in found)
