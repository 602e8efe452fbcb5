"""A large clean file on its way into a part: every value is read as the sample said, once, and decided about again on all values.

The table `straight` has, for the column at place `n` of the header, `c<n>` as it was read. `lefts` are the texts of a row that are not
usual, if it has any; for columns that are measured these texts and the number of the usual ones say what the whole column holds. Of
measured columns without usual values, `left<n>` is the text of every row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from data.checks.usual import Usual, usual_text, usual_values
from data.matching.understand import understand
from data.matching.understanding import Understanding
from data.readers import RawTable
from data.readers.footer import TOTAL
from data.readers.raw import Straight
from data.scratch import scratch
from data.styles import TEXT, Style, sql, style_named
from data.styles.zones import UTC
from data.systems.intake import columns
from data.tables import Kind

MOST_WORDS, TIMES = 250, 20
"""A column of text with at most so many different values in the sample, each so often on average, is kept as numbers of these values."""

MOST_TOLD = 5_000_000
"""Different values, none of them usual, that a column may have."""

ROUNDS = 4
"""How often the file is read at most. Nearly always it is once: the second understanding finds what the first took for granted."""

SUPPOSED = 4_000
"""By the values of so many rows it is supposed how numbers and dates are written, to be confirmed by all."""


class NotClean(Exception):
    """The file is not what its sample shows, or leaves doubt: it has to be read the careful way."""


@dataclass(frozen=True)
class _Column:
    """A column that is used: where it stands in the header and in `lefts`, its name as SQL, its style and the kind of field it fills.

    `words` are all values of a column of text of few, where the sample shows them; `usual` is how most dates and amounts are read.
    """

    place: int
    rank: int
    name: str
    style: Style
    kind: Kind
    words: tuple[str, ...] = ()
    usual: Usual | None = None

    @property
    def reads(self) -> str:
        """SQL from the text `x<n>` to `read<n>`, the value, with `mark<n>` for which part of the usual ones it is."""
        text, n = f"x{self.place}", self.place
        if self.words:
            return f"try_cast({text} AS ENUM({', '.join(map(sql.quote, self.words))})) AS read{n}, {text}"
        if self.usual:
            mark = sql.filled_in(self.usual.marked, text) if len(self.usual.examples) > 1 else "NULL"
            return f"{self.usual.sql(text)} AS read{n}, {mark} AS mark{n}, {text}"
        quick = sql.filled_in(usual_text(self.style, self.kind), text) if self.kind in TEXT else ""
        return f"{f'coalesce({quick}, {self.style.sql(text)})' if quick else self.style.sql(text)} AS read{n}, {text}"

    @property
    def is_told(self) -> bool:
        """Whether the text of every row is kept."""
        return self.kind not in TEXT and not self.usual

    @property
    def kept(self) -> str:
        """SQL over what was read: `c<n>`, `left<n>` and `mark<n>`. A level of its own, so that nothing is worked out twice."""
        n = self.place
        marked = f", mark{n}" if self.usual and len(self.usual.examples) > 1 else ""
        told = f", x{n} AS left{n}" if self.is_told else ""
        return f"read{n} AS c{n}{marked}{told}"

    @property
    def left(self) -> str:
        """SQL over `straight`: the text of a value that is not usual."""
        return f"left{self.place}" if self.is_told else f"lefts[{self.rank}]"

    def value(self, left: int) -> str:
        """SQL over `straight`: the value. Where so many are `left` that are no words of the sample, these are read in the style."""
        if not (self.words and left):
            return f"c{self.place}"
        return f"coalesce(CAST(c{self.place} AS VARCHAR), {self.style.sql(self.left)})"


@dataclass(frozen=True)
class Settled:
    """A raw table whose sample shows all that matters, what is understood of it, and the SQL of each used column over `straight`.

    `without_at` are columns that hold no e-mail address, since no value of theirs has an `@`.
    """

    raw: RawTable
    understood: Understanding
    values: Mapping[str, str]
    without_at: frozenset[str] = frozenset()


def settle(connection: duckdb.DuckDBPyConnection, raw: RawTable, correction: object, known: object = None, zone: str = UTC) -> Settled:
    """Read all of a large file as its sample is understood, and understand it anew by all its values, until nothing changes.

    Raises NotClean, and leaves the file to the careful way, where that does not come to an end.
    """
    understood = understand(replace(raw, told=_few(raw)), correction, known, zone)  # type: ignore[arg-type]
    for _ in range(ROUNDS):
        if understood.table is None or raw.straight is None:
            return Settled(raw, understood, {})
        used = _used(raw, understood)
        left = _take_up(connection, raw.straight, used, raw, understood)
        raw = replace(raw, told={raw.header[each.place]: _told(connection, each) for each in used if each.kind not in TEXT})
        again = understand(raw, correction, known, zone)  # type: ignore[arg-type]
        if _is_same(understood, again):
            values = {raw.header[each.place]: each.value(left[each.place]) for each in used}
            return Settled(raw, again, values, _without_at(connection, used, left, raw))
        understood = again
    raise NotClean


def _few(raw: RawTable) -> dict[str, pa.Table]:
    """Of every column the values (value, times) of some rows, spread over the sample."""
    step = max(raw.rows.num_rows // SUPPOSED, 1)
    some = raw.rows.take(pa.array(range(0, raw.rows.num_rows, step)))
    once = pa.array([1] * some.num_rows, pa.int64())
    return {name: pa.table({"value": some.column(name).cast(pa.string()), "times": once}) for name in raw.header}


def _used(raw: RawTable, understood: Understanding) -> list[_Column]:
    kinds = columns(understood.table or "")
    found: list[_Column] = []
    for place, match in enumerate(understood.columns):
        if match.field and match.column in understood.styles:
            style, kind = understood.styles[match.column], kinds[match.field]
            values = raw.rows.column(match.column)
            if kind is Kind.MONEY and _is_rewritten(style, kind):
                raise NotClean  # hundredths, which are told by all values
            words = _words(values, style) if kind in TEXT else ()
            found.append(_Column(place, len(found) + 1, sql.name(match.column), style, kind, words, usual_values(style, kind, values)))
    if not found:
        raise NotClean
    return found


def _is_rewritten(style: Style, kind: Kind) -> bool:
    """Whether a style is not the plain one of its name."""
    named = style_named(style.name, kind)
    return named is not None and named.expression != style.expression


def _words(values: pa.ChunkedArray, style: Style) -> tuple[str, ...]:
    """The values of a column of few words, each of which stands for itself."""
    words = [each for each in pc.unique(values).to_pylist() if each is not None]
    if not words or len(words) > MOST_WORDS or len(words) * TIMES > len(values):
        return ()
    with scratch() as connection:
        connection.register("words", pa.table({"word": words}))
        same = connection.execute(f"SELECT bool_and({style.sql('word')} IS NOT DISTINCT FROM word) FROM words").fetchall()[0][0]
    return tuple(sorted(words)) if same else ()


def _take_up(
    connection: duckdb.DuckDBPyConnection, straight: Straight, used: list[_Column], raw: RawTable, understood: Understanding
) -> dict[int, int]:
    """Make `straight`, and count by place the values that were left. Raises NotClean where it cannot be read, or a row is none."""
    texts = ", ".join(f"{each.name} AS x{each.place}" for each in used)
    whole = f", hash({', '.join(sql.name(name) for name in raw.header)}) AS whole" if understood.table == "orders" else ""
    first, *others = (f"x{each.place} = {sql.quote(raw.header[each.place])}" for each in used)
    header = f"CASE WHEN {first} THEN {' AND '.join(others) or 'true'} END"  # all are compared only where the first is the same
    reads = ", ".join(each.reads for each in used)
    inner = f"SELECT {reads}, ({header}) AS header{', whole' if whole else ''} FROM (SELECT {texts}{whole} FROM {straight.query})"
    kept = ", ".join(each.kept for each in used)
    kept += f", {_lefts(used)} AS lefts, header{', whole' if whole else ''}"
    try:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE straight AS SELECT {kept} FROM ({inner})")
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as problem:
        raise NotClean from problem
    left = _counted_left(connection, straight, used, raw)
    _read_left(connection, [each for each in used if each.usual and left[each.place]])
    return left


def _read_left(connection: duckdb.DuckDBPyConnection, used: list[_Column]) -> None:
    """Read in their style the values of these columns that are not usual."""
    if used:
        read = ", ".join(f"c{each.place} = coalesce(c{each.place}, {each.style.sql(each.left)})" for each in used)
        connection.execute(f"UPDATE straight SET {read} WHERE lefts IS NOT NULL")


def _counted_left(connection: duckdb.DuckDBPyConnection, straight: Straight, used: list[_Column], raw: RawTable) -> dict[int, int]:
    """How many values were left, by place. Raises NotClean where a row of `straight` is none."""
    odd = connection.execute("SELECT count(lefts) > 0 FROM straight").fetchall()[0][0]
    left = {each.place: each.left if odd or each.is_told else "NULL" for each in used}
    filled = " + ".join(f"(c{place} IS NOT NULL OR {text} IS NOT NULL)::TINYINT" for place, text in left.items())
    usual = len(used) - sum(raw.rows.column(raw.header[each.place]).null_count for each in used) / max(raw.rows.num_rows, 1)
    rows, headers, blank, sparse, *counts = connection.execute(
        f"SELECT count(*), count(CASE WHEN header THEN 1 END), count(CASE WHEN {filled} = 0 THEN 1 END), "
        f"count(CASE WHEN ({filled}) * 2 <= {usual} + 2 THEN 1 END), {', '.join(f'count({text})' for text in left.values())} FROM straight"
    ).fetchall()[0]
    if rows != straight.rows or headers or blank or (sparse and _has_totals(connection, raw)):
        raise NotClean
    return dict(zip(left, counts, strict=True))


def _without_at(connection: duckdb.DuckDBPyConnection, used: list[_Column], left: Mapping[int, int], raw: RawTable) -> frozenset[str]:
    """The columns of text in which no value has an `@`: told once, so that no later scan looks for addresses in them."""
    texts = [each for each in used if each.kind in TEXT]
    asked = {each.place: f"count(CASE WHEN contains(c{each.place}, '@') THEN 1 END)" for each in texts if not each.words}
    found = connection.execute(f"SELECT {', '.join(asked.values())} FROM straight").fetchall()[0] if asked else ()
    has_at = dict(zip(asked, found, strict=True))
    in_words = {each.place: bool(left[each.place]) or any("@" in word for word in each.words) for each in texts if each.words}
    return frozenset(raw.header[place] for place, has in (has_at | in_words).items() if not has)


def _lefts(used: list[_Column]) -> str:
    """SQL over what was read: the texts of a row that are not usual, none where all are."""
    unread = {each.rank: f"read{each.place} IS NULL" for each in used if not each.is_told}
    texts = [f"CASE WHEN {unread[each.rank]} THEN x{each.place} END" if each.rank in unread else "NULL" for each in used]
    odd = [f"({unread[each.rank]} AND x{each.place} IS NOT NULL)" for each in used if each.rank in unread]
    return f"CASE WHEN {' OR '.join(odd)} THEN [{', '.join(texts)}] END" if odd else "NULL::VARCHAR[]"


def _has_totals(connection: duckdb.DuckDBPyConnection, raw: RawTable) -> bool:
    """Whether a row begins with a word for a total; asked only of files in which some rows fill few cells."""
    first = f"coalesce({', '.join(sql.name(name) for name in raw.header)})"
    query = f"SELECT count(*) FROM {raw.straight.query} WHERE regexp_matches({first}, {sql.quote(TOTAL)}, 'i')"  # type: ignore[union-attr]
    return bool(connection.execute(query).fetchall()[0][0])


def _told(connection: duckdb.DuckDBPyConnection, column: _Column) -> pa.Table:
    """The different values of all the file (value, times); the usual ones under one that stands for them.

    Raises NotClean where they are too many to be held.
    """
    left, value = column.left, f"c{column.place}"
    texts = f"SELECT {left} AS value, count(*) AS times FROM straight WHERE {left} IS NOT NULL GROUP BY 1"
    if column.usual:
        shown = column.usual.examples
        mark = f"mark{column.place}" if len(shown) > 1 else str(True in shown).lower()
        branches = " ".join(f"WHEN {part} THEN {sql.quote(text)}" for part, text in shown.items())
        usual = f"SELECT {mark} AS part, count(*) AS times FROM straight WHERE {left} IS NULL AND {value} IS NOT NULL GROUP BY 1"
        texts += f" UNION ALL SELECT CASE part {branches} END, times FROM ({usual})"
    found = connection.sql(f"SELECT * FROM ({texts}) LIMIT {MOST_TOLD + 1}").to_arrow_table()
    if found.num_rows > MOST_TOLD:
        raise NotClean
    return found


def _is_same(one: Understanding, other: Understanding) -> bool:
    """Whether two understandings read every column alike."""

    def reading(each: Understanding) -> tuple:
        fields = [(match.column, match.field) for match in each.columns]
        return each.table, fields, {name: style.expression for name, style in each.styles.items()}, each.currency

    return reading(one) == reading(other)
