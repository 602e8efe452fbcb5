"""KPIs that the people of a workspace define for it; they are part of every page, so all who may look see them."""

from __future__ import annotations

from dataclasses import replace

from data import definitions
from data.definitions import Definition, definitions_in
from kpi.own.catalogue import defined, refuse_used
from kpi.own.defining import DefinitionError, id_of
from sharing.access import Access
from sharing.refusal import NotAllowed


def save(access: Access, definition: Definition, language: str) -> Definition:
    """Keep a definition whose formula is written in a language; without an id as a new one, else in the place of the one with that id.

    Raises NotAllowed without the right to edit, and what `kpi.own.catalogue.defined` raises where it means nothing.
    """
    workspace = access.require_edit()
    there = definitions_in(workspace.root)
    kept = defined(replace(definition, id=definition.id or id_of(definition.name, [each.id for each in there])), language, there)
    definitions.keep(workspace.root, kept, new=not definition.id)
    return kept


def remove(access: Access, definition_id: str) -> None:
    """Remove a definition; one that is no more is removed already. Raises NotAllowed where another one names it."""
    workspace = access.require_edit()
    try:
        refuse_used(definitions_in(workspace.root), definition_id)
    except DefinitionError as used:
        raise NotAllowed(used.sentence) from used
    definitions.remove(workspace.root, definition_id)


def own_kpis_of(access: Access) -> tuple[Definition, ...]:
    """Every definition of the workspace, as this run of a page knows them."""
    return access.version.definitions if access.version else ()
