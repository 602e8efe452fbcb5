"""How often a dimension is said to stand out where the change is chance alone, and whether one that does is found."""

import random
from pathlib import Path

import pandas as pd
import pytest

from data.version import Version
from kpi.comparison import Comparison
from kpi.periods import Period, add_months
from kpi.selection import Selection
from kpi.why import explain
from tests.companies import company

DIMENSIONS = {"region": 22, "city": 50, "rep": 15, "channel": 8, "segment": 5, "product": 12, "country": 4}
STARTS = [add_months(pd.Timestamp("2015-01-01").date(), number) for number in range(42)]


def trade(folder: Path, seed: int, *, worse: str | None = None) -> Version:
    """Months with nothing in them but chance: 220 deals each, very different in size. `worse` loses nearly all at the end."""
    draw, rows = random.Random(seed), []
    for number, start in enumerate(STARTS):
        for _ in range(round(draw.gauss(220, 15))):
            members = {name: f"{name} {min(int(draw.expovariate(3 / several)), several)}" for name, several in DIMENSIONS.items()}
            lost = draw.random() < (0.95 if members["channel"] == worse and number > len(STARTS) - 4 else 0.6)
            day = pd.Timestamp(start) + pd.Timedelta(days=draw.randint(0, 27))
            rows.append({"deal_id": str(len(rows)), "status": "lost" if lost else "won", "closed_at": day,
                         "created_at": day - pd.Timedelta(days=30), "amount": round(draw.lognormvariate(8, 0.8), 2)} | members)  # fmt: skip
    return company(folder, deals=rows)


@pytest.fixture(scope="module")
def by_chance(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return trade(tmp_path_factory.mktemp("chance"), 1)


@pytest.mark.parametrize("kpi_id", ["revenue", "win_rate", "deal_size"])
def test_of_changes_by_chance_alone_few_have_a_dimension_that_stands_out(by_chance: Version, kpi_id: str) -> None:
    found = [
        explain(by_chance, kpi_id, Selection(Period(start, add_months(start, 1)), STARTS[-1], Comparison.PREVIOUS)).dimensions
        for start in STARTS[1:-1]
    ]
    assert all(len(each) == len(DIMENSIONS) for each in found)
    false = sum(any(each.stands_out for each in dimensions) for dimensions in found)
    assert false <= 0.1 * len(found)


def test_the_dimension_of_a_member_that_lost_its_deals_stands_out(tmp_path: Path) -> None:
    version = trade(tmp_path, 2, worse="channel 0")
    last = Period(STARTS[-3], add_months(STARTS[-1], 1))
    found = explain(version, "win_rate", Selection(last, last.end, Comparison.PREVIOUS))
    assert found.dimension == "channel" and found.dimensions[0].stands_out
    assert found.members[0].group == ("channel 0",)
