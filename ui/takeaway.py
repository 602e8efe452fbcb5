"""What a chart says to those who cannot see it: its title, where it begins and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from numbers import Real
from typing import Any

from locales import Sentence
from ui.words import tell


def takeaway(title: str, names: Sequence[Any], values: Sequence[Any]) -> str:
    """The text of a chart whose bars or points are `names` with `values`, in the order in which they are drawn."""
    if not names:
        return title
    title = title.removesuffix(".")  # some titles are sentences
    first, last = (Sentence("{name}, {value}", name=str(names[at]), value=_written(values[at])) for at in (0, -1))
    if len(names) == 1:
        return tell(Sentence("{title}. One only: {first}.", title=title, first=first))
    said = Sentence("{title}. First: {first}. Last: {last}. {count} in all.", title=title, first=first, last=last, count=len(names))
    return tell(said)


def _written(value: Any) -> Any:
    """A number stays one, so that it is written as the language does; it is whole where it is."""
    if not isinstance(value, Real):
        return str(value)
    number = float(value)
    return int(number) if number.is_integer() else number


def described(chart: Any, text: str) -> Any:
    """The chart with this text for a screen reader. Streamlit's `alt` warns in the log where a chart has a description already."""
    chart["description"] = text
    return unchecked(chart)


def unchecked(chart: Any) -> Any:
    """The chart, drawn without asking the schema of all charts about it: tests have, and it takes longer than all else about a chart."""
    object.__setattr__(chart, "to_dict", partial(chart.to_dict, validate=False))
    return chart
