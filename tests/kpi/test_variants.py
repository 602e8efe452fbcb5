"""Definitions of one number side by side, and the way from one to another."""

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.variants import VARIANTS, Variants
from kpi.variants.reconciling import reconcile, rows, values
from tests.companies import company, table
from tests.kpi.messy import messy

FEBRUARY = Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), date(2026, 3, 31))

DEALS = table("""
    deal_id | status | created_at | closed_at  | amount | rep
    1       | won    | 2026-01-22 | 2026-02-01 | 100    | Ana
    2       | won    | 2026-02-02 | 2026-02-22 | 300    | Ana
    3       | lost   | 2026-02-03 | 2026-02-08 | 400    | Ben
    4       | lost   | 2026-02-10 | 2026-03-12 |        | Ben
    5       | open   | 2026-02-19 |            | 900    | Ana
    6       | won    | 2025-12-01 | 2026-02-28 |        | Ben
    7       | lost   | 2025-12-01 |            | 50     | Ben
""")

LEADS = table("""
    lead_id | created_at | is_converted | converted_at | is_won
    1       | 2026-01-10 | 1            | 2026-02-10   | 1
    2       | 2026-02-01 | 1            | 2026-02-20   | 0
    3       | 2026-02-02 | 1            | 2026-03-05   | 1
    4       | 2026-02-03 | 0            |              | 0
    5       | 2026-02-04 | 0            |              | 0
""", is_converted=lambda cell: cell == "1", is_won=lambda cell: cell == "1")  # fmt: skip


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, deals=DEALS, leads=LEADS)


def _values(version: Version, kpi: str, selection: Selection = FEBRUARY) -> dict[str, tuple[float | None, int]]:
    return {each.variant.id: (each.value, each.rows) for each in values(version, VARIANTS[kpi], selection)}


def test_the_win_rate_of_february_in_four_ways(version: Version) -> None:
    # Closed in February: 1, 2, 6 won and 3 lost; with an amount 100 + 300 won of 800. Created: 2 won, 3 and 4 lost, 5 open.
    assert _values(version, "win_rate") == {
        "closed": (3 / 4, 4),
        "closed_value": (0.5, 3),
        "created": (1 / 3, 3),
        "all_created": (1 / 4, 4),
    }


def test_the_sales_cycle_of_february_in_four_ways(version: Version) -> None:
    # Won: 10, 20 and 89 days; lost in February: 5. Deal 5 is open since 19 February: the last day of the data is 12 March, so 22 days.
    found = _values(version, "sales_cycle")
    assert found["won_median"] == (20, 3)
    assert found["won_mean"] == (pytest.approx(119 / 3), 3)
    assert found["decided_median"] == (15, 4)
    assert found["with_open_median"] == (20, 5)


def test_conversion_in_february_in_four_ways(version: Version) -> None:
    assert _values(version, "lead_to_customer_rate") == {
        "cohort": (2 / 4, 4),
        "within": (1 / 4, 4),
        "period": (2 / 4, 5),
        "won": (1 / 4, 4),
    }


SUBSCRIPTIONS = table("""
    subscription_id | customer | started_at | ended_at   | mrr
    1               | Anna     | 2025-01-01 |            | 100
    2               | Bruno    | 2025-01-01 | 2026-02-10 | 300
    3               | Carla    | 2025-01-01 | 2026-02-15 | 500
    4               | Carla    | 2026-02-15 |            | 400
    5               | Dora     | 2026-02-03 | 2026-02-20 | 50
    6               | Elio     | 2025-01-01 |            | 100
    7               | Elio     | 2026-02-20 |            | 60
""", mrr=float)  # fmt: skip


def test_churn_in_february_in_five_ways(tmp_path: Path) -> None:
    # At the start Anna 100, Bruno 300, Carla 500, Elio 100: four customers, 1,000. Bruno leaves (300), Dora comes and leaves (50), Carla
    # pays 100 less, Elio 60 more.
    found = _values(company(tmp_path, subscriptions=SUBSCRIPTIONS), "churn_rate")
    assert {name: value for name, (value, _) in found.items()} == {
        "customers": 1 / 4,
        "left": 2 / 4,
        "revenue": 0.35,
        "gross_revenue": 0.45,
        "net_revenue": 0.39,
    }


