"""`python -m kpi pivot`: KPIs in rows and columns, each cell, subtotal and total from its own rows."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from typing import Any

from data.defused import defused
from kpi.arguments import check_dimensions, version_in, whole_number
from kpi.compute_command import OWN, add_selection_options, selection_asked
from kpi.finding import CALLED, kpi_asked
from kpi.periods import Grain
from kpi.pivot import Head, Layout, Pivot, pivot
from locales import Sentence, SentenceError


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    text = "KPIs by members in rows and columns, with subtotals, others and totals, each from its own rows; a line a cell"
    parser = commands.add_parser("pivot", help=text, description=text)
    parser.add_argument("kpi", nargs="+", metavar="ID", help=CALLED)
    add_selection_options(parser)
    parser.add_argument("--rows", nargs="+", default=[], metavar="DIM", help="one dimension, or two, the second within the first")
    steps = ", ".join(Grain)
    parser.add_argument("--across", metavar="WHAT", help=f"a dimension, or steps of time ({steps}); without it, the KPIs alone")
    parser.add_argument("--top", type=whole_number, metavar="N", help="the N best members of each dimension apart, all others together")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--csv", action="store_true", help="as CSV, as without either")
    parser.set_defaults(command=_pivot)


def _pivot(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    across = Grain(asked.across) if asked.across in list(Grain) else asked.across
    by = [*asked.rows, *([] if across is None or isinstance(across, Grain) else [across])]
    check_dimensions([*by, *(each.dimension for each in selection.filters)], OWN)
    try:
        layout = Layout(tuple(dict.fromkeys(kpi_asked(version, name) for name in asked.kpi)), tuple(asked.rows), across, asked.top)
    except ValueError:
        raise SentenceError(Sentence("A pivot has two dimensions in rows at most, and none of them twice or in columns as well.")) from None
    rows = rows_of(pivot(version, layout, selection))
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    writer = csv.DictWriter(sys.stdout, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: defused(cell) for name, cell in row.items()} for row in rows)


def rows_of(found: Pivot) -> list[dict[str, Any]]:
    """One row a cell: which row and column it is in, what part of the table, and its value, comparison, rows and reason."""
    layout, across = found.layout, found.layout.across
    made = []
    for row in found.rows:
        for column in found.columns:
            for kpi in found.kpis:
                value = found.cell(row, column, kpi)
                named = {name: _member(row, index) for index, name in enumerate(layout.rows)}
                place = {"part": row.part.value, "members": row.beyond or None} | named
                if across:
                    place |= {"column_part": column.part.value, "column": _column(column)}
                made.append(
                    place
                    | {"kpi": kpi.id, "value": value.value, "rows": value.rows, "comparison": value.comparison, "change": value.change}
                    | {"immature": value.immature, "reason": str(value.reason) if value.reason else None}
                )
    return made


def _member(row: Head, index: int) -> str | None:
    return row.group[index] if index < len(row.group) else None


def _column(column: Head) -> str | None:
    return column.period.start.isoformat() if column.period else column.group[0] if column.group else None
