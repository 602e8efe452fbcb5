"""Views saved under a name: opened with one click, they show what was saved, whoever opens them and whatever was looked at before."""

from datetime import UTC, datetime

import pytest

from sharing.access import own_copy, resolve
from sharing.home import Home, id_of
from sharing.saved_views import views_of
from ui.scene import _SCENE

NOW = datetime.now(UTC)
ODD = "*Mon* [x](http://z) <b> :smile:"
ASKED = {"kpis": "win_rate,revenue", "rows": "country", "across": "by_quarter", "rep": ["Ana", "Biel"], "compare": "year"}


@pytest.fixture
def key(home) -> str:
    return own_copy(Home(home), resolve(Home(home), now=NOW))[0]


def kept(home, key):
    return views_of(resolve(Home(home), key=key, now=NOW))


def shown(app):
    """What a person sees of a page: its headline, its table, and what is selected."""
    scene = app.session_state[_SCENE]
    return app.title[0].value, app.dataframe[0].value.to_dict("list"), scene.selection


def saved(open_page, home, key, name="Monday", **asked):
    app = open_page("explore.py", key=key, **(asked or ASKED))
    app.text_input(key="view_name").set_value(name)
    next(each for each in app.button if each.label == "Save this view").click().run()
    assert not app.exception
    return app


def test_a_reader_opens_the_same_view_with_one_click(open_page, home, key):
    before = saved(open_page, home, key)
    view = kept(home, key)[0]
    assert (view.name, view.page) == ("Monday", "explore")
    assert not {"key", "lang"} & view.state.keys()
    single = {name: each[0] if len(each) == 1 else each for name, each in view.state.items()}
    reader = open_page("explore.py", workspace=id_of(key), **single)
    assert shown(reader) == shown(before)


def test_the_menu_links_to_the_view_with_the_readers_own_right_and_language(open_page, home, key):
    saved(open_page, home, key)
    reader = open_page("kpi.py", workspace=id_of(key), lang="es")
    link = next(each for each in reader.get("page_link") if "Monday" in each.proto.label)
    assert "workspace=" in link.proto.query_string
    assert "key=" not in link.proto.query_string
    assert "lang=es" in link.proto.query_string
    assert not [each for each in reader.text_input if each.key == "view_name"], "who may only look saves nothing"


def test_what_was_chosen_on_the_page_before_does_not_stay_in_a_view_that_is_opened(open_page, home, key):
    app = open_page("explore.py", key=key, rows="country", show="relative")
    for name in ("rows", "show"):
        del app.query_params[name]
    app.query_params["kpis"] = "win_rate"
    app.run()
    assert next(each for each in app.selectbox if each.label == "Rows").value == "rep"
    assert app.session_state["_view"].choice("show") is None


def test_a_name_is_text_wherever_it_is_shown(open_page, home, key):
    app = saved(open_page, home, key, ODD)
    link = next(each for each in app.get("page_link") if "Mon" in each.proto.label)
    assert "[x](http" not in link.proto.label
    assert kept(home, key)[0].name == ODD


def test_a_view_is_renamed_deleted_and_put_back(open_page, home, key):
    saved(open_page, home, key)
    app = open_page(key=key)
    app.text_input(key="view_new_name").set_value("Tuesday")
    app.button(key="rename_view").click().run()
    assert [each.name for each in kept(home, key)] == ["Tuesday"]
    app.button(key="delete_view").click().run()
    assert kept(home, key) == []
    app.button(key="undo_delete_view").click().run()
    assert [each.name for each in kept(home, key)] == ["Tuesday"]
    assert not app.exception


def test_the_demonstration_company_keeps_no_views_and_says_how_to(open_page):
    app = open_page()
    assert any("copy of your own" in each.value for each in app.caption)
    assert not [each for each in app.text_input if each.key == "view_name"]
