"""What comes in without a question: every system with its exports, their tables and headers, printed from the declarations."""

from __future__ import annotations

from data.systems import SYSTEMS, Export, System
from data.systems.system import LANGUAGES

HEAD = """# What comes in

Printed from `data/systems/` by `make documents`.

A file is recognised by its headers, in whatever language the system printed them; capitals, accents, blanks and signs do not matter.
Those under “told by” give an export away where they stand in a file together.
What the tables and fields on the right hold is said in [Tables and fields](tables.md). Any other spreadsheet comes in, too, by the names of
its columns and by its values; what stays doubtful is asked once."""


def imports() -> str:
    """The page."""
    lines = [HEAD, "", *(f"- [{each.name}](#{_anchor(each.name)}): {', '.join(_tables(each))}" for each in SYSTEMS)]
    for system in SYSTEMS:
        lines += ["", f"## {system.name}"]
        for export in system.exports:
            lines += ["", *_export(export)]
    return "\n".join(lines) + "\n"


def _export(export: Export) -> list[str]:
    lines = [f"### {export.table}", ""]
    if export.languages:
        lines += _row(["field", *(LANGUAGES[language] for language in export.languages)])
        lines += ["|---" * (len(export.languages) + 1) + "|"]
        lines += _row(["told by", *("; ".join(each.told_by) for each in export.languages.values())])
        for name in export.fields:
            lines += _row([f"`{name}`", *("; ".join(each.printed.get(name, ())) for each in export.languages.values())])
    else:
        lines += [*_row(["field", "headers"]), "|---|---|"]
        lines += [line for name, known in export.fields.items() for line in _row([f"`{name}`", "; ".join(known)])]
    if export.words:
        lines += ["", *_words(export)]
    if export.constants:
        lines += ["", "Every row has " + ", ".join(f"`{name}` {value}" for name, value in export.constants.items()) + "."]
    return lines


def _words(export: Export) -> list[str]:
    meanings = {name: ", ".join(f"{text} is {meaning}" for text, meaning in words.items()) for name, words in export.words.items()}
    return [f"Of `{name}`: {text}." for name, text in meanings.items()]


def _row(cells: list[str]) -> list[str]:
    return ["| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"]


def _tables(system: System) -> list[str]:
    return list(dict.fromkeys(export.table for export in system.exports))


def _anchor(name: str) -> str:
    return "".join(each for each in name.lower().replace(" ", "-") if each.isalnum() or each == "-")
