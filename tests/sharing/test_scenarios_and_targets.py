"""What people keep in their workspace: scenarios and targets."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from data.database import transaction
from forecasting.what_if import Drivers
from kpi.periods import Period
from kpi.selection import Goal
from kpi.targets import kept_in
from sharing import scenarios, targets
from sharing.access import resolve
from sharing.home import id_of
from sharing.links import create, expiry_after
from sharing.refusal import NotAllowed
from sharing.scenarios import Scenario, scenarios_of
from sharing.targets import Target, goals_of, targets_of
from tests.sharing.conftest import NOW

BETTER = Scenario(
    "Better leads", Drivers(leads_change=0.1, conversion_points=0.02), 3, Decimal("500000.10"), {"rep": ["Ana"], "from": "2026-01-01"}
)
MARCH = Period(date(2026, 3, 1), date(2026, 4, 1))
TARGET = Target("March", "revenue", MARCH, Decimal("120000.50"), "rep", "Ana")


def test_a_scenario_comes_back_as_it_was_kept(owner):
    saved = scenarios.save(owner, BETTER, NOW)
    assert saved.scenario == BETTER
    assert scenarios_of(owner) == [saved]
    assert saved.created_at == NOW


def test_a_scenario_never_holds_a_key(owner):
    saved = scenarios.save(owner, replace(BETTER, view={"key": "secret", "rep": "Ana"}), NOW)
    assert saved.scenario.view == {"rep": "Ana"}


def test_a_deleted_scenario_is_gone(owner):
    saved = scenarios.save(owner, BETTER, NOW)
    scenarios.delete(owner, saved.id)
    assert scenarios_of(owner) == []


def test_readers_see_scenarios_but_keep_and_delete_none(home, key, owner, visitor):
    saved = scenarios.save(owner, BETTER, NOW)
    reader = resolve(home, workspace=id_of(key), now=NOW)
    assert scenarios_of(reader) == [saved]
    for access in (reader, visitor):
        with pytest.raises(NotAllowed):
            scenarios.save(access, BETTER, NOW)
        with pytest.raises(NotAllowed):
            scenarios.delete(access, saved.id)
    assert scenarios_of(visitor) == []


def test_a_link_shows_targets_but_no_scenarios(home, owner):
    scenarios.save(owner, BETTER, NOW)
    saved = targets.save(owner, TARGET, NOW)
    _, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    reader = resolve(home, link=token, now=NOW)
    assert scenarios_of(reader) == []
    assert targets_of(reader) == [saved]


def test_a_frozen_link_keeps_the_targets_of_its_day_and_a_live_one_follows(home, owner):
    whole = targets.save(owner, Target("All of March", "revenue", MARCH, Decimal("300000.25")), NOW)
    of_ana, of_nobody = targets.save(owner, TARGET, NOW), targets.save(owner, replace(TARGET, member=None), NOW)
    frozen, live = (create(owner, "Board", "", {}, frozen=each, expires_at=expiry_after(NOW, 1), now=NOW)[1] for each in (True, False))
    changed = targets.save(owner, replace(TARGET, value=Decimal(1)), NOW)
    targets.delete(owner, whole.id)
    then, now = (resolve(home, link=token, now=NOW) for token in (frozen, live))
    assert targets_of(then) == [whole, of_ana, of_nobody]
    assert targets_of(now) == [of_nobody, changed]
    ana, nobody = frozenset({("rep", "Ana")}), frozenset({("rep", None)})
    assert goals_of(then) == (
        Goal("revenue", MARCH, 120000.5, nobody),
        Goal("revenue", MARCH, 120000.5, ana),
        Goal("revenue", MARCH, 300000.25),
    )
    assert goals_of(now) == kept_in(owner.workspace.root) == (Goal("revenue", MARCH, 1.0, ana), Goal("revenue", MARCH, 120000.5, nobody))


def test_a_frozen_link_of_a_day_without_targets_shows_none_later(home, owner):
    token = create(owner, "Board", "", {}, frozen=True, expires_at=expiry_after(NOW, 1), now=NOW)[1]
    targets.save(owner, TARGET, NOW)
    assert targets_of(resolve(home, link=token, now=NOW)) == []


def test_a_link_frozen_before_targets_were_kept_shows_those_of_today(home, owner):
    token = create(owner, "Board", "", {}, frozen=True, expires_at=expiry_after(NOW, 1), now=NOW)[1]
    with transaction(home.links, "") as database:
        database.execute("DROP TABLE frozen_targets")
    saved = targets.save(owner, TARGET, NOW)
    assert targets_of(resolve(home, link=token, now=NOW)) == [saved]


def test_a_workspace_keeps_a_bounded_number_of_scenarios(owner, monkeypatch):
    monkeypatch.setattr(scenarios, "MOST_SCENARIOS", 2)
    scenarios.save(owner, BETTER, NOW)
    scenarios.save(owner, BETTER, NOW)
    with pytest.raises(NotAllowed, match="Delete one first"):
        scenarios.save(owner, BETTER, NOW)


def test_reading_a_workspace_that_keeps_nothing_writes_nothing(visitor, home):
    assert targets_of(visitor) == [] == scenarios_of(visitor)
    assert not (home.demo.root / "small-facts.sqlite").exists()


def test_a_target_comes_back_to_the_cent_and_replaces_its_forerunner(owner):
    targets.save(owner, replace(TARGET, value=Decimal(1)), NOW)
    saved = targets.save(owner, TARGET, NOW)
    assert targets_of(owner) == [saved]
    assert saved.target == TARGET


def test_targets_of_other_members_stand_beside_each_other(owner):
    for dimension, member in ((None, None), ("rep", None), ("rep", "Ana"), ("rep", "Luís"), ("team", "Ana")):
        targets.save(owner, replace(TARGET, dimension=dimension, member=member), NOW)
    assert len(targets_of(owner)) == 5


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_a_target_is_a_number(owner, value):
    with pytest.raises(NotAllowed, match="number"):
        targets.save(owner, replace(TARGET, value=Decimal(value)), NOW)


def test_quotes_in_names_and_members_are_data(owner):
    odd = "Ana'); DROP TABLE targets; --"
    assert targets.save(owner, replace(TARGET, name=odd, member=odd), NOW).target.member == odd


def test_two_who_keep_scenarios_at_once_lose_none(owner):
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: scenarios.save(owner, BETTER, NOW), range(20)))
    assert len(scenarios_of(owner)) == 20
