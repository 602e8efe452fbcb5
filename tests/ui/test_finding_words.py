"""A missed target and what the KPI did against the period before are two things, told as two."""

from datetime import date
from fractions import Fraction

from kpi.catalogue import CATALOGUE
from kpi.compute import Value
from kpi.findings import Finding, Kind
from kpi.periods import Period
from kpi.why import Explanation
from kpi.why.members import Member
from locales.words import translate
from ui.finding_words import because, step_told

NOW, BEFORE = Period(date(2026, 1, 1), date(2027, 1, 1)), Period(date(2025, 1, 1), date(2026, 1, 1))
REVENUE = CATALOGUE["revenue"]


def member(name: str, before: int, after: int) -> Member:
    weight = Fraction(1, 2)
    return Member((name,), Fraction(before), Fraction(after), Fraction(after - before), None, None, weight, (900, 900))


FOUND = Explanation(
    REVENUE, NOW, BEFORE, Fraction(6000), Fraction(7000), shared={"channel": (member("Search", 3000, 4200), member("Fair", 3000, 2800))}
)


def finding(kind: Kind, period: Period = NOW) -> Finding:
    value = Value("revenue", period, (), 7000.0, 900, comparison=6000.0, compared=BEFORE)
    return Finding(value, 0.0, 1.0, kind, is_bad=True, target=9000.0)


def test_of_a_missed_target_the_step_is_told_before_who_went_against_it():
    missed = finding(Kind.BEHIND)
    told = [translate(each, "en") for each in (step_told(missed, REVENUE, "EUR"), because(FOUND, missed, "EUR")) if each]
    assert told == ["Against 1 Jan 2025 – 31 Dec 2025: from €6,000 to €7,000.", "Fair (channel) went the other way most: −€200\\.00."]


def test_a_change_is_told_by_itself():
    assert step_told(finding(Kind.CHANGED), REVENUE, "EUR") is None


def test_why_a_period_changed_says_nothing_of_one_step_of_it():
    september = Period(date(2026, 9, 1), date(2026, 10, 1))
    assert because(FOUND, finding(Kind.UNUSUAL, september), "EUR") is None
