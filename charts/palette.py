"""Colours by what they mean. Each stands 3:1 against the white and the black ground, so that light, dark and paper show the same one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import altair as alt

MEMBERS = ("#0f8787", "#c3872d", "#5a96e1", "#b45a5a", "#a569b4", "#697800")
"""Members of a dimension, the largest first. Chosen by search so that people who confuse red and green, or blue and yellow, can tell any
two apart: distance in OKLab of at least 0.06 after Machado, Oliveira and Fernandes (2009), held to by a test."""

OTHERS = "#808b91"
"""All members together that are not drawn one by one, and the rows without one."""

QUIET = "#8a969c"
"""What is compared with, targets' rules, ranges: what stands behind the value."""

TEXT, QUIET_TEXT = (
    {"expr": f"luminance(background) > 0.5 ? '{light}' : '{dark}'"} for light, dark in (("#0e171b", "#e6ecee"), ("#56646b", "#a3b1b7"))
)
"""Words in a chart: the theme's own text and its grey (`.streamlit/config.toml`), each 4.5:1 against its ground. No one colour is that
against both, so the chart asks which ground it stands on; the labels that Streamlit gives a chart are 3.7:1 on white."""

GOOD, BAD = "#1f8f63", "#cf5a2e"
"""Good and bad news, always with an arrow or a word."""

BAND = 0.18
"""How opaque an expected range is, in `QUIET`."""


@dataclass(frozen=True)
class MemberColours:
    """The colours of a dimension's members, given all of them with the largest first; the same wherever a member is drawn."""

    ranked: tuple[str | None, ...]

    def of(self, drawn: Sequence[str | None]) -> dict[str | None, str]:
        """A colour for each member drawn together: its own, or grey where a larger one among them has it, or where it is unknown."""
        places: dict[str | None, int] = {member: place for place, member in enumerate(self.ranked) if member is not None}
        given: dict[str | None, str] = {}
        for member in sorted(dict.fromkeys(drawn), key=lambda each: places.get(each, len(places))):
            own = MEMBERS[places[member] % len(MEMBERS)] if member in places else OTHERS
            given[member] = OTHERS if own in given.values() else own
        return {member: given[member] for member in drawn}


def colour(field: str, named: Mapping[str, str], *, legend: bool = True) -> alt.Color:
    """The encoding of a column of names, each in the colour given."""
    scale = alt.Scale(domain=list(named), range=list(named.values()))
    return alt.Color(f"{field}:N", scale=scale, legend=alt.Legend() if legend else None)
