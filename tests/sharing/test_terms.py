"""The terms of a workspace: seen by all, changed by those who may edit, kept by a frozen link."""

from dataclasses import replace

import pytest

from data.definitions import Definition
from kpi.calendar import USUAL, Calendar, Weekday
from kpi.terms import USUAL_TERMS, Attribution, Terms
from sharing import calendars, own_kpis
from sharing.access import Access, resolve
from sharing.home import Home
from sharing.links import create, expiry_after
from sharing.refusal import NotAllowed
from sharing.terms import keep, terms
from tests.sharing.conftest import NOW

CHANGED = Terms(lapse_days=90, attribution=Attribution.LINEAR)


def _through_a_link(home: Home, owner: Access, *, frozen: bool) -> str:
    _, token = create(owner, "Board", "", {}, frozen=frozen, expires_at=expiry_after(NOW, 7), now=NOW)
    return token


def test_terms_that_the_owner_keeps_are_those_readers_see(home, owner):
    reader = resolve(home, workspace=owner.workspace.root.name, now=NOW)
    assert terms(reader) == USUAL_TERMS
    keep(owner, CHANGED)
    assert terms(reader) == terms(owner) == CHANGED


def test_readers_and_visitors_of_the_demonstration_change_no_terms(home, owner):
    token = _through_a_link(home, owner, frozen=False)
    readers = (resolve(home, workspace=owner.workspace.root.name, now=NOW), resolve(home, link=token, now=NOW), resolve(home, now=NOW))
    for access in readers:
        with pytest.raises(NotAllowed):
            keep(access, CHANGED)
        assert terms(access) == USUAL_TERMS


def test_a_frozen_link_keeps_terms_calendar_and_own_kpis_and_a_live_one_follows(home, key, owner):
    own = own_kpis.save(owner, Definition("", "Deals of all", "", "count(deals)", "count", "neither", "month"), "en")
    frozen = _through_a_link(home, resolve(home, key=key, now=NOW), frozen=True)
    live = _through_a_link(home, owner, frozen=False)
    keep(owner, CHANGED)
    calendars.keep(owner, Calendar(Weekday.SUNDAY, 4))
    own_kpis.save(owner, replace(own, formula="count(leads)"), "en")
    then, now = resolve(home, link=frozen, now=NOW), resolve(home, link=live, now=NOW)
    assert (terms(then), calendars.calendar(then)) == (USUAL_TERMS, USUAL)
    assert [each.formula for each in own_kpis.own_kpis_of(then)] == ["count(deals)"]
    assert (terms(now), calendars.calendar(now)) == (CHANGED, Calendar(Weekday.SUNDAY, 4))
    assert [each.formula for each in own_kpis.own_kpis_of(now)] == ["count(leads)"]
