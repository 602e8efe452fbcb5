"""The distinct values of one column, with how often each occurs: what every decision looks at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType

import pyarrow as pa
import pyarrow.compute as pc

from data.scratch import scratch
from data.styles import sql
from data.styles.decision import Decision, Style
from locales import Sentence


@dataclass(frozen=True)
class Tally:
    """How many values pass a test, and one of them."""

    count: int
    example: str | None


class Values:
    """Distinct values that are neither null nor a word for null, in a DuckDB table of their own. Use as a context.

    A column may come with its values counted already (value, times).
    """

    def __init__(self, column: pa.ChunkedArray | pa.Table, null_words: Iterable[str]) -> None:
        self.connection = scratch()
        is_counted = isinstance(column, pa.Table)
        self.rows = pc.sum(column.column("times")).as_py() or 0 if is_counted else len(column)
        self.connection.register("given", column if is_counted else pa.table({"value": column.cast(pa.string())}))
        times = "sum(times)" if is_counted else "count(*)"
        self.connection.execute(
            "CREATE TEMP TABLE distinct_values AS "
            f"SELECT {sql.blanks_as_one('written')} AS value, sum(written_times)::BIGINT AS times "
            f"FROM (SELECT value AS written, {times} AS written_times FROM given WHERE value IS NOT NULL GROUP BY value) "
            f"GROUP BY ALL HAVING NOT {sql.one_of('lower(value)', null_words)}"
        )
        self.distinct, self.filled = self._row("SELECT count(*), coalesce(sum(times), 0)::BIGINT FROM distinct_values")

    def __enter__(self) -> Values:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    def tally(self, **tests: str) -> dict[str, Tally]:
        """For each named SQL test over `value`: how many values pass it, and the first that does."""
        passes = ", ".join(f"({test}) AS pass_{place}" for place, test in enumerate(tests.values()))
        passed = [f"FILTER (WHERE pass_{place})" for place in range(len(tests))]
        counts = ", ".join(f"coalesce(sum(times) {each}, 0)::BIGINT, min(value) {each}" for each in passed)
        row = self._row(f"SELECT {counts} FROM (SELECT value, times, {passes} FROM distinct_values)")
        return {name: Tally(row[2 * place], row[2 * place + 1]) for place, name in enumerate(tests)}

    def derive(self, name: str, expression: str) -> None:
        """Work an SQL expression over `value` out once and keep it as a column, for tests to name."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE distinct_values AS SELECT *, {expression} AS {name} FROM distinct_values")

    def extracts(self, pattern: str) -> set[str]:
        """The different texts, in upper case, that a regular expression finds first in each value."""
        query = f"SELECT DISTINCT upper(regexp_extract(value, {sql.quote(pattern)})) FROM distinct_values"
        return {found for (found,) in self.connection.execute(query).fetchall() if found}

    def span(self, name: str) -> int:
        """How far apart the least and the greatest number of a derived column are."""
        return int(self._row(f"SELECT coalesce(max({name}) - min({name}), 0) FROM distinct_values")[0])

    def lie_among(self, moment: str, counted: str, told: str) -> bool:
        """Whether what an SQL expression makes of the values of one kind lies within a year of what it makes of another kind's."""
        least, most = "min(day) FILTER (told) - INTERVAL 1 YEAR", "max(day) FILTER (told) + INTERVAL 1 YEAR"
        days = f"SELECT {moment} AS day, {counted} AS counted, {told} AS told FROM distinct_values"
        query = f"SELECT min(day) FILTER (counted) >= {least} AND max(day) FILTER (counted) <= {most} FROM ({days})"
        return bool(self._row(query)[0])

    def ends(self) -> tuple[str | None, tuple[str, ...]]:
        """The greatest value, and the most frequent ones."""
        frequent = self.connection.execute("SELECT value FROM distinct_values ORDER BY times DESC, value LIMIT 5").fetchall()
        return self._row("SELECT max(value) FROM distinct_values")[0], tuple(value for (value,) in frequent)

    def decision(self, style: Style, evidence: Sentence, *, currency: str | None = None) -> Decision:
        """The decision for a style, with what it reads and what it does not; no style where it reads nothing."""
        if not self.filled:
            return Decision(None, currency=currency)
        parsed, failed, examples = self._outcome(style)
        if not parsed:
            nothing = Sentence("None of the {count} values, such as “{example}”, can be read.", count=failed, example=examples[0])
            return Decision(None, (), 0, failed, nothing, examples)
        return Decision(style, (), parsed, failed, evidence, examples, currency)

    def undecided(self, styles: tuple[Style, ...], evidence: Sentence, *, currency: str | None = None) -> Decision:
        """Several readings fit and nothing settles which: all of them, counted under the first."""
        parsed, failed, examples = self._outcome(styles[0])
        return Decision(None, styles, parsed, failed, evidence, examples, currency)

    def _outcome(self, style: Style) -> tuple[int, int, tuple[str, ...]]:
        failing = f"FROM distinct_values WHERE {style.sql('value')} IS NULL"
        failed = self._row(f"SELECT coalesce(sum(times), 0)::BIGINT {failing}")[0]
        examples = self.connection.execute(f"SELECT value {failing} ORDER BY times DESC, value LIMIT 3").fetchall() if failed else []
        return self.filled - failed, failed, tuple(example for (example,) in examples)

    def _row(self, query: str) -> tuple:
        row = self.connection.execute(query).fetchone()
        return row if row is not None else ()
