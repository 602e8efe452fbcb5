"""The pace to quota: what is won of it, what was to be expected by now, what each working day that is left must bring, and the chance.

`quota_pace(version, selection, dimension, grain, as_of)` gives a `Paces`. The method stands in docs/reps.md.
"""

from forecasting.quota_pace.books import Books, books
from forecasting.quota_pace.chance import Backtest, Chance
from forecasting.quota_pace.pace import Pace, Paces, State, paces, quota_pace

__all__ = ["Backtest", "Books", "Chance", "Pace", "Paces", "State", "books", "paces", "quota_pace"]
