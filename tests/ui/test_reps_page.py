"""Reps and teams: the answer in each section, what is chosen stands in the address, and a leaderboard that shows nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sharing.access import own_copy, resolve
from sharing.home import Home
from sharing.links import create
from tests.companies import company
from tests.ui.pages import sound_page
from ui.chosen_members import read, written
from ui.scene import _SCENE

NOW = datetime.now(UTC)
DAYS = {"from": "2026-01-01", "to": "2026-06-30"}
COMMA = "Biel, *el* <b>gran</b>"


def deals():
    """Ana has mostly hard deals, Biel and Carla easy ones; each wins a fifth of the hard and three fifths of the easy ones."""
    number = 0
    for rep, hard, easy in (("Ana", 80, 20), (COMMA, 20, 80), ("Carla", 20, 80)):
        for segment, count, of_ten in (("Hard", hard, 2), ("Easy", easy, 6)):
            for at in range(count):
                number += 1
                closed = date(2026, 1, 1) + timedelta(days=(number * 7) % 180)
                yield {
                    "deal_id": f"d{number}", "rep": rep, "team": "North" if rep == "Ana" else "South", "segment": segment,
                    "status": "won" if at % 10 < of_ten else "lost", "created_at": str(closed - timedelta(days=20)),
                    "closed_at": str(closed), "amount": 100.0, "currency": "EUR",
                }  # fmt: skip


def quotas():
    for month in range(1, 7):
        for rep, amount in (("Ana", 400.0), (COMMA, 900.0), ("Carla", 900.0)):
            team = "North" if rep == "Ana" else "South"
            yield {"month": f"2026-{month:02}-01", "rep": rep, "team": team, "amount": amount, "currency": "EUR"}


def activities():
    for number, each in enumerate(deals()):
        at = date.fromisoformat(each["closed_at"]) - timedelta(days=3)
        yield {"activity_id": f"a{number}", "deal_id": each["deal_id"], "rep": each["rep"], "at": str(at), "kind": "call"}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    company(Home(tmp_path).demo.root, deals=list(deals()), quotas=list(quotas()), activities=list(activities()))
    return tmp_path


@pytest.fixture
def at(home: Path):
    def opened(page: str = "reps", **parameters: str) -> AppTest:
        return sound_page(f"{page}.py", **(DAYS | parameters))

    return opened


def head(app: AppTest) -> str:
    return app.title[0].value.replace("\\", "")


def addressed(app: AppTest) -> dict[str, str]:
    """The parameters of the page's address."""
    return {name: each if isinstance(each, str) else each[-1] for name, each in app.query_params.items()}


def said(app: AppTest) -> str:
    return " ".join(each.value.replace("\\", "") for each in (*app.caption, *app.markdown, *app.info, *app.warning))


def test_scorecards_lead_with_what_was_won_of_the_quota(at):
    """Ana wins 16 + 12 of hers, the others 4 + 48 each: 132 deals of 100, of quotas of 13,200."""
    app = at()
    assert head(app) == "3 reps won €13,200, 100.0% of their quotas; 1 of them reached theirs"
    frame = app.dataframe[1].value
    assert list(frame["Rep"]) == [COMMA, "Carla", "Ana", "Total"]
    assert list(frame["Deals won"]) == [52, 52, 28, 132]


def test_ticked_rows_stand_in_the_address_and_side_by_side(at):
    app = at(side=written(["Ana", COMMA]))
    assert f"Side by side: Ana and {COMMA}" in app.header[0].value.replace("\\", "")
    assert "cannot be told apart" in said(app)
    assert read(addressed(app)["side"]) == ("Ana", COMMA)
    assert "Nobody" in said(at(side="Nobody"))


def test_with_the_same_deals_the_low_rate_is_told_as_mix(at):
    app = at(board="alike")
    assert head(app) == "With the same deals nobody stands out: Ana’s 28.0% would be 44.0%"
    assert "the same segment" in said(app)


def test_without_kinds_chosen_otherwise_the_rest_stays(at):
    assert head(at(board="alike", whom="team")).startswith("With the same deals nobody stands out: North’s 28.0%")


def test_the_pace_says_what_each_day_left_must_bring_and_looks_back(at):
    app = at(board="pace", as_of="2026-06-15", span="quarter")
    assert "working days left must bring" in head(app)
    over = at(board="pace", span="quarter")
    assert "of the quota" in head(over)
    assert "Nobody" not in said(over)


def test_activity_and_outcome_claims_no_cause(at):
    app = at(board="work")
    assert head(app) == "A won deal took 1.0 activities, a lost one 1.0"
    assert "need not be cause" in said(app)
    assert "takes 8 at least" in said(app)


def test_every_choice_reopens_as_the_same_view(at):
    app = at(board="alike", whom="team")
    again = at(**addressed(app))
    assert head(again) == head(app)


def test_the_leaderboard_stands_alone_and_shows_no_money_unless_wished(at):
    app = at("wall")
    assert head(app) == "Ana leads with 116.7% of the quota"
    assert not app.sidebar and "€" not in "".join(map(str, app.dataframe[0].value.to_numpy().ravel()))
    assert "€" in "".join(map(str, at("wall", money="yes", rank="won").dataframe[0].value.to_numpy().ravel()))


def test_who_is_equal_shares_a_place(at):
    places = list(at("wall", rank="won").dataframe[0].value["Place"])
    assert [each.split("  ")[0] for each in places] == ["1", "1", "3"]


@pytest.fixture
def token(home: Path) -> str:
    key, _ = own_copy(Home(home), resolve(Home(home), now=NOW))
    owner = resolve(Home(home), key=key, now=NOW)
    state = DAYS | {"rank": "won"}
    return create(owner, "Wall", "wall", state, frozen=False, expires_at=NOW + timedelta(days=1), now=NOW)[1]


def test_a_link_to_the_leaderboard_shows_it_as_it_was_shared_and_nothing_else(at, token):
    app = at("wall", link=token, money="yes", rank="won_amount", rep="Ana")
    assert head(app) == f"{COMMA} leads with 52 deals won"
    assert "€" not in "".join(map(str, app.dataframe[0].value.to_numpy().ravel()))
    assert app.session_state[_SCENE].selection.filters == ()
    for page in ("reps", "kpi", "overview", "explore", "share", "data"):
        closed = at(page, link=token)
        assert "alone" in closed.warning[0].value and not closed.dataframe and not closed.metric


def test_a_data_set_without_people_says_which_column_is_missing(tmp_path, at):
    company(Home(tmp_path).demo.root, deals=[{name: each[name] for name in each if name not in ("rep", "team")} for each in deals()])
    app = at()
    assert "names a rep or a team" in said(app)
    assert at("wall").info
