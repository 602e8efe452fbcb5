"""Forecasts that take a while to fit: each is fitted once beside the pages, and all who ask for it wait for the same one.

A fit goes on when its page is left, so that whoever comes back finds it done; whoever waits for it may stop it. One that failed stays so
until somebody has it tried again: what a mistake of ours ended would end the same way with each click.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import date
from functools import cache
from threading import Event, Lock
from typing import Any, Generic, TypeVar

import streamlit as st

from data.version import Version
from data.watching import Progress
from forecasting import customer_value, revenue, sales_cycle
from forecasting.customer_value import CustomerValueForecast, Source
from forecasting.refusal import Refusal
from forecasting.revenue import Ahead, RevenueForecast
from forecasting.sales_cycle import SalesCycleForecast
from forecasting.sales_cycle.lattice import Lattice
from kpi.selection import Filter
from locales import Sentence
from ui.kept_fits import KeptFits, rows_of
from ui.words import say

AT_ONCE = max((os.cpu_count() or 2) // 2, 1)
"""Half of the processors: the others are for the pages."""

KEPT = 120
KEPT_ROWS = 1_000_000
"""Customers, open deals and months in the tables of all forecasts that are kept: some 140 bytes each."""

LEARNED = 2
"""So many days' learning is kept: it holds all deals in memory."""

_EVERY = 0.3  # seconds between looks at what a fit is doing

WAITING = Sentence("Computing the forecast.")
LATER = Sentence("The first time takes a minute or two; after that it is there at once. It goes on while you look at other pages.")
STOPPED = Sentence("This forecast was stopped before it was done.")
FAILED = Sentence("This forecast did not come to its end, by a mistake of ours. What happened stands in the server’s log.")

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Stopped(Refusal):
    """A forecast that somebody stopped before it was done."""


class Failed(Stopped):
    """A forecast that a mistake of ours ended before it was done."""


class Fit(Generic[Result]):
    """A forecast that is being made, or is made: what it is doing, and in the end its result or why it is refused.

    It can be stopped between two things that it does, and begun again.
    """

    def __init__(self, fit: Callable[[Progress], Result]) -> None:
        self._fit: Callable[[Progress], Result] | None = fit
        self._begun = Lock()
        self._begin()

    def begin(self) -> None:
        """Make it from the beginning, where it was stopped or failed; whoever asks second finds it under way."""
        with self._begun:
            if not self.is_under_way and not self._made:
                self._begin()

    def _begin(self) -> None:
        self.doing: Sentence | None = None
        self._stop = Event()
        self._future: Future[Result | Refusal] = _workers().submit(self._run, self._fit, self._stop)
        self._future.add_done_callback(_log_failure)

    def stop(self) -> None:
        """Give it up, for all who wait for it."""
        self._stop.set()

    def _run(self, fit: Callable[[Progress], Result] | None, stop: Event) -> Result | Refusal:
        def tell(sentence: Sentence) -> None:
            if stop.is_set():
                raise Stopped(STOPPED)
            self.doing = sentence

        try:
            tell(WAITING)
            if fit is None:
                raise RuntimeError("what is made is not made again")
            made = fit(tell)
        except Refusal as refusal:
            return refusal
        if not stop.is_set():
            self._fit = None  # it holds what the forecast was made from
        return made

    @property
    def failed(self) -> bool:
        """Whether a mistake of ours ended it."""
        return self._future.done() and self._future.exception() is not None

    def awaited(self, place: Any) -> Result | Refusal:
        """The result; until it is there, `place` says what is being done and lets it be stopped, or begun again."""
        if self.is_under_way:
            with place.container():
                status = st.status(say(WAITING))
                st.caption(say(LATER))
                st.button(say("Stop"), icon=":material/stop_circle:", on_click=self.stop, key=f"stop_{id(self)}")  # a page may wait for two
                st.skeleton(height=320)
                while self.is_under_way:
                    status.update(label=say(self.doing or WAITING))
                    wait([self._future], timeout=_EVERY)
            place.empty()
        if self._stop.is_set() and not self._made:
            place.button(say("Compute the forecast"), icon=":material/play_circle:", on_click=self.begin, key=f"begin_{id(self)}")
            return Stopped(STOPPED)
        if self.failed:
            place.button(say("Try again"), icon=":material/refresh:", on_click=self.begin, key=f"again_{id(self)}")
            return Failed(FAILED)
        return self._future.result()

    @property
    def rows(self) -> int:
        """The rows of the tables of what was made; 0 before."""
        return rows_of(self._future.result()) if self._made else 0

    @property
    def is_under_way(self) -> bool:
        """Whether it is being made, or waits for its turn."""
        return not self._future.done() and not self._stop.is_set()

    @property
    def _made(self) -> bool:
        """Whether it was done before it could be stopped."""
        return self._future.done() and not self.failed and not isinstance(self._future.result(), Stopped)


