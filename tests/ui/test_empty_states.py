"""Every page on data that hardly holds anything: it says what is missing and how to bring it, and draws nothing empty."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from kpi.status import span
from sharing.home import Home
from tests.companies import company
from tests.thin_companies import THIN
from tests.ui.pages import page_at
from ui.navigation import PAGES
from ui.scene import _SCENE

FILES = [facts.file for facts in PAGES]
NEVER = ("no data", "None", "nan", "NaT", "created_at", "closed_at")
"""What says nothing to a manager."""


@pytest.fixture(scope="module")
def thin(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The home of each thin workspace, made once."""
    made: dict[str, Path] = {}

    def home_of(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp("thin")
            company(Home(made[name]).demo.root, **THIN[name]())
        return made[name]

    return home_of


def shown(app: AppTest, kind: str) -> int:
    """How many elements of a kind stand on the page, however deep."""
    return len(app.get(kind))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("name", THIN)
def test_every_page_on_thin_data_shows_numbers_or_says_what_is_missing(thin, monkeypatch, file, name):
    monkeypatch.setenv("KPI_HOME", str(thin(name)))
    app = page_at(file)
    assert not app.exception
    title = app.title[0].value
    said = [each.value for kind in (app.info, app.caption, app.markdown, app.title) for each in kind]
    assert not [each for each in said if any(word in each.split() or each.casefold() == word for word in NEVER)]
    nothing_drawn = not shown(app, "metric") and not shown(app, "vega_lite_chart") and not app.dataframe
    if nothing_drawn and file not in ("data.py", "own_kpis.py", "share.py"):
        assert app.info, f"“{title}” teaches nothing"
        assert all(each.value[:1].isupper() or not each.value[:1].isalpha() for each in app.info)
        assert shown(app, "page_link") or [each for each in app.button if str(each.key).startswith(("take_back_", "all_days_"))]


@pytest.mark.parametrize("file", [facts.file for facts in PAGES if facts.filtered and facts.needs_data])
def test_filters_that_leave_nothing_are_taken_back_by_one_click(open_page, file):
    """In the company of these tests Biel sold nothing in Brazil."""
    app = open_page(file, rep="Biel", country="Brazil")
    assert not app.exception
    ways = [each for each in app.button if str(each.key).startswith("take_back_rep")]
    if not ways:
        lacking = [each.value for each in app.info if is_lacking(each.value)]
        assert file in WITHOUT_SELECTION or lacking, f"{app.title[0].value}: {[each.value for each in app.info]}"
        return
    app = ways[0].click().run()
    assert not app.exception
    assert "rep" not in app.query_params


def is_lacking(said: str) -> bool:
    """Whether something else than a filter is in the way."""
    return "in this data" in said or "missing in" in said


WITHOUT_SELECTION = ("to_do.py", "own_kpis.py", "share.py", "reps.py")
"""Lists as they stand, which may be empty for a good reason; what is kept whatever is selected; reps beside those who are chosen."""


@pytest.mark.parametrize("name", THIN)
def test_the_first_view_of_data_shows_days_that_it_has(thin, monkeypatch, name):
    monkeypatch.setenv("KPI_HOME", str(thin(name)))
    scene = page_at("overview.py").session_state[_SCENE]
    known = span(scene.data)
    assert known is None or (scene.selection.period.start < known.end and known.start < scene.selection.period.end)
