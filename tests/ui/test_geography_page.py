"""The page Geography: the headline, the way down and back up, and what is on no map."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from sharing.home import Home
from tests.companies import company
from tests.ui.pages import sound_page

PLACES = [
    ("Italy", "Lombardia", "Milano", 40),
    ("Italy", "Sicilia", "Palermo", 35),
    ("Brazil", "SP", "Santos", 35),
    ("EMEA", None, None, 2),
    (None, None, None, 1),
]


def deals():
    for country, region, city, count in PLACES:
        for number in range(count):
            yield {
                "deal_id": f"{country}{region}{number}",
                "status": "won",
                "created_at": "2026-01-02",
                "closed_at": f"2026-0{1 + number % 6}-15",
                "amount": 100.0,
                "currency": "EUR",
                "country": country,
                "region": region,
                "city": city,
            }


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    company(Home(tmp_path).demo.root, deals=list(deals()))

    def opened(**parameters: str) -> AppTest:
        return sound_page("geography.py", **{"period": "all", **parameters})

    return opened


def said(app: AppTest) -> str:
    return " ".join(each.value for each in app.caption)


def test_the_headline_says_which_country_leads_and_nothing_is_dropped(at):
    app = at()
    assert app.title[0].value.replace("\\", "") == "Revenue: Italy leads with 66.4% of the whole"
    assert list(app.dataframe[0].value["Country"]) == ["Italy", "Brazil", "EMEA · not on the map", "(none)", "Total"]
    assert "Not on the map: EMEA (2 rows)." in said(app)
    assert "Without a place: one row" in said(app)


def test_a_country_s_name_is_in_the_reader_s_language(at):
    assert list(at(lang="it").dataframe[0].value["Paese"])[:2] == ["Italia", "Brasile"]


def test_a_country_opens_into_its_regions_and_a_button_leads_back(at):
    app = at(country="Italy")
    assert app.title[0].value.startswith("Revenue · Italy: Lombardia leads")
    assert list(app.dataframe[0].value["Region"]) == ["Lombardia", "Sicilia", "Total"]
    app.button(key="up_0").click().run()
    assert app.title[0].value.startswith("Revenue: Italy leads")
    assert "country" not in app.query_params


def test_a_region_opens_into_its_cities(at):
    app = at(country="Italy", region="Lombardia")
    assert list(app.dataframe[0].value["City"]) == ["Milano", "Total"]
    app.button(key="up_1").click().run()
    assert list(app.dataframe[0].value["Region"]) == ["Lombardia", "Sicilia", "Total"]


def test_cities_of_a_whole_country_and_a_rate_and_changes_can_be_asked_for(at):
    assert list(at(country="Italy", places="cities").dataframe[0].value["City"]) == ["Milano", "Palermo", "Total"]
    assert at(kpi="deal_size").title[0].value.replace("\\", "") == "Deal size: €100.00; no place stands out"
    assert at(colour="change").title


def test_where_nothing_was_sold_the_page_says_so(at):
    app = at(**{"from": "2020-01-01", "to": "2020-02-01", "period": "last_12_months"})
    assert app.info
