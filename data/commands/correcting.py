"""`python -m data correct`: say what a stored file's columns and words mean, and read its original again."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from data.commands import Command
from data.commands.comparing import print_difference
from data.corrections import Correction, Corrections
from data.differences import differences
from data.drafts import Draft, accept
from data.matching.understanding import signature_of_source
from data.reimporting import reread
from data.store import StoreError, Workspace
from data.systems import SYSTEMS
from data.systems.intake import LINKING
from data.tables import TABLES
from data.version import Source
from locales import Sentence

Pair = tuple[str, str]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a file of the current version, as `python -m data show --json` names it")
    parser.add_argument("--workspace", required=True, metavar="DIR", help="the folder that keeps the company's data")
    parser.add_argument("--column", action="append", default=[], type=_pair, metavar="COLUMN=FIELD", help="COLUMN= for: do not use it")
    parser.add_argument("--style", action="append", default=[], type=_pair, metavar="COLUMN=STYLE", help="how a column is written")
    parser.add_argument("--word", action="append", default=[], type=_pair, metavar="FIELD:WORD=MEANING", help="stage:Parked=open")
    parser.add_argument("--table", choices=[*TABLES, *LINKING], metavar="TABLE", help="what the file holds")
    parser.add_argument(
        "--system", choices=[each.name for each in SYSTEMS], metavar="SYSTEM", help="which of the systems that may have written it did"
    )
    parser.add_argument("--forget", action="store_true", help="forget what was chosen before for files of this kind")
    parser.add_argument("--dry-run", action="store_true", help="show what would differ; nothing is stored or remembered")
    parser.add_argument("--today", type=date.fromisoformat, default=None, metavar="DATE", help="the day taken for today (default: today)")


def _run(arguments: argparse.Namespace) -> int:
    workspace = Workspace(arguments.workspace)
    try:
        draft = _corrected(workspace, arguments)
        version = draft.version if arguments.dry_run else accept(workspace, draft)
    except StoreError as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Version {version.number}: {version.note}" + (" (not stored)" if arguments.dry_run else ""))
    for each in differences(draft.parent, draft.version) if draft.parent else ():
        print_difference(each)
    return 0


def _corrected(workspace: Workspace, arguments: argparse.Namespace) -> Draft:
    """The draft with the file read again. In a dry run, or where it cannot be read, what was remembered stays as it was."""
    source = _named(workspace, arguments.file)
    kept, mark = Corrections(workspace.root), signature_of_source(source)
    before = kept.get(mark)
    if arguments.forget:
        kept.forget(mark)
    chosen = _correction(arguments)
    restore = True
    try:
        draft = reread(
            workspace,
            today=arguments.today or date.today(),
            corrections={mark: chosen} if chosen != Correction() else {},
            wanted=lambda each: each.sha256 == source.sha256,
        )
        restore = arguments.dry_run
    finally:
        if restore:
            kept.forget(mark)
            if before:
                kept.keep(mark, before)
    return draft


def _named(workspace: Workspace, file: str) -> Source:
    current = workspace.current()
    sources = current.sources if current else ()
    found = next((each for each in sources if file in (each.label, each.file)), None)
    if found is None:
        raise StoreError(
            Sentence("{file} is not among the files of this workspace: {files}", file=file, files=[each.label for each in sources])
        )
    if not found.sha256 or workspace.original(found.sha256) is None:
        raise StoreError(Sentence("The original of {file} is not kept here. Import the file again to correct it.", file=found.label))
    return found


def _correction(arguments: argparse.Namespace) -> Correction:
    words: dict[str, dict[str, str]] = {}
    for said, meaning in arguments.word:
        field, _, word = said.partition(":")
        words.setdefault(field, {})[word] = meaning
    columns = {column: field or None for column, field in arguments.column}
    return Correction(table=arguments.table, columns=columns, styles=dict(arguments.style), words=words, system=arguments.system)


def _pair(text: str) -> Pair:
    """`Closer=rep` as a pair, as a `type` of argparse."""
    before, equals, after = text.rpartition("=")
    if not before or not equals:
        raise argparse.ArgumentTypeError(str(Sentence("{text} must read THEIRS=OURS", text=text)))
    return before, after


CORRECT = Command(
    "correct", "say what a stored file means, and read it again",
    'python -m data correct deals.csv --workspace ~/acme --column "Closer=rep" --word "stage:Parked=open"', _arguments, _run,
)  # fmt: skip
