"""The calendar of a workspace: everybody who may look sees by it, those who may edit change it."""

from __future__ import annotations

from datetime import date

from data.reimporting import reimport
from data.version import Version
from kpi.calendar import Calendar
from kpi.calendars import calendar_in, keep_calendar
from sharing.access import Access


def calendar(access: Access) -> Calendar:
    """The calendar by which this visitor sees the data."""
    return calendar_in(access.settings())


def keep(access: Access, changed: Calendar) -> None:
    """Make it the workspace's calendar. Raises NotAllowed for those who may only look."""
    keep_calendar(access.require_edit().root, changed)


def read_again(access: Access, today: date) -> Version:
    """Read all files of the workspace again, so that its time zone and currency hold for them too. Raises StoreError where none is kept."""
    return reimport(access.require_edit(), today=today, corrections={})
