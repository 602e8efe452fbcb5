"""Names that rows use and no list knows: how many rows, what each may mean, and a choice; beside it what was chosen before."""

from __future__ import annotations

import streamlit as st

from data.aliases import Alias, Listed
from data.unmatched import Unmatched
from locales import Sentence
from locales.markdown import escape
from locales.words import N_
from sharing.aliases import aliases, take_apart, take_for_same
from ui.attempt import attempt
from ui.explained_table import explained_table
from ui.fields import table_sentence
from ui.scene import Scene
from ui.words import say, tell

LISTED = 8
NOT_IN_LIST: dict[Listed, str] = {
    "customers": N_("Customers that are in no list"),
    "reps": N_("Reps that are in no list"),
    "products": N_("Products that are in no list"),
}


def unmatched(scene: Scene) -> None:
    """Nothing where every name was found, and nothing for those who come through a link."""
    version = scene.version
    if version is None or scene.access.link is not None:
        return
    chosen = aliases(scene.access)
    if not version.unmatched and not chosen:
        return
    st.header(say("Names that are in no list"))
    st.caption(
        say("Their rows count under the name they have. Where one is only spelled differently, say so: it then counts with the other.")
    )
    for kind, label in NOT_IN_LIST.items():
        names = [each for each in version.unmatched if each.kind == kind]
        if names:
            _of_kind(scene, kind, label, names)
    for number, alias in enumerate(chosen):
        _chosen(scene, alias, number)


def _of_kind(scene: Scene, kind: Listed, label: str, names: list[Unmatched]) -> None:
    likely = [each for each in names if each.candidates]
    others = [each for each in names if not each.candidates]
    title = f"{say(label)} ({len(names)})"
    with st.expander(title, icon=":material/person_search:", expanded=bool(likely), key=f"unmatched_{kind}"):
        for number, each in enumerate(likely[:LISTED]):
            _likely(scene, each, number)
        left = [*likely[LISTED:], *others]
        if left:
            explained_table(
                {
                    tell("Name"): [each.name for each in left],
                    tell("Rows"): [each.count for each in left],
                    tell("Close to"): [", ".join(one.label for one in each.candidates) for each in left],
                },
                hide_index=True,
                alt=tell(Sentence("Names in no list: {number}", number=len(left))),
            )


def _likely(scene: Scene, each: Unmatched, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        where = [Sentence("{table}: {rows}", rows=rows, table=table_sentence(table)) for table, rows in each.rows.items()]
        st.markdown(f"**{escape(each.name)}** :gray[{say(Sentence('{tables}', tables=where))}]", width="stretch")
        for place, candidate in enumerate(each.candidates if scene.may_edit else ()):
            st.button(
                say(Sentence("is {label}", label=candidate.label)),
                key=f"same_{each.kind}_{number}_{place}",
                type="tertiary",
                icon=":material/link:",
                help=say(Sentence("Take “{written}” for “{label}”, now and in exports to come", written=each.name, label=candidate.label)),
                on_click=attempt,
                args=(take_for_same, scene.access, Alias(each.kind, each.name, candidate.label)),
            )


def _chosen(scene: Scene, alias: Alias, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        told = Sentence("“{written}” is taken for “{label}”, as you chose.", written=alias.written, label=alias.label)
        st.caption(f":material/link: {say(told)}")
        if scene.may_edit:
            st.button(
                say("Take them apart"),
                key=f"apart_{number}",
                type="tertiary",
                on_click=attempt,
                args=(take_apart, scene.access, alias),
            )
