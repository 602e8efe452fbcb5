"""`python -m kpi compute`: the values of KPIs, by members, steps and comparisons."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from data.defused import defused
from data.version import Version
from kpi.arguments import check_dimensions, check_members, comparison, condition, day, filters_of, version_in, whole_number
from kpi.calendar_command import add_calendar_options, calendar_asked
from kpi.comparison import Comparison
from kpi.compute import Value, compute
from kpi.finding import CALLED, kpi_asked
from kpi.periods import Grain, Period
from kpi.ranked import ranked
from kpi.selection import Selection
from kpi.status import span
from kpi.tables import TABLES
from kpi.targets import kept_in
from kpi.term_options import add_term_options, terms_asked
from locales import Sentence, SentenceError

OWN = tuple(dict.fromkeys(name for table in TABLES.values() for name in table.own_dimensions))
"""What a command may slice by besides the conformed dimensions, such as the reason of a loss."""


def add_to(commands: Any) -> None:
    """Declare the command on a parser's subcommands."""
    parser = commands.add_parser("compute", help="the values of KPIs")
    parser.add_argument("kpi", nargs="+", metavar="KPI", help=CALLED)
    add_selection_options(parser)
    parser.add_argument("--grain", choices=[str(each) for each in Grain], help="one value for each step of this length")
    parser.add_argument(
        "--by", action="extend", nargs="+", default=[], metavar="DIM", help="one value for each member; several for their pairs"
    )
    parser.add_argument("--top", type=whole_number, metavar="N", help="the N best members of --by apart, all others together")
    parser.add_argument(
        "--least", type=whole_number, metavar="ROWS", help="members with fewer rows are never among the best, but the others"
    )
    parser.add_argument("--share", action="store_true", help="with each value its share of the total, where values add up")
    parser.add_argument("--total", action="store_true", help="with the members of --by also their total, computed anew")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="as JSON")
    form.add_argument("--csv", action="store_true", help="as CSV")
    parser.set_defaults(command=_compute)


def add_selection_options(parser: argparse.ArgumentParser) -> None:
    """The options that say which workspace, period, comparison, rows, day and calendar."""
    parser.add_argument("--workspace", metavar="DIR", required=True, help="the folder of the workspace")
    parser.add_argument("--from", dest="start", type=day, metavar="D", help="first day; without it, the first of the data")
    parser.add_argument("--to", dest="end", type=day, metavar="D", help="first day after, not included; without it, the data's end")
    parser.add_argument("--where", action="append", default=[], type=condition, metavar="DIM=MEMBER", help="only these; DIM= for none")
    periods = "none, previous, year, target, or a period as 2025-01-01..2025-04-01, the last day not included"
    parser.add_argument("--compare", type=comparison, default=(Comparison.NONE, None), metavar="WHAT", help=periods)
    parser.add_argument("--today", type=day, metavar="D", help="the day taken for today; else the last of the data")
    add_term_options(parser)
    add_calendar_options(parser)


def _compute(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = selection_asked(version, asked)
    check_dimensions([*asked.by, *(each.dimension for each in selection.filters)], OWN)
    asked.kpi = [kpi_asked(version, name) for name in asked.kpi]
    rows = _ranked_rows(version, selection, asked) if _is_ranked(asked) else _rows(version, selection, asked)
    printed: Callable[[list[dict[str, Any]]], None] = _print_json if asked.json else _print_csv if asked.csv else _print_table
    printed(rows)


def _rows(version: Version, selection: Selection, asked: argparse.Namespace) -> list[dict[str, Any]]:
    return [_row(value) for value in compute(version, asked.kpi, selection, asked.by)]


def _is_ranked(asked: argparse.Namespace) -> bool:
    if not (asked.top or asked.least or asked.share or asked.total):
        return False
    if not asked.by:
        raise SentenceError(
            Sentence("--top, --least, --share and --total are about members: say which with --by, for instance --by channel")
        )
    return True


def _ranked_rows(version: Version, selection: Selection, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """The members, the others and, where asked for, the total of each KPI: `part` says which, `members` how many the others are."""
    rows = []
    for kpi_id in asked.kpi:
        found = ranked(version, kpi_id, selection, asked.by, asked.top, least=asked.least or 0)
        parts = {"member": found.members, "others": found.others} | ({"total": found.whole} if asked.total else {})
        for part, values in parts.items():
            for value in values:
                row = _row(value) | {"part": part} | ({"members": found.beyond} if part == "others" else {"members": None})
                rows.append(row | ({"share": found.share(value)} if asked.share else {}))
    return rows


def selection_asked(version: Version, asked: argparse.Namespace) -> Selection:
    """The selection that a command is given. Raises SentenceError."""
    calendar = calendar_asked(version.root, asked)
    now = calendar.today(datetime.now(UTC))
    whole = span(version) or Period(date(1970, 1, 1), now)
    today = asked.today or min(now, date.fromordinal(whole.end.toordinal() - 1))
    start, end = asked.start or whole.start, asked.end or whole.end
    if end <= start:
        raise SentenceError(Sentence("--to {end} must come after --from {start}: the last day is not included", start=start, end=end))
    grain = getattr(asked, "grain", None)
    everything = not (asked.start or asked.end or grain)
    compared, other = asked.compare
    selection = Selection(Period(start, end), today, compared, Grain(grain) if grain else None, calendar=calendar, other=other)
    selection = replace(selection, terms=terms_asked(version.root, asked))
    goals = kept_in(version.root) if compared is Comparison.TARGET else ()
    filters = filters_of(asked.where)
    check_members(version, filters)
    return replace(selection, filters=filters, undated=everything, goals=goals)


def _row(value: Value) -> dict[str, Any]:
    return {
        "kpi": value.kpi,
        "from": value.period.start.isoformat(),
        "to": value.period.end.isoformat(),
        "group": dict(value.group),
        "value": value.value,
        "rows": value.rows,
        "comparison": value.comparison,
        "compared_from": value.compared.start.isoformat() if value.compared else None,
        "compared_to": value.compared.end.isoformat() if value.compared else None,
        "numerator": value.numerator,
        "denominator": value.denominator,
        "beside": dict(value.beside),
        "immature": value.immature,
        "reason": str(value.reason) if value.reason else None,
    }


def _print_json(rows: list[dict[str, Any]]) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=1))


def _print_csv(rows: list[dict[str, Any]]) -> None:
    flat = [{**row, **{f"by_{name}": member for name, member in row["group"].items()}} for row in rows]
    names = [name for name in (flat[0] if flat else {}) if name not in ("group", "beside")]
    writer = csv.DictWriter(sys.stdout, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: defused(cell) for name, cell in row.items()} for row in flat)


def _print_table(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        group = _group(row)
        shown = "–" if row["value"] is None else f"{row['value']:,.4f}"
        compared = f"   compared: {row['comparison']:,.4f}" if row["comparison"] is not None else ""
        why = f"   {row['reason']}" if row["reason"] else ""
        part = f"   share: {row['share']:.4f}" if row.get("share") is not None else ""
        print(f"{row['kpi']:24}{row['from']} – {row['to']}  {group:30}{shown:>20}   rows: {row['rows']:,}{part}{compared}{why}")


def _group(row: dict[str, Any]) -> str:
    if row.get("part", "member") != "member":
        return str(row["part"]) + (f" ({row['members']})" if row["members"] else "")
    return ", ".join(f"{name}: {'–' if member is None else member}" for name, member in row["group"].items())
