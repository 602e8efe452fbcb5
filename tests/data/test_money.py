"""Money is brought into one currency where a table of rates says how; what stands in its cells is data, never code."""

from datetime import date
from pathlib import Path

import pytest

from data.importing import import_files
from data.store import Workspace
from data.version import Version
from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection

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
