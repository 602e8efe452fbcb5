"""What customers answer: recommendation, satisfaction, effort."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.catalogue import CATALOGUE
from kpi.compute import Value, compute
from kpi.derived.making import extended
from kpi.left_out import left_out_of
from kpi.periods import Period
from kpi.resolve import measures_of
from kpi.selection import Selection
from kpi.status import State, status
from tests.companies import Rows, company, table

JANUARY = Selection(Period(date(2026, 1, 1), date(2026, 2, 1)), today=date(2026, 6, 30))


def _answers(kind: str, low: int, high: int, *scores: float | None, on: str = "2026-01-15", customer: str = "C") -> Rows:
    return [
        {"answered_at": on, "kind": kind, "score": score, "scale_low": low, "scale_high": high, "customer": f"{customer}{number}"}
        for number, score in enumerate(scores)
    ]  # fmt: skip


def _value(version: Version, kpi: str) -> Value:
    return compute(version, [kpi], JANUARY)[0]


def test_nps_is_promoters_less_detractors(tmp_path: Path) -> None:
    # Three promoters and one detractor of five: 60 % less 20 %. Others answered before and after January.
    rows = _answers("nps", 0, 10, 10, 9, 9, 8, 3)
    rows += _answers("nps", 0, 10, 0, on="2025-12-31 23:59:59") + _answers("nps", 0, 10, 0, on="2026-02-01")
    value = _value(company(tmp_path, responses=rows), "nps")
    assert (value.value, value.rows) == (pytest.approx(40), 5)
    beside = dict(value.beside)
    assert (beside["promoters"], beside["passives"], beside["detractors"], beside["answers"]) == (0.6, 0.2, 0.2, 5)
    # p = 3.75 ÷ 8, d = 1.75 ÷ 8; centre 40 × 5 ÷ 8 = 25; √((0.6875 − 0.0625) ÷ 8) × 196 = 54.78.
    assert (beside["at least (95% sure)"], beside["at most (95% sure)"]) == pytest.approx((25 - 54.784, 25 + 54.784), abs=1e-3)


def test_the_range_of_nps_stays_on_its_scale(tmp_path: Path) -> None:
    beside = dict(_value(company(tmp_path, responses=_answers("nps", 0, 10, *[10] * 200)), "nps").beside)
    assert beside["at most (95% sure)"] == 100
    assert 94 < (beside["at least (95% sure)"] or 0) < 100


def test_nps_counts_whole_answers_from_0_to_10_alone(tmp_path: Path) -> None:
    rows = _answers("nps", 0, 10, 9, 11, 8.7) + _answers("nps", 1, 5, 5, 5) + _answers("csat", 0, 10, 1, 1)
    version = company(tmp_path, responses=rows)
    value = _value(version, "nps")
    assert (value.value, value.rows) == (100, 1)
    gone = left_out_of(extended(version), measures_of(CATALOGUE["nps"], version), JANUARY.period, ())
    assert [(each.rows, str(each.reason)[:12]) for each in gone] == [(2, "on another s"), (1, "outside its "), (1, "no whole num")]


def test_without_answers_there_is_no_nps_and_no_range(tmp_path: Path) -> None:
    value = _value(company(tmp_path, responses=_answers("nps", 0, 10, 10, on="2026-03-01")), "nps")
    assert (value.value, value.rows, dict(value.beside)["at most (95% sure)"]) == (None, 0, None)


def test_what_nobody_was_asked_is_missing(tmp_path: Path) -> None:
    version = company(tmp_path, responses=_answers("csat", 1, 5, 5))
    found = status(version, CATALOGUE["nps"])
    assert (found.state, str(found.because[0])[:41]) == (State.NOT, "there is nothing on recommendations in th")
    assert status(version, CATALOGUE["csat"]).state is State.COMPUTABLE


def test_answers_about_effort_are_rescaled_and_shown_as_they_were_given(tmp_path: Path) -> None:
    # 7, 4 and 1 of 1 to 7 are 100, 50 and 0; 75 of 0 to 100 is 75: 225 ÷ 4. On the scale of most, 75 is 5.5: 17.5 ÷ 4.
    rows = _answers("ces", 1, 7, 7, 4, 1, 9) + _answers("ces", 0, 100, 75)
    value = _value(company(tmp_path, responses=rows), "ces")
    beside = dict(value.beside)
    assert (value.value, value.rows) == (56.25, 4)
    assert (beside["mean as answered"], beside["lowest of the scale"], beside["highest of the scale"]) == (4.375, 1, 7)
    assert (beside["low scores are the good ones"], beside["direction shown by the data"]) == (0, 0)


def test_whether_high_means_hard_shows_in_what_the_same_customers_say_otherwise(tmp_path: Path) -> None:
    # Forty customers: who had effort 5 of 1 to 5 recommends with 0, who had effort 1 with 10. Then 1 is the best: 20 × 1 + 20 × 0.
    rows = _answers("ces", 1, 5, *[1, 5] * 20) + _answers("nps", 0, 10, *[10, 0] * 19, 10, 1)
    rows += _answers("ces", 1, 5, 1, customer="X")
    value = _value(company(tmp_path, responses=rows), "ces")
    beside = dict(value.beside)
    assert value.value == pytest.approx(100 * 21 / 41)
    assert (beside["low scores are the good ones"], beside["direction shown by the data"]) == (1, 1)


def test_a_few_customers_show_no_direction(tmp_path: Path) -> None:
    # Two who agree prove nothing: they cannot but lie on a line.
    rows = _answers("ces", 1, 5, 1, 5) + _answers("nps", 0, 10, 10, 0)
    assert dict(_value(company(tmp_path, responses=rows), "ces").beside)["low scores are the good ones"] == 0


@pytest.mark.parametrize(
    ("low", "high", "scores", "satisfied"),
    [(1, 5, (1, 3, 4, 5), 2), (0, 10, (7, 8, 10), 2), (1, 10, (7, 8), 1), (0, 100, (74, 75, 100, 101), 2), (1, 7, (5, 6, 7), 2)],
)
def test_satisfied_is_three_quarters_up_the_scale(tmp_path: Path, low: int, high: int, scores: tuple[int, ...], satisfied: int) -> None:
    value = _value(company(tmp_path, responses=_answers("csat", low, high, *scores)), "csat")
    inside = sum(low <= score <= high for score in scores)
    assert (value.value, value.rows) == (satisfied / inside, inside)


TICKETS = table("""
    ticket_id | opened_at  | closed_at  | status | csat | is_satisfied
    1         | 2025-12-30 | 2026-01-02 | closed | 5    |
    2         | 2026-01-02 | 2026-01-03 | closed | 2    |
    3         | 2026-01-02 | 2026-01-03 | closed |      | yes
    4         | 2026-01-02 | 2026-02-03 | closed | 1    |
    5         | 2026-01-30 |            | open   | 4    |
    6         | 2026-01-02 | 2026-01-03 | closed |      |
