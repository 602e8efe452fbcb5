"""What stands beside the KPIs of sales and of what customers cost and are worth, from the definitions alone."""

import pandas as pd

from tests.kpi.oracle.beside.arithmetic import Amount, Beside, headline, spread
from tests.kpi.oracle.first import cac, revenue
from tests.kpi.oracle.once import Frames, once, once_a_slice
from tests.kpi.oracle.purchases import LAPSE
from tests.kpi.oracle.revenue import _firsts, _kept, lines, sales_by_geography
from tests.kpi.oracle.slice import Slice, divided, money
from tests.kpi.oracle.subscribed import DAYS_A_MONTH, paid_so_far
from tests.kpi.oracle.worth import _sales, last_touches, silence


def _margin(at: Slice) -> Amount:
    costed = _kept(at).dropna(subset=["cost", "amount"])
    return None if costed.empty else money(costed["amount"]) - money(costed["cost"])  # type: ignore[operator, return-value]


def _placed(at: Slice) -> Amount:
    """None of it where no sale says where: that is a share of nothing, not a share nobody knows."""
    return divided(sales_by_geography(at)[0] or 0, revenue(at)[0])


def _told(at: Slice, otherwise: str) -> Amount:
    """Of the customers who bought, those with such a line as told from what they bought, marked or not."""
    rows = at.these(lines(at.frames))
    rows = rows[(rows["ordered_at"] >= pd.Timestamp(at.start)) & (rows["ordered_at"] < pd.Timestamp(at.end))]
    return divided(rows[rows[otherwise].astype(bool)]["customer"].nunique(), rows["customer"].nunique())


def _spent(at: Slice, kind: str) -> Amount:
    rows = at.dated("spend", "spent_on")
    return money(rows[rows["kind"].fillna("marketing") == kind]["amount"])  # type: ignore[return-value]


@once
def _values(frames: Frames) -> pd.DataFrame:
    """Sales to known customers, whether one is a purchase or money given back, and whether its margin is known."""
    rows = _sales(frames)
    return rows.assign(bought=rows["amount"].isna() | (rows["amount"] >= 0), costed=rows["cost"].notna() & rows["amount"].notna())


@once_a_slice
def _so_far(at: Slice) -> pd.DataFrame:
    rows = at.these(_values(at.frames))
    return rows[rows["at"] < pd.Timestamp(at.end)]


def _known_sales(at: Slice) -> pd.DataFrame:
    """The sales so far that brought something known: margin where costs are known in the company, else revenue."""
    return _so_far(at).dropna(subset=["brought"])


def _now(at: Slice) -> pd.Timestamp:
    return min(pd.Timestamp(at.end), at.tomorrow)


@once_a_slice
def _each(at: Slice) -> pd.DataFrame:
    """Customers with what they have brought, from their first sale to the last day on which they counted as active."""
    rows = _so_far(at)
    last = rows[rows["bought"]].groupby("customer")["at"].max()
    found = pd.DataFrame({"first": rows.groupby("customer")["at"].min()})
    found = found.assign(last=last, brought=_known_sales(at).groupby("customer")["brought"].sum())
    return found[found["brought"].notna()] if _with_costs(at) else found


def _with_costs(at: Slice) -> bool:
    return bool(_values(at.frames)["cost"].notna().any())


def _if_they_leave_so(at: Slice) -> Amount:
    """Value in a year × years until a customer is lost = all that was brought ÷ customers lost so far."""
    each = _each(at)
    lost = each[each["brought"].notna() & (each["last"] + LAPSE < _now(at))]
    return divided(each["brought"].sum() if len(each.dropna(subset=["brought"])) else None, len(lost))


def _a_month(at: Slice) -> Amount:
    """What an active customer brings in a month: all that was brought over all months in which somebody was active."""
    each = _each(at)
    until = (each["last"] + LAPSE).clip(upper=_now(at)).fillna(_now(at))  # whoever only gave back has not lapsed
    days = (until.dt.normalize() - each["first"].dt.normalize()).dt.days.sum()
    return divided(each["brought"].sum() if len(each.dropna(subset=["brought"])) else None, days / DAYS_A_MONTH)


def _months_to_pay_back(at: Slice) -> Amount:
    return divided(cac(at)[0], _a_month(at))


def _first_margin(at: Slice) -> Amount:
    """Of the first orders of which both amount and cost are known, what is left of one."""
    rows = _kept(at)
    rows = rows[rows.index.isin(_firsts(at.frames).index)].dropna(subset=["amount", "cost"])
    return divided((rows["amount"] - rows["cost"]).sum(), len(rows))


def _revenue_so_far(at: Slice) -> Amount:
    rows = _so_far(at).dropna(subset=["amount"])
    return divided(rows["amount"].sum(), rows["customer"].nunique())


def _silent(at: Slice) -> Amount:
    last = last_touches(at)
    return divided(int((last + LAPSE < _now(at)).sum()), len(last))


BESIDE: dict[str, Beside] = {
    "sales_margin": {"in money": _margin},
    "sales_by_geography": {"share of revenue with a place": _placed},
    "upsell_rate": {"told from price levels": lambda at: _told(at, "up")},
    "cross_sell_rate": {"told from products": lambda at: _told(at, "cross")},
    "cac": {
        "counted: marketing": lambda at: _spent(at, "marketing"),
        "counted: purchased leads": lambda at: _spent(at, "lead purchase"),
        "counted: sales staff": lambda at: _spent(at, "sales staff"),
        "counted: training": lambda at: _spent(at, "training"),
        "counted: software": lambda at: _spent(at, "software"),
    },
    "clv": {
        "revenue so far": _revenue_so_far,
        "paid for subscriptions so far": headline(paid_so_far),
        "if customers leave as they have so far": _if_they_leave_so,
    },
    "clv_to_cac": {
        "months to pay back": _months_to_pay_back,
        "margin of a first order": _first_margin,
        "acquisition cost": headline(cac),
    },
    "last_interaction": {**spread(silence), "share without contact for too long": _silent},
}
