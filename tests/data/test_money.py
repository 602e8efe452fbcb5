"""Money is brought into one currency where a table of rates says how; what stands in its cells is data, never code."""

from datetime import date
from pathlib import Path

import pytest

from data.__main__ import main
from data.importing import import_files
from data.store import Workspace
from data.version import Version
from data.workspace_settings import keep_settings, settings_of
from kpi.catalogue import CATALOGUE
from kpi.compute import compute
from kpi.periods import Grain, Period
from kpi.ranked import ranked
from kpi.receipt import receipt
from kpi.selection import Selection

FEBRUARY = Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), date(2026, 2, 28))

DEALS = "Deal ID,Deal Name,Deal Stage,Amount,Currency,Create Date,Close Date\n" + "\n".join(
    f"{number},Deal {number},Closed Won,{amount},{currency},2026-01-05,2026-02-{number + 10}"
    for number, amount, currency in ((1, 100, "EUR"), (2, 600, "BRL"), (3, 50, "USD"))
)


def imported(folder: Path, base: str) -> Version:
    cell = '"' + base.replace('"', '""') + '"'
    rates = f"Month,Currency,Base,Rate\n2026-01-01,BRL,{cell},0.16\n2026-02-01,BRL,{cell},0.15\n"
    files = [("deals.csv", DEALS.encode()), ("rates.csv", rates.encode())]
    return import_files(Workspace(folder), files, today=date(2026, 3, 1))


def revenue(version: Version) -> float | None:
    return compute(version, ["revenue"], Selection(Period(date(2026, 1, 1), date(2026, 3, 1)), date(2026, 2, 28)))[0].value


@pytest.mark.parametrize("base", ["EUR", "eur"])
def test_money_is_converted_at_the_rate_of_its_month_and_what_has_no_rate_is_counted(tmp_path: Path, base: str) -> None:
    version = imported(tmp_path, base)
    assert revenue(version) == 100 + 600 * 0.15
    assert [problem.count for problem in version.problems if problem.check == "rate-missing"] == [1]


@pytest.mark.parametrize("base", ["E'UR", "' OR 1=1 --", "x'; DROP TABLE t_deals; --"])
def test_a_hostile_base_is_a_name_like_any_other(tmp_path: Path, base: str) -> None:
    version = imported(tmp_path, base)
    assert version.facts["deals"].rows == 3


RATES = """Month,Currency,Base,Rate
2026-01-01,BRL,EUR,0.16
2026-02-01,BRL,EUR,0.15
2026-02-01,USD,EUR,0.80
"""


def counted_in(folder: Path, currency: str, rates: str = RATES) -> Version:
    keep_settings(folder, {"currency": currency})
    files = [("deals.csv", DEALS.encode()), ("rates.csv", rates.encode())]
    return import_files(Workspace(folder), files, today=date(2026, 3, 1))


def test_the_currency_of_the_workspace_is_reached_by_way_of_the_base_of_the_rates(tmp_path: Path) -> None:
    version = counted_in(tmp_path, "USD")
    assert version.facts["deals"].currencies == ("USD",)
    assert revenue(version) == pytest.approx(100 / 0.80 + 600 * 0.15 / 0.80 + 50, abs=1e-3)


def test_a_rate_that_is_given_comes_before_one_by_a_detour(tmp_path: Path) -> None:
    version = counted_in(tmp_path, "USD", RATES + "2026-02-01,BRL,USD,0.20\n")
    assert revenue(version) == pytest.approx(100 / 0.80 + 600 * 0.20 + 50, abs=1e-3)


def test_a_currency_that_no_rate_leads_to_is_said_and_the_base_taken(tmp_path: Path) -> None:
    version = counted_in(tmp_path, "CHF")
    assert version.facts["deals"].currencies == ("EUR",)
    assert [str(problem.sentence) for problem in version.problems if problem.check == "rates-lead-elsewhere"] == [
        "No rate leads to CHF, so money is converted to EUR."
    ]


