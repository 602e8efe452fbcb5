"""What came of files that were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.readers.raw import Refused
from data.version import Source, Version
from locales import Sentence


@dataclass(frozen=True)
class Outcome:
    """What came of files: the sources understood, the files refused, and the version, where one was published."""

    sources: tuple[Source, ...] = ()
    refused: tuple[Refused, ...] = ()
    version: Version | None = None

    def __add__(self, later: Outcome) -> Outcome:
        return Outcome(self.sources + later.sources, self.refused + later.refused, later.version or self.version)

    @property
    def files(self) -> frozenset[str]:
        """The Parquet files of its sources."""
        return frozenset(file for each in self.sources for file in (each.part, each.rejected) if file)

    def as_json(self) -> dict[str, Any]:
        """The sources and the refusals; a version has its own manifest."""
        sources = Version(0, "", None, Sentence(""), self.sources, {}).as_json()["sources"]
        return {"sources": sources, "refused": [[each.file, each.sentence.as_json(), each.empty_of_tables] for each in self.refused]}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Outcome:
        refused = (Refused(file, Sentence.from_json(sentence), empty) for file, sentence, empty in stored["refused"])
        return cls(tuple(Source.from_json(each) for each in stored["sources"]), tuple(refused))
