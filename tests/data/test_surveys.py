"""Answers to surveys: which survey it was and on which scale, from all answers."""

import pytest

from data.checks.batch import Batch
from data.checks.usage import shape_usage
from data.scratch import scratch
from tests.data.conftest import checks


def _survey(*scores, kind=None):
    header = "Response ID,Date,Score" + (",Survey Type" if kind else "")
    rows = [f"{number},2026-01-{number % 27 + 1:02},{score}" + (f",{kind}" if kind else "") for number, score in enumerate(scores)]
    return "\n".join([header, *rows])


def _scales(company):
    return company.rows("responses", "DISTINCT kind, scale_low, scale_high")


@pytest.mark.parametrize(
    ("scores", "kind", "expected"),
    [
        ((9, 3, 10), None, ("nps", 0, 10)),
        ((1, 5, 4), None, ("csat", 1, 5)),
        ((0, 80, 100), None, ("csat", 0, 100)),
        ((4, 7, 2), "Customer Effort Score", ("ces", 1, 7)),
        ((4, 5, 2), "NPS", ("nps", 0, 10)),
        ((*range(1, 6),) * 10, ("NPS"), ("nps", 1, 5)),
        ((0, 40, 90), "Soddisfazione", ("csat", 0, 100)),
        ((0, 4, 9), "CSAT", ("csat", 0, 10)),
    ],
)  # fmt: skip
def test_the_scale_is_read_from_the_scores_of_a_kind(company, scores, kind, expected):
    company.drop(survey_csv=_survey(*scores, kind=kind))
    assert _scales(company) == [expected]


def test_one_slip_in_a_hundred_makes_no_other_scale(company):
    company.drop(survey_csv=_survey(*(9, 10, 2, 7) * 30, 99))
    assert _scales(company) == [("nps", 0, 10)]


def test_a_scale_that_tells_no_survey_is_said_and_counts_nowhere(company):
    company.drop(survey_csv=_survey(*(range(1, 8)), *(range(1, 8)), *(range(1, 8))))
    assert company.rows("responses", "DISTINCT scale_low, scale_high") == [(1, 7)]
    assert not company.workspace.current().facts["responses"].has("kind")
    assert "survey-unknown" in checks(company.source("survey.csv"))


def test_two_surveys_of_one_file_have_a_scale_each(company):
    company.drop(survey_csv="Response ID,Date,Score,Survey Type\n1,2026-01-01,9,NPS\n2,2026-01-02,4,CSAT\n3,2026-01-03,7,CES")
    assert sorted(_scales(company)) == [("ces", 1, 7), ("csat", 1, 5), ("nps", 0, 10)]


def test_who_an_activity_was_with_is_one_word(company):
    company.drop(
        activities_csv="Activity ID,Date,Type,Party\n1,2026-01-01,Call,Fornitore\n2,2026-01-02,Meeting,Partner\n3,2026-01-03,Call,Client"
    )
    assert company.rows("activities", "party") == [("supplier",), ("partner",), ("customer",)]


def test_what_people_do_in_the_crm_is_one_word(company):
    company.drop(
        usage_csv="Timestamp,Action,Object,User\n2026-01-01 09:00,Logged in,,Ana\n2026-01-01 09:10,Created,Opportunity,Ana\n"
        "2026-01-01 09:20,Updated,Account,Ana"
    )
    assert company.rows("usage", "kind, object") == [("log-in", None), ("created", "deal"), ("changed", "customer")]


def test_a_list_of_times_and_users_is_a_list_of_log_ins():
    with scratch() as connection:
        batch = Batch(connection, "SELECT TIMESTAMP '2026-01-01 09:00:00' AS at, 'Ana' AS rep")
        shape_usage(batch)
        assert connection.execute(f"SELECT kind, rep FROM {batch.table}").fetchall() == [("log-in", "Ana")]


WORDED = """Timestamp,How satisfied are you with our service?,How likely are you to recommend us?
3/2/2026 9:12:45,Very satisfied,9
3/14/2026 17:07:17,Dissatisfied,2
3/15/2026 10:00:00,Neutral,7"""


def test_answers_in_words_are_scores_of_satisfaction(company):
    company.drop(survey_csv=WORDED)
    found = company.rows("responses", "kind, score::INT, scale_low::INT, scale_high::INT")
    assert sorted(each for each in found if each[0] == "csat") == [("csat", 2, 1, 5), ("csat", 3, 1, 5), ("csat", 5, 1, 5)]
    assert sorted(each[1] for each in found if each[0] == "nps") == [2, 7, 9]
    match = next(each for each in company.source("survey.csv").columns if each.field == "csat_score")
    assert match.style.values == {"count": 3, "example": "Dissatisfied"}


def test_an_answer_in_an_unknown_word_is_set_aside_with_the_reason(company):
    company.drop(survey_csv="Response ID,Date,Score\n1,2026-01-01,Molto soddisfatto\n2,2026-01-02,Soddisfatta\n3,2026-01-03,Boh")
    source = company.source("survey.csv")
    assert company.rows("responses", "kind, score::INT") == [("csat", 5), ("csat", 4)]
    assert (source.rows_loaded, source.rows_rejected) == (2, 1)
    assert next(each.examples for each in source.problems if each.check == "cell-unread") == ("Boh",)
