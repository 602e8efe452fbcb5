"""Forecasts as values that JSON knows."""

from __future__ import annotations

import math
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pandas as pd

from locales import Sentence


def plain(value: Any) -> Any:
    """Sentences in English, days as YYYY-MM-DD, frames as lists of rows; what is not known (NaN, NaT) is `None`."""
    match value:
        case Sentence():
            return str(value)
        case pd.DataFrame():
            return plain(value.to_dict("records"))
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case _ if value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
            return None
        case date():
            return value.strftime("%Y-%m-%d")
        case float():
            return round(value, 6)
        case _ if is_dataclass(value):
            return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
        case _:
            return value
