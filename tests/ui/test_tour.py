"""The tour: offered once, one view after the other, ended for good, and only on the demonstration company."""

import pytest

from locales.languages import LANGUAGES
from ui.tour import OVER, STOPS


def keys(app):
    return {each.key for each in app.button}


def test_the_overview_offers_the_tour_until_it_is_not_wanted(open_page):
    app = open_page()
    app.button(key="tour_never").click().run()
    assert "tour" not in app.query_params
    assert "tour_begin" not in keys(app) and "tour_begin" not in keys(app.run())


def test_an_address_that_says_the_tour_is_over_is_read_once_and_then_clean(open_page):
    app = open_page(tour=OVER)
    assert "tour_begin" not in keys(app)
    assert "tour" not in app.query_params
    assert "tour_begin" not in keys(app.run())


def test_whoever_ends_the_tour_at_a_stop_has_a_clean_address(open_page):
    app = open_page("funnel.py", tour="4")
    app.button(key="tour_end").click().run()
    assert "tour" not in app.query_params
    assert not {"tour_next", "tour_end", "tour_on"} & keys(app)


def test_other_pages_do_not_offer_it(open_page):
    assert "tour_begin" not in keys(open_page("kpi.py"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stop_says_what_to_notice_and_leads_to_the_next(open_page, language):
    for number, stop in enumerate(STOPS, start=1):
        app = open_page(stop.file, tour=str(number), lang=language, **dict(stop.choices))
        assert not app.exception
        assert any(each.value.startswith(str(number)) and str(len(STOPS)) in each.value for each in app.markdown)
        assert ("tour_next" in keys(app)) == (number < len(STOPS))


def test_next_opens_the_view_of_the_next_stop_without_the_filters_of_this_one(open_page):
    app = open_page(tour="1", rep="Ana")
    app.button(key="tour_next").click().run()
    assert "2" in app.query_params["tour"]
    assert "revenue" in app.query_params["kpi"]
    assert "rep" not in app.query_params


def test_who_leaves_the_way_can_go_on_or_end_it(open_page):
    app = open_page("geography.py", tour="3")
    assert {"tour_on", "tour_end"} <= keys(app)


def test_a_stop_that_does_not_exist_is_no_tour(open_page):
    assert "tour_begin" in keys(open_page(tour="99"))
