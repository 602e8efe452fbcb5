"""The help desk by member, what customers say with its range, and how soon tickets are resolved when open ones count in."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd
import pytest

from data.version import Version
from kpi.compute import compute
from kpi.intervals import of_mean, of_share
from kpi.periods import Grain, Period
from kpi.selection import Filter, Selection
from kpi.service import DESK, Survey, answered, desk, desks, patience, rated_by, resolved_within, surveys_of
from kpi.service.resolved_within import within
from tests.companies import company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 3, 31))

TICKETS = table("""
    ticket_id | opened_at           | first_reply_at      | closed_at           | status | rep | category | csat
    1         | 2026-01-01 08:00:00 | 2026-01-01 09:00:00 | 2026-01-01 11:00:00 | closed | Ana | Fault    | 5
    2         | 2026-01-05 08:00:00 | 2026-01-05 11:00:00 | 2026-01-06 08:00:00 | closed | Ana | Fault    | 4
    3         | 2026-01-07 08:00:00 | 2026-01-07 10:00:00 | 2026-01-09 08:00:00 | closed | Ben | Invoice  | 1
    4         | 2026-01-10 08:00:00 | 2026-01-10 09:00:00 | 2026-01-20 08:00:00 | closed | Ben | Fault    | 2
    5         | 2026-01-30 00:00:00 |                     |                     | open   | Ben |          |
    6         | 2025-12-01 00:00:00 |                     |                     | open   | Cid | Invoice  |
