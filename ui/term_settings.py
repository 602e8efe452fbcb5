"""The workspace's terms: the days, numbers and attribution that KPIs go by, changed by those who may."""

from __future__ import annotations

import streamlit as st

from kpi.terms import ATTRIBUTION_LABEL, ATTRIBUTION_MEANING, ATTRIBUTIONS, NUMBERS, USUAL_TERMS, Attribution, Term, Terms
from locales import Sentence
from sharing.terms import keep
from ui.attempt import attempt
from ui.scene import Scene
from ui.words import say, tell


def term_settings(scene: Scene) -> None:
    """Each term with its meaning, unit and bounds, in a part of the page that opens."""
    now = scene.selection.terms
    with st.expander(say("What KPIs go by"), icon=":material/tune:"):
        st.caption(say("Everybody who looks at this workspace sees its KPIs counted so. Receipts say it; frozen links keep what they had."))
        changed = _chosen(now)
        with st.container(horizontal=True):
            st.button(say("Keep these"), key="keep_terms", disabled=changed == now, on_click=attempt, args=(keep, scene.access, changed))
            st.button(
                say("Back to the usual ones"), key="usual_terms", type="tertiary", disabled=now == USUAL_TERMS,
                on_click=attempt, args=(keep, scene.access, USUAL_TERMS),
            )  # fmt: skip


def _chosen(now: Terms) -> Terms:
    columns = st.columns(2)
    numbers = {}
    for place, term in enumerate(NUMBERS):
        with columns[place % 2]:
            numbers[term.name] = _number(term, now)
    names = {each: tell(ATTRIBUTIONS[each]) for each in Attribution}
    with columns[len(NUMBERS) % 2]:
        attribution = st.selectbox(
            say(ATTRIBUTION_LABEL),
            list(Attribution),
            list(Attribution).index(now.attribution),
            format_func=names.__getitem__,
            key=f"term_attribution_{now.attribution}",
            help=say(ATTRIBUTION_MEANING),
        )
        st.caption(say(Sentence("Usually {usual}.", usual=Sentence(ATTRIBUTIONS[USUAL_TERMS.attribution]))))
    return Terms(**numbers, attribution=attribution or now.attribution)


def _number(term: Term, now: Terms) -> int:
    kept = getattr(now, term.name)
    chosen = st.number_input(
        say(Sentence("{label} … {unit}", label=Sentence(term.label), unit=Sentence(term.unit))),
        term.least,
        term.most,
        kept,
        step=1,
        key=f"term_{term.name}_{kept}",
        help=say(term.meaning),
    )
    usual = getattr(USUAL_TERMS, term.name)
    st.caption(say(Sentence("From {least} to {most}; usually {usual}.", least=term.least, most=term.most, usual=usual)))
    return chosen
