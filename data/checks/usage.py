"""Log-ins and changes of records in the CRM."""

from __future__ import annotations

from data.checks.batch import Batch
from data.checks.words import OBJECT, USED


def shape_usage(batch: Batch) -> None:
    """One word per kind and per object; a list of times and users alone is a list of log-ins."""
    if not batch.has("kind") and not batch.has("object"):
        batch.define(kind="'log-in'")
        return
    made = {
        name: f"coalesce({batch.meaning(name, words)}, {name})" for name, words in (("kind", USED), ("object", OBJECT)) if batch.has(name)
    }
    batch.define(**made)
