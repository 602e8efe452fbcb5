"""What the checks find in a version, from where it is stored where somebody asked before: a check reads every row of a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import data
from data.checks.catalogue import CHECKS
from data.checks.finding import Finding, Found
from data.checks.listing import Listing, check_version, find_in
from data.version import Version
from kpi.code import state_of
from kpi.stored_answers import is_storing, key_of, store, stored

CHECKS_OF = {check.id: check for check in CHECKS}

ASKING = ("checks/**/*.py", "styles/**/*.py", "systems/**/*.py", "links/stored_part.py", "tables.py")
"""The files of `data` whose text decides what a check finds."""


def listing(version: Version, today: date) -> Listing:
    """Every check that can be asked of a version's files, with what it finds on a day."""

    def find(table: str, path: Path, newer: tuple[Path, ...], day: date) -> Found:
        key = key_of("checks", state_of(Path(data.__file__).parent, ASKING), table, path.name, tuple(each.name for each in newer), day)
        if told := stored(version, (key,)).get(key):
            return _read(told)
        found = find_in(table, path, newer, day)
        if is_storing():
            store(version, {key: _told(found)})
        return found

    return check_version(version, today, find)


def _told(found: Found) -> list[Any]:
    findings = [[each.check.id, each.count, each.rows, each.learned, each.examples] for each in found.findings]
    return [findings, [each.id for each in found.passed]]


def _read(told: list[Any]) -> Found:
    findings, passed = told
    return Found(
        tuple(
            Finding(CHECKS_OF[check], count, tuple(rows), learned, tuple(examples)) for check, count, rows, learned, examples in findings
        ),
        tuple(CHECKS_OF[check] for check in passed),
    )
