"""How completely fields are filled: field by field, and of one table by person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from charts.bars import Bar, bars
from charts.finish import Scale
from charts.heat import Scale as Shades
from charts.heat import sequential
from kpi.adoption import Filled, never_filled
from kpi.kpis import Unit
from locales import Sentence
from locales.numbers import NO_VALUE
from locales.words import N_
from ui import choice
from ui.adoption_figures import coverage_of
from ui.charted import charted
from ui.explained_table import explained_table
from ui.fields import field_name, field_sentence, table_name, table_sentence
from ui.leaderboards import SMALL
from ui.scene import Scene
from ui.values import shown
from ui.words import language, member_name, say, tell


def fields(scene: Scene) -> None:
    """One table's fields as bars, the emptiest first, and person by person; what is never filled at all."""
    covered = coverage_of(scene.data, scene.selection)
    if not covered:
        st.info(say("No rows of this selection have fields to fill in."))
    else:
        tables = list(dict.fromkeys(each.table for each in covered))
        table = choice.segments("fields", N_("Table"), {name: table_sentence(name) for name in tables}, tables[0])
        own = sorted((each for each in covered if each.table == table), key=lambda each: each.share or 0.0)
        left, right = st.columns([2, 3], gap="medium")
        with left:
            _bars(own, table)
        with right:
            _by_person(scene, own, table)
    _never(scene)


def _bars(own: Sequence[Filled], table: str) -> None:
    emptiest = own[0]
    title = Sentence(
        "{table}: “{field}” has a value in {share} of the rows that should have one",
        table=table_name(table), field=field_sentence(emptiest.field), share=_share(emptiest.share),
    )  # fmt: skip
    st.markdown(f"**{say(title)}**")
    drawn = [Bar(field_name(each.field), each.share or 0.0, _share(each.share), few=each.rows < SMALL) for each in own]
    charted(
        bars(drawn, title=tell(title), axis=tell("filled"), scale=Scale.SHARE, names=(tell("filled"), " "), language=language()),
        key=f"adoption_fields_{table}",
        title=tell(title),
        columns={
            tell("Field"): [each.name for each in drawn],
            tell("Filled"): [each.shown for each in drawn],
            tell("Empty"): [each.missing for each in own],
            tell("Rows"): [each.rows for each in own],
        },
    )
    st.caption(say("Rows created in this period. What other tables tell of a row, such as the customer's country, counts as filled."))


def _by_person(scene: Scene, own: Sequence[Filled], table: str) -> None:
    people = [each for each in coverage_of(scene.data, scene.selection, "rep") if each.table == table]
    if not people:
        return
    st.markdown(f"**{say('By person')}**")
    cells = {(each.member, each.field): each for each in people}
    members = sorted(dict.fromkeys(each.member for each in people), key=lambda member: (member is None, member or ""))
    names = [
        each.field for each in own if each.field != "rep" and any(_shown_share(cells.get((who, each.field))) is not None for who in members)
    ]
    shares = {name: [_shown_share(cells.get((member, name))) for member in members] for name in names}
    frame = pd.DataFrame({tell("Rep"): [member_name(member) for member in members]} | {field_name(name): shares[name] for name in names})
    written: dict[str, Any] = {field_name(name): _share for name in names}
    explained_table(
        frame.style.format(written, na_rep=NO_VALUE).map(_shade, subset=list(written)),
        hide_index=True,
        placeholder=NO_VALUE,
        height=min(38 + 35 * 14, 38 + 35 * len(members)),
        key=f"adoption_by_person_{table}",
        alt=tell(Sentence("Fields of {table} filled by person", table=table_sentence(table))),
        column_config={tell("Rep"): st.column_config.TextColumn(pinned=True)},
    )
    st.caption(say(Sentence("Shaded: the more is empty, the deeper. No share where a person has fewer than {rows} rows.", rows=SMALL)))


def _shown_share(each: Filled | None) -> float | None:
    return each.share if each and each.rows >= SMALL else None


def _shade(share: Any) -> str:
    """The emptier, the deeper; full fields stay plain."""
    if share is None or pd.isna(share) or share > 0.995:
        return ""
    return f"background-color: {sequential(1 - share, Shades(0.0, 1.0))}"


def _never(scene: Scene) -> None:
    never = never_filled(scene.data)
    if never:
        by_table = {
            name: [field_sentence(each.field) for each in never if each.table == name] for name in dict.fromkeys(e.table for e in never)
        }
        said = "\n".join(f"- {table_name(name)}: {', '.join(tell(each) for each in own)}" for name, own in by_table.items())
        with st.expander(say("Fields that are empty in every row"), icon=":material/indeterminate_question_box:"):
            st.markdown(say("Either nobody fills them in, or the export leaves the column out: export it, and what reads it works."))
            st.markdown(said)


def _share(share: float | None) -> str:
    return shown(share, Unit.SHARE, None)
