"""What one table alone can be sliced by: the reason of a loss, the kind of an activity."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import compute
from kpi.members import own_members
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.slices import sliceable, unsliceable
from kpi.status import dimensions_of
from kpi.tables import TABLES
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


@pytest.fixture
def version(tmp_path: Path) -> Version:
    activities = table("""
        at         | kind  | rep
        2026-01-05 | call  | Ana
        2026-01-06 | call  | Ben
        2026-01-07 | email | Ben
        2026-01-08 |       | Ben
    """)
    deals = table("""
        deal_id | created_at | closed_at  | status | stage | currency
        1       | 2026-01-01 | 2026-01-10 | won    | Won   | EUR
    """)
    leads = table("""
        lead_id | created_at | status | grade
        1       | 2026-01-01 | new    | A
    """)
    return company(tmp_path, activities=activities, deals=deals, leads=leads)


def test_activities_are_counted_by_their_kind(version: Version) -> None:
    values = compute(version, ["activities"], JANUARY, ["kind"])
    assert {value.group[0][1]: value.value for value in values} == {"call": 2, "email": 1, None: 1}


def test_a_filter_on_the_kind_is_one_of_the_table_that_has_it(version: Version) -> None:
    calls = replace(JANUARY, filters=(Filter("kind", ("call",)),))
    activities, leads = compute(version, ["activities", "leads"], calls)
    assert (activities.value, leads.value, str(leads.reason)) == (2, None, "leads has no kind")


def test_a_kpi_names_its_own_dimensions_after_the_conformed_ones(version: Version) -> None:
    assert dimensions_of(version, CATALOGUE["activities"]) == ("rep", "kind")
    assert dimensions_of(version, CATALOGUE["win_rate"]) == ("status", "stage", "currency")


def test_only_names_are_dimensions_and_only_declared_ones(version: Version) -> None:
    for hostile in ("deal_id", "closed_at", 'kind" OR 1=1 --', "1"):
        value = compute(version, ["win_rate"], JANUARY, [hostile])[0]
        assert (value.value, value.reason is None) == (None, False)


def test_one_word_for_two_things_slices_neither(version: Version) -> None:
    reason = unsliceable(version, ("deals", "leads"), ("status",))
    assert str(reason) == "status means one thing in deals, another in leads"
    assert sliceable(version, ("deals", "leads")) == ()


def test_every_own_dimension_is_a_name_of_its_table() -> None:
    assert TABLES["deals"].own_dimensions == ("status", "stage", "currency", "lost_reason")
    assert TABLES["web"].own_dimensions == ("landing_page",)


def test_members_of_an_own_dimension(version: Version) -> None:
    assert own_members(version, "activities", "kind") == ["call", "email", None]
    assert own_members(version, "activities", "stage") == []
