"""Which dimensions tell easy cases from hard ones: those by which successes left out can be foretold better than without.

Dimensions are added one by one, the one first that lowers the log loss of a tenfold cross-validation most, as long as it does so by more
than its own standard error (the rule of one standard error: Breiman, Friedman, Olshen and Stone 1984; Hastie, Tibshirani and Friedman
2009, section 7.10). A stratum's share is drawn towards the common one by as much as `PRIOR` cases weigh, so that small strata foretell
nothing by luck.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

FOLDS = 10
PRIOR = 20.0
MOST = 3
"""More dimensions than these cut the cases into kinds that hardly two people share."""

Losses = npt.NDArray[np.float64]


def telling_kinds(cells: pd.DataFrame, candidates: Sequence[str], seed: int) -> tuple[str, ...]:
    """The candidates to stratify by, the most telling first; empty where none helps to foretell a success.

    `cells` has the columns of the candidates (empty: not known), `cases` and `successes`; other columns are not looked at.
    """
    left = [name for name in candidates if cells[name].nunique(dropna=False) > 1]
    if not left or cells["cases"].sum() < 2 * FOLDS:
        return ()
    cells = cells.groupby(left, dropna=False, observed=True)[["cases", "successes"]].sum().reset_index()
    folds = _folds(cells, np.random.default_rng(seed))
    chosen: tuple[str, ...] = ()
    loss = _losses(cells, folds, chosen)
    while left and len(chosen) < MOST:
        tried = {name: _losses(cells, folds, (*chosen, name)) for name in left}
        best = min(left, key=lambda name: float(tried[name].mean()))
        gained = loss - tried[best]
        if gained.mean() <= gained.std(ddof=1) / np.sqrt(FOLDS):
            break
        chosen, loss = (*chosen, best), tried[best]
        left.remove(best)
    return chosen


def _folds(cells: pd.DataFrame, random: np.random.Generator) -> tuple[Losses, Losses]:
    """Every case put into one of the folds at random: per cell and fold how many succeeded, and how many did not."""
    even = np.full(FOLDS, 1 / FOLDS)
    succeeded = cells["successes"].to_numpy(dtype=np.int64)
    failed = cells["cases"].to_numpy(dtype=np.int64) - succeeded
    return random.multinomial(succeeded, even).astype(float), random.multinomial(failed, even).astype(float)


def _losses(cells: pd.DataFrame, folds: tuple[Losses, Losses], by: Sequence[str]) -> Losses:
    """The mean log loss of each fold, foretold from the others by the dimensions `by`."""
    succeeded, failed = folds
    stratum: npt.NDArray[np.int64] = np.zeros(len(cells), dtype=np.int64)
    if by:
        stratum = cells.groupby(list(by), dropna=False, observed=True, sort=False).ngroup().to_numpy().astype(np.int64)
    yes, no = (_by_stratum(each, stratum) for each in (succeeded, failed))
    yes_else, no_else = (each.sum(axis=1, keepdims=True) - each for each in (yes, no))
    common = (yes_else.sum(axis=0) + 0.5) / (yes_else.sum(axis=0) + no_else.sum(axis=0) + 1)
    share = (yes_else + PRIOR * common) / (yes_else + no_else + PRIOR)
    lost = -(yes * np.log(share) + no * np.log1p(-share)).sum(axis=0)
    return np.asarray(lost / np.maximum(yes.sum(axis=0) + no.sum(axis=0), 1))


def _by_stratum(of_cells: Losses, stratum: npt.NDArray[np.int64]) -> Losses:
    summed = np.zeros((int(stratum.max()) + 1, of_cells.shape[1]))
    np.add.at(summed, stratum, of_cells)
    return summed
