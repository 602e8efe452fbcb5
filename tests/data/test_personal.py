"""What names or reaches a person is dropped, hashed where it is a key, or kept because somebody asked; it stays nowhere else."""

import json
import logging

import pyarrow as pa
import pytest

from data.corrections import Correction
from data.discretion import masked
from data.matching.personal import Personal, by_header
from data.matching.personal_values import by_values, is_phone, name_people
from data.matching.understanding import signature_of
from data.scratch import scratch
from data.version import Protection, Source, Version
from locales import Sentence
from tests.data.conftest import checks

LEADS = "Lead ID,Created,Status,Company,Ansprechpartner,Kontaktdaten,Rückruf,Was gesagt wurde,Owner\n" + "".join(
    f"L{n},2025-01-{1 + n % 28:02},New,Acme {n % 5} Srl,Mario Rossi,mario{n}@acme.it,+39 02 12345{n:02},"
    f"He said on day {n} that he would call back about the offer for Giulia Bianchi,Ana Pons\n"
    for n in range(40)
)


def column(source, name):
    return next(each for each in source.columns if each.column == name)


def everything_kept(company):
    """All text that an import left in the workspace, but the originals."""
    text = json.dumps([version.as_json() for version in company.workspace.versions()], ensure_ascii=False)
    with scratch() as connection:
        for path in (company.workspace.root / "parquet").iterdir():
            text += str(connection.execute(f"SELECT * FROM read_parquet('{path}')").fetchall())
    for path in company.workspace.root.glob("small-facts.sqlite*"):
        text += path.read_bytes().decode("utf-8", "replace")
    return text


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("Vorname", "name"), ("Prénom", "name"), ("Nom de famille", "name"), ("Cognome", "name"), ("Persona de contacto", "name"),
        ("Pessoa de contato", "name"), ("Nom del contacte", "name"), ("Billing Name", "name"), ("Courriel", "email"), ("E-Mail", "email"),
        ("Telefonnummer mobil", "phone"), ("Teléfono móvil", "phone"), ("Telemóvel", "phone"), ("Rue", "place"), ("PLZ", "place"),
        ("CPF", "number"), ("Bemerkungen", "text"), ("Oggetto", "text"), ("Deal name", None), ("Company", None), ("Stage", None),
    ],
)  # fmt: skip
def test_headers_tell_in_seven_languages(header, what):
    assert by_header(header) == what


def test_phone_numbers_are_told_from_keys_dates_and_amounts():
    for phone in ("+39 02 1234567", "(555) 123-4567", "555-123-4567", "+34 612 345 678", "02 12345678", "+5511987654321"):
        assert is_phone(phone), phone
    for other in (
        "4901234567",
        "0012345678",
        "2024-01-31",
        "31.12.2024",
        "1.234.567,89",
        "1 234 567",
        "CA-2011-152156",
        "12",
        "1234567.50",
    ):
        assert not is_phone(other), other


def test_values_tell_where_the_header_does_not():
    def seen(*values):
        return by_values(pa.chunked_array([pa.array(values * 4, pa.string())]))

    assert seen("a@b.it", "Mario <m.rossi@acme.com>", "-") is Personal.EMAIL
    assert seen("+39 02 1234567", "+39 333 1234567") is Personal.PHONE
    assert by_values(pa.chunked_array([[f"They asked for number {n} of the list, then again for it" for n in range(9)]])) is Personal.TEXT
    assert seen("Acme Srl", "Rossi & Figli", "Bianchi SpA") is None
    assert seen("A fixed sentence that a form has written into each of the rows") is None, "one text over and over is a word of the system"
    assert by_values(pa.chunked_array([[]], pa.string())) is None


def test_names_of_people_are_told_from_codes():
    assert name_people(pa.chunked_array([["Mario Rossi", "Àngels Puig i Coll", "Jean-Luc D'Arc"]]))
    assert not name_people(pa.chunked_array([["C-1001", "0034000001", "Q5 Rossi"]]))


def test_personal_columns_are_dropped_and_what_was_done_is_told(company):
    company.drop(leads_csv=LEADS)
    source = company.source("leads.csv")
    done = {each.column: (each.personal, each.protection) for each in source.columns if each.personal}
    assert done["Ansprechpartner"] == ("name", Protection.DROPPED)
    assert done["Rückruf"] == ("phone", Protection.DROPPED)
    assert done["Was gesagt wurde"] == ("text", Protection.DROPPED)
    assert done["Kontaktdaten"] == ("email", Protection.DROPPED)
    assert str(column(source, "Rückruf").why) == "Not kept: it holds phone numbers"
    assert column(source, "Company").personal is column(source, "Owner").personal is None
    assert all(not each.examples for each in source.columns if each.is_protected)
    assert company.rows("leads", "DISTINCT rep") == [("Ana Pons",)]


