"""Saying that two names are the same, by those who may change the data."""

from __future__ import annotations

from data.aliases import Alias, Aliases
from data.relinking import say_different, say_same
from data.version import Version
from sharing.access import Access


def take_for_same(access: Access, alias: Alias) -> Version:
    """Take a name for an entry of a list, now and in exports to come. Raises NotAllowed, StoreError."""
    return say_same(access.require_edit(), [alias])


def take_apart(access: Access, alias: Alias) -> Version:
    """No longer take a name for an entry of a list. Raises NotAllowed, StoreError."""
    return say_different(access.require_edit(), alias)


def aliases(access: Access) -> list[Alias]:
    """What is taken for the same."""
    return Aliases(access.workspace.root).all() if access.link is None else []
