"""The overview answers first; its search, its choice of KPIs and the notes of a KPI are part of the address or of the workspace."""

from datetime import UTC, date, datetime

import pytest

from sharing.access import own_copy, resolve
from sharing.followed import follow, followed_in
from sharing.home import Home
from sharing.notes import notes_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def key(home):
    """The key of a copy that may be edited."""
    folder = Home(home)
    return own_copy(folder, resolve(folder, now=NOW))[0]


def cards(app):
    return [each.key.removeprefix("open_") for each in app.button if each.key and each.key.startswith("open_")]


def test_the_headline_is_the_answer_and_what_counts_first_comes_first(open_page):
    app = open_page()
    assert app.title[0].value.startswith("Revenue: €")
    assert cards(app)[:3] == ["revenue", "new_customers", "win_rate"]


def test_a_question_leads_to_its_kpi(open_page):
    app = open_page(find="quanto vendiamo per venditore?", lang="it")
    links = [each for each in app.get("page_link") if "Ricavi" in each.proto.label]
    assert links and "by=rep" in links[0].proto.query_string and "kpi=revenue" in links[0].proto.query_string


def test_words_that_mean_nothing_are_answered_with_a_way_on(open_page):
    assert any("Try another word" in each.value for each in open_page(find="xyzzy").info)


def test_the_kpis_of_the_address_come_first_in_their_order(open_page):
    assert cards(open_page(follow="win_rate,deal_size,nonsense")) == ["win_rate", "deal_size"]


def test_those_who_edit_keep_their_choice_for_everybody(open_page, home, key):
    app = open_page(key=key, follow="deal_size,win_rate")
    next(each for each in app.button if each.key == "keep_followed").click().run()
    assert followed_in(resolve(Home(home), key=key, now=NOW)) == ("deal_size", "win_rate")
    assert cards(open_page(key=key)) == ["deal_size", "win_rate"]
    follow(resolve(Home(home), key=key, now=NOW), ())


def test_a_note_is_written_on_the_page_of_a_kpi(open_page, home, key):
    app = open_page("kpi.py", key=key, kpi="win_rate")
    next(each for each in app.text_input if each.label == "What happened?").input("Fair in Milan")
    next(each for each in app.button if each.label == "Keep the note").click().run()
    kept = notes_of(resolve(Home(home), key=key, now=NOW), "win_rate")
    assert [(each.text, each.kpi) for each in kept] == [("Fair in Milan", "win_rate")]
    assert kept[0].day <= date.today()
    assert not any(each.label == "What happened?" for each in open_page("kpi.py", kpi="win_rate").text_input)


def test_what_is_open_at_the_end_of_a_past_period_says_its_day_and_what_happened_in_it_does_not(open_page):
    said = [each.value for each in open_page(**{"from": "2025-10-01", "to": "2025-10-31"}).caption]
    assert said.count("on 31 Oct 2025") >= 1
    assert "on 31 Dec 2025" not in [each.value for each in open_page().caption]  # the data ends that day
