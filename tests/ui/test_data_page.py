"""From dropped files to numbers, on the page of the person who uploads."""

import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit as st

from data.apart.drop import Stopped
from data.outcome import Outcome
from kpi.calendar import Weekday
from locales import Sentence
from sharing import under_way
from ui.scene import _SCENE

HEAD = "Deal ID,Created,Closed,Stage,Amount,Owner\n"
DEALS = HEAD + "".join(
    f"{n},2025-0{1 + n % 9}-03,2025-0{1 + n % 9}-2{n % 9},{('Won', 'Won', 'Lost', 'Parked')[n % 4]},{100 + n},{('Ana', 'Biel')[n % 2]}\n"
    for n in range(40)
)
TICKETS = "Ticket ID,Opened,Closed,Status\n" + "".join(
    f"t{n},2025-03-0{1 + n % 9} 08:00,2025-03-1{n % 9} 10:00,Closed\n" for n in range(20)
)


@pytest.fixture
def own(open_page):
    """A workspace of one's own, just started; gives the page and its key."""
    app = open_page("data.py")
    app.button(key="start").click().run()
    return app, key_of(app)


def key_of(app) -> str:
    value = app.query_params["key"]
    return value[0] if isinstance(value, list) else value


def drop(app, *files):
    uploader = app.file_uploader[0]
    for name, content in files:
        uploader.upload(name, content.encode() if isinstance(content, str) else content)
    return app.run()


def said(app) -> str:
    return " ".join(each.value for kind in ("markdown", "caption", "warning", "info", "error") for each in getattr(app, kind))


def test_starting_gives_an_address_that_is_said_to_be_the_only_key(own):
    app, key = own
    assert not app.exception
    assert any(key in each.value for each in app.code)
    assert "only key" in said(app)


def test_two_dropped_files_become_numbers_on_the_overview(own):
    app, _ = own
    drop(app, ("deals.csv", DEALS), ("tickets.csv", TICKETS))
    assert not app.exception
    assert "can be used: 60" in said(app)
    app.button(key="store").click().run()
    assert not app.exception
    assert "Stored as version 1" in said(app)
    app.switch_page("../pages/overview.py").run()
    assert not app.exception
    labels = [each.label for each in app.metric]
    assert "Win rate" in labels
    assert app.session_state[_SCENE].data.facts["deals"].rows == 40


def test_what_waits_and_what_is_stored_outlives_the_browser(own, open_page):
    app, key = own
    drop(app, ("deals.csv", DEALS))
    again = open_page("data.py", key=key)
    assert "deals" in said(again)
    again.button(key="store").click().run()
    assert open_page(key=key).session_state[_SCENE].data.facts["deals"].rows == 40


def test_a_file_that_cannot_be_read_is_named_and_the_others_come_in(own):
    app, _ = own
    drop(app, ("deals.csv", DEALS), ("broken.xlsx", b"PK\x03\x04 no workbook"))
    assert not app.exception
    assert "broken" in said(app)
    app.button(key="store").click().run()
    assert app.session_state[_SCENE].data.facts["deals"].rows == 40


def test_a_doubtful_date_is_asked_with_both_readings_and_the_answer_is_applied(own):
    app, _ = own
    rows = "".join(f"{n},0{1 + n % 9}/0{1 + n % 5}/2025,Won,{n}\n" for n in range(20))
    drop(app, ("deals.csv", "Deal ID,Created,Stage,Amount\n" + rows))
    choice = [each for each in app.button if each.key and each.key.startswith("style_") and each.key.endswith("day first")]
    assert choice
    choice[0].click().run()
    assert not app.exception
    assert not [each for each in app.button if each.key and each.key.startswith("style_")]
    assert "You chose this before" in " ".join(str(each.value) for each in app.dataframe) + said(app)


def test_undo_goes_back_and_going_forward_again_is_possible(own):
    app, _ = own
    drop(app, ("deals.csv", DEALS))
    app.button(key="store").click().run()
    drop(app, ("tickets.csv", TICKETS))
    app.button(key="store").click().run()
    app.button(key="undo_2").click().run()
    assert set(app.session_state[_SCENE].data.facts) == {"deals"}
    app.button(key="restore_2").click().run()
    assert "tickets" in app.session_state[_SCENE].data.facts


def test_the_workspace_is_deleted_only_after_the_word_was_typed(own, open_page):
    app, key = own
    assert app.button(key="delete").disabled
    app.text_input(key="delete_word").set_value("delete").run()
    app.button(key="delete").click().run()
    assert app.session_state[_SCENE].access.is_demo
    assert open_page("data.py", key=key).warning


def test_the_key_stays_in_the_address_from_page_to_page(own):
    app, key = own
    drop(app, ("deals.csv", DEALS))
    app.button(key="store").click().run()
    app.switch_page("../pages/kpi.py").run()
    assert key_of(app) == key
    app.multiselect(key="filter_rep").set_value(["Ana"]).run()
    assert key_of(app) == key