def test_the_months_that_lack_a_rate_are_named_and_their_rows_left_out_of_the_sum_and_counted(tmp_path: Path) -> None:
    version = imported(tmp_path, "EUR")
    missing = next(problem for problem in version.problems if problem.check == "rate-missing")
    assert (missing.count, missing.examples) == (1, ("USD 2026-02",))
    shown = receipt(version, CATALOGUE["revenue"], FEBRUARY)
    assert (shown.value.value, shown.value.rows) == (100 + 600 * 0.15, 2)
    assert [(str(each.reason), each.rows) for each in shown.left_out] == [("won, but without an amount", 1)]


def test_each_row_has_the_rate_of_its_own_month(tmp_path: Path) -> None:
    orders = "Order ID,Order Date,Total,Currency\n1,2026-01-31,100,BRL\n2,2026-02-01,100,BRL\n3,2026-03-01,100,BRL\n4,2026-03-02,7,EUR\n"
    files = [("orders.csv", orders.encode()), ("rates.csv", RATES.encode())]
    version = import_files(Workspace(tmp_path), files, today=date(2026, 4, 1))
    months = Selection(Period(date(2026, 1, 1), date(2026, 4, 1)), date(2026, 4, 1), grain=Grain.MONTH)
    assert [each.value for each in compute(version, ["revenue"], months)] == [16, 15, 7]
    assert [problem.examples for problem in version.problems if problem.check == "rate-missing"] == [("BRL 2026-03",)]


def test_what_a_deal_was_worth_at_a_stage_is_converted_like_the_deal(tmp_path: Path) -> None:
    deals = "Deal ID,Deal Name,Deal Stage,Amount,Currency,Create Date,Close Date\n1,A,Closed Won,1000,BRL,2026-01-05,2026-02-20\n"
    deals += "2,B,Negotiation,70,EUR,2026-01-06,\n"
    history = (
        "Deal ID,Stage,Stage Change Date,Amount\n1,Proposal,2026-01-10,500\n2,Negotiation,2026-01-20,70\n1,Closed Won,2026-02-20,1000\n"
    )
    files = [("deals.csv", deals.encode()), ("stage history.csv", history.encode()), ("rates.csv", RATES.encode())]
    version = import_files(Workspace(tmp_path), files, today=date(2026, 4, 1))
    assert version.facts["stage_changes"].rows == 3
    january = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), date(2026, 4, 1))
    # On 31 January the deal in BRL was at 500, at the 0.16 of that month 80 EUR; today it is worth 1000 × 0.15.
    assert compute(version, ["pipeline_value"], january)[0].value == 500 * 0.16 + 70


def test_without_rates_currencies_are_never_added_and_the_value_says_why(tmp_path: Path) -> None:
    version = import_files(Workspace(tmp_path), [("deals.csv", DEALS.encode())], today=date(2026, 3, 1))
    whole = compute(version, ["revenue"], FEBRUARY)[0]
    assert (whole.value, whole.reason is not None) == (None, True)
    by_currency = compute(version, ["revenue"], FEBRUARY, ["currency"])
    assert {each.group[0][1]: each.value for each in by_currency} == {"EUR": 100, "BRL": 600, "USD": 50}
    best = ranked(version, "revenue", FEBRUARY, ["currency"], top=1)
    assert (best.members[0].value, best.others[0].value, best.share(best.members[0])) == (600, None, None)


def test_the_command_keeps_the_currency_and_the_zone_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deals, rates = tmp_path / "deals.csv", tmp_path / "rates.csv"
    deals.write_text(DEALS)
    rates.write_text(RATES)
    asked = ["import", str(deals), str(rates), "--workspace", str(tmp_path / "ws"), "--today", "2026-03-01"]
    assert main([*asked, "--currency", "USD", "--time-zone", "Europe/Madrid"]) == 0
    assert settings_of(tmp_path / "ws") == {"currency": "USD", "time_zone": "Europe/Madrid"}
    capsys.readouterr()
    assert main([*asked, "--time-zone", "Mars"]) == 2
    assert "Mars is no time zone" in capsys.readouterr().err
