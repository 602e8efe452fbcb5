"""What linking makes of a part on its own, while its rows are still in memory: nothing has to be read from the disk again.

A draft in which this part is all there is takes it over; any other links anew, and this is forgotten.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from data.aliases import Aliases
from data.links.facts import Linked, link_on
from data.links.stored_part import StoredPart
from data.store import Workspace
from data.unmatched import Unmatched
from data.version import Facts, Problem, Source, Version
from locales import Sentence

ABOUT_OTHERS = frozenset({"rates"})
"""Tables that say how rows of others are to be read, by what is set in the workspace too."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Alone:
    """The name of a part, and what linking made of it without any other part and without aliases."""

    part: str
    linked: Linked

    @property
    def files(self) -> frozenset[str]:
        """The Parquet files of its facts."""
        return frozenset(each.file for each in self.linked.facts.values())

    def is_all(self, workspace: Workspace, parts: Mapping[str, Sequence[StoredPart]]) -> bool:
        """Whether linking these parts now would make the same of them."""
        names = [part.path.name for ones in parts.values() for part in ones]
        there = all((workspace.root / "parquet" / file).is_file() for file in self.files)
        return names == [self.part] and there and not Aliases(workspace.root).all()

    def as_json(self) -> dict[str, Any]:
        linked = self.linked
        told = Version(0, "", None, Sentence(""), (), linked.facts, linked.problems, unmatched=linked.unmatched).as_json()
        return {"part": self.part} | {name: told[name] for name in ("facts", "problems", "unmatched")}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Alone:
        facts = {name: Facts.from_json(each) for name, each in stored["facts"].items()}
        problems = tuple(Problem.from_json(each) for each in stored["problems"])
        return cls(stored["part"], Linked(facts, problems, tuple(Unmatched.from_json(each) for each in stored["unmatched"])))


def link_alone(connection: duckdb.DuckDBPyConnection, workspace: Workspace, source: Source, rows: str) -> Alone | None:
    """Link the part of a source, whose rows the connection has under the name `rows`; `None` where a draft has to.

    What does not come to an end here is left to the draft too, which reads less at once.
    """
    if source.part is None or source.table is None or source.table in ABOUT_OTHERS or Aliases(workspace.root).all():
        return None
    part = StoredPart(workspace.root / "parquet" / source.part, source.mode, system=source.system, table=rows)
    try:
        return Alone(source.part, link_on(connection, workspace, {source.table: [part]}))
    except duckdb.Error:
        _log.warning("a part could not be linked while it was in memory", exc_info=True)
        return None
