"""A sheet that no table fits for certain is asked about, with what its columns would be; nothing of it is used before."""

from data.corrections import Correction
from data.matching.understanding import signature_of_source

SHEET = "Pratica,Seguita da,Inserita il,Esito,Valore stimato,Note varie\n" + "".join(
    f"P{n},{('Ana', 'Bo')[n % 2]},2026-0{1 + n % 5}-1{n % 9},{('Vinta', 'Persa', 'In corso')[n % 3]},{100 + n},x\n" for n in range(12)
)
FOREIGN = "station,humidity,pressure,wind\n" + "".join(f"S{n},{n},{1000 + n},{n % 7}\n" for n in range(9))


def asked(source):
    return next((each for each in source.problems if each.check == "table-unsure"), None)


def test_a_sheet_that_may_be_ours_is_asked_about_and_nothing_of_it_is_used(company):
    company.drop(foglio1_csv=SHEET)
    source = company.source("foglio1.csv")
    if source.table is None:
        assert source.rows_loaded == 0 and "deals" in {choice.name for choice in asked(source).choices}
    else:
        assert source.table == "deals"


def test_an_answer_is_obeyed_and_remembered(company):
    company.drop(foglio1_csv=SHEET)
    mark = signature_of_source(company.source("foglio1.csv"))
    company.drop(foglio1_csv=SHEET, corrections={mark: Correction(table="deals")})
    assert company.source("foglio1.csv").table == "deals" and company.source("foglio1.csv").rows_loaded == 12
    company.drop(foglio2_csv=SHEET.replace("P1,", "Q1,"))
    assert company.source("foglio2.csv").table == "deals"


def test_a_file_that_is_said_to_hold_nothing_of_ours_is_asked_about_no_more(company):
    company.drop(foglio1_csv=SHEET)
    mark = signature_of_source(company.source("foglio1.csv"))
    company.drop(foglio1_csv=SHEET, corrections={mark: Correction(no_table=True)})
    source = company.source("foglio1.csv")
    assert source.table is None and asked(source) is None


def test_a_file_of_another_trade_is_refused_without_a_question(company):
    company.drop(sensors_csv=FOREIGN)
    source = company.source("sensors.csv")
    assert source.table is None and asked(source) is None
