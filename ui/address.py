"""The address bar: a view written as parameters, and read back.

Why not Streamlit's `bind="query-params"`: it writes the label a person sees, so a link made in Italian would lose its period when it is
opened in English, and it drops what it does not know without a word. Here the address holds names that are the same in every language, and
every value that cannot be used is answered with a sentence. A value equal to the default leaves no parameter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kpi.periods import Grain, Period
from kpi.selection import Comparison
from locales import Sentence
from locales.languages import LANGUAGES
from ui.presets import CUSTOM, PRESETS
from ui.view import DEFAULT_PERIOD, View

Parameters = dict[str, list[str]]
Members = Mapping[str, Sequence[str | None]]

NAMED = (Comparison.PREVIOUS, Comparison.YEAR, Comparison.TARGET, Comparison.NONE)
_NONE = "~none"
_MARK = "~"
_FIXED = ("period", "from", "to", "compare", "grain", "lang")


def parameter_names(dimensions: Sequence[str], choices: Sequence[str] = ()) -> tuple[str, ...]:
    """Every parameter that is ours on a page."""
    return (*_FIXED, *dimensions, *choices)


def write(view: View, choices: Sequence[str] = ()) -> Parameters:
    """The parameters of a view, and of the choices that the page has."""
    written: Parameters = {}
    if view.period == CUSTOM and view.first and view.last:
        written |= {"from": [view.first.isoformat()], "to": [view.last.isoformat()]}
    elif view.period != DEFAULT_PERIOD:
        written["period"] = [view.period]
    if view.comparison is Comparison.CUSTOM and view.other:
        written["compare"] = [_written(view.other)]
    elif view.comparison is not Comparison.PREVIOUS:
        written["compare"] = [view.comparison.value]
    if view.grain:
        written["grain"] = [view.grain]
    if view.language:
        written["lang"] = [view.language]
    written |= {each.dimension: [token(member) for member in each.members] for each in view.filters}
    return written | {name: [value] for name, value in view.choices if name in choices}


def read(parameters: Parameters, members: Members, choices: Sequence[str] = ()) -> tuple[View, tuple[Sentence, ...]]:
    """The view that parameters ask for, and a sentence for each value that could not be used."""
    notices: list[Sentence] = []
    view = _period(View(), parameters, notices)
    view = replace(
        _comparison(view, parameters, notices),
        grain=_one_of("grain", parameters, [each.value for each in Grain], "", notices),
        language=_one_of("lang", parameters, list(LANGUAGES), "", notices),
    )
    for dimension in (each for each in members if each in parameters):  # looking up those of a dimension may read a million names
        view = view.filtered(dimension, _members(dimension, parameters, members[dimension], notices))
    for name in choices:
        view = view.chosen(name, _last(parameters, name))
    return view, tuple(notices)


def token(member: str | None) -> str:
    """A member as it stands in the address; `~none` stands for the rows that have none.

    >>> token(None), token("~none"), token("Ana")
    ('~none', '~~none', 'Ana')
    """
    if member is None:
        return _NONE
    return _MARK + member if member.startswith(_MARK) else member


def member_of(text: str) -> str | None:
    """The member that a token stands for."""
    return None if text == _NONE else text.removeprefix(_MARK)


def _last(parameters: Parameters, name: str) -> str | None:
    values = parameters.get(name)
    return values[-1] if values else None


def _one_of(name: str, parameters: Parameters, known: Sequence[str], default: str, notices: list[Sentence]) -> str:
    value = _last(parameters, name)
    if value is None or value in known:
        return value or default
    notices.append(
        Sentence(
            "The address asks for {name} “{value}”, which does not exist. It can be: {known}.", name=name, value=value, known=list(known)
        )
    )
    return default


def _period(view: View, parameters: Parameters, notices: list[Sentence]) -> View:
    if "from" not in parameters and "to" not in parameters:
        return replace(view, period=_one_of("period", parameters, list(PRESETS), DEFAULT_PERIOD, notices))
    first, last = _day("from", parameters, notices), _day("to", parameters, notices)
    if first is None or last is None:
        return view
    if last < first:
        notices.append(
            Sentence("The address asks for a period that ends on {last}, before it starts on {first}. The last 12 months are shown.",
                     first=first, last=last)
        )  # fmt: skip
        return view
    return replace(view, period=CUSTOM, first=first, last=last)


def _comparison(view: View, parameters: Parameters, notices: list[Sentence]) -> View:
    """A comparison by its name, or the days of a period, both included: `2025-01-01..2025-03-31`."""
    value = _last(parameters, "compare") or ""
    first, _, last = value.partition("..")
    days = _exact(first), _exact(last)
    if days[0] and days[1] and days[0] <= days[1]:
        return replace(view, comparison=Comparison.CUSTOM, other=Period(days[0], days[1] + timedelta(days=1)))
    named = [each.value for each in NAMED]
    if value and value not in named:
        named.append("2025-01-01..2025-03-31")
    return replace(view, comparison=Comparison(_one_of("compare", parameters, named, Comparison.PREVIOUS.value, notices)))


def _written(period: Period) -> str:
    return f"{period.start}..{period.end - timedelta(days=1)}"


def _exact(text: str) -> date | None:
    """A day within the bounds of the calendars on the pages; `None` for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1900 <= day.year <= 2200 else None


def _day(name: str, parameters: Parameters, notices: list[Sentence]) -> date | None:
    value = _last(parameters, name)
    day = _exact(value or "")
    if day is not None:
        return day
    notices.append(
        Sentence(
            "The address needs “{name}” as a day like 2026-01-31, not “{value}”. The last 12 months are shown.",
            name=name,
            value=value or "",
        )
    )
    return None


def _members(dimension: str, parameters: Parameters, known: Sequence[str | None], notices: list[Sentence]) -> tuple[str | None, ...]:
    asked = tuple(dict.fromkeys(member_of(text) for text in parameters.get(dimension, [])))
    for member in asked:
        if member not in known:
            notices.append(
                Sentence(
                    "There is no “{member}” under {dimension} in this data, so the view is not narrowed to it.",
                    member=Sentence("(none)") if member is None else member,
                    dimension=Sentence(dimension),
                )
            )
    return tuple(member for member in asked if member in known)
