"""JSON and JSON lines: objects become rows, their fields columns; numbers keep the text they were written in. Runs in the child process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from data.limits import Limits
from data.readers.encoding import decode
from data.readers.fitting import fit
from data.readers.raw import ROW, Native, RawTable, Unreadable
from data.readers.records import Record
from data.readers.shape import Shape, find_shape, unique_names
from data.readers.tidy import Aside, tidy
from locales import Sentence

Entry = tuple[int, Any]


class _Numeral(str):
    """A number as it was written."""

    __slots__ = ()


_READER = json.JSONDecoder(parse_float=_Numeral, parse_int=_Numeral, parse_constant=lambda _: None)


def read_json(name: str, path: Path, limits: Limits) -> RawTable:
    """The table of a JSON file: a list of objects (or of lists), one object a line, or an object that holds one such list.

    `__row` counts the objects from 1; for JSON lines it is the line.
    """
    text, problems = decode(name, path.read_bytes())
    if not text.strip():
        raise Unreadable(Sentence("“{file}” is empty.", file=name), empty_of_tables=True)
    entries, aside = _entries(name, text)
    if entries and all(isinstance(entry, list) for _, entry in entries):
        return _from_lists(name, entries, limits)
    aside += [
        (row, Sentence("This is not an object with fields."), json.dumps(_plain(entry))) for row, entry in entries if not _is_object(entry)
    ]
    objects = [(row, _flat(entry)) for row, entry in entries if _is_object(entry)]
    header = tuple(dict.fromkeys(key for _, each in objects for key in each))
    if not header:
        raise _no_table(name)
    if len(header) > limits.columns:
        raise Unreadable(
            Sentence("“{file}” has {columns} fields; up to {most} can be read.", file=name, columns=len(header), most=limits.columns)
        )
    columns = [pa.array([_text(each.get(key)) for _, each in objects], pa.string()) for key in header]
    shape = Shape(unique_names([" ".join(key.split()) for key in header]), True, (), 0)
    kinds = (_native(each.get(key) for _, each in objects) for key in header)
    native = {given: kind for given, kind in zip(shape.header, kinds, strict=True) if kind}
    table = pa.table([pa.array([row for row, _ in objects], pa.int64()), *columns], names=[ROW, *map(str, range(len(header)))])
    return tidy(name, None, shape, table, aside=aside, problems=problems, native=native)


def _entries(name: str, text: str) -> tuple[list[Entry], list[Aside]]:
    try:
        whole = _READER.decode(text)
    except (ValueError, RecursionError):
        return _lines(name, text)
    found = _list_in(whole)
    if found is None:
        raise _no_table(name)
    return list(enumerate(found, start=1)), []


def _lines(name: str, text: str) -> tuple[list[Entry], list[Aside]]:
    entries: list[Entry] = []
    aside: list[Aside] = []
    for row, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entries.append((row, _READER.decode(line)))
        except (ValueError, RecursionError):
            aside.append((row, Sentence("This line is not valid JSON."), line))
    if not any(_is_object(entry) or isinstance(entry, list) for _, entry in entries) or len(aside) > len(entries):
        raise Unreadable(Sentence("“{file}” is not valid JSON. Export it again and drop that.", file=name))
    return entries, aside


def _list_in(whole: Any) -> list[Any] | None:
    """The list of rows: the value itself, the only list of objects in an object, or the object as one row of plain values."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return None
    lists = [value for value in whole.values() if isinstance(value, list) and value and all(map(_is_object, value))]
    if len(lists) == 1:
        return lists[0]
    plain = whole and not any(isinstance(value, (list, dict)) for value in whole.values())
    return [whole] if plain else None


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _flat(entry: dict[str, Any]) -> dict[str, Any]:
    """Fields of an object; an object inside gives columns `outer.inner`."""
    flat: dict[str, Any] = {}
    for key, value in entry.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{inner}": each for inner, each in value.items()}
        else:
            flat[key] = value
    return flat


def _text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case _:
            return json.dumps(_plain(value), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value inside a value, with numbers as numbers again."""
    match value:
        case _Numeral():
            return json.loads(value)
        case list():
            return [_plain(each) for each in value]
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case _:
            return value


def _native(values: Iterable[Any]) -> Native | None:
    kinds = {type(value) for value in values if value is not None}
    if kinds == {_Numeral}:
        return "number"
    return "flag" if kinds == {bool} else None


def _from_lists(name: str, entries: Iterable[Entry], limits: Limits) -> RawTable:
    found = [Record(row, row, [_text(cell) or "" for cell in entry]) for row, entry in entries if entry]
    shape = find_shape(found[:1_000])
    if shape is None:
        raise _no_table(name)
    rest = [record for record in found if record.line > shape.below]
    fitted = fit(rest, len(shape.header), limits)
    return tidy(name, None, shape, fitted.table(), aside=fitted.aside, problems=fitted.problems())


def _no_table(name: str) -> Unreadable:
    return Unreadable(Sentence("“{file}” is JSON, but holds no list of objects, so no table.", file=name), empty_of_tables=True)
