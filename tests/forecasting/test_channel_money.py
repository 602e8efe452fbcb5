"""More money: how leads follow spend is found where weeks tell it, and left open where they do not; sums go where they bring most."""

import numpy as np
import pytest

from forecasting.channel_comparison import compare
from forecasting.channels.drawn import Drawn, in_range
from forecasting.channels.next_money import Asked, next_money
from forecasting.channels.plan import planned
from forecasting.channels.response import Response, response
from forecasting.channels.scorecard import Scored
from forecasting.channels.spend_history import History
from forecasting.channels.standing import Standing
from forecasting.refusal import Refusal

SEASON = 1 + 0.4 * np.sin(np.arange(104) * 2 * np.pi / 52)


def weeks(random, elasticity, *, varied=0.5, usual=1000.0, leads=30.0):
    """Two years: spend goes with the season, times noise of its own; leads are Poisson about season × spendᵞ."""
    spend = usual * SEASON * np.exp(random.normal(0, varied, 104))
    mean = leads * SEASON ** (1 - elasticity) * (spend / usual) ** elasticity
    return History(spend, random.poisson(mean).astype(float), random.poisson(200 * SEASON).astype(float))


def drawn(elasticity, *, usual=100.0, most=200.0, leads=10.0, conversion=0.1):
    """A channel of which everything is known."""
    draws = np.full(400, elasticity)
    return Drawn(Response(draws, True), usual, most, np.full(400, leads), np.full(400, conversion))


def scored(*rows):
    """Channels with (name, leads, converted), judged."""
    import pandas as pd

    found = compare(pd.DataFrame(rows, columns=["channel", "leads", "converted"]), 0)
    return [Scored(each, Standing.ALIKE, 0, None, None, None, None, None, None) for each in found.channels]


@pytest.mark.parametrize("true", [0.2, 0.5, 0.9])
def test_the_elasticity_is_found_where_spend_varies_by_itself(true):
    found = [response(weeks(np.random.default_rng(seed), true), np.random.default_rng(1)) for seed in range(20)]
    known = [each for each in found if each.known]
    assert len(known) >= 14
    assert np.mean([np.median(each.elasticity) for each in known]) == pytest.approx(true, abs=0.06)
    low, high = np.array([np.quantile(each.elasticity, (0.1, 0.9)) for each in known]).T
    assert ((low <= true) & (true <= high)).sum() >= 0.65 * len(known)


def test_leads_that_come_anyhow_are_not_said_to_follow_spend():
    """Season drives both, spend does nothing: where its weeks are said to tell, they tell of next to nothing."""
    found = [response(weeks(np.random.default_rng(seed), 0.0), np.random.default_rng(1)) for seed in range(20)]
    assert sum(each.known for each in found) <= 8
    assert all(np.median(each.elasticity) < 0.2 for each in found if each.known)


def test_spend_that_only_goes_with_the_season_is_not_credited_with_it():
    """Spend tells the season better than the leads of others do, which are counts: its weeks are taken to tell nothing."""
    found = [response(weeks(np.random.default_rng(seed), 0.0, varied=0.05), np.random.default_rng(1)) for seed in range(20)]
    assert not any(each.known for each in found)


def test_spend_that_never_varied_leaves_everything_open():
    random = np.random.default_rng(2)
    flat = History(np.full(104, 500.0), random.poisson(20, 104).astype(float), random.poisson(200, 104).astype(float))
    few = History(*(each[:20] for each in (flat.spend * SEASON, flat.leads, flat.others)))
    for history in (flat, few):
        found = response(history, random)
        assert not found.known
        assert np.quantile(found.elasticity, 0.05) < 0.1 and np.quantile(found.elasticity, 0.95) > 0.9


def test_a_sum_brings_leads_by_the_elasticity():
    """100 a week and 10 leads; 3,000 more over 10 weeks are fourfold spend: with γ = ½ twice the leads, 100 more, 10 customers."""
    leads, customers = drawn(0.5).change(3000, 10)
    assert (leads[0], customers[0]) == (pytest.approx(100), pytest.approx(10))
    assert drawn(1.0).change(3000, 10)[0][0] == pytest.approx(300)
    assert drawn(0.0).change(3000, 10)[0][0] == 0
    assert drawn(0.5).change(-750, 10)[0][0] == pytest.approx(-50)


