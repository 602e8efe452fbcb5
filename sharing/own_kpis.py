"""KPIs that the people of a workspace define for it; they are part of every page, so all who may look see them."""

from __future__ import annotations

from dataclasses import replace

from data import definitions
from data.definitions import Definition, definitions_in
from kpi.own.defining import defined, id_of
from sharing.access import Access


def save(access: Access, definition: Definition, language: str) -> Definition:
    """Keep a definition whose formula is written in a language; without an id as a new one, else in the place of the one with that id.

    Raises NotAllowed without the right to edit, and what `kpi.own.defining.defined` raises where it means nothing.
    """
    workspace = access.require_edit()
    taken = [each.id for each in definitions_in(workspace.root)]
    kept = defined(replace(definition, id=definition.id or id_of(definition.name, taken)), language)
    definitions.keep(workspace.root, kept, new=not definition.id)
    return kept


def remove(access: Access, definition_id: str) -> None:
    """Remove a definition; one that is no more is removed already."""
    definitions.remove(access.require_edit().root, definition_id)


def own_kpis_of(access: Access) -> tuple[Definition, ...]:
    """Every definition of the workspace, as this run of a page knows them."""
    return access.version.definitions if access.version else ()
