"""`python -m data import`: files, folders and zips into a new version."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from data.commands import Command
from data.commands.asking import print_questions
from data.commands.comparing import print_difference
from data.commands.files import files_of
from data.commands.reading import read_files
from data.differences import differences
from data.drafts import Draft
from data.importing import Outcome, drafted, take_over
from data.questions import QUESTIONS
from data.readers import Refused
from data.store import Workspace
from data.version import Mode, Source
from data.workspace_settings import CURRENCY, TIME_ZONE, keep_settings
from locales import Sentence, SentenceError


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder (with everything in it) or a zip")
    parser.add_argument(
        "--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data; made if it is not there"
    )
    parser.add_argument("--json", action="store_true", help="print what was understood as JSON: one object per file and sheet")
    parser.add_argument("--dry-run", action="store_true", help="show what would differ and store nothing")
    parser.add_argument(
        "--mode", action="append", default=[], type=_mode, metavar="FILE=MODE",
        help="append, upsert or replace, where something else is proposed; may be repeated",
    )  # fmt: skip
    parser.add_argument(
        "--time-zone", metavar="ZONE", help="where the workspace tells its times, such as Europe/Madrid; kept (default: UTC)"
    )
    parser.add_argument("--currency", metavar="CODE", help="what rates are to lead to, such as EUR; kept")
    parser.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE", help="the day taken for today (default: today)")


def _run(arguments: argparse.Namespace) -> int:
    files, unread = _contents(arguments.paths)
    try:
        outcome, draft = _imported(arguments, files)
    except SentenceError as problem:
        print(problem, file=sys.stderr)
        return 2
    refused = [*unread, *outcome.refused]
    for each in refused:
        print(f"{each.file}: {each.sentence}", file=sys.stderr)
    if arguments.json:
        print(
            json.dumps(
                [source_as_json(source) for source in outcome.sources] + [_refused_as_json(each) for each in refused],
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        _print(outcome)
        print_questions(outcome.sources, arguments.workspace)
        if draft:
            _print_draft(draft)
    return 2 if any(not each.empty_of_tables for each in refused) or not (outcome.sources or refused) else 0


def _imported(arguments: argparse.Namespace, files: list[tuple[str, Path]]) -> tuple[Outcome, Draft | None]:
    """What was understood, and the draft that was stored or, in a dry run, only made."""
    workspace = Workspace(arguments.workspace)
    said = {TIME_ZONE: arguments.time_zone, CURRENCY: arguments.currency}
    keep_settings(workspace.root, {name: value for name, value in said.items() if value})
    outcome = read_files(workspace, files, today=arguments.today or date.today(), progress=_say)
    if not outcome.sources:
        return outcome, None
    draft = drafted(workspace, outcome, modes=dict(arguments.mode), progress=_say)
    return (outcome if arguments.dry_run else replace(outcome, version=take_over(workspace, draft))), draft


def _mode(text: str) -> tuple[str, Mode]:
    """`deals.csv=append` as a file and a mode, as a `type` of argparse."""
    file, _, mode = text.rpartition("=")
    if not file or mode not in set(Mode):
        raise argparse.ArgumentTypeError(str(Sentence("{text} must read FILE=append, FILE=upsert or FILE=replace", text=text)))
    return file, Mode(mode)


def _print_draft(draft: Draft) -> None:
    for each in draft.proposed:
        chosen = str(Sentence("chosen: {mode}", mode=each.source.mode)) + "; " if each.is_chosen else ""
        print(f"{each.source.label}: {each.source.mode} ({chosen}{each.proposal.reason})")
    if draft.parent:
        for difference in differences(draft.parent, draft.version):
            print_difference(difference)


def _contents(paths: list[str]) -> tuple[list[tuple[str, Path]], list[Refused]]:
    """Files that can be opened, with the names they are known by; large ones are never held in memory whole."""
    files, unread = [], []
    for name, path in files_of(paths):
        try:
            path.open("rb").close()
            files.append((name, path))
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            unread.append(Refused(name, Sentence("This file cannot be opened: {reason}. Check the path.", reason=reason)))
    return files, unread


def _say(sentence: Sentence) -> None:
    print(sentence, file=sys.stderr)


def source_as_json(source: Source) -> dict[str, Any]:
    """One file or sheet as it was understood, in plain words."""
    return {
        "file": source.file,
        "sheet": source.sheet,
        "system": source.system,
        "table": source.table,
        "rows_read": source.rows_read,
        "rows_loaded": source.rows_loaded,
        "rows_rejected": source.rows_rejected,
        "columns": [
            {"column": each.column, "field": each.field, "confidence": each.confidence, "why": str(each.why)} for each in source.columns
        ],
        "problems": [
            {
                "check": each.check,
                "severity": each.severity,
                "sentence": str(each.sentence),
                "count": each.count,
                "examples": list(each.examples),
            }
            for each in source.problems
        ],
    }


def _refused_as_json(refused: Refused) -> dict[str, Any]:
    severity = "note" if refused.empty_of_tables else "error"
    check = "no-table" if refused.empty_of_tables else "unreadable"
    problem = {"check": check, "severity": severity, "sentence": str(refused.sentence), "count": 0, "examples": []}
    nothing: dict[str, Any] = {
        "sheet": None,
        "system": None,
        "table": None,
        "rows_read": 0,
        "rows_loaded": 0,
        "rows_rejected": 0,
        "columns": [],
    }
    return {"file": refused.file, **nothing, "problems": [problem]}


def _print(outcome: Outcome) -> None:
    for source in outcome.sources:
        where = f"{source.file} [{source.sheet}]" if source.sheet else source.file
        print(f"{where}: {source.table or 'no table of ours'} ({source.system or 'unknown'}), ", end="")
        print(f"{source.rows_read:,} rows read, {source.rows_loaded:,} loaded, {source.rows_rejected:,} set aside")
        for problem in (each for each in source.problems if each.check not in QUESTIONS):
            print(f"  {problem.severity}: {problem.sentence}" + (f" ({'; '.join(problem.examples)})" if problem.examples else ""))
    if outcome.version:
        print(f"Version {outcome.version.number}: " + ", ".join(f"{facts.rows:,} {name}" for name, facts in outcome.version.facts.items()))
        for problem in outcome.version.problems:
            print(f"  {problem.severity}: {problem.sentence}" + (f" ({'; '.join(problem.examples)})" if problem.examples else ""))


IMPORT = Command(
    "import", "import files into a workspace", "python -m data import exports.zip deals.csv --workspace ~/acme", _arguments, _run
)
