"""The calendar of a workspace: seen by all, changed by those who may edit."""

import pytest

from kpi.calendar import USUAL, Calendar, Weekday
from sharing.access import resolve
from sharing.calendars import calendar, keep
from sharing.refusal import NotAllowed
from tests.sharing.conftest import NOW

CHANGED = Calendar(Weekday.SUNDAY, 4, "Europe/London", holidays="GB-ENG", currency="GBP")


def test_a_calendar_that_the_owner_keeps_is_the_one_readers_see(home, owner):
    reader = resolve(home, workspace=owner.workspace.root.name, now=NOW)
    assert calendar(reader) == USUAL
    keep(owner, CHANGED)
    assert calendar(reader) == calendar(owner) == CHANGED


def test_readers_and_visitors_of_the_demonstration_change_no_calendar(home, owner):
    for access in (resolve(home, workspace=owner.workspace.root.name, now=NOW), resolve(home, now=NOW)):
        with pytest.raises(NotAllowed):
            keep(access, CHANGED)
        assert calendar(access) == USUAL
