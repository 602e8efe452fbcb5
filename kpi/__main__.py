"""KPIs without a browser: `python -m kpi list`, `python -m kpi compute`, `python -m kpi moved`."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from rapidfuzz import process

from data.commands.files import files_of
from data.commands.reader import until_read
from data.defused import defused
from data.importing import drafted, preview
from data.store import Workspace
from data.tables import TABLES
from data.version import Version
from kpi.arguments import check_dimensions, condition, day, filters_of, version_in
from kpi.checks_command import add_to
from kpi.compute import UnknownKPI, Value, compute, known
from kpi.moved import moved
from kpi.own.catalogue import catalogue_of
from kpi.periods import Grain, Period
from kpi.selection import Comparison, Selection
from kpi.status import span, status
from locales import Sentence, SentenceError

FIELDS = frozenset(name for table in TABLES.values() for name in table.columns)
"""What a command may slice by besides the dimensions, such as the status."""

EXAMPLES = """examples:
  python -m kpi list --workspace ~/acme
  python -m kpi compute win_rate sales_cycle --workspace ~/acme --from 2026-01-01 --to 2026-07-01
  python -m kpi compute revenue --workspace ~/acme --grain month --by country --where rep="Ana Sousa" --compare year --csv
  python -m kpi moved deals.csv --workspace ~/acme
"""


def main(arguments: list[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = asked.command
    try:
        command(asked)
    except SentenceError as refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


def _list(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace) if asked.workspace else None
    rows = [_described(name, version) for name in catalogue_of(version)]
    if asked.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        print(f"{row['id']:24}{row.get('status', ''):12}{row['name']:28}{row['formula']}")
        for reason in row.get("because", []):
            print(f"{'':36}{reason}")


def _compute(asked: argparse.Namespace) -> None:
    version = version_in(asked.workspace)
    selection = _selection(version, asked)
    check_dimensions([*asked.by, *(each.dimension for each in selection.filters)], FIELDS)
    try:
        values = compute(version, asked.kpi, selection, asked.by)
    except UnknownKPI as unknown:
        raise SentenceError(_did_you_mean(version, str(unknown.args[0]))) from unknown
    rows = [_row(value) for value in values]
    printed: Callable[[list[dict[str, Any]]], None] = _print_json if asked.json else _print_csv if asked.csv else _print_table
    printed(rows)


def _moved(asked: argparse.Namespace) -> None:
    workspace, today = Workspace(asked.workspace), asked.today or datetime.now(UTC).date()
    after = version_in(asked.workspace)
    if asked.files:
        outcome = preview(workspace, [(name, path.read_bytes()) for name, path in files_of(asked.files)], today=today)
        before, after = after, drafted(workspace, outcome).version
    elif after.parent is None:
        raise SentenceError(Sentence("There is nothing to compare: this is the first version."))
    else:
        before = workspace.version(after.parent)
    found = moved(before, after, today)
    if asked.json:
        _print_json([asdict(each) | {"period": [str(each.period.start), str(each.period.end)], "change": each.change} for each in found])
        return
    for each in found:
        values = " → ".join("–" if value is None else f"{value:,.4f}" for value in (each.before, each.after))
        print(f"{each.kpi:24}{each.period.start} – {each.period.end}  {values}")


def _described(name: str, version: Version | None) -> dict[str, Any]:
    kpi = known(version, name)
    row: dict[str, Any] = {
        "id": kpi.id,
        "name": str(kpi.title),
        "unit": str(kpi.unit),
        "better": str(kpi.better),
        "frequency": str(kpi.frequency),
        "formula": kpi.formula,
        "needs": {table: list(columns) for table, columns in kpi.needs.items()},
    }
    if version:
        found = status(version, kpi)
        row |= {"status": str(found.state), "because": [str(each) for each in found.because]}
    return row


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
        group = ", ".join(f"{name}: {'–' if member is None else member}" for name, member in row["group"].items())
        shown = "–" if row["value"] is None else f"{row['value']:,.4f}"
        compared = f"   compared: {row['comparison']:,.4f}" if row["comparison"] is not None else ""
        why = f"   {row['reason']}" if row["reason"] else ""
        print(f"{row['kpi']:24}{row['from']} – {row['to']}  {group:30}{shown:>20}   rows: {row['rows']:,}{compared}{why}")


def _selection(version: Version, asked: argparse.Namespace) -> Selection:
    whole = span(version)
    if whole is None:
        whole = Period(date(1970, 1, 1), datetime.now(UTC).date())
    today = asked.today or min(datetime.now(UTC).date(), date.fromordinal(whole.end.toordinal() - 1))
    start, end = asked.start or whole.start, asked.end or whole.end
    if end <= start:
        raise SentenceError(Sentence("--to {end} must come after --from {start}: the last day is not included", start=start, end=end))
    everything = not (asked.start or asked.end or asked.grain)
    selection = Selection(Period(start, end), today, Comparison(asked.compare), Grain(asked.grain) if asked.grain else None)
    return replace(selection, filters=filters_of(asked.where), undated=everything)


def _did_you_mean(version: Version, name: str) -> Sentence:
    found = process.extractOne(name, list(catalogue_of(version)))
    return Sentence(
        "{name} is not a KPI; did you mean {nearest}? `python -m kpi list` names all", name=name, nearest=found[0] if found else ""
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kpi", description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser(
        "list", help="every KPI, and with a workspace whether its data answers it", epilog=EXAMPLES.split("\n")[1]
    )
    listing.add_argument("--workspace", metavar="DIR")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(command=_list)
    add_to(commands)
    moving = commands.add_parser("moved", help="KPIs that the last version moved, or that files would move if they were stored")
    moving.add_argument("files", nargs="*", metavar="PATH", help="files that are not stored; without them, the last two versions")
    moving.add_argument("--workspace", metavar="DIR", required=True)
    moving.add_argument("--today", type=day, metavar="D", help="the day taken for today")
    moving.add_argument("--json", action="store_true")
    moving.set_defaults(command=_moved)
    computing = commands.add_parser(
        "compute", help="the values of KPIs", epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    computing.add_argument("kpi", nargs="+", metavar="ID")
    computing.add_argument("--workspace", metavar="DIR", required=True)
    computing.add_argument("--from", dest="start", type=day, metavar="D", help="first day; without it, the first of the data")
    computing.add_argument("--to", dest="end", type=day, metavar="D", help="first day after, not included; without it, the data's end")
    computing.add_argument("--grain", choices=[str(each) for each in Grain], help="one value for each step of this length")
    computing.add_argument("--by", action="append", default=[], metavar="DIM", help="one value for each member; may be repeated")
    computing.add_argument("--where", action="append", default=[], type=condition, metavar="DIM=MEMBER", help="only these; DIM= for none")
    computing.add_argument("--compare", choices=[str(each) for each in Comparison], default=str(Comparison.NONE))
    computing.add_argument("--today", type=day, metavar="D", help="the day taken for today; else the last of the data")
    form = computing.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    computing.set_defaults(command=_compute)
    return parser


if __name__ == "__main__":
    sys.exit(until_read(main))
