"""Versions made of a few purchases, and of the CDNOW file, for the tests of customer value."""

from pathlib import Path

import pandas as pd

from data.facts import write_facts
from data.scratch import scratch
from data.store import Workspace
from data.version import Version
from locales import Sentence


def version_of(root: Path, rows: pd.DataFrame, table: str = "orders") -> Version:
    """A workspace with one version that holds these rows of a table."""
    workspace = Workspace(root)
    with scratch() as connection:
        facts = write_facts(workspace, table, connection.from_df(rows))
    return workspace.publish(parent=None, sources=(), facts={table: facts}, note=Sentence("Made for a test"))


def orders(*rows: tuple[str | None, str, float | None]) -> pd.DataFrame:
    """Orders from (customer, day, amount)."""
    frame = pd.DataFrame(rows, columns=["customer", "ordered_at", "amount"])
    return frame.assign(ordered_at=pd.to_datetime(frame["ordered_at"]))


def cdnow(exports: Path, file: str = "CDNOW_sample.txt") -> pd.DataFrame:
    """The CDNOW sample as orders: master id, sample id, day, number of discs, dollars; no header."""
    names = ["master", "customer", "ordered_at", "items", "amount"]
    rows = pd.read_csv(exports / "cdnow" / file, sep=r"\s+", header=None, names=names, dtype={"master": str, "customer": str})
    return rows.drop(columns="master").assign(ordered_at=pd.to_datetime(rows["ordered_at"].astype(str)))
