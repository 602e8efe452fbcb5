"""From all parts of a workspace to its facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data.aliases import Alias, Aliases
from data.facts import write_facts
from data.links.aliased import list_aliases
from data.links.answers import split_answers
from data.links.deals import link_leads, split_related, take_dimensions_of_deal, take_products_of_lines
from data.links.dimensions import resolve
from data.links.directories import list_contacts, list_customers, list_products, list_reps
from data.links.gathering import gather
from data.links.key_spaces import find_key_spaces
from data.links.levels import say_levels
from data.links.linking import Linking
from data.links.money import convert
from data.links.orders import complete_lines, complete_orders
from data.links.spans import spread
from data.links.stages import complete_stages
from data.links.stored_part import StoredPart
from data.links.unmatched import find_unmatched, say_spellings, say_unmatched
from data.links.variants import join_variants
from data.scratch import scratch
from data.store import Workspace
from data.systems.intake import SPANS
from data.tables import TABLES
from data.unmatched import Unmatched
from data.version import Facts, Problem
from data.workspace_settings import currency_of
from locales import Sentence

_DIMENSIONED = (
    "deals",
    "leads",
    "orders",
    "order_lines",
    "subscriptions",
    "tickets",
    "activities",
    "stage_changes",
    "responses",
    "spend",
    "quotas",
    "usage",
)


@dataclass(frozen=True)
class Linked:
    """Facts of every table that has rows, what was found while linking, and the names that no list knows."""

    facts: dict[str, Facts]
    problems: tuple[Problem, ...]
    unmatched: tuple[Unmatched, ...]


def link(
    workspace: Workspace, parts: Mapping[str, Sequence[StoredPart]], progress: Callable[[Sentence], None] = lambda sentence: None
) -> Linked:
    """Link all parts, with the aliases that the workspace keeps. `parts` are files by table, the oldest import first."""
    with scratch() as connection:
        return link_on(connection, workspace, parts, progress)


def link_on(
    connection: duckdb.DuckDBPyConnection,
    workspace: Workspace,
    parts: Mapping[str, Sequence[StoredPart]],
    progress: Callable[[Sentence], None] = lambda sentence: None,
) -> Linked:
    """As `link`, on a connection that may have the rows of a part under a name of their own."""
    linking = Linking(connection, {}, [])
    spaces = find_key_spaces(linking, parts)
    for table, files in parts.items():
        gather(linking, table, files, spaces)
    join_variants(linking)
    _know(linking, Aliases(workspace.root).all())
    _join(linking, progress)
    convert(linking, currency_of(workspace.root))
    unmatched = say_unmatched(linking)
    facts = {}
    for table in TABLES:
        if linking.has(table):
            progress(Sentence("Writing {rows} rows of {table}", rows=linking.tables[table], table=table))
            facts[table] = write_facts(workspace, table, _filled(linking, table))
    return Linked(facts, tuple(linking.problems), tuple(unmatched))


def _know(linking: Linking, aliases: Sequence[Alias]) -> None:
    """Directories first: everything else is looked up in them."""
    list_reps(linking)
    if linking.has("customers"):
        resolve(linking, "customers")
    list_customers(linking)
    list_products(linking)
    list_aliases(linking, aliases)
    list_contacts(linking)


def _join(linking: Linking, progress: Callable[[Sentence], None]) -> None:
    split_answers(linking)
    for table in SPANS:
        spread(linking, table)
    say_levels(linking)
    complete_orders(linking)
    complete_stages(linking)
    take_products_of_lines(linking)
    split_related(linking)
    for table in _DIMENSIONED:
        if linking.has(table):
            progress(Sentence("Linking {rows} rows of {table}", rows=linking.tables[table], table=table))
            if not (table == "orders" and linking.has("order_lines")):
                say_spellings(linking, table)
            find_unmatched(linking, table)
            if table == "deals":
                link_leads(linking)
            resolve(linking, table)
    for table in ("stage_changes", "activities"):
        take_dimensions_of_deal(linking, table)
    complete_lines(linking)


def _filled(linking: Linking, table: str) -> duckdb.DuckDBPyRelation:
    """The fact's columns that have a value, in the order of the imports."""
    names = ", ".join(f'"{name}"' for name in TABLES[table].columns if linking.has(table, name))
    order = "" if linking.is_in_order(table) else "ORDER BY part, row"
    return linking.connection.sql(f"SELECT {names} FROM t_{table} {order}")
