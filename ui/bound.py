"""A link to a page that stands alone shows that page and nothing else, exactly as it was shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn

import streamlit as st

from locales import Sentence
from sharing.access import Access
from ui import address, state
from ui.links import page_named, parameters
from ui.navigation import PageFacts, shareable
from ui.words import say


def bind(access: Access, facts: PageFacts, members: address.Members, choices: Sequence[str]) -> None:
    """Hold a link's reader to its page and to the filters and choices it was made with, whatever the address says; the language is theirs.

    Nothing for any other link, and for who comes without one.
    """
    link = access.link
    page = shareable().get(link.page) if link else None
    if link is None or page is None or not page.bare:
        return
    if facts != page:
        _lead_back(page)
    asked: address.Parameters = {name: [values] if isinstance(values, str) else list(values) for name, values in link.state.items()}
    view, _ = address.read(asked, members, choices)
    state.hold(replace(view, language=state.view().language or view.language))


def _lead_back(page: PageFacts) -> NoReturn:
    st.title(say(page.title))
    st.warning(say(Sentence("This link shows the page “{page}” alone.", page=Sentence(page.title))), icon=":material/link:")
    st.page_link(page_named(page.file), label=say(page.title), icon=page.icon, query_params=parameters(state.view(), page.choices))
    st.stop()


def is_bound(access: Access) -> bool:
    """Whether a visitor comes through such a link, and so has nothing to choose."""
    page = shareable().get(access.link.page) if access.link else None
    return page is not None and page.bare
