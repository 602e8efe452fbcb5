"""The terms of a workspace: everybody who may look sees KPIs by them, those who may edit change them."""

from __future__ import annotations

from kpi.terms import Terms
from kpi.workspace_terms import keep_terms, terms_in
from sharing.access import Access


def terms(access: Access) -> Terms:
    """The terms by which this visitor sees the data."""
    return terms_in(access.settings())


def keep(access: Access, changed: Terms) -> None:
    """Make them the workspace's terms. Raises NotAllowed for those who may only look."""
    keep_terms(access.require_edit().root, changed)