def test_the_way_from_one_win_rate_to_another(version: Version) -> None:
    group = VARIANTS["win_rate"]
    way = reconcile(version, group, group.variant("closed"), group.variant("all_created"), FEBRUARY)
    assert way is not None
    assert [(step.side, step.rows, step.value) for step in way.steps] == [("first", 2, 0.5), ("second", 2, 0.25)]
    assert way.steps[0].why == (("created outside the period", 2),)
    assert way.steps[1].why == (("closed outside the period", 1), ("still open", 1))
    listed = rows(version, group, (group.variant("closed"), group.variant("all_created")), FEBRUARY)
    assert sorted(listed["deal_id"]) == ["1", "6"]
    assert set(listed["why"]) == {"created outside the period"}


def test_counted_by_value_the_same_rows_are_put_together_the_other_way(version: Version) -> None:
    group = VARIANTS["win_rate"]
    way = reconcile(version, group, group.variant("closed"), group.variant("closed_value"), FEBRUARY)
    assert way is not None
    assert [(step.side, step.rows, step.value) for step in way.steps] == [("first", 1, 2 / 3), (None, 3, 0.5)]
    assert way.steps[0].why == (("without an amount", 1),)


@pytest.fixture(scope="module")
def untidy(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return company(tmp_path_factory.mktemp("untidy"), **{name: frame.to_dict("records") for name, frame in messy(3).items()})


@pytest.mark.parametrize("group", VARIANTS.values(), ids=lambda group: group.kpi)
@pytest.mark.parametrize("filters", [(), (Filter("rep", (None, "Ben O'Neil")),), (Filter("rep", ("{start}' OR 1=1",)),)], ids=str)
def test_every_way_ends_at_the_other_definition_and_counts_every_row_once(
    untidy: Version, group: Variants, filters: tuple[Filter, ...]
) -> None:
    selection = Selection(Period(date(2025, 4, 1), date(2025, 10, 1)), date(2026, 6, 30), filters=filters)
    for first, second in permutations(group.variants, 2):
        way = reconcile(untidy, group, first, second, selection)
        if way is None:
            continue
        assert (way.steps[-1].value if way.steps else way.first.value) == way.second.value
        gone, come = (sum(step.rows for step in way.steps if step.side == side) for side in ("first", "second"))
        assert way.first.rows - gone + come == way.second.rows
        assert len(rows(untidy, group, (first, second), selection)) == gone
        for step in way.steps:
            assert step.side is None or sum(count for _, count in step.why) == step.rows


@pytest.mark.parametrize("group", VARIANTS.values(), ids=lambda group: group.kpi)
def test_the_first_definition_is_the_one_of_our_kpi(untidy: Version, group: Variants) -> None:
    selection = Selection(Period(date(2025, 4, 1), date(2025, 10, 1)), date(2026, 6, 30))
    [ours] = compute(untidy, [group.kpi], selection)
    assert values(untidy, group, selection)[0].value == pytest.approx(ours.value, abs=1e-9)


def test_what_the_data_lacks_is_said(tmp_path: Path) -> None:
    nothing = company(tmp_path, leads=LEADS)
    assert {str(each.reason) for each in values(nothing, VARIANTS["win_rate"], FEBRUARY)} == {
        "there is nothing on deals in this data; it usually stands in the deals or opportunities export of the CRM"
    }


def test_the_command_prints_values_and_the_way(version: Version, capsys: pytest.CaptureFixture[str]) -> None:
    period = ["--workspace", str(version.root), "--from", "2026-02-01", "--to", "2026-03-01"]
    assert main(["variants", "win_rate", *period, "--between", "closed", "created", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [each["value"] for each in said["variants"]] == [0.75, 0.5, 1 / 3, 0.25]
    assert said["steps"][-1]["value"] == pytest.approx(1 / 3)
    assert main(["variants", "win_rate", *period, "--between", "closed", "nonsense"]) == 2
    assert "nonsense is no definition of win_rate" in capsys.readouterr().err
