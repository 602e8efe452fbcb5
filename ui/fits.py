"""Forecasts that take a while to fit: each is fitted once beside the pages, and all who ask for it wait for the same one.

A fit goes on when its page is left, so that whoever comes back finds it done.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import date
from functools import cache
from threading import Lock
from typing import Any, Generic, TypeVar

import streamlit as st

from data.version import Version
from data.watching import Progress
from forecasting import customer_value, revenue, sales_cycle
from forecasting.customer_value import CustomerValueForecast
from forecasting.refusal import Refusal
from forecasting.revenue import Ahead, RevenueForecast
from forecasting.sales_cycle import SalesCycleForecast
from forecasting.sales_cycle.lattice import Lattice
from kpi.selection import Filter
from locales import Sentence
from ui.words import say

AT_ONCE = max((os.cpu_count() or 2) // 2, 1)
"""Half of the processors: the others are for the pages."""

KEPT = 40
LEARNED = 2
"""So many days' learning is kept: it holds all deals in memory."""

_EVERY = 0.3  # seconds between looks at what a fit is doing

Result = TypeVar("Result")


class Fit(Generic[Result]):
    """A forecast that is being made, or is made: what it is doing, and in the end its result or why it is refused."""

    def __init__(self, fit: Callable[[Progress], Result]) -> None:
        self.doing: Sentence | None = None
        self._future: Future[Result | Refusal] = _workers().submit(self._run, fit)

    def _run(self, fit: Callable[[Progress], Result]) -> Result | Refusal:
        try:
            return fit(self._tell)
        except Refusal as refusal:
            return refusal

    def _tell(self, sentence: Sentence) -> None:
        self.doing = sentence

    @property
    def failed(self) -> bool:
        """Whether it ended by a mistake of ours, so that it is worth trying again."""
        return self._future.done() and self._future.exception() is not None

    def awaited(self, place: Any) -> Result | Refusal:
        """The result; until it is there, `place` says what is being done."""
        if not self._future.done():
            with place.container():
                status = st.status(say("Computing the forecast. The first time takes up to a minute; after that it is there at once."))
                st.skeleton(height=320)
                while not self._future.done():
                    if self.doing:
                        status.update(label=say(self.doing))
                    wait([self._future], timeout=_EVERY)
            place.empty()
        return self._future.result()


def sales_cycle_fit(version: Version, as_of: date, filters: tuple[Filter, ...]) -> Fit[SalesCycleForecast]:
    """The sales-cycle forecast of a version as of a day."""
    return _kept(_sales_cycle, version, as_of, filters)


def customer_value_fit(version: Version, as_of: date, horizon_days: int, filters: tuple[Filter, ...]) -> Fit[CustomerValueForecast]:
    """The customer-value forecast of a version as of a day."""
    return _kept(_customer_value, version, as_of, horizon_days, filters)


def revenue_fit(
    version: Version, as_of: date, ahead: Ahead, filters: tuple[Filter, ...], pipeline: SalesCycleForecast | None
) -> Fit[RevenueForecast]:
    """The revenue forecast of a version as of a day; `pipeline` is the sales-cycle forecast of the same, where there is one."""
    return _kept(_revenue, version, as_of, ahead, filters, pipeline)


def _kept(fit_of: Any, *asked: Any) -> Any:
    fit = fit_of(*asked)
    if fit.failed:
        fit_of.clear(*asked)
        fit = fit_of(*asked)
    return fit


def _key(version: Version) -> tuple[str, int, str]:
    return (str(version.root), version.number, version.created_at)


_HASHES: dict[str | type[Any], Any] = {Version: _key, Filter: repr, Ahead: repr}


@st.cache_resource(max_entries=KEPT, show_spinner=False, hash_funcs=_HASHES)
def _sales_cycle(version: Version, as_of: date, filters: tuple[Filter, ...]) -> Fit[SalesCycleForecast]:
    return Fit(lambda progress: _learned(version, as_of).forecast(filters, progress))


@st.cache_resource(max_entries=KEPT, show_spinner=False, hash_funcs=_HASHES)
def _customer_value(version: Version, as_of: date, horizon_days: int, filters: tuple[Filter, ...]) -> Fit[CustomerValueForecast]:
    return Fit(lambda progress: customer_value.forecast(version, as_of, horizon_days, filters, progress))


class _Learned:
    """What is learned of all deals as of a day, once for whatever filters are asked; one forecast is made of it at a time."""

    def __init__(self, version: Version, as_of: date) -> None:
        self._read: Callable[[], Lattice] = cache(lambda: sales_cycle.learned(version, as_of))
        self._lock = Lock()

    def forecast(self, filters: tuple[Filter, ...], progress: Progress) -> SalesCycleForecast:
        with self._lock:
            return sales_cycle.forecast_from(self._read(), filters, progress)


@st.cache_resource(max_entries=LEARNED, show_spinner=False, hash_funcs=_HASHES)
def _learned(version: Version, as_of: date) -> _Learned:
    return _Learned(version, as_of)


@st.cache_resource(max_entries=KEPT, show_spinner=False, hash_funcs=_HASHES)
def _revenue(
    version: Version, as_of: date, ahead: Ahead, filters: tuple[Filter, ...], _pipeline: SalesCycleForecast | None
) -> Fit[RevenueForecast]:
    return Fit(lambda progress: revenue.forecast(version, as_of, ahead, filters, progress, pipeline=_pipeline))


@st.cache_resource(show_spinner=False)
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fit")
