"""A large clean file on its way into a part: every value is read as the sample said, once, and what the sample did not show is found.

The table `straight` has, for the column at place `n` of the header, `c<n>` as it was read and `left<n>`, the text of a value that was not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.matching.understand import understand
from data.matching.understanding import Understanding
from data.readers import RawTable
from data.readers.footer import TOTAL
from data.readers.raw import ROW, Straight
from data.styles import TEXT, Style, is_nothing, sql, style_named
from data.styles.words import NULL_WORDS
from data.systems.intake import columns
from data.tables import SQL_TYPE, Kind
from data.version import Problem
from locales import Sentence

MOST_WORDS, TIMES = 250, 20
"""A column of text with at most so many different values in the sample, each so often on average, is kept as numbers of these values."""

MOST_LEFT = 20_000
"""Different values that the sample did not show; a column with more of them is decided on all its values."""

ROUNDS = 3
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.COUNT, Kind.HOURS)


class NotClean(Exception):
    """The file is not what its sample shows, or leaves doubt: it has to be read the careful way."""


@dataclass(frozen=True)
class _Column:
    """A column that is used: where it stands, its name as SQL, its style and the kind of field it fills.

    `words` are all values of a column of few, where the sample shows them. `is_whole` says that numbers in the sample have no mark: one
    that has would tell whether it is a decimal mark, so it must not be read before it has been looked at.
    """

    place: int
    name: str
    style: Style
    kind: Kind
    words: tuple[str, ...] = ()
    is_whole: bool = False

    @property
    def read(self) -> str:
        """SQL from the text `x<n>` to a value; NULL where that is not as in the sample."""
        text = f"x{self.place}"
        if self.words:
            return f"try_cast({text} AS ENUM({', '.join(map(sql.quote, self.words))}))"
        quick = sql.filled_in(_quick(self.style, self.kind), text)
        read = f"coalesce({quick}, {self.style.sql(text)})" if quick else self.style.sql(text)
        return f"CASE WHEN NOT contains({text}, '.') AND NOT contains({text}, ',') THEN {read} END" if self.is_whole else read

    def value(self, left: int) -> str:
        """SQL over `straight`: the value. Where so many are `left` that are no words of the sample, these are read in the style."""
        if not (self.words and left):
            return f"c{self.place}"
        return f"coalesce(CAST(c{self.place} AS VARCHAR), {self.style.sql(f'left{self.place}')})"


_PLAIN_TEXT = "strlen({text}) = length({text}) AND NOT contains({text}, '  ') AND {text} = trim({text})"
_TEXT = f"CASE WHEN {_PLAIN_TEXT} AND (strlen({{text}}) > {max(map(len, NULL_WORDS))} OR lower({{text}}) NOT IN "
_TEXT += f"({', '.join(map(sql.quote, NULL_WORDS))})) THEN {{text}} END"
_MOMENT = "CASE WHEN strlen({text}) IN (10, 19) THEN try_cast({text} AS TIMESTAMP) END"
_MONEY = f"try_cast({{text}} AS {SQL_TYPE[Kind.MONEY]})"
QUICK: Mapping[tuple[str, Kind], str] = {
    ("text", Kind.ID): _TEXT,
    ("text", Kind.NAME): _TEXT,
    ("iso", Kind.DATE): _MOMENT,
    ("plain", Kind.MONEY): _MONEY,
    ("point", Kind.MONEY): _MONEY,
}
"""SQL that gives, for the usual values of a style, what the style gives, several times as fast; NULL for all others."""


def _quick(style: Style, kind: Kind) -> str:
    named = style_named(style.name, kind)
    return QUICK.get((style.name, kind), "") if named and named.expression == style.expression else ""


@dataclass(frozen=True)
class Settled:
    """A raw table whose sample shows all that matters, what is understood of it, and the SQL of each used column over `straight`."""

    raw: RawTable
    understood: Understanding
    values: Mapping[str, str]


def settle(connection: duckdb.DuckDBPyConnection, raw: RawTable, correction: object) -> Settled:
    """Read all of a large file. Values that the sample did not show are added to it, and it is understood anew, until nothing changes.

    Raises NotClean, and leaves the file to the careful way, where that does not come to an end.
    """
    understood = understand(raw, correction)  # type: ignore[arg-type]
    for _ in range(ROUNDS):
        if understood.table is None or raw.straight is None:
            return Settled(raw, understood, {})
        used = _used(raw, understood)
        counts = _take_up(connection, raw.straight, used, raw, understood)
        failed, seen = _surprises(connection, used, counts)
        wider = _with_rows(raw, seen)
        again = understand(wider, correction) if seen else understood  # type: ignore[arg-type]
        if _is_same(understood, again) and not any(each.is_whole and each.place in seen for each in used):
            values = {raw.header[each.place]: each.value(counts[each.place]) for each in used}
            return Settled(raw, _with_counts(again, failed), values)
        raw, understood = wider, again
    raise NotClean


def _used(raw: RawTable, understood: Understanding) -> list[_Column]:
    if any(each.check == "style-ambiguous" for each in understood.problems):
        raise NotClean
    kinds = columns(understood.table or "")
    found = []
    for place, match in enumerate(understood.columns):
        if match.field and match.column in understood.styles:
            style, kind = understood.styles[match.column], kinds[match.field]
            values = raw.rows.column(match.column)
            if kind is Kind.MONEY and match.column in _rewritten(understood):
                raise NotClean  # hundredths, which are told by all values
            words = _words(values, style) if kind in TEXT else ()
            is_whole = kind in NUMBERS and not pc.any(pc.match_substring_regex(values, "[.,]")).as_py()
            found.append(_Column(place, sql.name(match.column), style, kind, words, is_whole))
    if not found:
        raise NotClean
    return found


def _rewritten(understood: Understanding) -> set[str]:
    """Columns whose style is no plain one of its name."""
    kinds = columns(understood.table or "")
    named = {
        each.column: style_named(understood.styles[each.column].name, kinds[each.field])
        for each in understood.columns
        if each.field and each.column in understood.styles
    }
    return {column for column, style in named.items() if style is None or style.expression != understood.styles[column].expression}


def _words(values: pa.ChunkedArray, style: Style) -> tuple[str, ...]:
    """The values of a column of few words, each of which stands for itself."""
    words = [each for each in pc.unique(values).to_pylist() if each is not None]
    if not words or len(words) > MOST_WORDS or len(words) * TIMES > len(values):
        return ()
    with duckdb.connect() as connection:
        connection.register("words", pa.table({"word": words}))
        same = connection.execute(f"SELECT bool_and({style.sql('word')} IS NOT DISTINCT FROM word) FROM words").fetchall()[0][0]
    return tuple(sorted(words)) if same else ()


def _take_up(
    connection: duckdb.DuckDBPyConnection, straight: Straight, used: list[_Column], raw: RawTable, understood: Understanding
) -> dict[int, int]:
    """Make `straight`, and count by place the values that were not read. Raises NotClean where a row is none."""
    texts = ", ".join(f"{each.name} AS x{each.place}" for each in used)
    whole = f", hash({', '.join(sql.name(name) for name in raw.header)}) AS whole" if understood.table == "orders" else ""
    reads = ", ".join(f"{each.read} AS c{each.place}, x{each.place}" for each in used)
    kept = ", ".join(f"c{each.place}, CASE WHEN c{each.place} IS NULL THEN x{each.place} END AS left{each.place}" for each in used)
    header = " AND ".join(f"x{each.place} = {sql.quote(raw.header[each.place])}" for each in used)
    inner = f"SELECT {reads}{', whole' if whole else ''} FROM (SELECT {texts}{whole} FROM {straight.query})"
    try:
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE straight AS SELECT {kept}, ({header}) AS header{', whole' if whole else ''} FROM ({inner})"
        )
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as problem:
        raise NotClean from problem
    filled = " + ".join(f"(c{each.place} IS NOT NULL OR left{each.place} IS NOT NULL)::TINYINT" for each in used)
    usual = len(used) - sum(raw.rows.column(raw.header[each.place]).null_count for each in used) / max(raw.rows.num_rows, 1)
    lefts = ", ".join(f"count(left{each.place})" for each in used)
    rows, headers, blank, sparse, *left = connection.execute(
        f"SELECT count(*), count(CASE WHEN header THEN 1 END), count(CASE WHEN {filled} = 0 THEN 1 END), "
        f"count(CASE WHEN ({filled}) * 2 <= {usual} + 2 THEN 1 END), {lefts} FROM straight"
    ).fetchall()[0]
    if rows != straight.rows or headers or blank or (sparse and _has_totals(connection, raw)):
        raise NotClean
    return {each.place: count for each, count in zip(used, left, strict=True)}


def _has_totals(connection: duckdb.DuckDBPyConnection, raw: RawTable) -> bool:
    """Whether a row begins with a word for a total; asked only of files in which some rows fill few cells."""
    first = f"coalesce({', '.join(sql.name(name) for name in raw.header)})"
    query = f"SELECT count(*) FROM {raw.straight.query} WHERE regexp_matches({first}, {sql.quote(TOTAL)}, 'i')"  # type: ignore[union-attr]
    return bool(connection.execute(query).fetchall()[0][0])


def _surprises(
    connection: duckdb.DuckDBPyConnection, used: list[_Column], counts: Mapping[int, int]
) -> tuple[dict[str, tuple[int, tuple[str, ...]]], dict[int, list[str]]]:
    """By column, how many values cannot be read and a few of them; by place, the different values that the sample did not show."""
    failed, seen = {}, {}
    for each in used:
        if not counts[each.place] or each.kind in TEXT:
            continue
        left = f"left{each.place}"
        where = f"{left} IS NOT NULL AND NOT {is_nothing(left, each.kind)}"
        rows = connection.execute(
            f"SELECT {left}, count(*) FROM straight WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_LEFT + 1}"
        ).fetchall()
        if len(rows) > MOST_LEFT:
            raise NotClean
        if rows:
            failed[each.name] = (sum(count for _, count in rows), tuple(text for text, _ in rows[:3]))
            seen[each.place] = [text for text, _ in rows]
    return failed, seen


def _with_rows(raw: RawTable, seen: Mapping[int, list[str]]) -> RawTable:
    """The raw table with further rows in its sample, each with one value."""
    rows = [raw.rows]
    for place, texts in seen.items():
        made = {name: pa.nulls(len(texts), pa.string()) for name in raw.header} | {raw.header[place]: pa.array(texts, pa.string())}
        rows.append(pa.table({ROW: pa.array([0] * len(texts), pa.int64()), **made}))
    return replace(raw, rows=pa.concat_tables(rows))


def _is_same(one: Understanding, other: Understanding) -> bool:
    """Whether two understandings read every column alike."""

    def reading(each: Understanding) -> tuple:
        fields = [(match.column, match.field) for match in each.columns]
        return each.table, fields, {name: style.expression for name, style in each.styles.items()}, each.currency

    return reading(one) == reading(other)


def _with_counts(understood: Understanding, failed: Mapping[str, tuple[int, tuple[str, ...]]]) -> Understanding:
    """The understanding with unread values counted in the whole file rather than in its sample."""
    problems = []
    for each in understood.problems:
        column = sql.name(str(each.sentence.values.get("column", "")))
        if each.check == "cell-unread" and column in failed:
            count, examples = failed[column]
            told = Sentence(each.sentence.template, **each.sentence.values | {"count": count})
            problems.append(Problem(each.check, each.severity, told, count, examples))
        else:
            problems.append(each)
    return replace(understood, problems=tuple(problems))
