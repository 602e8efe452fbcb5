"""On every real export, each KPI that it answers is what plain pandas makes of its facts: whole, by member, by month, compared."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.funnel import Of, Reading, funnels
from kpi.kpis import Unit
from kpi.periods import Grain, Period, add_months, floor
from kpi.resolve import measures_of, missing
from kpi.selection import Comparison, Selection
from kpi.status import dimensions_of, span
from kpi.tables import TABLES
from tests.kpi.frames import Frames, frames_of
from tests.kpi.oracle import ORACLE, Answer, Slice, sales_growth
from tests.kpi.oracle.subscribed import UNSAID, alone
from tests.kpi.test_funnel_oracle import agree
from tests.real_exports import Imported

SMALL = (
    "maven_crm", "hubspot_dummy_en", "hubspot_deals_4col", "salesforce_export_bank", "fivetran_hubspot",
    "fivetran_salesforce", "fivetran_shopify", "fivetran_stripe", "fivetran_zendesk", "crm_au_mixed", "crm_pt_br", "crm_small_in",
    "support_tickets_1k", "zendesk_small", "nps_simple", "nps_product_q1", "ravenstack", "dbt_playbooks", "ads_argentina",
    "ads_synthetic_datageek", "stripe_synthetic", "italian_semicolon", "olist_marketing_funnel",
)  # fmt: skip
"""Folders that the suite asks; those of more rows are asked by `make oracle`."""

LARGE = ("salesforce_wave_sales", "olist_orders_sample", "superstore", "bpi2012_loans", "cdnow", "uci_online_retail")
"""Folders that take plain pandas minutes."""

FEW = 12
"""A dimension of so few members is asked whole."""

pytestmark = [pytest.mark.exports]
Bring = Callable[[str], Imported]


@pytest.mark.parametrize("name", SMALL)
def test_every_kpi_that_a_real_export_answers_agrees(brought: Bring, name: str) -> None:
    _agree(brought(name).version)


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_every_kpi_that_a_large_real_export_answers_agrees(brought: Bring, name: str) -> None:
    _agree(brought(name).version)


@pytest.mark.parametrize("of", Of)
@pytest.mark.parametrize("reading", Reading)
def test_the_funnels_of_a_real_export_agree(brought: Bring, of: Of, reading: Reading) -> None:
    version = brought("salesforce_wave_sales").version
    selection = _whole(version)
    (found,) = funnels(version, selection, of, reading)
    agree(found, Slice(frames_of(version), selection.period.start, selection.period.end, today=selection.today))


def _agree(version: Version) -> None:
    frames, asked = frames_of(version), [name for name in CATALOGUE if not missing(CATALOGUE[name].measure, version)]
    wrong = [each for selection in (_whole(version), _months(version)) for each in _differing(version, frames, asked, selection, ())]
    for dimension, kpis in groupby(
        sorted(asked, key=lambda name: _sliced_by(version, frames, name)), key=lambda name: _sliced_by(version, frames, name)
    ):
        if dimension:
            wrong += _differing(version, frames, list(kpis), _whole(version), (dimension,))
    assert not wrong, "\n".join(wrong)


def _whole(version: Version) -> Selection:
    days = span(version)
    assert days is not None and version.last_day is not None
    return Selection(days, version.last_day)


def _months(version: Version) -> Selection:
    """The last quarter but the running one, month by month, each beside the one before."""
    assert version.last_day is not None
    end = floor(version.last_day, Grain.MONTH)
    return Selection(Period(add_months(end, -3), end), version.last_day, Comparison.PREVIOUS, Grain.MONTH)


def _sliced_by(version: Version, frames: Frames, name: str) -> str:
    """The first dimension of few members that the facts of a KPI have themselves; what is derived may tell a member otherwise."""
    tables = {measure.table for measure in measures_of(CATALOGUE[name], version)}
    known = [each for each in dimensions_of(version, CATALOGUE[name]) if each in ("rep", "channel", "country")]
    for dimension in known:
        if all(dimension in frames.get(table, ()) and 1 < frames[table][dimension].nunique() <= FEW for table in tables if table in frames):
            return dimension if all(dimension in TABLES[table].columns for table in tables) else ""
    return ""


def _differing(version: Version, frames: Frames, asked: list[str], selection: Selection, by: tuple[str, ...]) -> list[str]:
    found = []
    if by and alone(frames):
        asked = [name for name in asked if name != "net_new_revenue"]  # of a payer's change, the oracle does not know where it belongs
    for value in compute(version, asked, selection, by):
        if value.reason and ("currencies" in str(value.reason) or "no data before" in str(value.reason)):
            assert value.value is None
            continue
        found += _differs(value, frames, value.period, selection, value.value, value.rows)
        if value.compared and value.comparison is not None:
            found += _differs(value, frames, value.compared, selection, value.comparison, None)
    return found


def _differs(value: Value, frames: Frames, period: Period, selection: Selection, amount: float | None, rows: int | None) -> list[str]:
    at = Slice(frames, period.start, period.end, {name: (member,) for name, member in value.group}, selection.today)
    expected, counted = _expected(value, at)
    exact = CATALOGUE[value.kpi].unit in (Unit.COUNT, Unit.MONEY)
    same = (expected is None) == (amount is None)
    if same and expected is not None and amount is not None:
        same = amount == pytest.approx(float(expected), rel=1e-12 if exact else 1e-9, abs=1e-4)
    if same and (rows is None or counted in (rows, UNSAID)):
        return []
    return [f"{value.kpi} {period.start} – {period.end} {value.group}: {amount} of {rows} rows, the oracle {expected} of {counted}"]


def _expected(value: Value, at: Slice) -> Answer:
    if value.kpi != "sales_growth":
        return ORACLE[value.kpi](at)
    days = (at.end - at.start).days
    months = at.start.day == at.end.day == 1
    start = add_months(at.start, -((at.end.year - at.start.year) * 12 + at.end.month - at.start.month)) if months else _back(at.start, days)
    return sales_growth(at, at.at(start, at.start))


def _back(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() - days)
