"""A name that rows use and no list knows, with what it may mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.aliases import Listed


@dataclass(frozen=True)
class Candidate:
    """An entry of a list that a name is like; `likeness` is 0 to 1."""

    label: str
    likeness: float


@dataclass(frozen=True)
class Unmatched:
    """`name` is in no list of `kind`; `rows` counts by table the rows that use it. Candidates are ordered, likest first."""

    kind: Listed
    name: str
    rows: Mapping[str, int]
    candidates: tuple[Candidate, ...] = ()

    @property
    def count(self) -> int:
        """How many rows use the name."""
        return sum(self.rows.values())

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Unmatched:
        return cls(**stored | {"candidates": tuple(Candidate(**each) for each in stored["candidates"])})
