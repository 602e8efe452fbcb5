"""The tables that measures may name: the facts, and those derived from them."""

from collections.abc import Iterable

from data.tables import TABLES as FACTS
from data.tables import Table
from kpi.derived import DERIVATIONS

TABLES: dict[str, Table] = FACTS | {name: each.table for name, each in DERIVATIONS.items()}


def sources_of(table: str) -> tuple[str, ...]:
    """The fact tables behind a table: itself, or those it is derived from."""
    if table not in DERIVATIONS:
        return (table,)
    return tuple(dict.fromkeys(source for read in DERIVATIONS[table].reads for source in sources_of(read)))


def columns_behind(table: str, columns: frozenset[str], source: str) -> frozenset[str]:
    """The columns of a fact table that columns of a table come from: the same ones, or all that the derivation reads there."""
    if table == source:
        return columns
    if table not in DERIVATIONS:
        return frozenset()
    behind = DERIVATIONS[table].columns_read(source)
    return behind.union(
        *(columns_behind(read, frozenset(TABLES[read].columns), source) for read in DERIVATIONS[table].reads if read != source)
    )


def needed(table: str, columns: Iterable[str]) -> dict[str, frozenset[str]]:
    """The fact tables behind columns of a table, and what must be there of each; of a derived one, for its first reading."""
    if table not in DERIVATIONS:
        return {table: frozenset(columns)}
    derivation = DERIVATIONS[table]
    found: dict[str, frozenset[str]] = {}
    wanted = [(name, frozenset(those)) for name, those in derivation.readings[0].needs.items()]
    wanted += [
        (name, frozenset({field})) for name, field in (derivation.stands_for[each] for each in columns if each in derivation.stands_for)
    ]
    for name, those in wanted:
        for source, fields in needed(name, those).items():
            found[source] = found.get(source, frozenset()) | fields
    return found
