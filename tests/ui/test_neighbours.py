"""What stands beside a KPI: cards that lead on with the same filters, and by name what the data does not answer."""

from kpi.catalogue import CATALOGUE
from tests.ui.test_data_page import said


def test_every_kpi_has_neighbours_that_are_there_and_is_none_of_its_own() -> None:
    for kpi in CATALOGUE.values():
        assert kpi.neighbours, kpi.id
        assert set(kpi.neighbours) <= set(CATALOGUE) - {kpi.id}


def test_a_kpis_page_shows_its_neighbours_with_value_and_change_and_keeps_the_filters(open_page) -> None:
    app = open_page("kpi.py", kpi="win_rate", rep="Ana", period="last_12_months")
    assert not app.exception
    assert "What stands beside it" in [each.value for each in app.header]
    answered = [each for each in CATALOGUE["win_rate"].neighbours if CATALOGUE[each].name in [metric.label for metric in app.metric]]
    assert answered
    app.button(key=f"open_{answered[0]}").click().run()
    assert not app.exception
    assert app.title[0].value.startswith(CATALOGUE[answered[0]].name)
    assert app.query_params["rep"] in ("Ana", ["Ana"])


def test_neighbours_that_the_data_does_not_answer_are_named(open_page) -> None:
    app = open_page("kpi.py", kpi="win_rate")
    lacking = [each for each in CATALOGUE["win_rate"].neighbours if CATALOGUE[each].name not in [metric.label for metric in app.metric]]
    assert ("not answered by this data" in said(app)) == bool(lacking)


def test_a_kpi_that_cannot_be_counted_still_says_what_stands_beside_it(open_page) -> None:
    assert "not answered by this data" in said(open_page("kpi.py", kpi="nps"))


def test_a_number_says_what_it_is_of_where_the_unit_does_not(open_page) -> None:
    assert open_page("kpi.py", kpi="win_loss_ratio").metric[0].label == "This period · won deals for each lost one"
