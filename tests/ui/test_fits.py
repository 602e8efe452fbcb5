"""A forecast that takes too long can be stopped, and begun again."""

from threading import Event, Lock
from time import monotonic, sleep

import pytest

from forecasting.refusal import Refusal
from locales import Sentence
from ui import fits
from ui.fits import Failed, Fit, Stopped

DOING = Sentence("Reading whole months before {day}", day="2026-01-01")


class Place:
    """Where a page would draw; remembers the buttons."""

    def __init__(self):
        self.buttons = []

    def button(self, label, **options):
        self.buttons.append((label, options["on_click"]))


def endless(begun):
    def fit(progress):
        begun.set()
        while True:
            progress(DOING)
            sleep(0.005)

    return fit


def ended(fit):
    last = monotonic() + 5
    while not fit._future.done() and monotonic() < last:
        sleep(0.005)
    return fit._future.done()


def test_a_fit_that_is_stopped_ends_and_gives_its_worker_back():
    begun = Event()
    fit = Fit(endless(begun))
    assert begun.wait(5)
    fit.stop()
    assert ended(fit)
    assert not fit.failed
    place = Place()
    assert isinstance(fit.awaited(place), Stopped)
    assert [label for label, _ in place.buttons] == ["Compute the forecast"]


def test_a_fit_that_was_stopped_is_begun_again_by_its_button():
    asked = []

    def fit_of(progress):
        asked.append(1)
        while len(asked) == 1:
            progress(DOING)
            sleep(0.005)
        return "done"

    fit = Fit(fit_of)
    fit.stop()
    assert ended(fit)
    if not asked:
        asked.append(1)  # stopped while it still waited for a worker
    place = Place()
    fit.awaited(place)
    place.buttons[0][1]()
    assert ended(fit)
    assert fit.awaited(place) == "done"


def test_a_fit_that_is_made_cannot_be_stopped_any_more():
    fit = Fit(lambda progress: "done")
    assert ended(fit)
    fit.stop()
    assert fit.awaited(Place()) == "done"


def test_a_fit_that_failed_stays_so_until_somebody_has_it_tried_again(caplog):
    asked = []

    def fit_of(progress):
        asked.append(1)
        if len(asked) == 1:
            raise ZeroDivisionError
        return "done"

    fit, place = Fit(fit_of), Place()
    assert ended(fit) and fit.failed
    assert isinstance(fit.awaited(place), Failed) and isinstance(fit.awaited(place), Failed)
    assert len(asked) == 1 and "ZeroDivisionError" in caplog.text
    assert [label for label, _ in place.buttons] == ["Try again", "Try again"]
    again = place.buttons[0][1]
    again()
    assert ended(fit)
    again()  # somebody else who saw it fail
    assert fit.awaited(place) == "done" and len(asked) == 2


def test_of_two_who_begin_a_stopped_fit_the_second_finds_it_under_way():
    begun, go_on, runs = Event(), Event(), []

    def fit_of(progress):
        runs.append(1)
        begun.set()
        while not go_on.is_set():
            progress(DOING)
            sleep(0.005)
        return "done"

    fit = Fit(fit_of)
    assert begun.wait(5)
    fit.stop()
    assert ended(fit)
    fit.begin()
    second = fit._future
    fit.begin()
    assert fit._future is second
    go_on.set()
    assert fit.awaited(Place()) == "done" if ended(fit) else pytest.fail("it did not end")
    assert len(runs) == 2


def test_a_refusal_is_an_answer_not_a_mistake():
    def refuse(progress):
        raise Refusal(DOING)

    fit = Fit(refuse)
    assert ended(fit)
    assert not fit.failed
    assert isinstance(fit.awaited(Place()), Refusal)


def test_a_filter_that_waits_for_another_can_be_stopped(monkeypatch):
    """Both ask what was learned of the same day: one at a time."""
    learned = fits._Learned.__new__(fits._Learned)
    learned._lock, learned._read = Lock(), lambda: pytest.fail("it is not its turn")
    learned._lock.acquire()

    def stopped(sentence):
        raise fits.Stopped(fits.STOPPED)

    with pytest.raises(fits.Stopped):
        learned.forecast((), stopped)
    assert learned._lock.locked(), "the lock is still the other's"
