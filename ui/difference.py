"""What the files that wait would change, before they are stored: rows, deals that slipped, KPIs that move, and how each file comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import cast

import pandas as pd
import streamlit as st

from data.differences import Difference, differences
from data.drafts import Draft
from data.history import Money, Slippage, slippage
from data.outcome import Outcome
from data.store import StoreError
from data.version import Version
from kpi.currencies import currency_of
from kpi.kpis import Unit
from kpi.moved import Moved, moved
from kpi.own.catalogue import catalogue_of
from locales import Sentence
from locales.words import N_
from sharing.drafts import draft
from ui.changed_rows import changed_rows
from ui.explained_table import explained_table
from ui.fields import table_name
from ui.joining import joining
from ui.number_card import number_card
from ui.progress import progress
from ui.scene import Scene
from ui.values import shown
from ui.words import say, tell

_KEPT = "_difference"
MOST_CARDS, MOST_MOVED = 4, 12


@dataclass(frozen=True)
class _Found:
    """What a draft changes; kept in the session while the draft stays the same."""

    mark: frozenset[str]
    tables: tuple[Difference, ...]
    moved: tuple[Moved, ...]
    slippage: Slippage | None


def difference_in_sight(scene: Scene, outcome: Outcome) -> None:
    """The difference to the current version; nothing where there is none yet."""
    if scene.version is None or not outcome.sources:
        return
    try:
        with progress(N_("Comparing with what is there…")) as tell_progress:
            made = draft(scene.access, outcome, tell_progress)
            found = _found(scene, scene.version, made)
    except StoreError as problem:
        st.error(say(problem.sentence), icon=":material/error:")
        return
    with st.container(border=True):
        st.markdown(f"**{say('What will differ')}**")
        joining(scene, made)
        _tables(found.tables)
        if found.slippage:
            st.markdown(_slipped(found.slippage, _currency(made.version)))
        _moved(found.moved, scene.version, made.version)
        changed_rows(scene.version, made.version, found.tables)


def _found(scene: Scene, before: Version, made: Draft) -> _Found:
    terms = scene.selection.terms
    mark = made.version.files | before.files | {f"{before.number}", repr(terms)}
    kept = st.session_state.get(_KEPT)
    if not isinstance(kept, _Found) or kept.mark != mark:
        new = [each for each in made.version.snapshots if each not in before.snapshots]
        moving = moved(before, made.version, scene.today, terms=terms)
        found = _Found(mark, differences(before, made.version), moving, slippage(made.version, new))
        st.session_state[_KEPT] = kept = found
    return cast(_Found, kept)


def _tables(found: tuple[Difference, ...]) -> None:
    if not found:
        st.markdown(say("Nothing: every row is there already, as it is."))
        return
    for column, each in zip(st.columns(min(len(found), MOST_CARDS)), found, strict=False):
        with column:
            beside = Sentence("new: {added}, changed: {changed}, gone: {gone}", added=each.added, changed=each.changed, gone=each.gone)
            rows = Sentence("{before} → {after}", before=each.before, after=each.after)
            number_card(table_name(each.table), tell(rows), beside)
    if len(found) > MOST_CARDS:
        others = [table_name(each.table) for each in found[MOST_CARDS:]]
        st.caption(say(Sentence("Other tables that differ: {tables}", tables=others)))


def _slipped(found: Slippage, currency: str | None) -> str:
    """Deals between two exports, in a line."""
    told = [Sentence("Since {day}: deals in another stage: {stages}.", day=found.since, stages=found.stages)]
    if found.slipped:
        money = _money(found.slipped_money, currency)
        told.append(
            Sentence("Expected later: {deals}, by {days} days on average, {money} in all.", deals=found.slipped,
                     days=round(found.mean_days), money=money)
        )  # fmt: skip
    if found.pulled_in:
        money = _money(found.pulled_in_money, currency)
        told.append(Sentence("Expected earlier: {deals}, {money} in all.", deals=found.pulled_in, money=money))
    if found.raised or found.lowered:
        told.append(Sentence("Amounts raised: {raised}, lowered: {lowered}.", raised=found.raised, lowered=found.lowered))
    return ":material/event_upcoming: " + " ".join(say(each) for each in told)


def _money(amounts: Money, currency: str | None) -> list[str]:
    """One amount for each currency; the deals' own where an export names none."""
    return [shown(float(amount), Unit.MONEY, named or currency, short=True) for named, amount in amounts or ((None, Decimal(0)),)]


def _moved(found: tuple[Moved, ...], before: Version, after: Version) -> None:
    if not found:
        st.caption(say("No KPI moves, neither in the last full month nor in twelve months."))
        return
    st.markdown(say("KPIs that move:"))
    kpis = catalogue_of(before)
    rows = [
        {
            tell("KPI"): tell(kpis[each.kpi].title),
            tell("Period"): tell(Sentence("{first} – {last}", first=each.period.start, last=each.period.end - timedelta(days=1))),
            tell("Before"): shown(each.before, kpis[each.kpi].unit, currency_of(before, kpis[each.kpi])),
            tell("After"): shown(each.after, kpis[each.kpi].unit, currency_of(after, kpis[each.kpi])),
        }
        for each in found[:MOST_MOVED]
    ]
    explained_table(pd.DataFrame(rows), hide_index=True, key="moved", alt=tell("KPIs that move:"))


def _currency(version: Version) -> str | None:
    """The one currency that the money of its deals stands in."""
    named = version.facts["deals"].currencies if version.has("deals") else ()
    return named[0] if len(named) == 1 else None
