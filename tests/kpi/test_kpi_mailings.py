"""Mailings: who converts, who leaves, and after which people fall silent."""

from datetime import date
from pathlib import Path

import pytest

from kpi.compute import compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import Rows, company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))
YEAR = Selection(Period(date(2026, 1, 1), date(2027, 1, 1)), today=date(2026, 12, 31))

# The second does not say who converted, the third not how many it reached, the fourth has more who left than it reached.
EMAILS = table(
    """
    mailing_id | sent_at    | mailing | sent | delivered | bounced | opened | clicked | unsubscribed | converted
    1          | 2026-01-05 | News    | 1000 | 980       | 20      | 300    | 60      | 5            | 10
    2          | 2026-01-12 | Offer   | 1000 | 970       | 30      | 200    | 20      | 25           |
    3          | 2026-01-19 | News    | 500  |           | 10      | 100    | 10      | 1            | 1
    4          | 2026-01-26 | Offer   | 10   | 9         | 1       | 4      | 1       | 12           | 0
    5          | 2026-02-02 | News    | 1000 | 990       | 10      | 400    | 90      | 9            | 90
""",
    sent=int,
    delivered=int,
    bounced=int,
    opened=int,
    clicked=int,
    unsubscribed=int,
    converted=int,
)


def test_who_converted_of_those_reached(tmp_path: Path) -> None:
    value = compute(company(tmp_path, emails=EMAILS), ["email_conversion_rate"], JANUARY)[0]
    assert (value.value, value.rows) == (pytest.approx(10 / (980 + 9)), 2)
    beside = dict(value.beside)
    assert beside["open rate"] == pytest.approx((300 + 200 + 4) / (980 + 970 + 9))
    assert beside["click rate"] == pytest.approx((60 + 20 + 1) / (980 + 970 + 9))
    assert beside["bounce rate of addresses"] == pytest.approx((20 + 30 + 10 + 1) / (1000 + 1000 + 500 + 10))


def test_who_left_of_those_reached(tmp_path: Path) -> None:
    value = compute(company(tmp_path, emails=EMAILS), ["unsubscribe_rate"], JANUARY)[0]
    assert (value.value, value.rows) == (pytest.approx(30 / (980 + 970)), 2)


def test_after_which_mailing_people_fall_silent(tmp_path: Path) -> None:
    # Ten mailings in one list: 40 % open each until the offer, 20 % each after it. Another list never changes.
    opens = [40, 40, 40, 40, 40, 40, 20, 20, 20, 20]
    titles = ["News"] * 5 + ["Offer"] + ["News"] * 4
    rows: Rows = [
        {"mailing_id": f"{list_}{week}", "sent_at": f"2026-{1 + week // 4:02}-{1 + week % 4 * 7:02}", "mailing": title,
         "delivered": 100, "opened": opened if list_ == "a" else 30, "unsubscribed": 0, "segment": list_}
        for list_ in "ab" for week, (title, opened) in enumerate(zip(titles, opens, strict=True))
    ]  # fmt: skip
    version = company(tmp_path, emails=rows)
    found = {value.group: dict(value.beside)["open rate lost afterwards"] for value in
             compute(version, ["unsubscribe_rate"], YEAR, ["mailing", "segment"])}  # fmt: skip
    # The offer: 40 % in it and the three before, 20 % in the four after.
    assert found[("mailing", "Offer"), ("segment", "a")] == pytest.approx(0.4 - 0.2)
    assert found[("mailing", "Offer"), ("segment", "b")] == pytest.approx(0)
    # News 1 to 5 have four after them: before 40 % each, after 40, 40, 35, 30, 25 %.
    assert found[("mailing", "News"), ("segment", "a")] == pytest.approx(0.4 - (0.4 + 0.4 + 0.35 + 0.3 + 0.25) / 5)
