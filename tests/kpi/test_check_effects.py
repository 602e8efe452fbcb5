"""What a check touches: every KPI with and without the rows that fail it is what plain pandas says."""

import json
from datetime import date

import pandas as pd
import pytest

from data.checks.catalogue import CHECKS
from data.importing import import_files
from data.store import Workspace
from data.tables import TABLES
from kpi.__main__ import main
from kpi.check_effects import effects, touched
from kpi.status import span
from tests.companies import company, table
from tests.kpi.oracle import ORACLE, Slice
from tests.kpi.oracle.purchases import purchases

TODAY = date(2026, 6, 30)
BY_ID = {each.id: each for each in CHECKS}

DEALS = table(
    """
    deal_id | created_at | closed_at  | status | amount | customer_id
    a       | 2026-01-01 | 2026-01-11 | won    | 100    | x
    b       | 2026-01-02 | 2026-01-22 | won    | 0      | y
    c       | 2026-01-03 | 2026-02-02 | won    |        | z
    d       | 2026-02-10 | 2026-02-01 | won    | 300    | x
    e       | 2026-01-05 | 2026-02-05 | lost   | 50     | y
    f       | 2026-01-05 | 2026-02-05 | lost   | 50     | y
    g       | 2026-01-06 | 2026-02-06 | lost   | 70     | x
    h       | 2026-01-07 |            | open   | -20    | x
    """,
    amount=float,
)

MASKS = {
    "deals/won-for-nothing": lambda deals: (deals.status == "won") & (deals.amount == 0),
    "deals/won-without-amount": lambda deals: (deals.status == "won") & deals.amount.isna(),
    "deals/closed-before-created": lambda deals: deals.closed_at < deals.created_at,
    "deals/negative-deal": lambda deals: deals.amount < 0,
    "deals/identical-rows": lambda deals: deals.duplicated([name for name in deals if name != "deal_id"]),
    "deals/closed-undated": lambda deals: deals.status.isin(["won", "lost"]) & deals.closed_at.isna(),
}


def rows():
    return [each | {name: pd.Timestamp(each[name]) for name in ("created_at", "closed_at") if each[name]} for each in DEALS]


@pytest.fixture
def version(tmp_path):
    return company(tmp_path, deals=rows())


def of(version, name):
    return {each.kpi: (each.value, each.without) for each in effects(version, BY_ID[name], TODAY)}


def test_a_won_deal_of_zero_makes_the_average_deal_smaller(version):
    found = of(version, "deals/won-for-nothing")
    assert found["deal_size"] == (pytest.approx(400 / 3), 200.0)
    assert found["win_rate"] == (4 / 7, 3 / 6)
    assert found["revenue"] == (400.0, 400.0)


def test_a_deal_that_is_there_twice_is_counted_once_without_it(version):
    assert of(version, "deals/identical-rows")["win_rate"] == (4 / 7, 4 / 6)


def test_the_largest_move_comes_first(version):
    sizes = [each.size for each in effects(version, BY_ID["deals/won-for-nothing"], TODAY)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 0


def test_a_check_touches_the_kpis_that_read_its_fields_and_no_others(version):
    assert "sales_cycle" in touched(version, BY_ID["deals/closed-before-created"])
    assert "resolution_time" not in touched(version, BY_ID["deals/closed-before-created"])
    assert "win_rate" not in touched(version, BY_ID["deals/text-broken"])
    assert set(touched(version, BY_ID["deals/identical-rows"])) >= {"win_rate", "deal_size", "pipeline_value"}


@pytest.mark.parametrize("name", MASKS)
def test_effects_agree_with_pandas(version, name):
    agree(version, name, {"deals": pd.DataFrame(rows())})


@pytest.mark.exports
@pytest.mark.parametrize("name", ["deals/closed-before-created", "deals/won-for-nothing", "deals/closed-undated"])
@pytest.mark.parametrize("export", ["salesforce_export_bank", pytest.param("salesforce_wave_sales", marks=pytest.mark.slow)])
def test_effects_on_a_real_export_agree_with_pandas(brought, export, name):
    real = brought(export)
    frames = {
        name: real.connection.sql(f"SELECT * FROM {name}").df().reindex(columns=list(TABLES[name].columns)) for name in real.version.facts
    }
    agree(real.version, name, frames)


def test_the_command_says_which_kpis_a_finding_touches(tmp_path, capsys):
    deals = (
        "Deal ID,Stage,Amount,Created,Closed\n1,Won,10,2026-01-01,2026-02-01\n2,Won,,2026-01-02,2026-02-02\n3,Lost,5,2026-01-03,2026-02-03"
    )
    import_files(Workspace(tmp_path), [("deals.csv", deals.encode())], today=TODAY)
    assert main(["checks", "--workspace", str(tmp_path), "--json"]) == 0
    found = {each["check"]: each for each in json.loads(capsys.readouterr().out)}
    touched_kpis = {each["kpi"]: (each["value"], each["without"]) for each in found["deals/won-without-amount"]["kpis"]}
    assert touched_kpis["win_rate"] == (2 / 3, 1 / 2)
    assert "revenue" not in touched_kpis
    assert main(["checks", "--workspace", str(tmp_path)]) == 0
    assert "without these rows" in capsys.readouterr().out


def agree(version, name, frames):
    """Every KPI that the oracle knows, on all rows and on those that pandas leaves."""
    days = span(version)
    deals = frames["deals"].assign(amount=pd.to_numeric(frames["deals"]["amount"]))
    left = frames | {"deals": frames["deals"][~MASKS[name](deals)]}
    found = of(version, name)
    assert found
    for kpi, (value, without) in found.items():
        if kpi in ORACLE:
            assert value == _like(ORACLE[kpi](Slice(frames, days.start, days.end))[0]), kpi
            if kpi == "last_interaction" and purchases(left).empty:  # asked of customers, as before, even where no customer is left
                assert without is None
                continue
            assert without == _like(ORACLE[kpi](Slice(left, days.start, days.end))[0]), kpi


def _like(expected):
    return None if expected is None else pytest.approx(float(expected))


def test_rates_touch_money_and_people_who_are_there_twice_whatever_is_sliced_by_them(tmp_path):
    deals = [each | {"rep": "Ana", "currency": "EUR"} for each in rows()]
    rates = table("month | currency | base | rate\n2026-01-01 | BRL | EUR | -1", rate=float)
    version = company(tmp_path, deals=deals, rates=rates, reps=table("rep_id | rep\n1 | Ana\n2 | ANA"))
    by_rates = touched(version, BY_ID["rates/rate-impossible"])
    assert {"revenue", "deal_size", "pipeline_value"} <= set(by_rates)
    assert "win_rate" not in by_rates
    assert "win_rate" in touched(version, BY_ID["reps/rep-twice"])
    assert effects(version, BY_ID["rates/rate-impossible"], TODAY) == ()
