"""Every view's address reopens as the same view: for each page, what was chosen there is seen again by somebody who was never here."""

from __future__ import annotations

import pytest

from tests.browser.served import settle
from ui.navigation import PAGES

pytestmark = pytest.mark.browser

CHOSEN = {
    "": "follow=win_rate,leads",
    "kpi": "kpi=win_rate&about=records",
    "why": "kpi=revenue&by=channel",
    "explore": "kpis=win_rate,leads&rows=channel&show=value",
    "to_do": "todo=unanswered_leads",
    "funnel": "split=country&see=reasons",
    "channels": "about=money&amount=2500",
    "cohorts": "counted=leads_won&every=quarter",
    "geography": "kpi=leads",
    "reps": "whom=team&board=alike",
    "wall": "whom=team",
    "service": "look=resolved",
    "adoption": "use=fields",
    "sales_cycle": "picture=outcomes",
    "customer_value": "horizon=90&list=groups",
    "revenue_outlook": "months=12&kind=recurring",
    "what_if": "leads=10&months=6&part=months",
    "data_health": "state=files",
    "own_kpis": "formula=deals+won+%2F+leads",
    "definitions": "number=win_rate",
    "share": "page=kpi&kpi=win_rate",
}
"""Choices that the page's own controls write into the address."""

VIEW = "period=all&compare=year&country=Italy&lang=es"
SEEN = """() => { const main = document.querySelector('[data-testid=stMain]');
    const plain = each => (each.innerText || '').replace(/expand_less/g, 'expand_more');
    const texts = what => [...main.querySelectorAll(what)].map(plain);
    return {headline: texts('h1'), text: plain(main), numbers: texts('[data-testid=stMetricValue]'),
        switches: texts('[role=radio][aria-checked=true], [aria-pressed=true]'),
        fields: [...main.querySelectorAll('input')].map(each => each.type === 'checkbox' ? each.checked : each.value)}; }"""


@pytest.mark.parametrize("facts", PAGES, ids=lambda facts: facts.file)
def test_every_views_address_reopens_as_the_same_view(served, visit, facts):
    query = "&".join(filter(None, (VIEW if facts.filtered else "lang=es", CHOSEN.get(facts.url_path, ""))))
    page = visit(f"{served}/{facts.url_path}?{query}")
    switches = page.get_by_test_id("stMain").get_by_test_id("stButtonGroup").first.get_by_role("radio")
    if switches.count() > 1 and switches.last.get_attribute("aria-checked") != "true":
        before = page.url
        switches.last.click()  # somebody moves a switch by hand, and copies the address then
        page.wait_for_url(lambda address: address != before, timeout=60_000)
        settle(page)
    seen = page.evaluate(SEEN)
    assert seen["headline"]
    assert visit(page.url).evaluate(SEEN) == seen
