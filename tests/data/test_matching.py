"""Which field a column is: known names in five languages, typing errors, values that speak against a name."""

import pytest

from data.matching.joined import written
from data.matching.names import forms, key_of, normal
from data.matching.places import country


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("Account.External_Id__c", "account id"),
        ("AccountID", "account id"),
        ("CreatedDate__c", "created date"),
        ("Negócio - Valor", "negocio valor"),
        ("Importo (€)", "importo"),
        ("INVOICE_NO", "invoice no"),
        ("Probability (%)", "probability %"),
        ("property_closedate", "closedate"),
    ],
)
def test_headers_are_brought_into_one_form(header, form):
    assert normal(header) == form


def test_words_for_the_row_itself_may_stand_in_any_header():
    assert "amount" in dict(forms("Deal amount (USD)", ("deal",)))
    assert "created" in dict(forms("Deal - Deal created on", ("deal",)))


def test_two_spellings_have_one_key():
    assert key_of("GTX Pro") == key_of("GTXPro") == "gtxpro"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("España", "Spain"),
        ("IT", "Italy"),
        ("USA", "United States"),
        ("Brasil", "Brazil"),
        ("NA", "Namibia"),
        ("Atlantis", None),
        ("Central", None),
    ],
)
def test_countries_have_one_name(written, name):
    assert country(written) == name


DEALS = {
    "en": "Opportunity ID,Opportunity Owner,Stage,Amount,Created Date,Close Date,Account Name",
    "it": "ID trattativa,Proprietario,Fase,Importo,Data creazione,Data chiusura,Azienda",
    "pt": "ID do negócio,Responsável,Etapa,Valor,Data de criação,Data de fechamento,Empresa",
    "ca": "ID oportunitat,Responsable,Etapa,Import,Data de creació,Data de tancament,Client",
    "es": "ID oportunidad,Comercial,Etapa,Importe,Fecha de creación,Fecha de cierre,Cliente",
}


@pytest.mark.parametrize("language", DEALS)
def test_a_spreadsheet_of_deals_is_understood_in_five_languages(company, language):
    company.drop(book_csv=f"{DEALS[language]}\nD1,Ana,Won,100,2026-01-05,2026-02-05,Acme\nD2,Ana,Proposal,50,2026-01-07,2026-07-05,Beta")
    source = company.source("book.csv")
    assert source.table == "deals"
    assert [match.field for match in source.columns] == ["deal_id", "rep", "stage", "amount", "created_at", "close_date", "customer"]
    assert all(match.confidence >= 0.75 and str(match.why) for match in source.columns)


def test_a_typing_error_is_matched_with_less_confidence(company):
    company.drop(deals_csv="deal id,deal stagge,amount,closing date,created\n1,Won,5,2026-01-02,2026-01-01\n2,Lost,6,2026-01-09,2026-01-01")
    match = company.source("deals.csv").columns[1]
    assert match.field == "stage"
    assert match.confidence < 0.9


def test_values_speak_against_a_name(company):
    company.drop(deals_csv="deal id,stage,amount,created date\n1,Won,5,yesterday\n2,Lost,6,tomorrow")
    created = company.source("deals.csv").columns[3]
    assert created.field is None
    assert "column-contradicted" in {problem.check for problem in company.source("deals.csv").problems}


def test_a_table_that_is_none_of_ours_is_set_aside_whole(company):
    company.drop(dictionary_csv="Table,Field,Description\naccounts,account,Company name\nproducts,product,Product name")
    source = company.source("dictionary.csv")
    assert (source.table, source.rows_read, source.rows_loaded, source.rows_rejected) == (None, 2, 0, 2)


def test_purchases_without_a_header_are_told_from_values(company):
    company.drop(
        log_csv="00004 0001 19970101  2   29.33\n"
        "00004 0001 19970118  2   29.73\n00021 0002 19970101  3   63.34\n00021 0002 19970113  1   11.77"
    )
    assert company.source("log.csv").table == "orders"
    assert company.rows("orders", "customer, ordered_at::DATE::VARCHAR, amount::DOUBLE, items")[0] == ("00004", "1997-01-01", 29.33, 2.0)


def test_contacts_of_people_are_not_kept(company):
    company.drop(leads_csv="Lead ID,Name,Email,Phone,Lead Source,Status,Created Date\n1,Ann Lee,ann@example.com,555,Web,New,2026-01-01")
    columns = {match.column: match for match in company.source("leads.csv").columns}
    assert columns["Name"].field is columns["Phone"].field is None
    assert company.rows("leads", "contact_id")[0][0] not in (None, "ann@example.com")


@pytest.mark.parametrize(
    ("header", "form"),
    [("STAGENAME", "stage name"), ("OWNERID", "owner id"), ("ISWON", "is won"), ("Stage Name", "stage name"), ("Importo", "importo")],
)
def test_words_written_as_one_are_told_apart(header, form):
    assert written(header) == form


@pytest.mark.parametrize(("header", "form"), [("Valor (R$)", "valor"), ("Nº pedido", "numero pedido"), ("N° ordine", "numero ordine")])
def test_signs_in_headers_are_no_letters(header, form):
    assert normal(header) == form


LOADER = """
ID,ACCOUNTID,OWNERID,NAME,STAGENAME,AMOUNT,ISWON,ISCLOSED,CREATEDDATE,CLOSEDATE
006a,001a,005a,One,Closed Won,5,true,true,2026-01-01T08:00:00.000+0000,2026-02-01
006b,001a,005a,Two,Closed Lost,6,false,true,2026-01-02T08:00:00.000+0000,2026-02-02
006c,001a,005a,Three,Proposal,7,false,false,2026-01-03T08:00:00.000+0000,2026-12-01
"""


def test_an_export_in_capitals_is_the_export_it_is(company):
    company.drop(Opportunity_csv=LOADER)
    assert company.source("Opportunity.csv").system == "Salesforce"
    assert company.rows("deals", "status") == [("won",), ("lost",), ("open",)]


def test_an_order_key_that_repeats_is_no_customer(company):
    company.drop(
        pedidos_csv="Nº pedido;Fecha pedido;Cliente;Producto;Cantidad;Precio unitario;Importe\n"
        "P1;01/02/2026;Ana;Mesa;1;5,00;5,00\nP1;01/02/2026;Ana;Silla;2;3,00;6,00\nP2;17/02/2026;Luz;Mesa;1;5,00;5,00"
    )
    assert company.rows("orders", "order_id, customer, amount::DOUBLE") == [("P1", "Ana", 11.0), ("P2", "Luz", 5.0)]


def test_clients_to_be_are_leads(company):
    company.drop(clients_potencials_csv="ID;Data de creació;Canal;Estat\nL1;13/01/2026;Web;Nou\nL2;14/01/2026;Fira;Convertit")
    assert company.rows("leads", "lead_id, is_converted") == [("L1", False), ("L2", True)]


def test_a_state_of_two_capitals_is_a_region_and_no_status(company):
    company.drop(vendas_csv="Pedido;Data;Cliente;Estado;Valor\n1;01/02/2026;Ana;SP;10,00\n2;17/02/2026;Bia;RJ;20,00")
    assert company.rows("orders", "order_id, region") == [("1", "SP"), ("2", "RJ")]


def test_a_list_of_calls_needs_no_column_that_says_so(company):
    company.drop(chiamate_csv="Data;Operatore;Cliente;Esito\n03/02/2026;Anna;Rossi;Risposto\n13/02/2026;Anna;Verdi;Non risposto")
    assert company.rows("activities", "rep, is_answered") == [("Anna", True), ("Anna", False)]
