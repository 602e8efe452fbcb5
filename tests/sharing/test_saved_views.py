"""Views that people save under a name: who may, what is kept, and what is never kept."""

import pytest

from sharing import saved_views
from sharing.access import resolve
from sharing.home import id_of
from sharing.links import create, expiry_after
from sharing.refusal import NotAllowed
from sharing.saved_views import views_of
from tests.sharing.conftest import NOW

STATE = {"rows": ["country"], "rep": ["Ana", "Luís"], "period": "this_year"}


def test_a_view_comes_back_as_it_was_saved_and_views_stand_by_name(owner):
    monday = saved_views.save(owner, "Monday", "explore", STATE, NOW)
    board = saved_views.save(owner, "board", "", {}, NOW)
    assert (monday.name, monday.page, monday.state, monday.created_at) == ("Monday", "explore", STATE, NOW)
    assert views_of(owner) == [board, monday]


def test_a_view_never_holds_a_right_or_a_language(owner):
    saved = saved_views.save(owner, "Mine", "kpi", {"key": "secret", "Link": "x", "lang": ["it"], "kpi": ["win_rate"]}, NOW)
    assert saved.state == {"kpi": ["win_rate"]}


def test_readers_open_views_but_change_none_and_links_show_none(home, key, owner, visitor):
    saved = saved_views.save(owner, "Monday", "explore", STATE, NOW)
    reader = resolve(home, workspace=id_of(key), now=NOW)
    assert views_of(reader) == [saved]
    for access in (reader, visitor):
        for act in (lambda a: saved_views.save(a, "x", "kpi", {}, NOW), lambda a: saved_views.rename(a, saved.id, "x")):
            with pytest.raises(NotAllowed):
                act(access)
        with pytest.raises(NotAllowed):
            saved_views.delete(access, saved.id)
    _, token = create(owner, "Board", "", {}, frozen=False, expires_at=expiry_after(NOW, 1), now=NOW)
    assert views_of(resolve(home, link=token, now=NOW)) == []
    assert views_of(visitor) == []


def test_a_deleted_view_can_be_put_back(owner):
    saved = saved_views.save(owner, "Monday", "explore", STATE, NOW)
    assert saved_views.delete(owner, saved.id) == saved
    assert (views_of(owner), saved_views.delete(owner, saved.id)) == ([], None)
    back = saved_views.put_back(owner, saved)
    assert [(each.name, each.page, each.state, each.created_at) for each in views_of(owner)] == [("Monday", "explore", STATE, NOW)]
    assert views_of(owner) == [back]


def test_a_name_is_given_once_however_it_is_cased(owner):
    first = saved_views.save(owner, "Monday", "explore", STATE, NOW)
    other = saved_views.save(owner, "Friday", "explore", STATE, NOW)
    for act in (lambda: saved_views.save(owner, "MONDAY", "kpi", {}, NOW), lambda: saved_views.rename(owner, other.id, "monday")):
        with pytest.raises(NotAllowed, match="already"):
            act()
    saved_views.rename(owner, first.id, "MONDAY")
    assert [each.name for each in views_of(owner)] == ["Friday", "MONDAY"]


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 81])
def test_a_view_needs_a_name_that_can_be_read(owner, name):
    with pytest.raises(NotAllowed):
        saved_views.save(owner, name, "kpi", {}, NOW)


def test_hostile_names_pages_and_members_are_data_or_refused(owner):
    odd = "x'); DROP TABLE views; -- <b> =1+1"
    assert saved_views.save(owner, odd, "kpi", {"rep": [odd]}, NOW).state == {"rep": [odd]}
    with pytest.raises(NotAllowed):
        saved_views.save(owner, "page", "../data", {}, NOW)
    with pytest.raises(NotAllowed, match="too many filters"):
        saved_views.save(owner, "long", "kpi", {"rep": ["x" * 7000]}, NOW)


def test_a_workspace_keeps_a_bounded_number_of_views(owner, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST_VIEWS", 1)
    saved_views.save(owner, "one", "kpi", {}, NOW)
    with pytest.raises(NotAllowed, match="Delete one first"):
        saved_views.save(owner, "two", "kpi", {}, NOW)
