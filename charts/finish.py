"""What all charts have in common: title, language, quiet axes, one size."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import altair as alt

from charts.locale import vega_locale

HEIGHT = 280
QUIET = "#8b979d"
"""A grey that stands 3:1 against the white and the black ground: what is compared with, and rules."""


class Scale(StrEnum):
    """How an axis writes its numbers (d3's format)."""

    PLAIN = "~s"
    SHARE = "~%"
    RATIO = ".2~f"


def finished(chart: Any, *, title: str, language: str, height: int = HEIGHT) -> Any:
    """The chart in the reader's language, with its title as a description for screen readers and axes that stay behind the data."""
    return (
        chart.properties(height=height, description=title)
        .configure(locale=vega_locale(language))
        .configure_view(strokeWidth=0)
        .configure_axis(grid=False, domainOpacity=0.3, tickOpacity=0.3, labelPadding=6, titlePadding=10, titleFontWeight="normal")
        .configure_axisY(grid=True, gridOpacity=0.35, domain=False, ticks=False)
        .configure_legend(orient="top", title=None, symbolStrokeWidth=2, labelLimit=320, columns=2)
    )


def value_axis(title: str, scale: Scale, **more: Any) -> alt.Axis:
    """An axis of values; SI suffixes keep millions short."""
    return alt.Axis(title=title, format=scale.value, tickCount=5, **more)
