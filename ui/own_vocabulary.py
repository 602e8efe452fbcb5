"""Everything a formula may name, with what it means, to be searched and clicked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from data.tables import TABLES, Kind
from kpi.catalogue import CATALOGUE, SYNONYMS
from kpi.engine import facts, run
from kpi.own.catalogue import own
from kpi.own.nesting import named
from kpi.own.printing import printed
from kpi.own.suggestions import column_of
from kpi.own.tree import Reference, Text
from kpi.own.vocabulary import COUNTABLE, NUMERIC, measures, name_of
from kpi.own.words import in_language
from locales import Sentence
from locales.extraction import field_label
from locales.words import N_
from ui.explained_table import explained_table
from ui.figures import lacking_of
from ui.own_draft import add_to_formula, in_words
from ui.scene import Scene
from ui.search import searched
from ui.words import language, say, tell

HEIGHT = 36 + 35 * 8

FIRST = ("deals", "leads", "orders")
"""The tables that formulas are mostly about stand first."""

KINDS = {
    Kind.MONEY: N_("Money"),
    Kind.NUMBER: N_("a number"),
    Kind.COUNT: N_("a number"),
    Kind.HOURS: N_("Hours"),
    Kind.DATE: N_("a date"),
    Kind.FLAG: N_("yes or no"),
    Kind.NAME: N_("a text"),
    Kind.ID: N_("a text"),
}

FUNCTIONS = (
    ("count", "count(leads where channel = 'Web')", N_("how many rows, or how many that have a value there")),
    ("distinct", "count(distinct deals.rep)", N_("each value counted once")),
    ("sum", "sum(deals.amount where status = 'won' by closed_at)", N_("added up")),
    ("average", "average(deals.amount)", N_("the mean")),
    ("median", "median(deals.amount)", N_("half have less, half have more")),
    ("lowest", "lowest(deals.amount)", N_("the smallest")),
    ("highest", "highest(deals.amount)", N_("the largest")),
    ("p10", "p10(deals.amount)", N_("a tenth have less")),
    ("p90", "p90(deals.amount)", N_("a tenth have more")),
    ("days", "average(days(deals.created_at, deals.closed_at))", N_("days from one date of a row to another")),
    ("hours", "median(hours(tickets.opened_at, tickets.closed_at))", N_("hours from one date of a row to another")),
    ("previous", "leads / previous(leads) - 1", N_("the value in the period compared with")),
    (
        "where",
        "count(leads where channel in ('Web', 'Fair') and not is_won)",
        N_("only some rows: =, !=, <, >, and, or, not, in, is empty"),
    ),
    ("by", "count(deals where status = 'won' by closed_at)", N_("the date by which rows count, where it is not the table's main one")),
    (
        "until",
        "sum(deals.amount where amount >= 10000 until closed_at)",
        N_("what there is at the end of the period: rows count up to the date on which they end"),
    ),
)
"""Word of the language, an example, what it does."""


def own_vocabulary(scene: Scene) -> None:
    """Three tables: names of measures and KPIs, columns of a table, words."""
    st.header(say("What a formula can use"))
    st.caption(say("Tick a row to put it at the end of the formula."))
    named, of_table, words = st.tabs([say("Measures and KPIs"), say("Tables and columns"), say("Functions and words")])
    with named:
        _names(scene)
    with of_table:
        _columns(scene)
    with words:
        _words()


def _names(scene: Scene) -> None:
    lacks = lacking_of(scene.data)
    rows = []
    for kpi_id, kpi in CATALOGUE.items():
        there = not lacks[kpi_id]
        called = ", ".join(SYNONYMS.get(kpi_id, {}).get(language(), ()))
        rows.append((name_of(Reference("kpi", kpi_id), language()), tell(kpi.meaning), tell("yes" if there else "no"), called))
    others = named(scene.data.definitions)
    for kpi_id, kpi in own(scene.data.definitions).kpis.items():
        there = not lacks[kpi_id]
        rows.append(
            (name_of(Reference("own", kpi_id), language(), others), tell(kpi.meaning), tell("yes" if there else "no"), tell(kpi.family))
        )
    kpi_names = {row[0].casefold() for row in rows}
    for name, measure in measures().items():
        if (said := name_of(Reference("measure", name), language())).casefold() not in kpi_names:
            there = all(scene.data.has(measure.table, column) for column in measure.needs)
            told = tell(Sentence("A measure over {table}.", table=Sentence(field_label(measure.table))))
            rows.append((said, told, tell("yes" if there else "no"), ""))
    heads = (tell("Name"), tell("What it says"), tell("In this data"), tell("Also called"))
    _table(pd.DataFrame(rows, columns=list(heads)), heads[0], "names")


def _columns(scene: Scene) -> None:
    there = sorted((name for name in COUNTABLE if scene.data.has(name)), key=lambda name: name not in FIRST)
    labels = {name: tell(field_label(name)) for name in there}
    if not there:
        return
    table = st.selectbox(say("Table"), there, format_func=lambda name: labels[name], key="own_table", width=320)
    filled = scene.data.facts[table].filled
    examples = _values(scene, table)
    rows = [
        (column_of(table, name, language()), tell(field_label(name)), tell(KINDS[kind]), filled.get(name, 0), examples.get(name, ""))
        for name, kind in TABLES[table].columns.items()
        if filled.get(name)
    ]
    heads = [tell("Column"), tell("What it is"), tell("Holds"), tell("Rows with a value"), tell("For instance")]
    _table(pd.DataFrame(rows, columns=heads), heads[0], "columns")
    st.caption(say(Sentence("Rows of {table} count by “{column}” unless the formula says another date.", table=Sentence(field_label(table)),
                            column=Sentence(field_label(COUNTABLE[table].dated or "")))))  # fmt: skip


def _values(scene: Scene, table: str) -> Mapping[str, str]:
    """The most frequent values of each column of texts, and the range of each one of numbers and dates."""
    filled = {name: kind for name, kind in TABLES[table].columns.items() if scene.data.facts[table].filled.get(name)}
    asked = {name: f"approx_top_k({name}, 3) FILTER (WHERE {name} IS NOT NULL)" for name, kind in filled.items() if kind is Kind.NAME}
    asked |= {name: f"[min({name}), max({name})]" for name, kind in filled.items() if kind in NUMERIC or kind is Kind.DATE}
    if not asked:
        return {}
    row = run(f"SELECT {', '.join(asked.values())} FROM {facts(scene.data, table)}")[0]
    return {name: _listed(filled[name], values or ()) for name, values in zip(asked, row, strict=True)}


def _listed(kind: Kind, values: Sequence[object]) -> str:
    if kind is Kind.NAME:
        return ", ".join(printed(Text(str(value))) for value in values)
    return " – ".join(tell(Sentence("{value}", value=float(str(each)) if kind in NUMERIC else each)) for each in values)


def _words() -> None:
    heads = [tell("Word"), tell("What it does"), tell("For instance")]
    rows = [(in_language(word, language()), tell(does), in_words(example)) for word, example, does in FUNCTIONS]
    _table(pd.DataFrame(rows, columns=heads), heads[2], "words")


def _table(table: pd.DataFrame, added: str, name: str) -> None:
    """A table to search; a ticked row goes to the end of the formula."""
    found = searched(table, key=f"own_search_{name}")
    ticks = st.session_state.get("_own_ticks", 0)  # another key after each tick, so that the same row can be ticked again
    key = f"own_{name}_{ticks}"

    def take() -> None:
        for place in st.session_state[key]["selection"]["rows"]:
            add_to_formula(str(found.iloc[place][added]))
        st.session_state["_own_ticks"] = ticks + 1

    explained_table(
        found, hide_index=True, key=key, on_select=take, selection_mode="single-row", alt=tell("What a formula can use"),
        height=min(HEIGHT, 36 + 35 * max(1, len(found))),
    )  # fmt: skip