def test_a_key_that_opens_nothing_is_answered_with_a_sentence_and_a_way_on(open_page):
    app = open_page(key="x" * 32)
    assert not app.exception
    assert "opens no workspace" in app.warning[0].value
    app.button(key="to_demo").click().run()
    assert app.session_state[_SCENE].access.is_demo


def test_with_the_id_one_may_look_and_not_change(own, open_page):
    app, _ = own
    drop(app, ("deals.csv", DEALS))
    app.button(key="store").click().run()
    reader = open_page("data.py", workspace=app.session_state[_SCENE].access.workspace.root.name)
    assert not reader.exception
    assert not reader.file_uploader
    assert not [each for each in reader.button if each.key and each.key.startswith(("undo", "delete", "again"))]
    assert "You may look at this workspace" in said(reader)


def test_rows_set_aside_are_counted_with_their_reason(own):
    app, _ = own
    drop(app, ("orders.csv", "Order ID,Order date,Amount,Customer\n1,2025-01-02,10,A\n2,,20,B\n3,2025-01-05,30,C\n"))
    assert "Rows set aside: 1" in said(app) + " ".join(each.label for each in app.expander)


def test_a_whole_address_carries_the_scheme_and_the_host(open_page):
    app = open_page("data.py")
    app.context["url"] = "https://example.org/kpis/data"
    app.button(key="start").click().run()
    parts = urlsplit(next(each.value for each in app.code))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "example.org", "/kpis/data")
    assert parse_qs(parts.query)["key"] == [key_of(app)]


def test_a_file_can_be_taken_for_another_table_and_the_choice_can_be_forgotten(own):
    app, _ = own
    drop(app, ("deals.csv", DEALS))
    holds = next(each for each in app.selectbox if each.key and each.key.startswith("table_"))
    assert holds.value == "deals"
    holds.set_value("leads").run()
    assert next(each for each in app.selectbox if each.key and each.key.startswith("table_")).value == "leads"
    next(each for each in app.button if each.key and each.key.startswith("forget_")).click().run()
    assert next(each for each in app.selectbox if each.key and each.key.startswith("table_")).value == "deals"


def test_a_doubtful_word_is_asked_and_its_meaning_counts(own):
    app, _ = own
    drop(app, ("deals.csv", HEAD + "1,2025-01-02,2025-02-03,Done,10,Ana\n2,2025-01-05,2025-02-09,Lost,20,Ana\n"))
    (word,) = [each for each in app.button_group if each.key and each.key.startswith("word_")]
    assert word.label == "“Done” · rows: 1"
    word.set_value("won").run()
    assert not [each for each in app.button_group if each.key and each.key.startswith("word_")]
    app.button(key="store").click().run()
    assert "Version 1" in said(app)


def test_a_stored_file_can_be_corrected_and_takes_its_own_place(own):
    app, _ = own
    drop(app, ("deals.csv", DEALS))
    app.button(key="store").click().run()
    app.button(key="again_s0").click().run()
    assert "takes its own place" in said(app)
    app.button(key="store").click().run()
    assert len(app.session_state[_SCENE].data.sources) == 1


def test_what_was_done_with_personal_columns_is_shown(own):
    app, _ = own
    rows = "".join(f"{n},2025-01-02,Won,{n},Mario Rossi,mario{n}@acme.it\n" for n in range(1, 9))
    drop(app, ("deals.csv", "Deal ID,Created,Stage,Amount,Contact name,Contact email\n" + rows))
    assert not app.exception
    shown = next(each.value for each in app.dataframe if "personal" in each.value)
    done = dict(zip(shown["column"], shown["done"], strict=True))
    assert done["Contact name"] == "Dropped"
    assert done["Contact email"] == "Hashed, as a key"
    assert list(shown["personal"]) == [False] * 4 + [True, True]


def test_a_reading_that_was_stopped_says_so_and_can_be_begun_anew(own, monkeypatch):
    def stopped_midway(job, watch, stopped, *, seconds):
        while (reading := under_way.under_way(job.root)) is None:  # it may begin before it is kept
            time.sleep(0.01)
        reading.stop()
        raise Stopped

    app, _ = own
    with monkeypatch.context() as patched:
        patched.setattr("sharing.uploads.read_drop", stopped_midway)
        drop(app, ("deals.csv", DEALS))
        assert "Nothing was changed" in said(app)
        assert not [each for each in app.button if each.key == "store"]
        app.run()
        assert "Nothing was changed" in said(app), "looking again does not begin anew"
    app.button(key="read_again").click().run()
    assert not app.exception
    assert "can be used: 40" in said(app)


