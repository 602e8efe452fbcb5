"""A KPI that says something by members alone has its largest member for a headline, with its name."""

from datetime import date
from pathlib import Path

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.comparison import Comparison
from kpi.leading import leading
from kpi.periods import Grain, Period
from kpi.selection import Filter, Selection
from tests.companies import company, table

LEADS = table("""
    lead_id | created_at | channel | country | is_converted
    1       | 2026-01-02 | Web     | Italy   | yes
    2       | 2026-01-03 | Web     | Italy   | no
    3       | 2026-02-04 | Web     | Spain   | no
    4       | 2026-02-05 | Fair    | Spain   | yes
    5       | 2026-02-06 |         | Spain   | no
""", is_converted=bool)  # fmt: skip
ORDERS = table("""
    order_id | ordered_at | amount | customer | country | region
    1        | 2026-01-02 | 70     | Anna     |         | Lazio
    2        | 2026-01-03 | 20     | Bruno    |         | Lazio
    3        | 2026-02-03 | 50     | Carla    |         | Veneto
    4        | 2026-02-03 | 60     | Dora     |         |
""", amount=float)  # fmt: skip
BOTH = Selection(Period(date(2026, 1, 1), date(2026, 3, 1)), date(2026, 3, 10), Comparison.PREVIOUS)


def _version(folder: Path) -> Version:
    return company(folder, leads=LEADS, orders=ORDERS)


def test_lead_origin_leads_with_its_largest_channel_and_not_with_100_per_cent(tmp_path: Path) -> None:
    found = leading(_version(tmp_path), CATALOGUE["lead_origin"], BOTH, Grain.MONTH)
    assert found
    assert (found.dimension, found.member, found.value.value, found.share) == ("channel", "Web", 0.6, None)
    assert dict(found.value.beside)["share of customers"] == 0.5
    assert [step.value for step in found.steps] == [1, 1 / 3]


def test_a_filter_narrows_it(tmp_path: Path) -> None:
    spain = Selection(BOTH.period, BOTH.today, filters=(Filter("country", ("Spain",)),))
    found = leading(_version(tmp_path), CATALOGUE["lead_origin"], spain)
    assert found
    assert found.value.value == 1 / 3


def test_geography_leads_with_the_largest_place_that_has_a_name_by_what_the_data_knows(tmp_path: Path) -> None:
    found = leading(_version(tmp_path), CATALOGUE["sales_by_geography"], BOTH)
    assert found
    assert (found.dimension, found.member, found.value.value) == ("region", "Lazio", 90)
    assert found.share == 90 / 140
    assert dict(found.value.beside)["share of revenue with a place"] == 0.7


def test_other_kpis_have_none(tmp_path: Path) -> None:
    version = _version(tmp_path)
    assert [kpi.id for kpi in CATALOGUE.values() if kpi.read_by] == ["lead_origin", "sales_by_geography"]
    assert leading(version, CATALOGUE["revenue"], BOTH) is None
    assert (
        leading(company(tmp_path / "other", leads=[{"lead_id": "1", "created_at": "2026-01-02"}]), CATALOGUE["lead_origin"], BOTH) is None
    )