def test_what_was_done_outlives_the_manifest(company):
    company.drop(leads_csv=LEADS)
    source = company.source("leads.csv")
    stored = Version(1, "", None, Sentence(""), (source,), {}).as_json()["sources"][0]
    assert Source.from_json(json.loads(json.dumps(stored))) == source


def test_personal_values_stay_nowhere_but_in_the_original(company, caplog):
    caplog.set_level(logging.DEBUG)
    rows = "L1,,New,Acme,Mario Rossi,mario@acme.it,+39 02 1234567,a,Ana Pons\n"
    rows += "L2,2025-01-02,New,Acme,Mario Rossi,mario@acme.it,x,y,z,too many\n"
    company.drop(leads_csv=LEADS + LEADS.splitlines()[1] + "\n" + rows, other_csv="x,Vorname,e\n" + "1,Mario Rossi,mario@acme.it\n" * 3)
    assert sum(source.rows_rejected for source in company.outcome.sources) >= 5
    kept = everything_kept(company) + caplog.text
    assert not [each for each in ("mario", "+39 02", "Giulia", "Bianchi", "Mario") if each in kept]


def test_keys_are_hashed_also_in_rows_set_aside(company):
    deals = (
        "Deal ID,Created,Stage,Amount,Contact email\n1,2025-01-02,Won,10,A@b.it\n1,2025-01-02,Won,10,a@b.it \n2,2025-01-02,Won,10,c@d.it\n"
    )
    company.drop(deals_csv=deals)
    source = company.source("deals.csv")
    assert (column(source, "Contact email").field, column(source, "Contact email").protection) == ("contact_id", Protection.HASHED)
    keys = [row[0] for row in company.rows("deals", "contact_id")]
    with scratch() as connection:
        aside = connection.execute(f"SELECT \"Contact email\" FROM '{company.workspace.root / 'parquet' / source.rejected}'").fetchall()
    assert aside == [(keys[0],)], "the same address has one key, wherever it stands"
    assert len(set(keys)) == 2 and all(len(key) == 16 for key in keys)


def test_a_contact_that_is_a_name_becomes_a_key(company):
    deals = "Deal ID,Created,Stage,Amount,Associated Contact\n" + "".join(
        f"{n},2025-01-02,Won,10,Mario Ross{'i' * n}\n" for n in range(1, 5)
    )
    company.drop(deals_csv=deals)
    match = column(company.source("deals.csv"), "Associated Contact")
    if match.field is None:
        assert match.protection is Protection.DROPPED
    else:
        assert (match.field, match.protection) == ("contact_id", Protection.HASHED)
    assert "Mario" not in everything_kept(company)


def mark(text):
    header = text.splitlines()[0].split(",")
    return signature_of(header, len(header))


def test_a_person_can_keep_a_column_and_protect_another(company):
    choice = Correction(personal={"Kontaktdaten": False, "Company": True})
    company.drop(leads_csv=LEADS + LEADS.splitlines()[1] + "\n", corrections={mark(LEADS): choice})
    source = company.source("leads.csv")
    assert column(source, "Kontaktdaten").protection is Protection.KEPT
    assert column(source, "Kontaktdaten").examples
    assert (column(source, "Company").field, column(source, "Company").protection) == ("customer", Protection.HASHED)
    kept = everything_kept(company)
    assert "mario1@acme.it" in kept and "Acme" not in kept


def test_what_was_chosen_for_a_column_is_kept_with_other_choices(company):
    first = Correction(personal={"A": True}).merged(Correction(personal={"B": False}, columns={"C": None}))
    assert Correction.from_json(first.as_json()).personal == {"A": True, "B": False}


def test_examples_of_problems_hold_no_address(company):
    rows = "".join(f"{n},2025-01-{n:02},Won,{n}\n" for n in range(1, 20)) + "20,mario@acme.it,Won,7\n21,2025-01-20,Won,+39 02 1234567\n"
    company.drop(deals_csv="Deal ID,Created,Stage,Amount\n" + rows)
    source = company.source("deals.csv")
    assert checks(source)
    said = str([(str(each.sentence), each.examples) for each in source.problems])
    assert "mario" not in said and "+39" not in said


def test_reasons_that_people_wrote_lose_the_addresses_in_them(company):
    rows = "".join(f"{n},2025-01-02,2025-02-02,Lost,10,{'price' if n % 2 else 'ask mario@acme.it'}\n" for n in range(10))
    company.drop(deals_csv="Deal ID,Created,Closed,Stage,Amount,Lost reason\n" + rows)
    assert {row[0] for row in company.rows("deals", "lost_reason")} == {"price", "ask …"}


def test_masking_leaves_words_and_amounts():
    assert masked("1.234,56 and 2025-01-02 12:30 of Acme") == "1.234,56 and 2025-01-02 12:30 of Acme"
