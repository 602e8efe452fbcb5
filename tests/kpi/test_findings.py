"""What stands out is no chance, and the most important comes first."""

import random
from datetime import date

from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.findings import Kind, Outside, findings
from kpi.periods import Period

NOW = Period(date(2025, 1, 1), date(2026, 1, 1))
HIGH, LOW = [12.0, 13, 11, 14, 12, 13, 12, 15, 13, 12, 14, 13], [10.0, 10, 9, 11, 10, 10, 9, 12, 11, 9, 12, 10]


def values(kpi, numbers):
    return [Value(kpi, NOW, (), number, 100) for number in numbers]


def all_of(series, **more):
    """KPI → (its steps, those before, rows): the findings."""
    wholes = {kpi: Value(kpi, NOW, (), sum(now), rows, sum(then), NOW) for kpi, (now, then, rows) in series.items()}
    steps = {kpi: values(kpi, now) for kpi, (now, _, _) in series.items()}
    before = {kpi: values(kpi, then) for kpi, (_, then, _) in series.items()}
    return findings(CATALOGUE, wholes, steps, before, **more)


def found(**series):
    return [each.value.kpi for each in all_of(series) if each.sure]


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


def worries(series, **more):
    return [(each.value.kpi, each.kind, each.is_bad) for each in all_of(series, **more)]


def test_good_news_never_stand_alone_while_there_is_something_to_worry_about():
    slightly = ([10.0] * 4 + [11.0] * 8, [10.5] * 3 + [10.0] * 9, 500)  # worse in most months, not in all
    told = all_of({"revenue": (HIGH, LOW, 500), "leads": (HIGH, LOW, 500), "csat": (HIGH, LOW, 500), "tickets": (HIGH, LOW, 500)})
    assert [each.value.kpi for each in told if each.is_bad] == ["tickets"]
    assert "tickets" in [each.value.kpi for each in told[:3]]
    told = all_of(dict.fromkeys(("revenue", "leads", "csat", "visits", "sales_margin"), (HIGH, LOW, 500)) | {"churn_rate": slightly})
    assert [each.value.kpi for each in told[:3] if each.is_bad] == ["churn_rate"]


def test_a_missed_target_is_a_worry_and_one_as_good_as_reached_is_none():
    revenue = {"revenue": (HIGH, HIGH, 500)}
    reached = sum(HIGH)
    assert worries(revenue, targets={"revenue": reached * 1.2}) == [("revenue", Kind.BEHIND, True)]
    assert worries(revenue, targets={"revenue": reached * 1.02}) == []
    assert worries(revenue, targets={"revenue": reached * 0.5}) == []


def test_a_kpi_is_told_once_by_what_matters_most_of_it():
    kinds = worries({"revenue": (HIGH, LOW, 500)}, targets={"revenue": sum(HIGH) * 2})
    assert kinds == [("revenue", Kind.BEHIND, True)]


def test_a_value_outside_its_range_is_told_as_good_or_bad_as_the_kpi_has_it():
    step = Value("churn_rate", NOW, (), 0.2, 100)
    assert worries({"revenue": (HIGH, HIGH, 500)}, outside=[Outside(step, 0.05, 0.1, 0.07)]) == [("churn_rate", Kind.UNUSUAL, True)]


def test_what_moves_more_money_comes_first_and_what_is_followed_before_what_is_not():
    twice = {"mrr": (HIGH, LOW, 500), "revenue": ([100 * each for each in HIGH], [100 * each for each in LOW], 500)}
    assert [each.value.kpi for each in all_of(twice)] == ["revenue", "mrr"]
    alike = {"leads": (HIGH, LOW, 500), "visits": (HIGH, LOW, 500)}
    assert [each.value.kpi for each in all_of(alike)] == ["leads", "visits"]
    first = max(all_of(alike, followed=("visits",)), key=lambda each: each.score if each.value.kpi == "visits" else 0)
    assert first.score > max(each.score for each in all_of(alike) if each.value.kpi == "visits")


def test_churn_and_retention_are_one_finding():
    assert found(churn_rate=(HIGH, LOW, 500), retention_rate=(LOW, HIGH, 500)) == ["churn_rate"]
