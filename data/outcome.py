"""What came of files that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.links.alone import Alone
from data.readers.raw import Refused
from data.version import Source, Version
from locales import Sentence


@dataclass(frozen=True)
class Outcome:
    """What came of files: the sources understood, the files refused, and the version, where one was published.

    `alone` is what one of the sources comes to if there is no other, where that was told already.
    """

    sources: tuple[Source, ...] = ()
    refused: tuple[Refused, ...] = ()
    version: Version | None = None
    alone: Alone | None = None

    def __add__(self, later: Outcome) -> Outcome:
        version, alone = later.version or self.version, later.alone or self.alone
        return Outcome(self.sources + later.sources, self.refused + later.refused, version, alone)

    @property
    def files(self) -> frozenset[str]:
        """The Parquet files of its sources, and of what they were found to come to."""
        of_sources = frozenset(file for each in self.sources for file in (each.part, each.rejected) if file)
        return of_sources | (self.alone.files if self.alone else frozenset())

    def as_json(self) -> dict[str, Any]:
        """The sources and the refusals; a version has its own manifest."""
        sources = Version(0, "", None, Sentence(""), self.sources, {}).as_json()["sources"]
        refused = [[each.file, each.sentence.as_json(), each.empty_of_tables] for each in self.refused]
        return {"sources": sources, "refused": refused, "alone": self.alone.as_json() if self.alone else None}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Outcome:
        refused = (Refused(file, Sentence.from_json(sentence), empty) for file, sentence, empty in stored["refused"])
        alone = Alone.from_json(stored["alone"]) if stored.get("alone") else None
        return cls(tuple(Source.from_json(each) for each in stored["sources"]), tuple(refused), alone=alone)
