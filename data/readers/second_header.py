"""A second row of names: years above `Won` and `Lost`, or questions above `Response` or one of the options."""

from __future__ import annotations

from collections.abc import Sequence

from data.readers.forms import TYPED, evidence, form
from data.readers.records import Record

GENERIC = frozenset(
    (
        *("response", "open-ended response", "risposta", "risposta aperta", "resposta", "resposta aberta", "resposta oberta"),
        *("respuesta", "respuesta abierta", "réponse", "réponse ouverte", "antwort", "offene antwort"),
    )
)
"""Words below a question that say nothing more than it does."""

ENOUGH = 2
"""How many cells of a second row must stand below questions, at least."""


def is_second_row(names: Sequence[str], rows: Sequence[Record], width: int) -> bool:
    """Whether the first of the rows below the names goes on with them."""
    if len(rows) < 2:
        return False
    return _fills_every_blank(names, rows, width) or _stands_below_questions(_padded(names, width), rows, width)


def joined(names: Sequence[str], above: Sequence[str], second: Record, width: int) -> list[str]:
    """One name per column out of both rows; `above` are the names carried on to the columns that they stand over."""
    rows = (_padded(names, width), _padded(above, width), _padded(second.cells, width))
    return [_name(own, over, under) for own, over, under in zip(*rows, strict=True)]


def _name(own: str, over: str, under: str) -> str:
    if not under:
        return own
    if under.casefold() in GENERIC:
        return own or over
    return f"{over} {under}".strip()


def _fills_every_blank(names: Sequence[str], rows: Sequence[Record], width: int) -> bool:
    """`Name, 2023, , 2024,` above `, Won, Lost, Won, Lost`."""
    cells = [cell.strip() for cell in rows[0].cells]
    blanks = [place for place, name in enumerate(names[:width]) if not name]
    if not blanks or len(cells) != width or not all(cells[place] for place in blanks):
        return False
    data, header = evidence(cells, rows[1:])
    return header > 0 and not data and all(form(cell) in {"text", None} for cell in cells)


def _stands_below_questions(names: Sequence[str], rows: Sequence[Record], width: int) -> bool:
    """Text alone, below names that are missing or saying no more than `Response`, and nothing in a first column that all others fill."""
    cells = _padded(rows[0].cells, width)
    written = [cell for cell in cells if cell]
    if cells[0] or len(written) < ENOUGH or any(form(cell) in TYPED - {"flag"} for cell in written):
        return False
    told = any(cell.casefold() in GENERIC for cell in written) or any(cell and not name for name, cell in zip(names, cells, strict=True))
    return told and all(record.cells[0].strip() for record in rows[1:])


def _padded(cells: Sequence[str], width: int) -> list[str]:
    """As many cells as the table has columns, with plain blanks."""
    return [" ".join(cell.split()) for cell in [*cells, *[""] * width][:width]]
