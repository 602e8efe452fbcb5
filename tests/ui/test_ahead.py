"""The pages that look ahead say what the commands say, and why where there is nothing to say."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest

from forecasting.__main__ import main
from forecasting.customer_value.drifting import drifting
from kpi.calendar import Calendar
from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from locales import Sentence
from locales.languages import LANGUAGES
from locales.markdown import escape
from locales.numbers import money, share
from sharing.access import own_copy, resolve
from sharing.home import Home
from sharing.scenarios import scenarios_of
from tests.companies import company
from tests.forecasting.test_customer_value_subscriptions import subscribers
from tests.ui.test_data_page import said
from ui.sales_reading import last_day_ahead
from ui.scene import _SCENE
from ui.words import label

NOW = datetime.now(UTC)


def command(*words: str) -> dict:
    """What a forecasting command prints as JSON."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        main([*words, "--json"])
    return json.loads(printed.getvalue())


def metrics(app) -> dict[str, str]:
    return {each.label: each.value for each in app.metric}


@pytest.fixture
def key(home) -> str:
    return own_copy(Home(home), resolve(Home(home), now=NOW))[0]


@pytest.fixture
def at(tmp_path, monkeypatch, open_page):
    """Open a page on a workspace whose facts are these rows."""

    def opened(page: str, parameters: dict[str, str] | None = None, **tables):
        company(Home(tmp_path).demo.root, **tables)
        monkeypatch.setenv("KPI_HOME", str(tmp_path))
        return open_page(page, **(parameters or {}))

    return opened


def test_the_mean_chance_on_the_page_is_that_of_the_command(open_page, home):
    summary = command("sales-cycle", "--workspace", str(home / "demo"))["summary"]
    app = open_page("sales_cycle.py")
    assert metrics(app)["Average chance of an open deal"] == share(summary["mean_win_probability"], "en")
    assert metrics(app)["Expected revenue from them"] == money(
        summary["expected_revenue_rule" if "shows the rule" in said(app) else "expected_revenue"], "en", currency="EUR"
    )


def test_filters_narrow_the_open_deals_as_in_the_command(open_page, home):
    summary = command("sales-cycle", "--workspace", str(home / "demo"), "--where", "rep=Ana")["summary"]
    assert metrics(open_page("sales_cycle.py", rep="Ana"))["Open deals"] == str(summary["open_deals"])


def test_the_day_of_the_forecast_stands_in_the_address(open_page, home):
    summary = command("sales-cycle", "--workspace", str(home / "demo"), "--as-of", "2025-07-01")["summary"]
    app = open_page("sales_cycle.py", as_of="2025-07-01")
    assert app.date_input(key="as_of").value == date(2025, 7, 1)
    assert metrics(app)["Open deals"] == str(summary["open_deals"])


@pytest.mark.parametrize("day", ["yesterday", "1999-01-01", "2199-01-01"])
def test_a_day_that_cannot_be_is_answered_and_the_newest_taken(open_page, day):
    app = open_page("sales_cycle.py", as_of=day)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.date_input(key="as_of").value == date(2026, 1, 1)


def test_the_customers_expected_revenue_is_that_of_the_command(open_page, home):
    summary = command("customer-value", "--workspace", str(home / "demo"), "--horizon", "90")["summary"]
    app = open_page("customer_value.py", horizon="90")
    assert metrics(app)["Expected revenue"] == money(summary["value"], "en", currency="EUR", short=True)


def test_customers_who_buy_again_stand_in_the_list_as_they_are_counted(open_page):
    app = open_page("customer_value.py", horizon="90")
    if "Customers who buy again" in metrics(app):
        assert "Buys again" in app.dataframe[-1].value.columns
    assert "What customers still to be won will bring" in said(app)


def test_without_a_closed_deal_customer_value_says_so(at):
    deals = [each for each in pipeline(lost=0, open_deals=6) if each["status"] == "open"]
    app = at("customer_value.py", deals=deals)
    assert "No deal has a closing date: customer value needs deals that were won" in app.info[0].value
    assert "where every deal is open there is nothing to learn from" in at("revenue_outlook.py", deals=deals).info[0].value


def test_what_customers_are_worth_today_is_that_of_the_command(open_page, home):
    terms = ("--horizon", "90", "--margin", "0.4", "--discount-rate", "0.1")
    said = command("customer-value", "--workspace", str(home / "demo"), *terms)
    found = metrics(open_page("customer_value.py", horizon="90", list="new", margin="40"))
    assert said["worth"]["value"] < 0.4 * said["summary"]["value"]
    assert found["All customers, worth today"] == money(said["worth"]["value"], "en", currency="EUR", short=True)
    assert ("A new customer, worth today" in found) is (said["new_customer"] is not None)


def test_customers_are_grouped_by_the_year_of_their_first_purchase(open_page):
    app = open_page("customer_value.py", horizon="90", list="groups", group="cohort")
    assert not app.exception


