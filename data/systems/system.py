"""What a declaration of a system says: which exports it writes, how to recognise them, and what their headers mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.matching.names import normal

LANGUAGES = {
    "en": "English",
    "it": "Italian",
    "pt": "Portuguese",
    "pt_br": "Portuguese (Brazil)",
    "ca": "Catalan",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
}
"""The languages in which systems print headers, as `export` takes them."""


@dataclass(frozen=True)
class Headers:
    """The headers of one export in one language: `must`, `fields` and `unused` as an `Export` has them, the first two also as printed."""

    must: tuple[frozenset[str], ...]
    fields: Mapping[str, tuple[str, ...]]
    printed: Mapping[str, tuple[str, ...]]
    told_by: tuple[str, ...]
    unused: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Export:
    """One export that a system writes: the table it fills, the headers that give it away, and the meaning of headers of its own.

    `must` holds alternatives: one of them has to be in the header entirely. `marks` are parts of raw headers of which one has to occur.
    `fields` maps a field of ours to headers, best first; headers that everybody uses stand in `data.systems.spreadsheet`.
    `constants` are values that every row of the export has. `in_cents` says that amounts without decimals are in hundredths.
    `words` says what words under a field mean where the vocabulary cannot know (`{"status": {"S": "won"}}`).
    `settles` says that its `must` leaves no doubt, however many headers another export knows.
    `questions` says that headers are questions: only a table of which one is scored (`data.matching.surveys`) is this export.
    `total_without` is a field that every row has and a line of totals lacks. `unused` are headers that mean nothing of ours, whatever
    they are called: the key of an advertising account is no customer's.
    `languages` are its headers language by language, where they are declared so (see `export`).
    """

    table: str
    must: tuple[frozenset[str], ...]
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    constants: Mapping[str, str] = field(default_factory=dict)
    in_cents: bool = False
    settles: bool = False
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    questions: bool = False
    total_without: str | None = None
    unused: frozenset[str] = frozenset()
    languages: Mapping[str, Headers] = field(default_factory=dict)


@dataclass(frozen=True)
class System:
    """Software that writes exports.

    A file whose header has all of `signs` is its work even where no export fits: then it is an object that holds nothing of ours.
    """

    name: str
    exports: tuple[Export, ...]
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """How spreadsheets name one table of ours and its fields, in five languages.

    `entity` are words for the row itself ("deal", "trattativa"): they count in file names, and may stand in any header without changing it.
    `fields` maps a field to its headers, best first. `asks` holds alternatives: the fields of one of them must be there.
    `telling` are fields that hardly any other table has. Where `named`, fields are not enough: the file, the sheet, or a header of an
    own field (or of `naming`) has to say what a row is. `asks_if_named` are further
    alternatives that hold only then. `unlike` are words in a file's name that speak against the table, `tells` headers without a field
    of ours that speak for it, written `"from stage; to stage"`.
    """

    table: str
    entity: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    asks: tuple[frozenset[str], ...]
    telling: frozenset[str] = frozenset()
    named: bool = False
    asks_if_named: tuple[frozenset[str], ...] = ()
    naming: frozenset[str] = frozenset()
    unlike: tuple[str, ...] = ()
    tells: str = ""


def musts(*alternatives: str) -> tuple[frozenset[str], ...]:
    """Alternatives written as `"deal name; deal stage"`, normalised."""
    return tuple(frozenset(normal(each) for each in text.split(";")) for text in alternatives)


def headers(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of `field | header; header` as a mapping, headers normalised. A line without a bar goes on with the one before."""
    written: dict[str, str] = {}
    for line in text.strip().splitlines():
        name, bar, rest = line.partition("|")
        if bar:
            last = name.strip()
            written[last] = rest
        else:
            written[last] += line
    return {name: tuple(dict.fromkeys(normal(each) for each in rest.split(";") if each.strip())) for name, rest in written.items()}


def export(
    table: str,
    rows: str = "",
    *,
    marks: tuple[str, ...] = (),
    constants: Mapping[str, str] | None = None,
    in_cents: bool = False,
    settles: bool = False,
    words: Mapping[str, Mapping[str, str]] | None = None,
    questions: bool = False,
    total_without: str | None = None,
    **languages: str,
) -> Export:
    """An export whose headers are declared language by language, exactly as the system prints them.

    Each language is lines of `field | Header; other header`, of `must | Header; Header` for what gives the export away, and of
    `unused | Header` for what is nothing of ours. `rows` has
    all languages side by side: the first line names them, `en | it | …`, the others are `field | English; other | Italian | …`. A line
    that begins with a blank goes on with the one before.
    """
    spoken = {language: _spoken(text) for language, text in {**_by_language(rows), **languages}.items()}
    fields: dict[str, tuple[str, ...]] = {}
    for each in spoken.values():
        for name, known in each.fields.items():
            fields[name] = tuple(dict.fromkeys((*fields.get(name, ()), *known)))
    must = tuple(dict.fromkeys(must for each in spoken.values() for must in each.must))
    unused = frozenset(name for each in spoken.values() for name in each.unused)
    return Export(table, must, fields, marks, constants or {}, in_cents, settles, words or {}, questions, total_without, unused, spoken)


def _by_language(rows: str) -> dict[str, str]:
    """Rows with all languages side by side, as a text of its own for each language."""
    if not rows.strip():
        return {}
    first, *lines = rows.strip().splitlines()
    named = [each.strip() for each in first.split("|")]
    whole: list[str] = []
    for line in lines:
        if line.startswith(" ") and whole:
            whole[-1] += line
        else:
            whole.append(line)
    texts: dict[str, list[str]] = {language: [] for language in named}
    for line in whole:
        name, *cells = line.split("|")
        for language, cell in zip(named, cells, strict=False):
            if cell.strip():
                texts[language].append(f"{name}|{cell}")
    return {language: "\n".join(found) for language, found in texts.items() if found}


def _spoken(text: str) -> Headers:
    written: dict[str, list[str]] = {}
    must: list[str] = []
    last = ""
    for line in text.strip().splitlines():
        name, bar, rest = line.partition("|")
        if name.strip() == "must":
            must.append(" + ".join(each.strip() for each in rest.split(";")))
            continue
        last = name.strip() if bar else last
        written.setdefault(last, []).extend(each.strip() for each in (rest if bar else line).split(";") if each.strip())
    unused = frozenset(map(normal, written.pop("unused", ())))
    printed = {name: tuple(dict.fromkeys(found)) for name, found in written.items()}
    fields = {name: tuple(dict.fromkeys(map(normal, found))) for name, found in printed.items()}
    return Headers(musts(*(each.replace(" + ", ";") for each in must)), fields, printed, tuple(must), unused)


def entities(text: str) -> tuple[str, ...]:
    """Words written as `"deal; opportunity"`."""
    return tuple(each.strip() for each in text.split(";"))


def fields(text: str) -> frozenset[str]:
    """Fields written as `"stage amount"`."""
    return frozenset(text.split())


def asks(*alternatives: str) -> tuple[frozenset[str], ...]:
    """Alternatives written as `"stage amount"`."""
    return tuple(frozenset(text.split()) for text in alternatives)
