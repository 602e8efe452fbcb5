"""The pages, as a table: what the menu lists, what the address calls them, and which choices of their own the address carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from locales.words import N_
from ui.words import say


@dataclass(frozen=True)
class PageFacts:
    """One page: its file under `pages/`, its address, title and icon, and the menu's section.

    `choices` are the address parameters that only this page has (see `ui.choice`). A page with `filtered=False` shows no filter bar; one
    with `needs_data=False` is shown also while the workspace is empty. A `bare` one is for a screen on the wall: it stands alone, without
    menu and filter bar, and who comes through a link to it sees nothing else (`ui.bound`).
    """

    file: str
    url_path: str
    title: str
    icon: str
    section: str
    choices: tuple[str, ...] = ()
    filtered: bool = True
    needs_data: bool = True
    bare: bool = False


LOOK = N_("Look")
SUBJECT = N_("By subject")
AHEAD = N_("Look ahead")
BRING = N_("Data and links")

FIRST = "overview"
"""What the first page is called among the choices: its address is empty."""

SHARED = "page"
"""The choice of the page that is shared."""

TOUR = "tour"
"""The choice that every page's address carries and that no link takes back: where the tour has got to."""

PAGES = (
    PageFacts("overview.py", "", N_("Overview"), ":material/space_dashboard:", LOOK, choices=("find", "follow")),
    PageFacts("kpi.py", "kpi", N_("KPI"), ":material/monitoring:", LOOK, choices=("kpi", "about", "by", "axis")),
    PageFacts("why.py", "why", N_("Why did it change?"), ":material/help_center:", LOOK, choices=("kpi", "by", "tree")),
    PageFacts(
        "explore.py",
        "explore",
        N_("Explore"),
        ":material/pivot_table_chart:",
        LOOK,
        choices=("as", "kpis", "rows", "then", "across", "show", "top", "heat", "order", "x", "y", "size"),
    ),
    PageFacts("to_do.py", "to_do", N_("To do"), ":material/checklist:", LOOK, choices=("todo",)),
    PageFacts(
        "funnel.py",
        "funnel",
        N_("Funnel"),
        ":material/filter_alt:",
        SUBJECT,
        choices=("through", "reading", "split", "see", "behind"),
    ),
    PageFacts("channels.py", "channels", N_("Channels"), ":material/hub:", SUBJECT, choices=("by", "about", "amount", "weeks", "taken")),
    PageFacts("cohorts.py", "cohorts", N_("Cohorts"), ":material/stacked_line_chart:", SUBJECT, choices=("counted", "every", "beside")),
    PageFacts("geography.py", "geography", N_("Geography"), ":material/map:", SUBJECT, choices=("kpi", "colour", "places")),
    PageFacts(
        "reps.py",
        "reps",
        N_("Reps and teams"),
        ":material/groups:",
        SUBJECT,
        choices=("whom", "board", "side", "outcome", "kinds", "as_of", "span", "pair"),
    ),
    PageFacts("wall.py", "wall", N_("Leaderboard"), ":material/leaderboard:", SUBJECT, choices=("whom", "rank", "money"), bare=True),
    PageFacts("service.py", "service", N_("Service"), ":material/support_agent:", SUBJECT, choices=("look", "split", "survey")),
    PageFacts("adoption.py", "adoption", N_("Adoption"), ":material/group_work:", SUBJECT, choices=("use", "fields")),
    PageFacts("sales_cycle.py", "sales_cycle", N_("Sales cycle"), ":material/hourglass_top:", AHEAD, choices=("as_of", "picture")),
    PageFacts(
        "revenue_outlook.py",
        "revenue_outlook",
        N_("Revenue outlook"),
        ":material/insights:",
        AHEAD,
        choices=("as_of", "months", "kind"),
    ),
    PageFacts(
        "customer_value.py",
        "customer_value",
        N_("Customer value"),
        ":material/loyalty:",
        AHEAD,
        choices=("as_of", "horizon", "source", "list", "group", "margin", "waiting"),
    ),
    PageFacts(
        "what_if.py",
        "what_if",
        N_("What if"),
        ":material/tune:",
        AHEAD,
        choices=("leads", "conversion", "deal_size", "cycle", "months", "target", "part"),
    ),
    PageFacts("data.py", "data", N_("Data"), ":material/upload_file:", BRING, filtered=False, needs_data=False),
    PageFacts(
        "data_health.py",
        "data_health",
        N_("Data health"),
        ":material/health_and_safety:",
        BRING,
        choices=("state", "table"),
        filtered=False,
    ),
    PageFacts("own_kpis.py", "own_kpis", N_("Own KPIs"), ":material/function:", BRING, choices=("formula",)),
    PageFacts("definitions.py", "definitions", N_("Definitions"), ":material/balance:", BRING, choices=("number", "one", "other")),
    PageFacts("share.py", "share", N_("Share a view"), ":material/share:", BRING, choices=(SHARED,)),
)
"""The first is the page at `/`. Add a page here, and it is in the menu, in the address and in the tests."""


def shareable() -> dict[str, PageFacts]:
    """The pages that show a view of the data, by what they are called in the address."""
    return {facts.url_path or FIRST: facts for facts in PAGES if facts.filtered and facts.needs_data and SHARED not in facts.choices}


def carried(facts: PageFacts, shared: str | None) -> tuple[str, ...]:
    """The choices that a page's address carries: its own and, where it shares another page, that page's."""
    other = shareable().get(shared or FIRST) if SHARED in facts.choices else None
    return facts.choices + (other.choices if other else ())


def pages() -> dict[str, Any]:
    """The pages as Streamlit's, by file name, with titles in the reader's language."""
    return {
        facts.file: st.Page(
            f"../pages/{facts.file}",
            title=say(facts.title),
            icon=facts.icon,
            url_path=facts.url_path or None,
            default=not facts.url_path,
            visibility="hidden" if facts.bare else "visible",
        )
        for facts in PAGES
    }


def menu(made: dict[str, Any]) -> Any:
    """Draw the menu and return the page that is asked for."""
    sections: dict[str, list[Any]] = {}
    for facts in PAGES:
        sections.setdefault(say(facts.section), []).append(made[facts.file])
    return st.navigation(sections, expanded=True)


def alone(made: dict[str, Any]) -> None:
    """Take the menu away again, for a page that stands alone."""
    st.navigation(list(made.values()), position="hidden")


def facts_of(url_path: str) -> PageFacts:
    """The facts of the page at an address."""
    return next(facts for facts in PAGES if facts.url_path == url_path)
