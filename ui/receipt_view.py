"""The receipt of a number."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st
from babel.dates import get_day_names, get_month_names

from kpi.calendar import USUAL, Calendar
from kpi.currencies import currency_of
from kpi.kpis import KPI
from kpi.receipt import Query, Receipt, receipt
from kpi.resolve import resolved
from locales import Sentence
from locales.languages import LOCALES
from locales.words import N_
from ui.explained_table import explained_table
from ui.formula import formula_in_words
from ui.kept_receipts import kept_receipts
from ui.scene import Scene
from ui.terms_in_words import terms_of_kpi
from ui.values import shown
from ui.words import DIMENSION_NAMES, language, say, tell

COLUMNS = (N_("File"), N_("Sheet"), N_("Rows read"), N_("Rows loaded"), N_("Rows rejected"), "SHA-256")


def receipt_tab(scene: Scene, kpi: KPI) -> None:
    """Formula, period, filters, rows left out, files, version, and the SQL that ran."""
    made = receipt(scene.data, kpi, scene.selection)
    value = shown(made.value.value, kpi.unit, currency_of(scene.data, kpi))
    st.markdown(
        say(
            Sentence(
                "{kpi} = {formula} = {value}",
                kpi=kpi.title,
                formula=formula_in_words(resolved(kpi.measure, scene.data, scene.selection.terms)),
                value=value,
            )
        )
    )
    for line in (*_lines(made), *terms_of_kpi(scene, kpi)):
        st.markdown(f"- {say(line)}")
    _files(made)
    for query in made.queries:
        with st.expander(say(_name(query)), icon=":material/code:"):
            st.code(query.sql, language="sql", wrap_lines=True)
    for name, sql in made.derived:
        with st.expander(say(Sentence("How the table {table} was made", table=Sentence(name))), icon=":material/code:"):
            st.code(sql, language="sql", wrap_lines=True)
    kept_receipts(scene, kpi, made)


def _name(query: Query) -> Sentence:
    named = Sentence("The query over {table}, by {date}", table=Sentence(query.table), date=query.dated)
    if query.period is None:
        return named
    last = date.fromordinal(query.period.end.toordinal() - 1)
    return Sentence("{query}: {first} – {last}", query=named, first=query.period.start, last=last)


def _lines(made: Receipt) -> list[Sentence]:
    period = made.selection.period
    last = date.fromordinal(period.end.toordinal() - 1)
    lines = [Sentence("From {first} to {last}, both included.", first=period.start, last=last)]
    lines += [
        Sentence("Only {dimension}: {members}.", dimension=Sentence(DIMENSION_NAMES[each.dimension]),
                 members=[Sentence("(none)") if member is None else member for member in each.members])
        for each in made.selection.filters
    ]  # fmt: skip
    lines += [Sentence("{rows} rows counted.", rows=made.value.rows)]
    lines += [
        Sentence("{rows} rows of {table} left out: {reason}.", rows=each.rows, table=Sentence(each.table), reason=each.reason)
        for each in made.left_out
    ]
    return [
        *lines,
        *_calendar(made.selection.calendar),
        Sentence("Version {number} of the data, of {day}; catalogue {catalogue}.", number=made.version,
                 day=date.fromisoformat(made.version_created_at[:10]), catalogue=made.catalogue),
    ]  # fmt: skip


def _calendar(calendar: Calendar) -> list[Sentence]:
    """What its calendar is, as far as it is another than the usual one."""
    locale = LOCALES[language()]
    lines = [Sentence("Times are those of {zone}.", zone=calendar.time_zone)]
    if calendar.week_starts != USUAL.week_starts:
        lines.append(Sentence("Weeks begin on {day}.", day=get_day_names("wide", locale=locale)[calendar.week_starts]))
    if calendar.is_fiscal:
        lines.append(Sentence("Fiscal years begin in {month}.", month=get_month_names("wide", locale=locale)[calendar.fiscal_year_starts]))
    if calendar.holidays:
        lines.append(Sentence("Public holidays are those of {region}.", region=calendar.holidays))
    return lines


def _files(made: Receipt) -> None:
    if not made.sources:
        return
    rows = [(each.file, each.sheet or "", each.rows_read, each.rows_loaded, each.rows_rejected, each.sha256) for each in made.sources]
    columns = [tell(name) for name in COLUMNS]
    explained_table(pd.DataFrame(rows, columns=columns), hide_index=True, alt=tell("The files behind this number"))
