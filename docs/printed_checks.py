"""What is checked in each table, printed from the catalogue of checks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from data.checks.catalogue import CHECKS
from data.checks.check import Check

HEAD = """
## What is checked

Printed from `data/checks/catalogue/`. Every check that the columns of a file allow is asked of all its rows when the file comes in, and
again where the checks are looked at: on the Data page and by `python -m data check`. Nothing that a check finds is changed by itself."""


def checks() -> str:
    """The section: a table of checks for each table of ours."""
    lines = [HEAD]
    for table, of_table in groupby(CHECKS, key=lambda each: each.table):
        lines += ["", f"### Checks of {table}", "", "| check | severity | flaw | what it says | fields |", "|---|---|---|---|---|"]
        for same in _alike(of_table):
            lines += [_row(same)]
    return "\n".join(lines) + "\n"


def _alike(checks: Iterable[Check]) -> list[list[Check]]:
    """Checks that differ only in the field they are about, together."""
    found: dict[str, list[Check]] = {}
    for check in checks:
        found.setdefault(check.name, []).append(check)
    return list(found.values())


def _row(same: list[Check]) -> str:
    first = same[0]
    fields = ", ".join(dict.fromkeys(f"`{name}`" for check in same for name in check.fields)) or "the whole row"
    said = first.sentence.replace("{count} ", "… ").replace("|", "\\|")
    return f"| `{first.name}` | {first.severity} | {first.flaw.value} | {said} | {fields} |"
