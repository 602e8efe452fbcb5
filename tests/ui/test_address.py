"""What is written to the address is read back the same."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

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
