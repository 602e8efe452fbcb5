"""On real and invented companies: comparisons and paces beside plain pandas, and the commands that say them."""

import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.demo import build
from data.store import Workspace
from forecasting.__main__ import main
from forecasting.like_for_like import counts, like_for_like
from forecasting.quota_pace import quota_pace
from kpi.periods import Grain, Period
from kpi.selection import Selection


def by_loops(deals: pd.DataFrame, name: str, kinds: list[str]) -> float:
    """The difference of Mantel and Haenszel, stratum by stratum, as it stands in a book."""
    above = below = 0.0
    for _, stratum in deals.groupby(kinds, dropna=False):
        own, others = stratum[stratum["rep"] == name], stratum[stratum["rep"] != name]
        if len(own) and len(others):
            weight = len(own) * len(others) / len(stratum)
            above += weight * (own["won"].mean() - others["won"].mean())
            below += weight
    return above / below


def decided(rows: pd.DataFrame, period: Period) -> pd.DataFrame:
    inside = rows["closed_at"].between(pd.Timestamp(period.start), pd.Timestamp(period.end), inclusive="left")
    found = rows[rows["status"].isin(["won", "lost"]) & inside]
    return found.assign(won=found["status"].eq("won").astype(float))


@pytest.mark.exports
def test_on_a_real_export_every_difference_is_the_one_of_plain_pandas(brought):
    export = brought("maven_crm")
    deals = export.connection.execute("SELECT * FROM deals").df()
    period = Period(date(2017, 1, 1), date(2018, 1, 1))
    kinds = ["product", "country"]
    known, plain = Selection(period, date(2017, 12, 31)), decided(deals, period)
    found = like_for_like(export.version, "win_rate", known, "rep", kinds)
    assert found.overall == pytest.approx(plain["won"].mean())
    assert len(found.told) >= 25
    named = plain[plain["rep"].notna()]
    for each in found.told:
        assert each.cases == (named["rep"] == each.member).sum()
        assert each.difference.value == pytest.approx(by_loops(named, each.member, list(found.kinds)))


@pytest.mark.exports
def test_counts_of_a_real_export_add_up_to_its_kpi(brought):
    export = brought("salesforce_wave_sales")
    deals = export.connection.execute("SELECT * FROM deals").df()
    first, last = deals["closed_at"].min().date(), deals["closed_at"].max().date()
    period = Period(first, last)
    cells = counts(export.version, "win_rate", Selection(period, last), "rep", ("segment",))
    plain = decided(deals, period)
    assert cells["cases"].sum() == len(plain) and cells["successes"].sum() == plain["won"].sum()


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    build(folder, deals=600, until=date(2026, 9, 30))
    return folder


def test_the_pace_is_the_one_of_plain_pandas(company):
    version = Workspace(company).current()
    deals, quotas = (pd.read_parquet(version.path(version.facts[name].file)) for name in ("deals", "quotas"))
    day = date(2026, 9, 10)
    found = quota_pace(version, Selection(Period(date(2026, 7, 1), day), day), "rep", Grain.QUARTER, day)
    quarter = deals[deals["closed_at"].between("2026-07-01", "2026-09-09 23:59:59") & deals["status"].eq("won")]
    won = quarter.groupby("rep")["amount"].sum()
    asked = quotas[quotas["month"] >= "2026-07-01"].groupby("rep")["amount"].sum()
    weekdays = int(np.busday_count("2026-09-10", "2026-10-01"))
    assert found.course.left == weekdays == 15
    assert {each.member for each in found.members} == set(asked.index)
    for each in found.members:
        assert each.quota == pytest.approx(float(asked[each.member]))
        assert each.won == pytest.approx(float(won.get(each.member, 0)))
        missing = max(float(asked[each.member]) - float(won.get(each.member, 0)), 0)
        assert (each.needed_a_day or 0) == pytest.approx(missing / weekdays)


def test_the_commands_say_the_same(company, capsys):
    where = ["--workspace", str(company), "--as-of", "2026-09-10"]
    assert main(["quota-pace", *where, "--by", "team", "--json"]) == 0
    paces = json.loads(capsys.readouterr().out)
    assert paces["course"]["left"] == 15 and {each["state"] for each in paces["members"]} <= {"reached", "likely", "open", "unlikely"}
    assert main(["like-for-like", *where, "--by", "team", "--same", "segment", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] == ["segment"]
    assert main(["like-for-like", *where]) == 0 and main(["quota-pace", *where]) == 0
    assert "working days have passed" in capsys.readouterr().out
    assert main(["quota-pace", *where, "--span", "year"]) == 2
    assert "9 of the 12 months" in capsys.readouterr().err