def test_the_plan_stays_within_what_was_ever_spent_and_gives_to_the_best_first():
    """Good brings 10 customers for each 1,000 and takes 1,000 more in 10 weeks; Fair 2; the last 500 find no place."""
    channels = {"Fair": drawn(1.0, conversion=0.02, most=250), "Good": drawn(1.0)}
    found = planned(channels, 3000, 10, None)
    assert [name for name, _ in found.parts] == ["Good", "Fair"]
    assert dict(found.parts) == {"Good": pytest.approx(1000), "Fair": pytest.approx(1500)}
    assert found.rest == pytest.approx(500)
    assert found.customers.value == pytest.approx(10 + 3)


def test_what_is_too_little_for_a_line_goes_where_there_is_room_and_is_never_left_over():
    """Good takes 5 of 1,000, too little for a line: Fair takes them too where it has room; else Good keeps its 5."""
    roomy = planned({"Fair": drawn(1.0, conversion=0.02, most=1e6), "Good": drawn(1.0, most=100.5)}, 1000, 10, None)
    assert (dict(roomy.parts), roomy.rest) == ({"Fair": pytest.approx(1000)}, 0.0)
    full = planned({"Fair": drawn(1.0, conversion=0.02, most=199.5), "Good": drawn(1.0, most=100.5)}, 1000, 10, None)
    assert (dict(full.parts), full.rest) == ({"Fair": pytest.approx(995), "Good": pytest.approx(5)}, 0.0)


def test_between_two_that_tire_the_plan_makes_the_last_part_bring_the_same():
    """γ = ½ in both: 20 √(s ÷ 400) and 10 √(s ÷ 100) are the same curve, so 500 more a week bring both to 500, from 400 and from 100."""
    channels = {"Large": drawn(0.5, usual=400, leads=20, most=1e9), "Small": drawn(0.5, most=1e9)}
    found = dict(planned(channels, 5000, 10, None).parts)
    assert found == {"Large": pytest.approx(1000, abs=100), "Small": pytest.approx(4000, abs=100)}


def test_money_that_is_moved_takes_its_leads_along():
    random = np.random.default_rng(4)
    histories = {"A": weeks(random, 0.9), "B": weeks(random, 0.9)}
    members = scored(("A", 2000, 400), ("B", 2000, 100))
    new = next_money(histories, members, Asked(5000, 26), 0)
    moved = next_money(histories, members, Asked(5000, 26, "B"), 0)
    assert [each.name for each in moved.gains] == ["A"]
    assert moved.lost.value > 0
    assert moved.gains[0].customers.value == pytest.approx(new.gains[0].customers.value - moved.lost.value, rel=0.05)
    assert moved.gains[0].customers.value > 0
    back = next_money(histories, members, Asked(5000, 26, "A"), 0)
    assert back.gains[0].customers.value < 0


def test_what_cannot_be_said_is_refused_with_a_sentence():
    random = np.random.default_rng(4)
    histories = {"A": weeks(random, 0.9), "B": weeks(random, 0.9), "Free": History(*(np.zeros(104), np.ones(104) * 9, np.ones(104)))}
    members = scored(("A", 2000, 400), ("B", 2000, 100), ("Free", 900, 90))
    assert next_money(histories, members, Asked(100, 26), 0).left_out == ("Free",)
    with pytest.raises(Refusal, match="B spends only"):
        next_money(histories, members, Asked(1e9, 26, "B"), 0)
    with pytest.raises(Refusal, match="Nothing can be taken from Free"):
        next_money(histories, members, Asked(100, 26, "Free"), 0)
    with pytest.raises(Refusal, match="Nothing can be said of more money"):
        next_money({}, members, Asked(100, 26), 0)
    with pytest.raises(Refusal, match="no second channel"):
        next_money(histories, scored(("A", 2000, 400)), Asked(100, 26, "A"), 0)


def test_the_same_seed_gives_the_same_answer():
    histories = {"A": weeks(np.random.default_rng(1), 0.5), "B": weeks(np.random.default_rng(2), 0.5)}
    members = scored(("A", 2000, 400), ("B", 2000, 100))
    assert next_money(histories, members, Asked(100, 13), 3) == next_money(histories, members, Asked(100, 13), 3)


def test_a_range_holds_four_of_five_draws():
    found = in_range(np.arange(1001.0))
    assert (found.low, found.value, found.high) == (100, 500, 900)
