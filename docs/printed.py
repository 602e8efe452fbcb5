"""Print the documents that are made from declarations: `python -m docs.printed`, or with `--check` say which are stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from data.tables import TABLES
from docs.printed_checks import checks
from docs.printed_imports import imports
from docs.printed_settings import settings_page
from docs.printed_terms import terms_page
from kpi.catalogue import CATALOGUE, SYNONYMS
from kpi.derived import DERIVATIONS

FOLDER = Path(__file__).parent


def kpis() -> str:
    """Every KPI by family: meaning, formula, unit, what it needs, what people call it."""
    lines = ["# The KPIs", "", "Printed from `kpi/catalogue/` by `make documents`."]
    for family, members in groupby(CATALOGUE.values(), key=lambda kpi: kpi.family):
        lines += ["", f"## {family}"]
        for kpi in members:
            needs = "; ".join(f"`{table}`: {', '.join(columns)}" for table, columns in kpi.needs.items())
            named = ", ".join(dict.fromkeys(word for words in SYNONYMS[kpi.id].values() for word in words))
            lines += ["", f"### {kpi.name} (`{kpi.id}`)", "", kpi.meaning, "", f"- Formula: {kpi.formula}"]
            lines += [
                f"- Unit: {kpi.unit}{f' ({kpi.per})' if kpi.per else ''}; better: {kpi.better}; read by {kpi.frequency}",
                f"- Needs {needs}",
            ]
            lines += [f"- Beside it: {', '.join(kpi.beside)}"] if kpi.beside else []
            lines += [f"- Read by {', '.join(kpi.read_by)}: the headline is its largest member"] if kpi.read_by else []
            lines += [f"- Note: {kpi.note}"] if kpi.note else []
            lines += [f"- Also called: {named}"]
    return "\n".join(lines) + "\n"


def tables() -> str:
    """Every table of ours with its fields."""
    lines = [
        "# Tables and fields",
        "",
        "Printed from `data/tables.py` by `make documents`. Every export is brought into these; those at the end are made from others.",
    ]
    for table in (*TABLES.values(), *(each.table for each in DERIVATIONS.values())):
        lines += [
            "",
            f"## {table.name}",
            "",
            f"One row is {table.one_row}.{_derived_from(table.name)}",
            "",
            "| field | kind | meaning |",
            "|---|---|---|",
        ]
        lines += [f"| `{field.name}` | {field.kind} | {field.meaning} |" for field in table.fields]
        own = f"; of its own: {', '.join(table.own_dimensions)}" if table.own_dimensions else ""
        lines += ["", f"Sliced by: {', '.join(table.dimensions)}{own}."] if table.dimensions else []
    return "\n".join(lines) + "\n"


def _derived_from(table: str) -> str:
    """From which tables a table is made, where it is: no export is brought into it."""
    return f" Made from {', '.join(f'`{name}`' for name in DERIVATIONS[table].reads)}." if table in DERIVATIONS else ""


PRINTED: dict[str, Callable[[], str]] = {
    "kpis.md": kpis,
    "tables.md": tables,
    "imports.md": lambda: imports() + checks(),
    "settings.md": settings_page,
    "terms.md": terms_page,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a document is not what would be printed")
    check = parser.parse_args().check
    stale = []
    for name, printed in PRINTED.items():
        path, text = FOLDER / name, printed()
        if check:
            stale += [name] if not path.is_file() or path.read_text(encoding="utf-8") != text else []
        else:
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"docs/{name} is stale: run `make documents`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
