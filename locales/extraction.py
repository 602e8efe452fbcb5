"""Finding what is said to people in the source: the strings given to the calls listed here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SPOKEN: dict[str, tuple[int | str, ...]] = {
    "Sentence": (0,),
    "N_": (0,),
    "say": (0,),
    "tell": (0,),
    "note": (2,),
    "select": (1,),
    "segments": (1,),
    "KPI": (1, 2, "name", "meaning", "family", "note", "beside", "per"),
    "Flow": (0, "name"),
    "Stock": (0, "name"),
    "Stayed": (0, "name"),
    "Latest": (0, "name"),
    "LeftOut": (0, "reason"),
    "Condition": (0, "otherwise"),
    "Variant": (1, 2, "used"),
    "Variants": (1,),
    "Listed": (1, 2, "headline"),
    "Since": (0,),
    "Table": (1,),
    "_of_kind": (0,),
    "_web": (0,),
    "_in_band": (0,),
    "_conversion": (0, 1, 2),
    "_mailed": (0,),
    "_responding": (0,),
    "_credited": (0,),
    "_of_delivered": (0, 1, 2),
    "_around": (0, 1),
    "_recommending": (0,),
    "_of_efforts": (0,),
    "_of_satisfaction": (0,),
    "_waiting": (0,),
    "_created": (0,),
    "_open": (0,),
    "_with_party": (0,),
    "_leads": (0,),
    "_worth": (0,),
    "_success": (0, 1),
}
"""Call → which of its arguments, by place or by name, are said to people. Of a dictionary the keys are."""

DISTRIBUTIONS = ("median of {}", "mean of {}", "10th percentile of {}", "90th percentile of {}")
"""What a `Distribution` calls its statistics."""


def field_label(field: str) -> str:
    """A field's name as a person reads it: `created_at` → "created at"."""
    return field.replace("_", " ")


def spoken(file: Path) -> Iterator[str]:
    """Every template in a source file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from _spoken_in(node)


def _spoken_in(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for place in SPOKEN.get(name, ()):
        argument = call.args[place] if isinstance(place, int) and place < len(call.args) else _named(call, place)
        yield from _texts(argument)
    if name == "table_fields" and call.args:
        yield from (field_label(line.split("|")[0].strip()) for text in _texts(call.args[0]) for line in text.strip().splitlines())
    if name == "Distribution" and call.args:
        yield from (statistic.format(text) for text in _texts(call.args[0]) for statistic in DISTRIBUTIONS)


def _named(call: ast.Call, name: int | str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == name), None)


def _texts(argument: ast.expr | None) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one), *_texts(other))
        case ast.Dict(keys=keys):
            for key in keys:
                yield from _texts(key)
