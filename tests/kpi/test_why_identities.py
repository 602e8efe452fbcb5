"""Bridges add up to the last digit: over thousands of random formulas, factors and slices."""

import random
from collections.abc import Mapping
from fractions import Fraction
from itertools import permutations

import pandas as pd
import pytest

from data.version import Version
from kpi.comparison import Comparison
from kpi.compute import compute
from kpi.measures import Arithmetic, Expression, Flow, Number
from kpi.periods import Period
from kpi.selection import Filter, Selection
from kpi.why import explain
from kpi.why.formula import Leaf, amount_of, leaves
from kpi.why.rounded import rounded_to
from kpi.why.shapley import shared_out
from tests.companies import company

MEASURES = [Flow(f"measure {number}", f"sum(amount + {number})", "orders", dated="ordered_at") for number in range(6)]


def formula(draw: random.Random, depth: int) -> Expression:
    """A random formula over a few measures, which may stand in it more than once."""
    if depth == 0 or draw.random() < 0.2:
        return draw.choice(MEASURES) if draw.random() < 0.85 else Number(draw.choice([1.0, 12.0, 0.5]))
    return Arithmetic(draw.choice("+-*/"), formula(draw, depth - 1), formula(draw, depth - 1))  # type: ignore[arg-type]


def amounts(draw: random.Random, asked: list[Leaf]) -> dict[Leaf, Fraction | None]:
    """Cents, now and then 0, now and then as before."""
    return {leaf: Fraction(draw.choice([0, 100, draw.randint(1, 10**7)]), 100) for leaf in asked}


def test_drivers_of_four_thousand_random_formulas_add_up_without_residue() -> None:
    draw, explained = random.Random(11), 0
    for _ in range(4000):
        expression = formula(draw, 3)
        asked = list(dict.fromkeys(leaves(expression)))
        before, after = amounts(draw, asked), amounts(draw, asked)
        shares = shared_out(asked, before, after, lambda mixed, of=expression: amount_of(of, mixed))  # type: ignore[misc]
        was, now = amount_of(expression, before), amount_of(expression, after)
        if shares is None:
            continue  # a mixture has no value: a denominator would be 0
        assert was is not None and now is not None
        assert sum(shares.values()) == now - was
        assert all(shares[leaf] == 0 for leaf in asked if before[leaf] == after[leaf])
        explained += 1
    assert explained > 2500


def test_shares_are_the_average_over_all_orders() -> None:
    draw, names = random.Random(4), "abcd"

    def value(of: Mapping[str, Fraction | None]) -> Fraction | None:
        a, b, c, d = (of[name] or Fraction(0) for name in names)
        return a * b / c - d

    for _ in range(60):
        before, after = ({name: Fraction(draw.randint(1, 50)) for name in names} for _ in range(2))
        by_hand = dict.fromkeys(names, Fraction(0))
        for order in permutations(names):
            reached: dict[str, Fraction | None] = dict(before)
            for name in order:
                earlier = value(reached)
                reached[name] = after[name]
                by_hand[name] += ((value(reached) or 0) - (earlier or 0)) / 24
        assert shared_out(names, before, after, value) == by_hand


def test_rounded_parts_add_up_as_they_are_shown_in_two_thousand_cases() -> None:
    draw = random.Random(7)
    for _ in range(2000):
        parts = [Fraction(draw.randint(-(10**9), 10**9), draw.randint(1, 10**5)) for _ in range(draw.randint(1, 12))]
        places = draw.randint(0, 4)
        shown = rounded_to(parts, sum(parts, Fraction(0)), places)
        assert sum(shown) == Fraction(round(sum(parts) * 10**places), 10**places)
        assert all(abs(each - part) < Fraction(1, 10**places) for each, part in zip(shown, parts, strict=True))
        assert all((each * 10**places).denominator == 1 for each in shown)


@pytest.fixture(scope="module")
def trade(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Six hundred orders and as many deals with amounts to the hundredth of a cent, members that come and go, some rows without one."""
    draw = random.Random(3)

    def row(number: int) -> dict[str, object]:
        day = pd.Timestamp("2025-01-01") + pd.Timedelta(days=draw.randint(0, 540))
        regions = ["Lombardia", "Lisboa", "Faro", None] if day.month < 9 else ["Lombardia", "Madrid", "Faro", None]
        return {
            "amount": round(draw.lognormvariate(6, 1.5) * draw.choice([1, 1, 1, -0.2]), draw.choice([0, 2, 4])),
            "region": draw.choice(regions), "rep": draw.choice(["Ana", "Bo", "Cleo", None]), "segment": draw.choice(["A", "B"]),
            "customer": f"c{draw.randint(1, 90)}", "day": day,
        }  # fmt: skip

    orders = [row(number) for number in range(600)]
    deals = [row(number) for number in range(600)]
    return company(
        tmp_path_factory.mktemp("trade"),
        orders=[
            {"order_id": f"o{number}", "ordered_at": each.pop("day"), "cost": round(float(str(each["amount"])) * draw.random(), 4)} | each
            for number, each in enumerate(orders)
        ],
        deals=[
            {"deal_id": f"d{number}", "status": draw.choice(["won", "lost", "open"]), "closed_at": (day := each.pop("day")),
             "created_at": pd.Timestamp(str(day)) - pd.Timedelta(days=draw.randint(1, 90))} | each
            for number, each in enumerate(deals)
        ],
        spend=[{"spent_on": pd.Timestamp("2025-01-03") + pd.Timedelta(days=9 * number), "amount": 10.01 * number, "region": draw.choice(
            ["Lombardia", "Lisboa", None])} for number in range(60)],
    )  # fmt: skip


KPIS = ("revenue", "win_rate", "deal_size", "sales_margin", "lost_opportunities", "win_loss_ratio", "expense_to_revenue", "pipeline_value",
        "sales_cycle", "existing_customer_revenue", "sales_growth", "new_customers")  # fmt: skip


def test_drivers_and_members_of_random_slices_add_up_to_the_change_that_the_kpi_shows(trade: Version) -> None:
    draw, members, drivers = random.Random(5), 0, 0
    for _ in range(90):
        kpi_id = draw.choice(KPIS)
        first = pd.Timestamp("2025-01-01") + pd.Timedelta(days=draw.randint(60, 400))
        period = Period(first.date(), (first + pd.Timedelta(days=draw.randint(5, 150))).date())
        filters = (Filter("segment", ("A",)),) if draw.random() < 0.4 else ()
        compared = draw.choice([Comparison.PREVIOUS, Comparison.YEAR])
        selection = Selection(period, period.end, compared, filters=filters)
        dimension = draw.choice(["region", "rep", "segment", "customer"])
        found = explain(trade, kpi_id, selection, dimension=dimension, among=(), tree=draw.choice([None, "customers"]))
        value = compute(trade, [kpi_id], selection)[0]
        if found.because:
            assert value.change is None
            continue
        if found.of is None:
            assert float(found.change) == pytest.approx(value.change, rel=1e-9, abs=1e-9)
        if found.drivers:
            assert sum(each.share for each in found.drivers) == found.change
            drivers += 1
        if found.members:
            assert found.dimension == dimension
            assert sum(each.share for each in found.members) == found.change
            assert all(each.rate is None or each.mix is None or each.rate + each.mix == each.share for each in found.members)
            members += 1
    assert members > 45 and drivers > 30