""", csat=float, is_satisfied=bool)  # fmt: skip


def test_ratings_of_tickets_count_by_the_day_they_were_closed(tmp_path: Path) -> None:
    # Ticket 1 (5 of 1 to 5), 3 (said to be satisfied) and 5 (4; still open, by its opening) of four.
    value = _value(company(tmp_path, tickets=TICKETS), "csat")
    assert (value.value, value.rows, dict(value.beside)["mean as answered"]) == (0.75, 4, pytest.approx(11 / 3))


def test_ratings_of_tickets_wait_where_surveys_ask(tmp_path: Path) -> None:
    value = _value(company(tmp_path, tickets=TICKETS, responses=_answers("csat", 1, 5, 1, 5)), "csat")
    assert (value.value, value.rows) == (0.5, 2)
    asked_otherwise = company(tmp_path / "other", tickets=TICKETS, responses=_answers("nps", 0, 10, 1, 5))
    assert _value(asked_otherwise, "csat").value == 0.75


def test_a_yes_or_no_alone_is_enough(tmp_path: Path) -> None:
    rows = [{name: row[name] for name in row if name != "csat"} for row in TICKETS]
    value = _value(company(tmp_path, tickets=rows), "csat")
    assert (value.value, value.rows, dict(value.beside).get("mean as answered")) == (1, 1, None)
