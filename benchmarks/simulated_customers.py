"""Customers made up so that it is known what is to be expected of each, and as many as are asked for."""

import tempfile
import time
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import Version
from forecasting.customer_value import forecast
from forecasting.customer_value.gamma_gamma import GammaGamma
from forecasting.customer_value.history import DAYS_A_WEEK
from forecasting.customer_value.pareto import ParetoNBD
from locales import Sentence

KNOWING = "who knows the parameters"
BUYING = {"r_": 0.8, "alpha_": 8.0, "s_": 0.7, "beta_": 15.0}  # weeks
SPENDING = {"p_": 6.0, "q_": 4.0, "v_": 15.0}
FIRST, AS_OF, LENGTH = date(2024, 1, 1), date(2025, 7, 1), 182


def simulated(customers: int, seed: int = 1) -> tuple[pd.DataFrame, date, int]:
    """Days of purchase of customers who come over the first year and a half, the day asked about, and how many days follow it."""
    random, end = np.random.default_rng(seed), (AS_OF - FIRST).days + LENGTH
    came = random.uniform(0, (AS_OF - FIRST).days, customers)
    rate = random.gamma(BUYING["r_"], 1 / BUYING["alpha_"], customers) / DAYS_A_WEEK
    gone = came + random.exponential(1 / random.gamma(BUYING["s_"], 1 / BUYING["beta_"], customers)) * DAYS_A_WEEK
    later = random.poisson(rate * np.maximum(np.minimum(gone, end) - came, 0))
    who = np.concatenate([np.arange(customers), np.repeat(np.arange(customers), later)])
    at = came[who] + np.where(np.arange(len(who)) < customers, 0, random.random(len(who)) * (np.minimum(gone, end) - came)[who])
    spend = random.gamma(SPENDING["p_"], 1, len(who)) / random.gamma(SPENDING["q_"], 1 / SPENDING["v_"], customers)[who]
    day = pd.Timestamp(FIRST) + pd.to_timedelta(np.floor(at).astype(int), unit="D")
    days = pd.DataFrame({"customer": [f"Customer {each:07}" for each in who], "day": day, "amount": spend.round(2)})
    return days.groupby(["customer", "day"], as_index=False)["amount"].sum(), AS_OF, LENGTH


def knowing(history: pd.DataFrame, length: int) -> pd.DataFrame:
    """What is to be expected by the parameters that made the customers."""
    buying, spending = ParetoNBD(length / DAYS_A_WEEK), GammaGamma()
    for model, parameters in ((buying, BUYING), (spending, SPENDING)):
        for name, value in parameters.items():
            setattr(model, name, value)
    purchases = buying.predict(history)
    return pd.DataFrame({"purchases": purchases, "value": purchases * spending.predict(history)})


def large(customers: int) -> None:
    """Print how long a forecast of so many customers takes, from reading their orders to ranges and back-test."""
    days, as_of, length = simulated(customers)
    with tempfile.TemporaryDirectory() as folder:
        version = _version(Path(folder), days.rename(columns={"day": "ordered_at"}))
        begun, processor = time.perf_counter(), time.process_time()
        said = lambda sentence: print(f"{time.perf_counter() - begun:6.1f} s  {sentence}", flush=True)  # noqa: E731
        found = forecast(version, as_of, length, progress=said)
        taken, worked = time.perf_counter() - begun, time.process_time() - processor
    ranged = found.customers["value_high"].notna().sum()
    print(f"{len(found.customers):,} customers who bought before {as_of} ({ranged:,} with ranges), {len(days):,} days of purchase:"
          f" {taken:.1f} s, {worked:.1f} s of the processor; {found.summary.method.value}")  # fmt: skip


def _version(folder: Path, orders: pd.DataFrame) -> Version:
    workspace = Workspace(folder)
    with scratch() as connection:
        facts = write_facts(workspace, "orders", connection.from_df(orders))
    return workspace.publish(parent=None, sources=(), facts={"orders": facts}, note=Sentence("A benchmark"))
