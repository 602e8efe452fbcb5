"""What people keep in their workspace: scenarios and targets."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from forecasting.what_if import Drivers
from kpi.periods import Period
from sharing import scenarios, targets
from sharing.access import resolve
from sharing.home import id_of
from sharing.links import create, expiry_after
from sharing.refusal import NotAllowed
from sharing.scenarios import Scenario, scenarios_of
from sharing.targets import Target, targets_of
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