""", csat=float)  # fmt: skip


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, tickets=TICKETS)


def test_the_desk_of_everybody_has_the_backlog_and_the_tail(version: Version) -> None:
    # Opened in January 1 to 5, closed 1 to 4 after 3, 24, 48 and 240 hours; open at its end 5 and 6. The data ends
    # on 30 January: 5 has waited one day till then, 6 61 days.
    found = desk(compute(version, DESK, JANUARY))
    assert (found.opened, found.closed, found.open, found.long_open, found.oldest_days) == (5, 4, 2, 1, 61)
    assert found.by_age == {"up to a day": 1, "1 to 7 days": 0, "7 to 30 days": 0, "more than 30 days": 1}
    assert (found.resolution.median, found.resolution.cases) == (36, 4)
    assert found.resolution.p90 == pytest.approx(48 + 0.7 * (240 - 48))
    assert (found.reply.median, found.replied) == (1.5, 4 / 5)


def test_members_with_most_tickets_come_first_and_none_is_missing(version: Version) -> None:
    found = desks(compute(version, DESK, JANUARY, ("rep",)))
    assert [(each.member, each.opened, each.closed, each.open) for each in found] == [("Ben", 3, 2, 1), ("Ana", 2, 2, 0), ("Cid", 0, 0, 1)]
    assert [each.resolution.median for each in found] == [144, 13.5, None]
    assert sum(each.opened or 0 for each in found) == 5


def test_ratings_of_tickets_know_the_kind(version: Version) -> None:
    # On a scale to 5, 4 and 5 are satisfied: Fault 5, 4 and 2, Invoice 1.
    found = rated_by(version, JANUARY, "category")
    assert [(each.name, each.rated, each.satisfied) for each in found] == [("Fault", 3, 2), ("Invoice", 1, 0)]
    assert found[0].range == of_share(2, 3)
    only_ben = replace(JANUARY, filters=(Filter("rep", ("Ben",)),))
    assert [(each.name, each.rated, each.satisfied) for each in rated_by(version, only_ben, "category")] == [
        ("Fault", 1, 0),
        ("Invoice", 1, 0),
    ]


def test_patience_puts_each_rated_ticket_in_one_band(version: Version) -> None:
    # 3 hours; 24 hours, which is a day; 48 hours; ten days.
    counts = {each.name: (each.rated, each.satisfied) for each in patience(version, JANUARY)}
    assert counts == {
        "up to 4 hours": (1, 1),
        "4 hours to a day": (1, 1),
        "1 to 3 days": (1, 0),
        "3 to 7 days": (0, 0),
        "more than 7 days": (1, 0),
    }


def test_without_ratings_or_with_a_filter_nobody_rated_by_there_is_nothing(tmp_path: Path, version: Version) -> None:
    unrated = company(tmp_path / "unrated", tickets=[{name: value for name, value in row.items() if name != "csat"} for row in TICKETS])
    assert patience(unrated, JANUARY) == rated_by(unrated, JANUARY, "category") == ()
    assert patience(version, replace(JANUARY, filters=(Filter("campaign", ("x",)),))) == ()


def test_open_tickets_take_at_least_as_long_as_they_have_waited(version: Version) -> None:
    # Opened in January: 3, 24, 48 and 240 hours; the data ends on 30 January, so ticket 5 has waited a day. Of all resolved
    # after 3 hours: 1 of 5; after 24: 1 of the 4 left, whereupon 5 leaves too; after 48: 1 of 2.
    found = resolved_within(version, JANUARY)
    assert found is not None
    assert (found.tickets, found.still_open) == (5, 1)
    assert dict(found.shares)[4] == pytest.approx(1 / 5)
    assert dict(found.shares)[24] == pytest.approx(1 - 4 / 5 * 3 / 4)
    assert dict(found.shares)[72] == pytest.approx(1 - 4 / 5 * 3 / 4 * 1 / 2)
    assert (found.median, found.p90) == (48, 240)


def test_what_happens_after_today_is_not_known_yet(version: Version) -> None:
    early = replace(JANUARY, today=date(2026, 1, 5))
    found = resolved_within(version, early)
    assert found is not None
    assert (found.tickets, found.still_open) == (2, 1)


def test_without_open_tickets_the_curve_is_the_share_itself() -> None:
    found = within([(1, 2, 0), (30, 1, 0), (100, 1, 0)])
    assert dict(found.shares) == {1: 0.5, 4: 0.5, 24: 0.5, 72: 0.75, 168: 1.0, 720: 1.0}
    assert (found.median, found.p90) == (1, 100)


def test_beyond_what_anybody_has_waited_nothing_is_said() -> None:
    found = within([(2, 1, 0), (5, 0, 3)])
    assert dict(found.shares) == {1: 0.0, 4: 0.25, 24: None, 72: None, 168: None, 720: None}
    assert (found.median, found.p90) == (None, None)


@pytest.mark.parametrize("seed", range(3))
def test_the_curve_is_that_of_the_product_over_single_tickets(tmp_path: Path, seed: int) -> None:
    """By hand over rows: at each time of a resolution, those resolved then of all who were not before."""
    draw, now = Random(seed), datetime(2026, 4, 1)
    rows = []
    for number in range(60):
        opened = datetime(2026, 1, 1) + timedelta(hours=draw.randrange(0, 24 * 31))
        closed = opened + timedelta(hours=draw.choice([1, 2, 5, 30, 100, 3000]))
        ended = closed < now and draw.random() < 0.8
        rows.append(
            {"ticket_id": str(number), "opened_at": opened, "closed_at": closed if ended else None, "status": "closed" if ended else "open"}
        )
    rows.append({"ticket_id": "last", "opened_at": datetime(2026, 3, 31), "closed_at": None, "status": "open"})
    frame = pd.DataFrame(rows[:-1])
    ended = frame["status"] == "closed"
    hours = (pd.to_datetime(frame["closed_at"]).where(ended, pd.Timestamp(now)) - pd.to_datetime(frame["opened_at"])) / pd.Timedelta(
        hours=1
    )
    left = 1.0
    for moment in sorted(set(hours[ended & (hours <= 24)])):
        left *= 1 - int((ended & (hours == moment)).sum()) / int((hours >= moment).sum())
    found = resolved_within(company(tmp_path, tickets=rows), JANUARY)
    assert found is not None
    assert dict(found.shares)[24] == pytest.approx(1 - left)
    assert found.still_open == int((~ended).sum())


RESPONSES = [
    {"response_id": f"{kind}{number}", "answered_at": f"2026-01-{1 + number:02}", "kind": kind, "score": score, "scale_low": low,
     "scale_high": high, "country": "Italy" if number % 2 else "Spain"}
    for kind, low, high, scores in (("csat", 1, 5, [5, 4, 3, 1, 5, 5]), ("ces", 1, 7, [7, 4, 1, 6, 7, 5]), ("nps", 0, 10, [10, 9, 8, 0]))
    for number, score in enumerate(scores)
]  # fmt: skip


def test_every_survey_has_its_value_and_range(tmp_path: Path) -> None:
    version = company(tmp_path, responses=RESPONSES)
    assert surveys_of(version) == (Survey.CSAT, Survey.NPS, Survey.CES)
    csat, nps, ces = (answered(version, each, JANUARY)[0] for each in surveys_of(version))
    assert (csat.value.value, csat.range) == (pytest.approx(4 / 6), pytest.approx(of_share(4, 6)))
    ease = (np.array([7, 4, 1, 6, 7, 5]) - 1) / 6
    expected = of_mean(ease.sum(), (ease**2).sum(), 6)
    assert expected is not None
    assert ces.value.value == pytest.approx(ease.mean() * 100)
    assert ces.range == pytest.approx((max(expected[0], 0) * 100, min(expected[1], 1) * 100))
    assert nps.value.value == pytest.approx(25)
    assert nps.range is not None
    assert nps.range[0] < 25 < nps.range[1]


def test_steps_and_members_have_ranges_of_their_own(tmp_path: Path) -> None:
    version = company(tmp_path, responses=RESPONSES)
    by_country = answered(version, Survey.CES, JANUARY, ("country",))
    assert {each.member: each.value.rows for each in by_country} == {"Italy": 3, "Spain": 3}
    assert all(each.range for each in by_country)
    steps = answered(version, Survey.CES, replace(JANUARY, grain=Grain.DAY))
    assert len(steps) == 31
    assert all(each.range is None for each in steps)  # one answer a day tells no range


def test_data_without_answers_has_no_surveys(tmp_path: Path) -> None:
    assert surveys_of(company(tmp_path, deals=[{"deal_id": "1", "created_at": "2026-01-01", "status": "open"}])) == ()