@pytest.mark.parametrize("section", ["all", "drifting", "groups", "new"])
def test_customers_who_subscribe_are_shown_as_such(at, section):
    rows = subscribers(80, 0.05, seed=1).to_dict("records")
    app = at("customer_value.py", {"as_of": "2026-01-01", "horizon": "90", "list": section}, subscriptions=rows)
    assert not app.exception
    assert {"Months they will pay", "Customers who still pay at the end"} <= metrics(app).keys()


@pytest.mark.parametrize("page", ["sales_cycle.py", "customer_value.py", "channels.py", "what_if.py"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_what_it_needs_a_page_says_what_is_missing(at, page, language):
    app = at(page, {"lang": language}, tickets=[{"ticket_id": "t1", "opened_at": pd.Timestamp("2026-01-05"), "status": "open"}])
    assert not app.exception
    assert app.title
    assert app.info


def test_too_few_deals_are_refused_with_the_reason(at):
    deals = [
        {"deal_id": f"d{n}", "created_at": pd.Timestamp("2026-01-01"), "closed_at": pd.Timestamp("2026-02-01"), "status": "won",
         "amount": 100.0, "customer": f"c{n}"}
        for n in range(4)
    ]  # fmt: skip
    assert "Only 4 deals were closed" in at("sales_cycle.py", deals=deals).info[0].value


def pipeline(*, lost: int, open_deals: int) -> list[dict[str, object]]:
    """Thirty deals closed within a month of 2025, so many of them lost, and those open at the end of the year."""
    closed = [
        {"deal_id": f"d{n}", "created_at": pd.Timestamp("2025-01-01") + pd.Timedelta(days=10 * n),
         "closed_at": pd.Timestamp("2025-01-21") + pd.Timedelta(days=10 * n + n % 15), "status": "lost" if n < lost else "won",
         "amount": 1000.0, "customer": f"c{n}", "rep": "Ana"}
        for n in range(30)
    ]  # fmt: skip
    return closed + [
        {"deal_id": f"o{n}", "created_at": pd.Timestamp("2025-11-20"), "closed_at": pd.NaT, "status": "open", "amount": 500.0,
         "customer": f"o{n}", "rep": "Bo"}
        for n in range(open_deals)
    ]  # fmt: skip


def test_where_no_deal_is_lost_the_page_does_not_expect_all_to_be_won(at):
    app = at("sales_cycle.py", deals=pipeline(lost=0, open_deals=6))
    assert not app.exception
    assert "if every open deal is won: none is recorded as lost" in app.title[0].value
    assert "If every one of them is won" in metrics(app) and "Expected revenue from them" not in metrics(app)


def test_where_no_deal_is_lost_revenue_to_come_does_not_count_open_deals_as_won(at):
    app = at("revenue_outlook.py", deals=pipeline(lost=0, open_deals=6))
    assert not app.exception
    assert "From open deals" not in metrics(app)
    assert "what they bring is not told apart" in said(app)
    assert "From open deals" in metrics(at("revenue_outlook.py", deals=pipeline(lost=9, open_deals=6)))


def test_where_no_deal_is_open_nothing_is_foreseen_and_the_ways_back_leave_the_period_alone(at):
    app = at("sales_cycle.py", {"rep": "Ana"}, deals=pipeline(lost=9, open_deals=6))
    assert not app.exception
    assert app.title[0].value.startswith("No deal is open on")
    assert "Expected revenue from them" not in metrics(app) and "Can this be trusted?" not in said(app)
    assert [each.label for each in app.button if "All days" in each.label] == []


def leads(**channels: tuple[int, int]) -> list[dict[str, object]]:
    """Leads of January by channel: how many, and how many of them converted."""
    return [
        {"lead_id": f"{channel}{n}", "created_at": pd.Timestamp("2026-01-10"), "is_converted": n < converted, "channel": channel}
        for channel, (count, converted) in channels.items()
        for n in range(count)
    ]


def test_a_channel_that_only_looks_best_is_named_as_such_and_missing_costs_are_said(at):
    app = at("channels.py", {"period": "all", "about": "costs"}, leads=leads(Events=(8, 6), Ads=(200, 40), Fair=(200, 20)))
    assert app.title[0].value.startswith("Ads converts best")
    assert "Events looks better with 6 of 8, but that is too few to tell" in said(app)
    assert "Cost per lead is not shown" in said(app)


def test_the_channels_numbers_are_those_of_the_kpis(at):
    app = at("channels.py", {"period": "all"}, leads=leads(Ads=(200, 40), Fair=(100, 35)))
    table = app.dataframe[-1].value
    scene = app.session_state[_SCENE]
    whole = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), scene.today)
    for value in compute(scene.version, ["lead_to_customer_rate"], whole, ("channel",)):
        row = table[table["Channel"] == value.group[0][1]].iloc[0]
        assert (row["Leads"], row["Converted"]) == (value.denominator, value.value)


