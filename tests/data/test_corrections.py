"""What a person puts right is kept, applied to the next file with the same header, and shown as their choice."""

import pytest

from data.corrections import Correction, Corrections
from data.importing import preview
from data.matching import signature
from data.readers import read
from data.reimporting import reimport
from data.store import StoreError
from data.styles import decide
from data.tables import Kind
from tests.data.conftest import TODAY

DEALS = "Deal ID,Deal Stage,Amount,Closer,Close Date\n1,Won,5,Ana,03/04/2026\n2,Won,6,Bo,05/04/2026"


def mark(text):
    return signature(read("deals.csv", text.encode()).tables[0])


def test_a_choice_of_column_is_applied_to_the_next_file_of_its_kind(company):
    company.drop(deals_csv=DEALS)
    assert not company.outcome.version.has("deals", "rep")
    Corrections(company.workspace.root).keep(mark(DEALS), Correction(columns={"Closer": "rep"}))
    company.drop(later_csv=DEALS.replace("1,Won", "3,Won").replace("2,Won", "4,Won"))
    match = company.source("later.csv").columns[3]
    assert (match.field, match.confidence, str(match.why)) == ("rep", 1.0, "You chose this before")


def test_dates_that_can_be_read_two_ways_wait_for_a_choice(company):
    company.drop(deals_csv=DEALS)
    assert "style-ambiguous" in {problem.check for problem in company.source("deals.csv").problems}
    assert not company.outcome.version.has("deals", "closed_at")
    for words, day in (("day first", "2026-04-03"), ("month first", "2026-03-04")):
        chosen = next(name for name, sentence in readings(DEALS, "Close Date") if words in sentence)
        company.drop(deals_csv=DEALS, corrections={mark(DEALS): Correction(styles={"Close Date": chosen})})
        assert company.rows("deals", "closed_at::DATE::VARCHAR")[0] == (day,)


def readings(text, column):
    values = read("deals.csv", text.encode()).tables[0].rows.column(column)
    return [(style.name, str(style.sentence)) for style in decide(values, Kind.DATE).ambiguous]


def test_originals_are_read_again_after_a_correction(company):
    company.drop(deals_csv=DEALS)
    version = reimport(company.workspace, today=TODAY, corrections={mark(DEALS): Correction(columns={"Closer": "rep", "Amount": None})})
    assert version.has("deals", "rep")
    assert not version.has("deals", "amount")
    assert version.number == 2


def test_a_preview_publishes_nothing(company):
    outcome = preview(company.workspace, [("deals.csv", DEALS.encode())], today=TODAY)
    assert outcome.sources[0].rows_loaded == 2
    assert company.workspace.current() is None


def test_a_table_can_be_chosen_and_refused(company):
    text = "Deal ID,Deal Stage,Amount\n1,Won,5"
    company.drop(deals_csv=text, corrections={mark(text): Correction(no_table=True)})
    assert company.source("deals.csv").table is None
    company.drop(deals_csv=text, corrections={mark(text): Correction(table="deals")})
    assert company.source("deals.csv").table == "deals"


def test_nothing_can_be_corrected_in_an_empty_workspace(company):
    with pytest.raises(StoreError):
        reimport(company.workspace, today=TODAY, corrections={})


def test_later_choices_stand_on_earlier_ones(tmp_path):
    kept = Corrections(tmp_path)
    kept.keep("x", Correction(columns={"A": "rep", "B": None}, words={"stage": {"Closed": "won"}}))
    merged = kept.keep("x", Correction(columns={"A": "team"}, words={"stage": {"Parked": "open"}}))
    assert merged.columns == {"A": "team", "B": None}
    assert merged.words == {"stage": {"Closed": "won", "Parked": "open"}}
    assert kept.get("x") == merged


def test_an_address_has_one_hash_in_one_workspace_and_another_in_the_next(tmp_path):
    assert Corrections(tmp_path / "a").salt() == Corrections(tmp_path / "a").salt() != Corrections(tmp_path / "b").salt()
