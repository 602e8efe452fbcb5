"""What stands out is no chance, and the most important comes first."""

import random
from datetime import date

from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.findings import findings
from kpi.periods import Period

NOW = Period(date(2025, 1, 1), date(2026, 1, 1))
HIGH, LOW = [12.0, 13, 11, 14, 12, 13, 12, 15, 13, 12, 14, 13], [10.0, 10, 9, 11, 10, 10, 9, 12, 11, 9, 12, 10]


def values(kpi, numbers):
    return [Value(kpi, NOW, (), number, 100) for number in numbers]


def found(**series):
    """KPI → (its steps, those before): the findings."""
    wholes = {kpi: Value(kpi, NOW, (), sum(now), rows, sum(then), NOW) for kpi, (now, then, rows) in series.items()}
    steps = {kpi: values(kpi, now) for kpi, (now, _, _) in series.items()}
    before = {kpi: values(kpi, then) for kpi, (_, then, _) in series.items()}
    return [each.value.kpi for each in findings(CATALOGUE, wholes, steps, before)]


def test_a_change_in_every_month_stands_out_and_one_up_and_down_does_not():
    noise = [10.0, 14, 8, 15, 7, 12, 9, 13, 8, 14, 9, 11]
    assert found(revenue=(HIGH, LOW, 500), tickets=(noise, noise[::-1], 500)) == ["revenue"]


def test_few_rows_and_kpis_that_are_no_news_are_not_announced():
    assert found(revenue=(HIGH, LOW, 29), last_interaction=(HIGH, LOW, 500)) == []


def test_the_outcome_comes_before_what_leads_to_it_and_every_family_once_before_any_twice():
    assert found(proposals=(HIGH, LOW, 500), win_rate=(HIGH, LOW, 500), tickets=(HIGH, LOW, 500)) == ["win_rate", "tickets", "proposals"]


def test_few_steps_tell_nothing():
    assert found(revenue=(HIGH[:7], LOW[:7], 500)) == []


def test_where_nothing_changed_a_finding_is_rare():
    chance, alarms = random.Random(1), 0
    kpis = ["revenue", "leads", "tickets", "win_rate", "visits", "nps", "csat", "activities"]
    for _ in range(300):
        series = {kpi: ([chance.gauss(10, 2) for _ in range(12)], [chance.gauss(10, 2) for _ in range(12)], 500) for kpi in kpis}
        alarms += bool(found(**series))
    assert alarms / 300 <= 0.07
