"""Reading goes on beside the pages: found again, stopped, and given up when nobody looks."""

import threading
import time

import pytest

from data.apart.drop import Stopped
from data.outcome import Outcome
from data.store import StoreError
from locales import Sentence
from sharing import under_way
from sharing.under_way import Failed, begun, forget


def until_stopped(watch, stopped):
    watch(Sentence("Reading {file}", file="a.csv"), 0.5)
    while not stopped():
        time.sleep(0.01)
    raise Stopped


@pytest.fixture(autouse=True)
def nothing_goes_on():
    yield
    under_way.stop_all()


def test_whoever_comes_back_finds_the_same_reading_and_how_far_it_is(tmp_path):
    first = begun(tmp_path, until_stopped)
    while first.share == 0:
        time.sleep(0.01)
    again = begun(tmp_path, until_stopped)
    assert again is first
    assert str(again.doing) == "Reading a.csv"
    assert again.awaited(0.01) is None


def test_a_stopped_reading_stays_stopped_until_it_is_begun_anew(tmp_path):
    begun(tmp_path, until_stopped).stop()
    for _ in range(2):
        with pytest.raises(Stopped):
            begun(tmp_path, until_stopped).awaited()
    forget(tmp_path)
    assert begun(tmp_path, lambda watch, stopped: Outcome()).awaited() == Outcome()


def test_what_came_to_its_end_is_kept_elsewhere_so_the_next_one_reads_anew(tmp_path):
    first = begun(tmp_path, lambda watch, stopped: Outcome())
    first.awaited()
    assert begun(tmp_path, lambda watch, stopped: Outcome()) is not first


def test_a_reading_at_which_nobody_looks_ends_and_begins_anew_for_whoever_comes_back(tmp_path, monkeypatch):
    monkeypatch.setattr(under_way, "LEFT_AFTER", 0.05)
    first = begun(tmp_path, until_stopped)
    while not first.left:
        time.sleep(0.01)
    assert begun(tmp_path, until_stopped) is not first


def test_further_readings_wait_for_their_turn_and_can_be_stopped_while_they_wait(tmp_path):
    readings = [begun(tmp_path / str(number), until_stopped) for number in range(4)]
    assert "Yours are next" in str(readings[-1].doing)
    readings[-1].stop()
    with pytest.raises(Stopped):
        readings[-1].awaited()


def test_what_a_person_can_do_something_about_is_said_and_a_mistake_of_ours_without_details(tmp_path):
    def refuses(watch, stopped):
        raise StoreError(Sentence("gone"))

    def breaks(watch, stopped):
        raise ZeroDivisionError("mario@acme.it")

    with pytest.raises(StoreError):
        begun(tmp_path / "a", refuses).awaited()
    with pytest.raises(Failed, match="mistake of ours"):
        begun(tmp_path / "b", breaks).awaited()


def test_forgetting_waits_until_the_work_is_over(tmp_path):
    over = threading.Event()

    def slow(watch, stopped):
        while not stopped():
            time.sleep(0.01)
        time.sleep(0.1)
        over.set()
        raise Stopped

    reading = begun(tmp_path, slow)
    while not reading._result.running():
        time.sleep(0.01)
    forget(tmp_path)
    assert over.is_set()
