"""The rows of one raw table on their way to a part: read, shaped, checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb
import pyarrow as pa

from data.checks.words import Vocabulary
from data.styles import sql
from data.version import Choice, Problem
from locales import Sentence

EXAMPLES = 5
ASKED = 20
"""So many doubtful words of a column are asked about, those of most rows."""

FEW = 40
"""So many words are told apart in the query itself; more are looked up in a table."""


class Batch:
    """Rows that are changed step by step, with the problems found on the way.

    What is read is stored once (without `stored`, it lies in a table already); every step after it is a view on the step before, worked
    out when rows are counted or written, and then only for the columns that are asked for. Column names are our fields, plus `row`, the
    record's place in the file; `headers` says what the file calls them.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        select: str,
        words: Mapping[str, Mapping[str, str]] | None = None,
        *,
        stored: bool = True,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.connection = connection
        self.words = words or {}
        self.headers = headers or {}
        self._asked: dict[str, list[str]] = {}
        self.problems: list[Problem] = []
        self._step = 0
        self.columns: list[str] = []
        connection.execute(f"CREATE OR REPLACE TEMP {'TABLE' if stored else 'VIEW'} {self.table} AS {select}")
        self.columns = self._described()

    @property
    def table(self) -> str:
        return f"batch_{self._step}"

    def has(self, *names: str) -> bool:
        """Whether all of these columns are there."""
        return all(name in self.columns for name in names)

    def first_of(self, *names: str) -> str:
        """SQL: the first of these columns that is filled; NULL where none is there."""
        there = [f'"{name}"' for name in names if self.has(name)]
        return f"coalesce({', '.join(there)})" if there else "NULL"

    def define(self, **expressions: str) -> None:
        """Add or replace columns; expressions see the columns as they were before."""
        kept = ", ".join(f'"{name}"' for name in self.columns if name not in expressions)
        made = ", ".join(f'{each} AS "{name}"' for name, each in expressions.items())
        self._replace(f"SELECT {', '.join(part for part in (kept, made) if part)} FROM {self.table}")

    def drop(self, *names: str) -> None:
        """Take columns away, where they are."""
        kept = [name for name in self.columns if name not in names]
        if kept != self.columns:
            self._replace("SELECT " + ", ".join(f'"{name}"' for name in kept) + f" FROM {self.table}")

    def meaning(self, column: str, vocabulary: Vocabulary) -> str:
        """SQL: what the words of a column mean. Doubtful words mean NULL and become a question."""
        if not self.has(column):
            return "NULL::VARCHAR"
        texts = [row[0] for row in self._fetch(f'SELECT DISTINCT "{column}" FROM {self.table} WHERE "{column}" IS NOT NULL')]
        meanings, doubtful = vocabulary.read(texts, self.words.get(column))
        if doubtful:
            self.ask(column, doubtful)
        if len(meanings) <= FEW:
            return _case(f'{self.table}."{column}"', meanings)
        name = f"words_{column}_{self._step}"
        words = pa.table(
            {"text": list(meanings), "meaning": list(meanings.values())}, pa.schema([("text", pa.string()), ("meaning", pa.string())])
        )
        self.connection.register(name, words)
        return f'(SELECT meaning FROM {name} WHERE {name}.text = {self.table}."{column}")'

    def count(self, where: str) -> int:
        return int(self._fetch(f"SELECT count(*) FROM {self.table} WHERE {where}")[0][0])

    def the_one(self, column: str) -> str | None:
        """The value that every row has, `None` where there is none or more than one."""
        found = self._fetch(f'SELECT DISTINCT "{column}" FROM {self.table} LIMIT 2') if self.has(column) else []
        return str(found[0][0]) if len(found) == 1 and found[0][0] is not None else None

    def note(self, check: str, severity: str, template: str, where: str, show: str | None = None, **values: object) -> None:
        """A problem, if any row fits `where`; `{count}` in the template is the number of rows, `show` a column for examples."""
        count = self.count(where)
        if count:
            examples = self._examples(where, show) if show and self.has(show) else ()
            self.problems.append(Problem(check, severity, Sentence(template, count=count, **values), count, examples))  # type: ignore[arg-type]

    def ask(self, column: str, words: Sequence[str]) -> None:
        """Ask what words of a column mean, together with those that were asked about before."""
        if not words:
            return
        doubtful = self._asked[column] = list(dict.fromkeys((*self._asked.get(column, ()), *words)))
        self.problems = [each for each in self.problems if each.check != "word-doubtful" or each.sentence.values["column"] != column]
        among = f'"{column}" IN (' + ", ".join(map(sql.quote, doubtful)) + ")"
        counted = self._fetch(f'SELECT "{column}", count(*) AS n FROM {self.table} WHERE {among} GROUP BY 1 ORDER BY n DESC, 1')
        choices = tuple(Choice(str(word), count=int(rows)) for word, rows in counted[:ASKED])
        count = sum(int(rows) for _, rows in counted)
        sentence = Sentence(
            "{count} rows have a {column} that may mean more than one thing. What do these words mean?", count=count, column=column
        )
        self.problems.append(Problem("word-doubtful", "warning", sentence, count, tuple(sorted(doubtful)[:EXAMPLES]), choices))

    def _examples(self, where: str, show: str) -> tuple[str, ...]:
        rows = self._fetch(
            f'SELECT DISTINCT CAST("{show}" AS VARCHAR) v FROM {self.table} '
            f'WHERE ({where}) AND "{show}" IS NOT NULL ORDER BY v LIMIT {EXAMPLES}'
        )
        return tuple(row[0] for row in rows)

    def _fetch(self, query: str) -> list[tuple]:
        return self.connection.execute(query).fetchall()

    def _replace(self, select: str) -> None:
        self._step += 1
        self.connection.execute(f"CREATE OR REPLACE TEMP VIEW {self.table} AS {select}")
        self.columns = self._described()

    def _described(self) -> list[str]:
        return [row[0] for row in self._fetch(f"DESCRIBE {self.table}")]


def _case(text: str, meanings: Mapping[str, str]) -> str:
    """SQL: the meaning of a text, where it has one. What a text may mean are few words, kept as such (`ENUM`): they are written faster."""
    few = f"ENUM({', '.join(map(sql.quote, sorted(set(meanings.values()))))})"
    branches = [f"WHEN {sql.quote(each)} THEN {sql.quote(meaning)}::{few}" for each, meaning in meanings.items()]
    return f"CASE {text} {' '.join(branches)} END" if branches else "NULL::VARCHAR"
