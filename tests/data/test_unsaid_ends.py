"""Deals whose end no word says: told, asked about, never passed over."""

from datetime import date

import pytest

from data.corrections import Correction, Corrections
from data.importing import import_files
from data.matching.understanding import signature_of_source
from data.store import Workspace


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path / "space")


def _import(workspace, words, header="Deal ID,Stage,Amount,Created at,Closed at,Lost reason"):
    """Sixty deals: a third with each word; the first two words have a close, the second one a reason for losing."""
    rows = [
        f"D-{n},{words[n % 3]},{100 + n},2024-01-{n % 28 + 1:02d},{'2024-02-01' if n % 3 < 2 else ''},{'Price' if n % 3 == 1 else ''}"
        for n in range(60)
    ]
    rows.append("D-60,Something,5,2024-06-01,,")
    version = import_files(workspace, [("deals.csv", "\n".join([header, *rows]).encode())], today=date(2026, 6, 30))
    return version.sources[-1]


def _problem(source, check):
    return next((each for each in source.problems if each.check == check), None)


def test_a_word_nobody_knows_is_asked_where_its_deals_closed_and_others_did_not(workspace):
    source = _import(workspace, ("Kabloom", "Lost", "Talks"))
    assert [each.name for each in _problem(source, "word-doubtful").choices] == ["Kabloom"]
    warned = _problem(source, "none-won").sentence.values
    assert warned["column"] == "Stage"
    assert "Kabloom" in warned["words"]


def test_no_word_is_asked_where_words_say_what_ended(workspace):
    source = _import(workspace, ("Won", "Lost", "Talks"))
    assert _problem(source, "word-doubtful") is None
    assert _problem(source, "none-won") is None
    assert _problem(source, "lost-by-reason") is None


def test_deals_that_are_lost_by_their_reason_alone_are_told(workspace):
    source = _import(workspace, ("Won", "Hmm", "Talks"))
    told = _problem(source, "lost-by-reason")
    assert told.count == 20
    assert told.sentence.values["column"] == "Lost reason"


def test_what_a_person_said_of_a_word_is_asked_no_more(workspace):
    first = _import(workspace, ("Kabloom", "Lost", "Talks"))
    Corrections(workspace.root).keep(signature_of_source(first), Correction(words={"stage": {"Kabloom": "won"}}))
    again = _import(workspace, ("Kabloom", "Lost", "Talks"))
    assert _problem(again, "word-doubtful") is None
    assert _problem(again, "none-won") is None


def test_repeated_deals_that_say_something_else_are_counted_apart(workspace):
    rows = ["D-1,Won,10", "D-2,Talks,20", "D-3,Lost,30", "D-1,Won,10", "D-2,Lost,20"]
    text = "\n".join(["Deal ID,Stage,Amount", *rows])
    source = import_files(workspace, [("deals.csv", text.encode())], today=date(2026, 6, 30)).sources[-1]
    told = _problem(source, "repeats-differ").sentence.values
    assert (told["count"], told["rows"]) == (1, 2)
    assert _problem(source, "row-rejected").count == 2


def test_of_proposals_with_a_close_nobody_is_asked_they_are_open(workspace):
    assert _problem(_import(workspace, ("Proposal", "Lost", "Talks")), "word-doubtful") is None
    assert _problem(_import(workspace, ("Proposta enviada", "Persa", "Parlato")), "word-doubtful") is None
