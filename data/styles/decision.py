"""How the values of a column are written, and what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from data.styles.sql import filled_in, one_of
from data.tables import Kind
from locales import Sentence


@dataclass(frozen=True)
class Style:
    """One way of writing numbers, dates or flags.

    `name` is stable and can be stored (`style_named(name, kind)` in `data.styles` gives the style back). `expression` is DuckDB SQL
    with `{text}` for the column's text. `sentence` says how values are written, for a person. `zone` is the one that times are told in.
    """

    name: str
    kind: Kind
    expression: str
    sentence: Sentence
    zone: str = "UTC"

    def sql(self, column: str) -> str:
        """DuckDB expression from text to `SQL_TYPE[kind]`, NULL where the text cannot be read. `column` is SQL: quote names first."""
        return filled_in(self.expression, column)

    def with_null_words(self, words: tuple[str, ...]) -> Style:
        """The same style, reading further words (lower case) as NULL."""
        expression = f"(CASE WHEN NOT {one_of('lower(trim({text}))', words)} THEN {self.expression} END)"
        return replace(self, name=f"{self.name}; null: {'|'.join(words)}", expression=expression)


@dataclass(frozen=True)
class Decision:
    """Which style a column is written in.

    `style` is `None` where nothing parses or where several readings fit; these are then in `ambiguous` (likelier first) and a person
    must say. `parsed` and `failed` count values that are neither null nor a word for null; `examples` are a few that failed.
    `currency` is the ISO 4217 code found beside the numbers, when there is exactly one.
    """

    style: Style | None
    ambiguous: tuple[Style, ...] = ()
    parsed: int = 0
    failed: int = 0
    evidence: Sentence = field(default_factory=lambda: Sentence("There are no values."))
    examples: tuple[str, ...] = ()
    currency: str | None = None

    def with_null_words(self, words: tuple[str, ...]) -> Decision:
        """The same decision, its styles reading further words as NULL."""
        style = self.style.with_null_words(words) if self.style else None
        return replace(self, style=style, ambiguous=tuple(each.with_null_words(words) for each in self.ambiguous))


@dataclass(frozen=True)
class Profile:
    """What the values of a column look like; shares are of the filled values.

    `number`, `date`, `flag`, `email`, `url`, `id` are shares (0 to 1) that read as such; `first` and `last` are the least and the
    greatest text.
    """

    rows: int
    filled: int
    distinct: int
    number: float
    date: float
    flag: float
    email: float
    url: float
    id: float
    first: str | None
    last: str | None
    examples: tuple[str, ...] = ()