def test_a_mistake_of_ours_while_reading_leaves_ways_on(own, monkeypatch):
    def breaks(job, watch, stopped, *, seconds):
        raise ZeroDivisionError

    app, _ = own
    monkeypatch.setattr("sharing.uploads.read_drop", breaks)
    drop(app, ("deals.csv", DEALS))
    assert not app.exception
    assert "mistake of ours" in said(app)
    app.button(key="put_back_unread").click().run()
    assert "mistake of ours" not in said(app)


def test_how_far_the_reading_is_stands_there_with_a_way_to_stop_it(own, monkeypatch):
    app, _ = own
    seen, looked = [], threading.Event()

    def slow(job, watch, stopped, *, seconds):
        watch(Sentence("Reading {file}: {number} of {count} files", file="deals.csv", number=1, count=2), 0.25)
        while not looked.is_set():
            time.sleep(0.01)
        return Outcome()

    def progress(share, text=None):
        seen.append((share, text))
        looked.set()
        return original(share, text)

    original = st.progress
    monkeypatch.setattr("sharing.uploads.read_drop", slow)
    monkeypatch.setattr(st, "progress", progress)
    drop(app, ("deals.csv", DEALS))
    assert not app.exception
    assert seen == [(0.25, "Reading deals\\.csv: 1 of 2 files")]
    under_way.stop_all()


def test_what_will_differ_is_shown_before_it_is_stored_and_how_a_file_comes_in_can_be_chosen(own):
    app, _ = own
    drop(app, ("deals.csv", DEALS))
    app.button(key="store").click().run()
    drop(app, ("later.csv", HEAD + "0,2025-01-03,2025-01-20,Won,999,Ana\n77,2025-09-03,2025-09-20,Won,5,Ana\n"))
    assert not app.exception
    assert "One of its 2 deals is there already" in said(app)
    assert "new: 1, changed: 1, gone: 0" in said(app)
    assert any("Revenue" in str(each.value) for each in app.dataframe)
    choice = next(each for each in app.selectbox if each.key and each.key.startswith("mode_"))
    choice.set_value("append").run()
    assert "new: 1, changed: 0, gone: 0" in said(app)
    app.button(key="store").click().run()
    assert not app.exception
    assert app.session_state[_SCENE].data.facts["deals"].rows == 41
    assert app.session_state[_SCENE].data.sources[1].mode == "append"


def test_successive_exports_say_what_slipped(own):
    app, _ = own
    head = "Deal ID,Deal Stage,Amount,Close Date,Create Date\n"
    drop(app, ("deals_2025-05-10.csv", head + "1,Proposal,100,2025-06-30,2025-01-05\n2,Demo,50,2025-06-30,2025-01-06\n"))
    app.button(key="store").click().run()
    drop(app, ("deals_2025-06-10.csv", head + "1,Negotiation,100,2025-07-15,2025-01-05\n2,Demo,50,2025-06-30,2025-01-06\n"))
    assert not app.exception
    assert "Expected later: 1, by 15 days" in said(app)
    assert "deals in another stage: 1" in said(app)


def test_a_stored_file_says_that_it_was_corrected(own):
    app, _ = own
    drop(app, ("deals.csv", HEAD + "1,2025-01-02,2025-02-03,Done,10,Ana\n2,2025-01-05,2025-02-09,Lost,20,Ana\n"))
    next(each for each in app.button_group if each.key and each.key.startswith("word_")).set_value("won").run()
    assert "Read as you chose on" in said(app)
    app.button(key="store").click().run()
    assert "Corrected by you on" in said(app)


def test_a_calendar_that_is_kept_changes_the_weeks_of_every_page(own):
    app, _ = own
    starts, zone = (next(each for each in app.selectbox if each.label == label) for label in ("Weeks begin on", "Time zone"))
    starts.set_value(Weekday.SUNDAY)
    zone.set_value("Europe/Madrid").run()
    app.button(key="keep_calendar").click().run()
    assert not app.exception
    lived_by = app.session_state[_SCENE].selection.calendar
    assert (lived_by.week_starts, lived_by.time_zone) == (Weekday.SUNDAY, "Europe/Madrid")
    assert app.button(key="keep_calendar").disabled


def test_terms_that_are_kept_are_what_every_page_goes_by(own, open_page):
    app, key = own
    drop(app, ("deals.csv", DEALS))
    app.button(key="store").click().run()
    app.number_input(key="term_upkeep_days_30").set_value(45).run()
    app.button(key="keep_terms").click().run()
    assert not app.exception
    assert app.session_state[_SCENE].selection.terms.upkeep_days == 45
    assert app.button(key="keep_terms").disabled
    page = open_page("kpi.py", key=key, kpi="pipeline_upkeep")
    assert "an open deal without a touch is neglected after 45 days (usually: an open deal" in said(page)
    app.button(key="usual_terms").click().run()
    assert app.session_state[_SCENE].selection.terms.upkeep_days == 30
