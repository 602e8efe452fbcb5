"""The terms of a workspace, as they are kept and found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from data.workspace_settings import keep_settings, settings_of
from kpi.terms import ATTRIBUTION, NUMBERS, USUAL_TERMS, Attribution, Terms


def terms_of(root: Path) -> Terms:
    """The terms of the workspace at `root`; the usual ones where nobody has set any."""
    return terms_in(settings_of(root))


def terms_in(settings: Mapping[str, str]) -> Terms:
    """The terms among settings by name. Raises BadTerms, ValueError for what `keep_terms` has not written."""
    kept = {**written(USUAL_TERMS), **settings}
    return Terms(**{each.name: int(kept[each.name]) for each in NUMBERS}, attribution=Attribution(kept[ATTRIBUTION]))


def keep_terms(root: Path, terms: Terms) -> None:
    """Make them the terms of the workspace at `root`."""
    keep_settings(root, written(terms))


def written(terms: Terms) -> dict[str, str]:
    """Each term as it is kept: a text."""
    return {name: str(value) for name, value in asdict(terms).items()}
