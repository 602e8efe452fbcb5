"""What all charts have in common: title, language, quiet axes, one size."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import altair as alt
from altair.utils import schemapi

from charts.locale import vega_locale
from charts.palette import QUIET_TEXT
from charts.short_numbers import short_number

HEIGHT = 280
_WORDS: dict[str, Any] = {"labelColor": QUIET_TEXT, "titleColor": QUIET_TEXT}
QUIET_AXES: dict[str, Any] = {
    "view": {"strokeWidth": 0},
    "axis": {"grid": False, "domainOpacity": 0.3, "tickOpacity": 0.3, "labelPadding": 6, "titlePadding": 10, "titleFontWeight": "normal"}
    | _WORDS,
    "axisY": {"grid": True, "gridOpacity": 0.35, "domain": False, "ticks": False},
    # Marks are not read out one by one: the text of the chart says what matters, the table beside it holds the rest.
    "mark": {"aria": False},
    "legend": {"orient": "top", "title": None, "symbolStrokeWidth": 2, "labelLimit": 320, "columns": 2} | _WORDS,
    "header": _WORDS,
}


class Scale(StrEnum):
    """How an axis writes its numbers (d3's format)."""

    PLAIN = ",.3~r"
    SHARE = "~%"
    RATIO = ".2~f"


LETTER, EDGE = 7, 5
"""About so many pixels are a letter of a text beside a mark wide, and the picture's edge."""


class _Finished(alt.LayerChart):
    """Layers that are checked against Vega-Lite's schema only while charts are: see `trusted`."""

    def to_dict(self, validate: bool = True, **more: Any) -> dict[str, Any]:
        return super().to_dict(validate and schemapi.DEBUG_MODE, **more)


def trusted() -> None:
    """Charts are no longer checked when they are drawn, which takes longer than drawing them: for a server; tests check all of them."""
    schemapi.disable_debug_mode()


def finished(layers: Sequence[Any], *, title: str, language: str, height: int = HEIGHT, beside: Sequence[str] = ()) -> Any:
    """The layers as one chart in the reader's language, with its title as a description for screen readers and axes behind the data.

    `beside` are texts that stand at the right of marks: for the longest of them there is room at the edge, however narrow the window.
    The configuration is given at once: each `configure_…` would copy the whole chart.
    """
    room = LETTER * max(map(len, beside), default=0)
    padding = {"left": EDGE, "top": EDGE, "bottom": EDGE, "right": EDGE + room}  # a bare number stops the browser's part of Streamlit
    return _Finished(layer=layers, height=height, description=title, padding=padding, config=QUIET_AXES | {"locale": vega_locale(language)})


def value_axis(title: str, scale: Scale, language: str, **more: Any) -> alt.Axis:
    """An axis of values, at most five of them, millions short."""
    return alt.Axis(title=title, **({"tickCount": 5} | ticks(scale, language) | more))


def ticks(scale: Scale, language: str) -> dict[str, Any]:
    """How an axis or a legend writes its numbers in the reader's language."""
    return {"labelExpr": short_number(language)} if scale is Scale.PLAIN else {"format": scale.value}