def test_the_scenario_in_the_address_is_what_is_shown(open_page):
    app = open_page("what_if.py", leads="20", deal_size="-10", target="5000")
    assert not app.exception
    assert (app.slider(key="leads").value, app.slider(key="deal_size").value) == (20, -10)
    assert app.number_input(key="target").value == 5000
    assert metrics(app)["Target"] == "€5,000"


def test_moving_a_slider_goes_into_the_address(open_page):
    app = open_page("what_if.py")
    app.slider(key="conversion").set_value(30).run()
    assert not app.exception
    assert app.query_params["conversion"] in ("30", ["30"])


def test_a_target_nobody_set_is_not_called_one(open_page):
    assert "10% growth" in open_page("what_if.py").title[0].value
    assert "the target" in open_page("what_if.py", target="5000").title[0].value


def test_the_pace_is_not_thinned_by_days_before_the_data_begins(at):
    deals = pipeline(lost=9, open_deals=0)
    year = at("what_if.py", {"from": "2024-01-01", "to": "2025-11-16"}, deals=deals)
    known = at("what_if.py", {"from": "2025-01-01", "to": "2025-11-16"}, deals=deals)
    assert not year.exception and metrics(year)["As it is"] == metrics(known)["As it is"]


def test_a_what_if_says_how_far_its_pace_was_off_before(at):
    app = at("what_if.py", {"period": "all"}, deals=pipeline(lost=9, open_deals=0))
    assert "There is too little past to try this pace on" in said(app)
    assert "Deals decided × win rate × deal size" not in said(app)


@pytest.mark.parametrize("wrong", [{"leads": "many"}, {"cycle": "-99"}, {"target": "x"}, {"months": "7"}])
def test_numbers_that_cannot_be_are_answered(open_page, wrong):
    app = open_page("what_if.py", **wrong)
    assert not app.exception
    assert len(app.warning) == 1


def test_a_scenario_is_kept_listed_and_deleted_in_ones_own_workspace(open_page, key, home):
    app = open_page("what_if.py", key=key, part="scenarios", leads="20", target="900000")
    app.text_input(key="scenario_name").set_value("*More* leads")
    app.button(key="FormSubmitter:save_scenario-Save").click().run()
    assert not app.exception
    kept = scenarios_of(app.session_state[_SCENE].access)
    assert [(each.scenario.name, each.scenario.drivers.leads_change, each.scenario.target) for each in kept] == [
        ("*More* leads", 0.2, Decimal(900000))
    ]
    app.button(key=f"delete_{kept[0].id}").click().run()
    assert not scenarios_of(app.session_state[_SCENE].access)


def test_a_target_that_is_kept_stands_on_the_page_for_all_who_open_it(open_page, key):
    open_page("what_if.py", key=key, target="987000").button(key="keep_target").click().run()
    opened = open_page("what_if.py", key=key)
    assert opened.number_input(key="target").value == 987_000
    assert "keep_target" not in [button.key for button in opened.button]


def test_who_may_not_change_the_demonstration_company_is_offered_no_target_to_keep(open_page):
    assert "keep_target" not in [button.key for button in open_page("what_if.py", target="987000").button]


def test_on_the_demonstration_company_a_copy_is_offered_that_keeps_what_was_set(open_page):
    app = open_page("what_if.py", part="scenarios", leads="20")
    app.button(key="own_copy").click().run()
    assert not app.exception
    assert app.session_state[_SCENE].access.may_edit
    assert app.slider(key="leads").value == 20


def test_the_quarter_spoken_of_is_the_one_that_has_a_month_left():
    assert last_day_ahead(date(2026, 10, 1)) == date(2026, 12, 31)
    assert last_day_ahead(date(2026, 12, 15)) == date(2027, 3, 31)
    assert last_day_ahead(date(2026, 10, 1), Calendar(fiscal_year_starts=2)) == date(2026, 10, 31)


def test_drifting_are_those_who_brought_much_and_are_more_likely_gone():
    customers = pd.DataFrame({"customer": list("abcd"), "past_value": [100.0, 90.0, 10.0, 5.0], "alive": [0.2, 0.9, 0.1, 0.1]})
    assert drifting(customers)["customer"].tolist() == ["a"]


def test_a_slider_is_named_without_the_marks_of_markdown_and_a_move_says_how_much_of_it_shows(open_page):
    app = open_page("what_if.py", deal_size="10")
    assert not app.exception
    assert all("\\" not in each.label for each in app.slider), [each.label for each in app.slider]
    assert any("of which" in each.value and "closes by then" in each.value for each in app.caption)
    assert any("The data has no target for" in each.value for each in app.caption)


@pytest.mark.parametrize(
    "text", ["Deal size: $5,082 → $5,590", "*Leads*: 5", "a_b_c [x](y)", ":smile:", "1. first", "A -- b", "Name: ~~5~~", "see www.x.com"]
)
def test_a_label_that_markdown_would_read_is_escaped(text):
    escaped = label(Sentence("{text}", text=text))
    assert escaped == escape(text)
