"""Two systems that claim one file are told apart by what their headers explain, or asked about, once."""

import pytest

from data.corrections import Correction
from data.matching import claims
from data.matching.understanding import signature_of
from data.systems.system import System, export
from tests.data.conftest import checks

SHARP = System("Sharp", (export("deals", en="must | Deal; Status; Ends on\ndeal_id | Deal\nstage | Status\nclosed_at | Ends on"),))
BLUNT = System("Blunt", (export("deals", en="must | Deal; Status; Ends on\ndeal_id | Deal\nstage | Status\nexpected_close_at | Ends on"),))
TWIN = System("Twin", (export("deals", en="must | Deal; Status; Ends on\ndeal_id | Deal\nstage | Status\nclosed_at | Ends on"),))
WIDE = System(
    "Wide",
    (
        export(
            "deals",
            en="must | Deal; Status; Worth\ndeal_id | Deal\nstage | Status\nexpected_close_at | Ends on\namount | Worth\nrep | Whose",
        ),
    ),
)
TICKETS = System("Tickets", (export("tickets", en="must | Deal; Status; Ends on\nticket_id | Deal\nstage | Status\nclosed_at | Ends on"),))
HEADER = ("Deal", "Status", "Ends on", "Worth", "Whose")
FILE = ",".join(HEADER) + "\n1,Won,2026-03-01,10,Ann\n2,Open,2026-09-01,20,Ben"


@pytest.fixture
def systems(monkeypatch):
    return lambda *found: monkeypatch.setattr(claims, "SYSTEMS", found)


def field(source, column):
    return next(each.field for each in source.columns if each.column == column)


def test_the_system_that_explains_more_headers_has_it(company, systems):
    systems(SHARP, WIDE)
    company.drop(book_csv=FILE)
    assert company.source("book.csv").system == "Wide"
    assert "system-unsure" not in checks(company.source("book.csv"))


def test_two_systems_that_mean_different_things_are_asked_about(company, systems):
    systems(SHARP, BLUNT)
    company.drop(book_csv=FILE)
    (problem,) = [each for each in company.source("book.csv").problems if each.check == "system-unsure"]
    assert problem.sentence.values == {
        "first": "Sharp",
        "second": "Blunt",
        "column": "Ends on",
        "field": "closed_at",
        "other_field": "expected_close_at",
    }


def test_two_systems_that_mean_the_same_are_not_asked_about(company, systems):
    systems(SHARP, TWIN)
    company.drop(book_csv=FILE)
    assert "system-unsure" not in checks(company.source("book.csv"))


def test_two_systems_with_different_tables_are_asked_about(company, systems):
    systems(SHARP, TICKETS)
    company.drop(book_csv=FILE)
    (problem,) = [each for each in company.source("book.csv").problems if each.check == "system-unsure"]
    assert (problem.sentence.values["table"], problem.sentence.values["other_table"]) == ("deals", "tickets")


def test_the_answer_is_remembered_for_the_next_file(company, systems):
    systems(SHARP, BLUNT)
    mark = signature_of(HEADER, len(HEADER))
    company.drop(book_csv=FILE, corrections={mark: Correction(system="Blunt")})
    company.drop(next_csv=FILE + "\n3,Open,2026-10-01,5,Ann")
    source = company.source("next.csv")
    assert (source.system, field(source, "Ends on")) == ("Blunt", "expected_close_at")
    assert "system-unsure" not in checks(source)


def test_a_later_choice_keeps_the_system():
    assert Correction(system="Blunt").merged(Correction(columns={"Worth": None})).system == "Blunt"
