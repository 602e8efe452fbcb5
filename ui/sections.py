"""Sections of a page of which one is open; only that one is computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from locales.words import N_
from ui import choice


def sections(name: str, parts: Mapping[str, tuple[str, Callable[[], None]]]) -> None:
    """A row of buttons and, under it, the section chosen. `parts` are value in the address → (label, what draws
    it); the first is the default.

    `name` must be among the page's `choices` in `ui.navigation`: so a link opens the same section.
    """
    first = next(iter(parts))
    opened = choice.segments(name, N_("Section"), {part: label for part, (label, _) in parts.items()}, first)
    parts[opened][1]()
