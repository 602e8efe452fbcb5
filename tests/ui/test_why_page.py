"""The page Why did it change?, as it is used."""

from datetime import date
from fractions import Fraction

from kpi.catalogue import CATALOGUE
from kpi.periods import Period
from kpi.why import Explanation
from ui.why_numbers import parts_shown

QUARTER = {"from": "2025-04-01", "to": "2025-06-30"}


def test_the_answer_is_in_the_headline_with_parts_under_it(open_page):
    app = open_page("why.py", kpi="revenue", **QUARTER)
    assert app.title[0].value.startswith("Revenue rose by") or app.title[0].value.startswith("Revenue fell by")
    said = " ".join(each.value for each in app.markdown)
    assert "Deals won:" in said and "Value of a deal won:" in said
    assert any("not causes" in each.value for each in app.caption)


def test_a_quarter_is_one_click_away_from_the_year_and_stands_in_the_address(open_page):
    app = open_page("why.py", kpi="revenue")
    second = next(each for each in app.button if each.label.startswith("Q2 2025"))
    second.click().run()
    assert app.query_params["from"] == "2025-04-01" and app.query_params["to"] == "2025-06-30"
    assert [each.label.split(" · ")[0] for each in app.button if "2025 ·" in each.label] == ["Apr 2025", "May 2025", "Jun 2025"]


def test_the_table_adds_up_to_the_change_that_the_headline_says(open_page):
    app = open_page("why.py", kpi="revenue", by="channel", **QUARTER)
    members = next(each.value for each in app.dataframe if "Channel" in each.value.columns)
    assert members["Makes of the change"].sum() == round(members["After"].sum()) - round(members["Before"].sum())


def test_a_share_is_told_by_what_members_do_and_by_what_they_weigh(open_page):
    app = open_page("why.py", kpi="win_rate", by="channel", **QUARTER)
    members = next(each.value for each in app.dataframe if "Channel" in each.value.columns)
    assert {"By its own value", "By its weight"} <= set(members.columns)


def test_a_median_says_that_the_mean_is_explained(open_page):
    app = open_page("why.py", kpi="sales_cycle", **QUARTER)
    assert any("about the mean" in each.value for each in app.caption)
    assert "on average" in app.title[0].value


def test_a_period_before_the_data_says_what_is_missing(open_page):
    app = open_page("why.py", kpi="revenue", **{"from": "2024-01-01", "to": "2024-02-29"})
    assert any("does not reach back" in each.value for each in app.info)


def test_the_page_of_a_kpi_leads_here(open_page):
    app = open_page("kpi.py", kpi="win_rate", **QUARTER)
    assert any(each.proto.label == "See why it changed" for each in app.get("page_link"))


def test_a_quarter_of_twelve_months_is_compared_with_the_year_before_on_its_button_and_after_the_click(open_page):
    app = open_page("why.py", kpi="revenue")
    button = next(each for each in app.button if each.label.startswith("Q2 2025"))
    assert "1 Apr 2024" in button.help and "30 Jun 2024" in button.help
    assert any("the same one a year earlier" in each.value for each in app.caption)
    said = button.label.split(" · ")[1]
    button.click().run()
    assert app.query_params["compare"] in ("year", ["year"])
    app.switch_page("../pages/kpi.py").run()
    assert said.lstrip("+\u2212") in next(each.delta for each in app.metric if each.delta)


def test_where_the_comparison_is_not_covered_the_title_tells_no_rise_and_a_covered_one_is_a_click_away(open_page):
    app = open_page("why.py", kpi="revenue", **{"from": "2024-01-01", "to": "2024-12-31"})
    assert "nothing to compare" in app.title[0].value and "rose" not in app.title[0].value
    next(each for each in app.button if each.label.startswith("Compare 1 ")).click().run()
    assert "rose" in app.title[0].value or "fell" in app.title[0].value


def test_parts_add_up_to_the_change_rounded_as_the_page_of_the_kpi_rounds_it() -> None:
    # 26,089.80 → 100,000.40: the change is 73,910.60, on both pages 73,911, although 100,000 less 26,090 is 73,910.
    period = Period(date(2025, 4, 1), date(2025, 7, 1))
    found = Explanation(CATALOGUE["revenue"], period, None, Fraction("26089.80"), Fraction("100000.40"))
    assert parts_shown([Fraction("73910.60")], found) == [73911]
    assert sum(parts_shown([Fraction("70000.30"), Fraction("3910.30")], found)) == 73911


def test_a_change_below_a_thousand_is_written_with_cents_and_so_are_its_parts() -> None:
    period = Period(date(2025, 4, 1), date(2025, 7, 1))
    found = Explanation(CATALOGUE["revenue"], period, None, Fraction(50000), Fraction("50407.60"))
    assert parts_shown([Fraction("407.60")], found) == [Fraction("407.60")]
