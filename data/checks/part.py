"""From a raw table and its understanding to a part: rows in our fields, rows set aside with the reason, problems."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field

import duckdb

from data.checks.batch import Batch
from data.checks.shapes import SHAPES
from data.discretion import hashed, masked_sql, without_emails
from data.distinct import all_differ
from data.matching.protection import WORDY
from data.matching.understanding import Understanding
from data.readers import RawTable
from data.styles import sql
from data.systems.intake import DERIVED, columns, key, needs
from data.tables import SQL_TYPE, Kind
from data.version import ColumnMatch, Problem, Protection
from locales import Sentence

_OF_EVERY_ROW = frozenset({"row", "reason", "text"})

KEPT_AS_WRITTEN = frozenset({"rep_id", "rep_email", "domain"})
"""Keys that may hold an e-mail address as it is: colleagues' ones. All others are hashed."""


WHOLE = "_whole"
"""What all columns of a row of orders say, used or not: rows of one order that differ only in columns not used are no repeats."""


@dataclass
class Part:
    """`rows` and `rejected` are temporary DuckDB tables of the connection they were built on."""

    rows: str | None
    loaded: int
    rejected: str
    set_aside: int
    problems: list[Problem] = field(default_factory=list)


def build(
    connection: duckdb.DuckDBPyConnection,
    raw: RawTable,
    understood: Understanding,
    salt: str,
    straight: Mapping[str, str] | None = None,
    *,
    without_at: Container[str] = (),
) -> Part:
    """The part of one raw table. `rows read == loaded + set aside` holds by construction: each record goes one way.

    `straight` is SQL by column, over the table of that name, where `data.checks.straight` has read the file already; no value of the
    columns `without_at` holds an e-mail address.
    """
    _offer(connection, raw)
    if understood.table is None:
        reason = Sentence("This file holds none of our tables; its columns are {columns}.", columns=", ".join(raw.header[:8]))
        sentence = Sentence("None of our tables was recognised in this file, so its {count} rows are set aside.", count=raw.rows_read)
        return refuse(connection, raw, understood, reason, Problem("no-table", "warning", sentence, raw.rows_read), salt=salt)
    if straight and raw.straight:
        select = _reading(understood, salt, straight, "whole", without_at) + f", rowid + {raw.straight.below + 1} AS row FROM straight"
    else:
        select = _reading(understood, salt, *_as_text(understood)) + ", __row AS row FROM raw_rows"
    headers = {match.field: match.column for match in understood.columns if match.field}
    batch = Batch(connection, select, understood.words, stored=not straight, headers=headers)
    if understood.currency and "currency" in columns(understood.table) and not batch.has("currency"):
        batch.define(currency=sql.quote(understood.currency))
    shape = SHAPES.get(understood.table)
    missing = [
        name for name in needs(understood.table) if not any(batch.has(each) for each in (name, *DERIVED.get((understood.table, name), ())))
    ]
    if shape and not missing:
        shape(batch)
    return _split(connection, raw, understood, batch, salt)


def _offer(connection: duckdb.DuckDBPyConnection, raw: RawTable) -> None:
    """Let SQL see the rows as they came, as `raw_rows`, and those that the reader set aside."""
    connection.register("raw_set_aside", raw.set_aside)
    if raw.straight is None:
        connection.register("raw_rows", raw.rows)
        return
    numbered = f"SELECT row_number() OVER () + {raw.straight.below} AS __row, * FROM {raw.straight.query}"
    connection.execute(f"CREATE OR REPLACE TEMP VIEW raw_rows AS {numbered}")


def _as_text(understood: Understanding) -> tuple[dict[str, str], str]:
    """SQL over the text of each used column that reads it in its style, and what the whole row says."""
    values = {name: style.sql(sql.name(name)) for name, style in understood.styles.items()}
    return values, f"hash({', '.join(sql.name(match.column) for match in understood.columns)})"


