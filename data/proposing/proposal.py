"""What is proposed for a new source: how its rows stand to those that are there, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.version import Mode
from locales import Sentence


@dataclass(frozen=True)
class Proposal:
    """A mode with its reason. `over` are the labels of the sources it concerns; `choices` the modes that a person may take instead.

    `twice` counts the days or rows that would count twice if the rows were only added.
    """

    mode: Mode
    reason: Sentence
    over: tuple[str, ...] = ()
    choices: tuple[Mode, ...] = ()
    twice: int = 0

    def as_json(self) -> dict[str, Any]:
        named = {"mode": self.mode.value, "over": list(self.over), "choices": [each.value for each in self.choices], "twice": self.twice}
        return named | {"reason": self.reason.as_json()}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Proposal:
        choices = tuple(Mode(each) for each in stored["choices"])
        return cls(Mode(stored["mode"]), Sentence.from_json(stored["reason"]), tuple(stored["over"]), choices, stored["twice"])
