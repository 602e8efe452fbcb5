"""Whether a column of durations holds clocks or spans with units, rather than numbers."""

from __future__ import annotations

import re

from data.styles import sql
from data.styles.decision import Decision, Style
from data.styles.spans import CLOCK, clock, is_span, span
from data.styles.values import Values
from data.tables import Kind
from locales import Sentence

SPAN_OR_CLOCK = f"coalesce({span('{text}')}, {clock('{text}')})"
STYLES = (
    Style("clock", Kind.HOURS, clock("{text}"), Sentence("hours and minutes, as in {example}", example="30:15")),
    Style("minute clock", Kind.HOURS, clock("{text}", 1 / 60), Sentence("minutes and seconds, as in {example}", example="30:15")),
    Style("spans", Kind.HOURS, SPAN_OR_CLOCK, Sentence("with their units, as in {example}", example="2d 3h")),
)
OWN_UNIT = {style.name for style in STYLES}
"""Names of styles whose values say themselves what they count, whatever the header says."""
MINUTES_FIRST = re.compile(r"\bm{1,2}:ss\b", re.IGNORECASE)


def decide_span(values: Values, header: str) -> Decision | None:
    """The style of durations that are no plain numbers; `None` where most are."""
    known = {style.name: style for style in STYLES}
    tally = values.tally(clock=sql.matches("value", CLOCK), span=is_span("value"))
    if tally["span"].count + tally["clock"].count <= values.filled / 2:
        return None
    if tally["span"].count:
        evidence = Sentence("Values such as “{example}” with a unit: {count}.", count=tally["span"].count, example=tally["span"].example)
        return values.decision(known["spans"], evidence)
    if MINUTES_FIRST.search(header):
        return values.decision(known["minute clock"], Sentence("The header says minutes and seconds."))
    return values.decision(known["clock"], Sentence("Values that are hours and minutes: {count}.", count=tally["clock"].count))
