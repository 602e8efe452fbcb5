"""What is written to the address is read back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.periods import Period
from kpi.selection import Comparison
from ui.address import member_of, read, token, write
from ui.presets import CUSTOM
from ui.view import View

MEMBERS = {"rep": ["Ana", "~none", "", None], "country": ["Italy", None]}


@given(st.none() | st.text())
def test_any_member_comes_back_from_its_token(member):
    assert member_of(token(member)) == member


def test_the_default_view_leaves_the_address_empty():
    assert write(View()) == {}


def test_a_view_comes_back_from_its_address():
    view = View(CUSTOM, date(2025, 1, 1), date(2025, 2, 28), Comparison.YEAR, "week", language="ca")
    view = view.filtered("rep", ("~none", None)).filtered("country", ("Italy",)).chosen("kpi", "leads")
    assert read(write(view, ("kpi",)), MEMBERS, ("kpi",)) == (view, ())


def test_a_period_that_ends_before_it_starts_is_said():
    view, notices = read({"from": ["2025-02-01"], "to": ["2025-01-01"]}, MEMBERS)
    assert view.period == View().period
    assert "before it starts" in str(notices[0])


def test_each_unknown_member_is_said_and_the_known_ones_stay():
    view, notices = read({"rep": ["Ana", "Zoe"]}, MEMBERS)
    assert view.members("rep") == ("Ana",)
    assert len(notices) == 1
    assert "Zoe" in str(notices[0])


def test_any_other_period_to_compare_with_comes_back_from_the_address():
    view = View(comparison=Comparison.CUSTOM, other=Period(date(2025, 1, 1), date(2025, 4, 1)))
    assert write(view)["compare"] == ["2025-01-01..2025-03-31"], "the last day is the one a person reads"
    assert read(write(view), MEMBERS) == (view, ())


def test_members_that_no_address_names_are_not_read():
    class Many(dict):
        def __getitem__(self, dimension):
            pytest.fail(f"the names of every {dimension} were read")

    assert read({"period": ["all"]}, Many(customer=())) == (View(period="all"), ())


@pytest.mark.parametrize("value", ["custom", "2025-04-01..2025-01-01", "2025-01-01..", "0001-01-01..9999-12-31", "soon..later"])
def test_a_comparison_that_cannot_be_made_is_said(value):
    view, notices = read({"compare": [value]}, MEMBERS)
    assert (view, len(notices)) == (View(), 1)
    assert "2025-01-01..2025-03-31" in str(notices[0])
