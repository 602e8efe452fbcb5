"""The facts of a version as frames of our fields, for the oracle: every column is there, empty where the data lacks it."""

import duckdb
import pandas as pd

from data.tables import TABLES, Kind
from data.version import Version

TELLING = ("orders", "subscriptions", "stage_changes", "usage", "products", "order_lines")
"""Tables whose absence the oracle reads as such: deals, then, are the sales. Of the others none is without rows to it."""

Frames = dict[str, pd.DataFrame]
_TEXTS = (Kind.ID, Kind.NAME, Kind.FLAG)


def frames_of(version: Version) -> Frames:
    frames = {name: _read(version, name) for name in version.facts}
    return {name: _none(name) for name in TABLES if name not in TELLING} | frames


def _read(version: Version, name: str) -> pd.DataFrame:
    rows = (
        duckdb.sql(f"SELECT * FROM read_parquet('{version.path(version.facts[name].file)}')")
        .df()
        .reindex(columns=list(TABLES[name].columns))
    )
    for column, kind in TABLES[name].columns.items():
        if kind in _TEXTS:
            rows[column] = rows[column].astype(object).where(rows[column].notna(), None)
        elif kind is Kind.DATE:
            rows[column] = pd.to_datetime(rows[column])
    return rows


def _none(name: str) -> pd.DataFrame:
    types = {
        column: "object" if kind in _TEXTS else "datetime64[us]" if kind is Kind.DATE else "float64"
        for column, kind in TABLES[name].columns.items()
    }
    return pd.DataFrame({column: pd.Series(dtype=each) for column, each in types.items()})