def _reading(understood: Understanding, salt: str, values: Mapping[str, str], whole: str, without_at: Container[str] = ()) -> str:
    """SQL that gives every field its value."""
    kinds = columns(understood.table or "")
    by_field: dict[str, list[str]] = {}
    for match in understood.columns:
        if match.field and match.column in values:
            protected = _protected(match, kinds[match.field], values[match.column], salt, may_reach=match.column not in without_at)
            by_field.setdefault(match.field, []).append(protected)
    for name, value in understood.constants.items():
        by_field.setdefault(name, []).append(f"CAST({sql.quote(value)} AS {SQL_TYPE[kinds[name]]})")
    read = [f'coalesce({", ".join(found)}) AS "{name}"' for name, found in by_field.items()]
    if understood.table == "orders":
        read.append(f"{whole} AS {WHOLE}")
    return f"SELECT {', '.join(read)}"


def _protected(match: ColumnMatch, kind: Kind, expression: str, salt: str, *, may_reach: bool = True) -> str:
    """SQL of a column in which nothing reaches a person, unless somebody asked for it as it is. `may_reach`: values may hold an address."""
    if match.protection is Protection.KEPT or match.field in KEPT_AS_WRITTEN:
        return expression
    if match.field in WORDY:
        return without_emails(expression) if may_reach else expression
    if kind is not Kind.ID and match.field != "customer":
        return expression
    whole = match.protection is Protection.HASHED and match.personal != "email"
    return hashed(expression, salt, whole=whole) if whole or may_reach else expression


def _split(connection: duckdb.DuckDBPyConnection, raw: RawTable, understood: Understanding, batch: Batch, salt: str) -> Part:
    """Rows that lack a needed field or repeat a key go aside; the others are the part."""
    batch.define(_reason=_reason(batch, understood.table or "", understood.total_without))
    kept = ", ".join(f'"{name}"' for name in batch.columns if name not in ("_reason", WHOLE))
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE part_reasons AS SELECT row, _reason AS reason FROM {batch.table} WHERE _reason IS NOT NULL"
    )
    rejected = _count(connection, "part_reasons")
    good = "WHERE row NOT IN (SELECT row FROM part_reasons)" if rejected else ""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW part_rows AS SELECT {kept} FROM {batch.table} {good}")
    _store_rejected(connection, understood, salt, "part_reasons", "part_rejected")
    loaded = batch.count("true") - rejected
    problems = [*understood.problems, *batch.problems, *_reasons_as_problems(connection, "part_rejected")]
    return Part("part_rows" if loaded else None, loaded, "part_rejected", raw.rows_read - loaded, problems)


def _reason(batch: Batch, table: str, total_without: str | None) -> str:
    branches = []
    for name in needs(table):
        lacking = f'"{name}" IS NULL' if batch.has(name) else "true"
        branches.append(f"WHEN {lacking} THEN {_text(Sentence('The row has no {field}, without which it says nothing.', field=name))}")
    if total_without and batch.has(total_without):
        sentence = Sentence("The row has no {field}: it is the total of the others.", field=total_without)
        branches.append(f'WHEN "{total_without}" IS NULL THEN {_text(sentence)}')
    own = key(table)
    if own and batch.has(own) and table != "orders":
        by = f'"{own}", other_id' if batch.has("other_id") else f'"{own}"'
        repeated = _repeated(batch, by, Sentence("An earlier row has the same {field}: the first one is kept.", field=own), own)
        branches.extend(repeated)
        if repeated and table == "deals":
            _tell_of_differing(batch, by, own)
    if table == "orders" and batch.has("order_id"):
        sentence = Sentence("Another row of this order is the same in every column and is kept.")
        branches.extend(_repeated(batch, f'"order_id", {WHOLE}', sentence, "order_id"))
    if not _says_anything(batch):
        branches.append(f"WHEN true THEN {_text(Sentence('No column of this row could be used.'))}")
    return f"CASE {' '.join(branches)} END" if branches else "NULL::VARCHAR"


def _repeated(batch: Batch, by: str, sentence: Sentence, own: str) -> list[str]:
    """A branch for rows whose key an earlier row has; none where no row has, as in most files."""
    filled = f'FROM {batch.table} WHERE "{own}" IS NOT NULL'
    if all_differ(batch.connection.sql(f"SELECT hash({by}) {filled}")):
        return []
    batch.connection.execute(f"CREATE OR REPLACE TEMP TABLE repeated_keys AS SELECT {by} {filled} GROUP BY {by} HAVING count(*) > 1")
    if not _count(batch.connection, "repeated_keys"):
        return []
    batch.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE repeated_rows AS SELECT row {filled} AND ({by}) IN (SELECT ({by}) FROM repeated_keys) "
        f"QUALIFY row_number() OVER (PARTITION BY {by} ORDER BY row) > 1"
    )
    return [f"WHEN row IN (SELECT row FROM repeated_rows) THEN {_text(sentence)}"]


