"""Lists that people take along as CSV, as spreadsheets in their language read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from data.defused import defused
from locales.extraction import field_label
from locales.words import plain
from ui.words import capital, language

NO_LABELS: Mapping[str, str] = MappingProxyType({})
DECIMAL = {"en": "."}
"""The decimal sign of a language, elsewhere a comma; where it is one, cells are parted by semicolons, as spreadsheets there expect it."""


def csv_to_come(rows: Callable[[], pd.DataFrame], labels: Mapping[str, str] | None = NO_LABELS) -> Callable[[], bytes]:
    """What makes the file when it is asked for, in the language that is spoken now."""
    spoken = language()
    return lambda: as_csv(rows(), spoken, labels)


def as_csv(rows: pd.DataFrame, spoken: str = "en", labels: Mapping[str, str] | None = NO_LABELS) -> bytes:
    """Headings, yes and no, and the decimal sign in the language; days as 2026-11-22, which every spreadsheet reads in every language.

    A text that would act as a formula gets an apostrophe in front; days without times have none. The file begins with the mark by which
    Excel knows UTF-8. `labels` are headings of columns that are no fields; with `None`
    the headings are in the reader's words already.
    """
    sign = DECIMAL.get(spoken, ",")
    written = pd.DataFrame({name: _cells(rows[name], spoken) for name in rows.columns})
    written.columns = [defused(_heading(str(name), spoken, labels)) for name in rows.columns]
    return written.to_csv(index=False, sep="," if sign == "." else ";", decimal=sign).encode("utf-8-sig")


def _heading(name: str, spoken: str, labels: Mapping[str, str] | None) -> str:
    if labels is None:
        return name
    return capital(plain(labels.get(name) or field_label(name), spoken))


def _cells(values: pd.Series, spoken: str) -> pd.Series:
    if pd.api.types.is_bool_dtype(values):
        return values.map({True: plain("yes", spoken), False: plain("no", spoken)})
    if pd.api.types.is_datetime64_any_dtype(values):
        has_times = (values.dropna() != values.dropna().dt.normalize()).any()
        return values.dt.strftime("%Y-%m-%d %H:%M" if has_times else "%Y-%m-%d")
    return values if pd.api.types.is_numeric_dtype(values) else values.map(defused)
