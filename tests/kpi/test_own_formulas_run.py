"""Whatever formula is accepted can be computed: no data and no number ends a page."""

from dataclasses import replace
from math import isfinite

import pytest
from hypothesis import assume, given, settings

from data.definitions import Definition
from data.version import Version
from kpi.compute import compute
from kpi.own.catalogue import catalogue_of
from kpi.own.printing import printed
from kpi.own.reading import LONGEST
from kpi.own.tree import Node
from kpi.receipt import receipt
from kpi.records import records
from kpi.selection import Selection
from kpi.status import span, status
from tests.companies import company
from tests.kpi.formulas import FORMULAS
from tests.kpi.messy import messy

LARGE = "999999999999999"


@pytest.fixture(scope="module")
def untidy(tmp_path_factory: pytest.TempPathFactory) -> Version:
    return company(tmp_path_factory.mktemp("untidy"), **{name: frame.to_dict("records") for name, frame in messy(1, 60).items()})


@pytest.mark.parametrize(
    "formula",
    [
        "sum(deals.amount" + f" * {LARGE}" * 25 + ")",
        "average(deals.amount * deals.amount * deals.amount * deals.amount)",
        "sum(deals.amount / 0.000000001 / 0.000000001 / 0.000000001)",
        f"sum(deals.amount + {LARGE}.123456789)",
        f"count(deals where amount in ({LARGE}.123456789, -{LARGE}))",
        "leads" + f" * {LARGE}" * 25 + " - leads" + f" * {LARGE}" * 12,
        "sum(deals.amount / 0)",
        "previous(leads) / 0",
        "count(deals where created_at > '9999-12-31' or created_at = '0001-01-01')",
        "count(deals where rep = '')",
        "count(deals where rep in (" + ", ".join(f"'{number}'" for number in range(120)) + "))",
        "count(distinct deals.created_at) + count(leads where is_converted = is_won)",
        "count(deals where days(created_at, closed_at) > days(created_at, expected_close_at))",
    ],
)
def test_extremes(untidy: Version, formula: str) -> None:
    _runs(untidy, formula)


@settings(max_examples=40, deadline=None)
@given(FORMULAS)
def test_any_formula(untidy: Version, tree: Node) -> None:
    formula = printed(tree)
    assume(len(formula) <= LONGEST)
    _runs(untidy, formula)


def _runs(untidy: Version, formula: str) -> None:
    version = replace(untidy, definitions=(Definition("mine", "Mine", "", formula, "count", "higher", "month"),))
    kpi, days = catalogue_of(version)["mine"], span(untidy)
    assert days
    selection = Selection(days, days.end)
    for value in (*compute(version, ["mine"], selection), *compute(version, ["mine"], selection, ["rep"])):
        assert value.value is None or isfinite(value.value)
    status(version, kpi)
    receipt(version, kpi, selection)
    records(version, kpi, selection, 3)