def _tell_of_differing(batch: Batch, by: str, own: str) -> None:
    """How many repeated deals are no plain repeats: they say another end, close or amount than the row that is kept."""
    said = [sql.name(each) for each in ("status", "stage", "closed_at", "amount") if batch.has(each)]
    if not said:
        return
    query = (
        f"SELECT row, hash({', '.join(said)}) AS said, first_value(hash({', '.join(said)})) OVER (PARTITION BY {by} ORDER BY row) AS kept "
        f"FROM {batch.table} WHERE ({by}) IN (SELECT ({by}) FROM repeated_keys)"
    )
    differing = [row[0] for row in batch.connection.execute(f"SELECT row FROM ({query}) WHERE said <> kept ORDER BY row").fetchall()]
    if differing:
        sentence = Sentence(
            "Repeated rows that differ from the first one of their {field} in stage, close or amount: {count} of {rows}. "
            "What they say is not used.",
            field=own,
            count=len(differing),
            rows=_count(batch.connection, "repeated_rows"),
        )
        batch.problems.append(Problem("repeats-differ", "warning", sentence, len(differing), tuple(str(each) for each in differing[:5])))


def _says_anything(batch: Batch) -> bool:
    return len([name for name in batch.columns if name not in ("row", "_reason", WHOLE)]) > 0


def _store_rejected(connection: duckdb.DuckDBPyConnection, understood: Understanding, salt: str, reasons: str, name: str) -> None:
    """Rows set aside with their columns as they came, without what reaches a person; what the reader set aside is there as text."""
    shown = [match for match in understood.columns if match.protection is not Protection.DROPPED]
    kinds = columns(understood.table) if understood.table else {}
    taken = {match.column.casefold() for match in understood.columns}
    columns_ = "".join(f", {_as_it_came(match, kinds, salt)} AS {sql.name(_apart(match.column, taken))}" for match in shown)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM "
        f"(SELECT raw.__row AS row, {reasons}.reason AS reason{columns_} "
        f"FROM raw_rows raw JOIN {reasons} ON raw.__row = {reasons}.row) "
        f"UNION ALL BY NAME SELECT row, reason, {masked_sql('text', understood.columns)} AS text FROM raw_set_aside ORDER BY row"
    )


def _as_it_came(match: ColumnMatch, kinds: Mapping[str, Kind], salt: str) -> str:
    column = f"raw.{sql.name(match.column)}"
    if match.field is None and match.protection is not Protection.KEPT:
        return without_emails(column)
    return _protected(match, kinds[match.field], column, salt) if match.field else column


def _apart(column: str, taken: Container[str]) -> str:
    """A name beside those that every row set aside has, and that no other column has."""
    name = column
    while name.casefold() in _OF_EVERY_ROW or (name != column and name.casefold() in taken):
        name = f"{name} (column)"
    return name


def refuse(
    connection: duckdb.DuckDBPyConnection, raw: RawTable, understood: Understanding, reason: Sentence, problem: Problem, *, salt: str
) -> Part:
    """A part without rows: all are set aside for one reason."""
    _offer(connection, raw)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE refused_reasons AS SELECT __row AS row, {_text(reason)} AS reason FROM raw_rows")
    _store_rejected(connection, understood, salt, "refused_reasons", "refused")
    asked = understood.problems if understood.table is None else ()
    return Part(None, 0, "refused", raw.rows_read, [*asked, problem])


def _reasons_as_problems(connection: duckdb.DuckDBPyConnection, rejected: str) -> list[Problem]:
    rows = connection.execute(
        f"SELECT reason, count(*), list(row ORDER BY row)[:5] FROM {rejected} GROUP BY reason ORDER BY 2 DESC, 1"
    ).fetchall()
    return [
        Problem("row-rejected", "warning", _sentence(reason), count, tuple(str(each) for each in places))
        for reason, count, places in rows[:20]
    ]


def _sentence(reason: str) -> Sentence:
    return Sentence.from_json(json.loads(reason))


def _text(sentence: Sentence) -> str:
    return sql.quote(json.dumps(sentence.as_json(), ensure_ascii=False, sort_keys=True))


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
