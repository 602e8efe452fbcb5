"""Real exports come out of the commands with the values worked out by hand beside them."""

import json
from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from data.store import Workspace
from kpi.__main__ import main
from kpi.catalogue import CATALOGUE
from kpi.status import State, status
from tests.real_exports import Imported

Compute = Callable[..., list[dict[str, Any]]]

pytestmark = pytest.mark.exports


@pytest.fixture
def compute(capsys: pytest.CaptureFixture[str]) -> Compute:
    def answer(workspace: Workspace, *arguments: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert main(["compute", *arguments, "--workspace", str(workspace.root), "--json"]) == 0
        rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        return rows

    return answer


MAVEN_ZIP = "maven_crm/CRM+Sales+Opportunities.zip"


@pytest.mark.parametrize("name", ["maven_crm", MAVEN_ZIP], ids=["folder", "zip"])
def test_maven_has_its_known_values(brought: Callable[[str], Imported], compute: Compute, name: str) -> None:
    rows = {row["kpi"]: row for row in compute(brought(name).workspace, "win_rate", "sales_cycle", "revenue", "deal_size")}
    assert rows["win_rate"]["value"] == pytest.approx(0.6315, abs=5e-5)
    assert rows["sales_cycle"]["value"] == 57
    assert rows["sales_cycle"]["beside"]["mean"] == pytest.approx(51.782, abs=5e-4)
    assert rows["revenue"]["value"] == 10_005_534
    assert rows["deal_size"]["value"] == pytest.approx(2360.91, abs=5e-3)


def test_maven_deals_without_account_stay_in_the_total_and_are_a_member(brought: Callable[[str], Imported], compute: Compute) -> None:
    workspace = brought("maven_crm").workspace
    version = workspace.current()
    assert version is not None
    assert version.facts["deals"].rows - version.facts["deals"].filled["customer"] == 1425
    won = compute(workspace, "revenue", "--by", "customer")
    assert sum(row["value"] or 0 for row in won) == 10_005_534
    still_open = {row["group"]["customer"]: row["beside"]["open deals"] for row in compute(workspace, "pipeline_value", "--by", "customer")}
    whole = compute(workspace, "pipeline_value")[0]["beside"]["open deals"]
    assert still_open[None] > 1000, "the open deals that have a creation date, most of them without an account"
    assert sum(still_open.values()) == whole


def test_maven_gtxpro_is_gtx_pro(brought: Callable[[str], Imported], compute: Compute) -> None:
    products = {row["group"]["product"] for row in compute(brought("maven_crm").workspace, "revenue", "--by", "product")}
    assert "GTX Pro" in products
    assert "GTXPro" not in products


def test_salesforce_has_its_known_values(brought: Callable[[str], Imported], compute: Compute) -> None:
    workspace = brought("salesforce_wave_sales").workspace
    asked = ("win_rate", "sales_cycle", "deal_size", "leads", "lead_to_customer_rate", "resolution_time")
    rows = {row["kpi"]: row for row in compute(workspace, *asked)}
    assert rows["win_rate"]["value"] == pytest.approx(0.2363, abs=5e-5)
    assert rows["sales_cycle"]["value"] == 41
    assert rows["sales_cycle"]["beside"]["mean"] == pytest.approx(43.3482, abs=5e-5)
    assert rows["deal_size"]["numerator"] == 81_674_862
    assert rows["leads"]["value"] == 1307
    assert rows["lead_to_customer_rate"]["numerator"] == 119
    assert rows["resolution_time"]["rows"] == 6134
    version = workspace.current()
    assert version is not None
    assert version.facts["tickets"].rows == 6456


def test_the_close_dates_of_open_hubspot_deals_do_not_enter_the_cycle(brought: Callable[[str], Imported], compute: Compute) -> None:
    workspace = brought("hubspot_dummy_en").workspace
    version = workspace.current()
    assert version is not None
    deals = f"'{version.path(version.facts['deals'].file)}'"
    won, open_but_dated, expected = duckdb.sql(
        "SELECT count(*) FILTER (status = 'won' AND closed_at >= created_at), count(*) FILTER (status = 'open' AND closed_at IS NOT NULL), "
        f"count(*) FILTER (status = 'open' AND expected_close_at IS NOT NULL) FROM {deals}"
    ).fetchall()[0]
    assert (open_but_dated, expected > 0) == (0, True)
    row = compute(workspace, "sales_cycle")[0]
    assert row["rows"] == won > 0


def test_without_a_creation_date_the_cycle_is_refused_with_the_reason(brought: Callable[[str], Imported], compute: Compute) -> None:
    workspace = brought("hubspot_deals_4col").workspace
    row = compute(workspace, "sales_cycle")[0]
    assert (row["value"], row["rows"]) == (None, 0)
    assert "the creation date is missing" in row["reason"]
    version = workspace.current()
    assert version is not None
    assert status(version, CATALOGUE["sales_cycle"]).state is State.NOT
