"""What is proposed for a new source: how its rows stand to those that are there, and why."""

from __future__ import annotations

from dataclasses import dataclass

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
