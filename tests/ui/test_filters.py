"""Filters, the address and the view stay the same thing."""

from datetime import date

import pytest

from kpi.periods import Period
from ui.scene import _SCENE


def selection(app):
    return app.session_state[_SCENE].selection


def test_an_address_opened_first_shows_exactly_that_view(open_page):
    app = open_page("kpi.py", kpi="win_rate", rep=["Ana", "Carla"], **{"from": "2025-02-01", "to": "2025-03-31"}, compare="year")
    shown = selection(app)
    assert app.title[0].value.startswith("Win rate")
    assert (shown.period.start, shown.period.end) == (date(2025, 2, 1), date(2025, 4, 1))
    assert [(each.dimension, each.members) for each in shown.filters] == [("rep", ("Ana", "Carla"))]
    assert shown.comparison.value == "year"


def test_without_an_address_the_last_twelve_whole_months_of_the_data_are_shown(open_page):
    shown = selection(open_page())
    assert (shown.period.start, shown.period.end, shown.today) == (date(2025, 1, 1), date(2026, 1, 1), date(2025, 12, 31))


def test_a_control_changes_the_view_and_the_address(open_page):
    app = open_page()
    app.multiselect(key="filter_rep").set_value(["Biel"]).run()
    assert selection(app).filters[0].members == ("Biel",)
    assert app.query_params["rep"] in ("Biel", ["Biel"])
    app.button(key="reset").click().run()
    assert selection(app).filters == ()
    assert "rep" not in app.query_params
    assert not [each for each in app.multiselect if each.key == "filter_rep"], "what a closed panel keeps in the browser is of no widget"


def test_a_language_that_is_chosen_is_spoken_and_stands_in_the_address(open_page):
    app = open_page("kpi.py", kpi="win_rate")
    app.selectbox(key="lang").set_value("it").run()
    assert app.title[0].value.startswith("Tasso di successo")
    assert app.query_params["lang"] in ("it", ["it"])


def test_a_period_a_comparison_and_a_kpi_that_are_chosen_stand_in_the_address(open_page):
    app = open_page("kpi.py")
    app.button_group(key="period").set_value("last_quarter").run()
    app.radio(key="compare").set_value("year").run()
    app.selectbox(key="kpi").set_value("win_rate").run()
    assert selection(app).period.start == date(2025, 10, 1)
    assert selection(app).comparison.value == "year"
    assert app.title[0].value.startswith("Win rate")
    assert {"period", "compare", "kpi"} <= set(app.query_params)


def test_another_page_keeps_the_filters(open_page):
    app = open_page(rep="Ana")
    app.switch_page("../pages/kpi.py").run()
    assert selection(app).filters[0].members == ("Ana",)


def test_a_choice_that_another_page_left_and_this_one_does_not_know_goes_without_a_word(open_page):
    app = open_page("kpi.py", kpi="leads", by="country")
    app.query_params.clear()  # as the browser does when a page of the menu is chosen
    app.switch_page("../pages/channels.py").run()
    assert not app.exception
    assert not [each.value for each in app.warning if "country" in each.value]
    assert "by" not in app.query_params


def test_the_same_choice_in_the_pages_own_address_is_answered(open_page):
    assert "“country” cannot be chosen here" in " ".join(each.value for each in open_page("channels.py", by="country").warning)


def test_rows_without_a_member_can_be_filtered_by_their_own_token(open_page):
    assert selection(open_page(country="~none")).filters[0].members == (None,)


def test_a_bad_date_is_answered_with_a_sentence_and_the_default_period(open_page):
    app = open_page(**{"from": "2025-13-01", "to": "soon"})
    assert "2025\\-13\\-01" in app.warning[0].value
    assert selection(app).period.start == date(2025, 1, 1)


def test_names_out_of_a_file_never_act_as_markdown(open_page):
    from tests.ui.conftest import HOSTILE

    app = open_page(channel=HOSTILE)
    caption = next(each.value for each in app.caption if "Channel" in each.value)
    assert "*Ads*" not in caption.replace("\\*", "")
    assert "[y](" not in caption
    assert "<b>" not in caption


def test_a_filter_that_a_kpi_does_not_have_is_explained_not_ignored(open_page):
    app = open_page("kpi.py", kpi="leads")
    assert app.info


@pytest.mark.parametrize("page", ["overview.py", "kpi.py", "share.py", "what_if.py"])
def test_a_member_that_the_data_lacks_is_said_at_the_first_request(open_page, page):
    app = open_page(page, country="Atlantis", campaign="Spring")
    assert [each for each in app.warning if "“Atlantis”" in each.value]
    assert [each for each in app.warning if "“Spring”" in each.value], "no row of this data has a campaign at all"
    assert selection(app).filters == ()


def test_what_the_address_asked_for_in_vain_stays_said_beside_a_choice_of_another_page(open_page):
    app = open_page(country="Atlantis", kpi="win_rate")
    assert "kpi" not in app.query_params, "the overview has no such choice"
    assert "“Atlantis”" in app.run().warning[0].value


def test_another_period_to_compare_with_is_chosen_by_its_days(open_page):
    app = open_page("kpi.py", kpi="revenue")
    app.radio(key="compare").set_value("custom").run()
    assert selection(app).compared == Period(date(2024, 1, 1), date(2025, 1, 1)), "at first the one before"
    app.date_input(key="compare_from_to").set_value((date(2024, 3, 1), date(2024, 3, 31))).run()
    assert selection(app).compared == Period(date(2024, 3, 1), date(2024, 4, 1))
    assert app.query_params["compare"] in ("2024-03-01..2024-03-31", ["2024-03-01..2024-03-31"])
    app.radio(key="compare").set_value("year").run()
    assert selection(app).other is None
    assert not app.exception


def test_every_page_can_be_compared_with_targets(open_page):
    for page in ("overview.py", "kpi.py"):
        app = open_page(page, compare="target", kpi="revenue")
        assert not app.exception
        assert any("compared with the target" in each.value for each in app.caption)