def sales_cycle_fit(version: Version, as_of: date, filters: tuple[Filter, ...]) -> Fit[SalesCycleForecast]:
    """The sales-cycle forecast of a version as of a day."""
    return _kept(lambda progress: _learned(version, as_of).forecast(filters, progress), "sales cycle", version, as_of, filters)


def customer_value_fit(
    version: Version, as_of: date, horizon_days: int, filters: tuple[Filter, ...], source: Source
) -> Fit[CustomerValueForecast]:
    """The customer-value forecast of a version as of a day, from purchases or from subscriptions."""
    return _kept(
        lambda progress: customer_value.forecast(version, as_of, horizon_days, filters, progress, source=source),
        "customer value", version, as_of, horizon_days, filters, source,
    )  # fmt: skip


def revenue_fit(
    version: Version, as_of: date, ahead: Ahead, filters: tuple[Filter, ...], pipeline: SalesCycleForecast | None
) -> Fit[RevenueForecast]:
    """The revenue forecast of a version as of a day; `pipeline` is the sales-cycle forecast of the same, where there is one."""
    return _kept(
        lambda progress: revenue.forecast(version, as_of, ahead, filters, progress, pipeline=pipeline),
        "revenue", version, as_of, ahead, filters,
    )  # fmt: skip


def _log_failure(ended: Future[Any]) -> None:
    if not ended.cancelled() and (problem := ended.exception()) is not None:
        _log.error("forecast failed", exc_info=problem)


def _kept(fit: Callable[[Progress], Result], name: str, version: Version, *asked: Any) -> Fit[Result]:
    return _shelf().kept((name, *_key(version), *(repr(each) for each in asked)), lambda: Fit(fit))


def _key(version: Version) -> tuple[str, int, str]:
    return (str(version.root), version.number, version.created_at)


@st.cache_resource(show_spinner=False)
def _shelf() -> KeptFits:
    return KeptFits(KEPT, KEPT_ROWS)


class _Learned:
    """What is learned of all deals as of a day, once for whatever filters are asked; one forecast is made of it at a time."""

    def __init__(self, version: Version, as_of: date) -> None:
        self._read: Callable[[], Lattice] = cache(lambda: sales_cycle.learned(version, as_of))
        self._lock = Lock()

    def forecast(self, filters: tuple[Filter, ...], progress: Progress) -> SalesCycleForecast:
        while not self._lock.acquire(timeout=_EVERY):  # another filter is being forecast; whoever stops this one need not wait for it
            progress(WAITING)
        try:
            found = sales_cycle.forecast_from(self._read(), filters, progress)
            return replace(found, deal_months=found.deal_months.iloc[:0].copy())  # no page shows them, and many forecasts are kept
        finally:
            self._lock.release()


@st.cache_resource(max_entries=LEARNED, show_spinner=False, hash_funcs={Version: _key})
def _learned(version: Version, as_of: date) -> _Learned:
    return _Learned(version, as_of)


@st.cache_resource(show_spinner=False)
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fit")
