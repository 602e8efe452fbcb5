"""What rows say of their columns in files of strangers: each sample is made up anew in the shape that a system prints."""

import pytest

from data.matching.language import is_not_english
from data.matching.meanings import meanings_of
from data.matching.names import normal
from data.matching.units import scaled
from data.scratch import scratch
from data.styles import style_named
from data.styles.sql import quote
from data.tables import Kind


def fields_of(company, file, text):
    company.drop(**{file: text})
    source = company.source(file.replace("_csv", ".csv"))
    return source.table, {match.column: match.field for match in source.columns if match.field}


def test_of_net_tax_and_gross_the_customer_pays_the_gross(company):
    text = (
        "Data;Numero;Cliente;Imponibile;IVA;Lordo\n"
        "13/01/2026;1;Rossi Srl;100,00;22,00;122,00\n14/01/2026;2;Verdi Spa;50,00;11,00;61,00\n15/01/2026;3;Conti Sas;10,00;2,20;12,20"
    )
    table, fields = fields_of(company, "fatture_csv", text)
    assert (table, fields["Lordo"]) == ("orders", "amount")
    assert "Imponibile" not in fields
    assert float(company.rows("orders", "sum(amount)")[0][0]) == pytest.approx(195.20)


def test_an_amount_in_hundredths_is_told_by_a_column_that_says_it_in_units(company):
    text = (
        "id,date_created,status_label,value,value_formatted\n"
        'a1,2026-01-13,Won,125000,"$1,250.00"\na2,2026-01-14,Lost,9900,$99.00\na3,2026-01-15,Won,4550,$45.50'
    )
    fields_of(company, "opportunities_csv", text)
    assert [float(row[0]) for row in company.rows("deals", "amount")] == [1250.0, 99.0, 45.5]


def test_of_a_line_the_amount_is_quantity_times_price_and_not_the_total_of_the_order(company):
    text = (
        "InvoiceNumber,InvoiceDate,Description,Quantity,UnitAmount,LineAmount,Total\n"
        "7,2026-01-13,Cup,2,5.00,10.00,16.00\n7,2026-01-13,Cap,3,2.00,6.00,16.00\n"
        "8,2026-01-14,Cup,1,5.00,5.00,9.00\n8,2026-01-14,Cap,2,2.00,4.00,9.00"
    )
    table, fields = fields_of(company, "invoice_lines_csv", text)
    assert (table, fields["LineAmount"]) == ("order_lines", "amount")
    assert float(company.rows("order_lines", "sum(amount)")[0][0]) == 25.0


def test_beside_a_stage_a_column_of_won_and_lost_is_the_status(company):
    text = (
        "Deal ID,CurrentStage,OpportunityState,Amount,Created\n1,Negotiation,WON,10,2026-01-13\n"
        "2,Demo,LOST,20,2026-01-14\n3,Demo,OPEN,30,2026-01-15"
    )
    _, fields = fields_of(company, "deals_csv", text)
    assert (fields["CurrentStage"], fields["OpportunityState"]) == ("stage", "status")
    assert [row[0] for row in company.rows("deals", "status")] == ["won", "lost", "open"]


def test_words_of_a_status_are_no_region_and_numbers_no_currency(company):
    text = "number,opened_at,state,priority\n1,2026-01-13,New,High\n2,2026-01-14,Closed,Low\n3,2026-01-15,Resolved,Low"
    _, fields = fields_of(company, "incident_csv", text)
    assert fields["state"] == "stage"
    text = (
        "ID,Account Name,Amount,Currency,Sales Stage,Date Created\n1,Acme,10,-99,Closed Won,2026-01-13\n"
        "2,Bolt,20,-99,Closed Lost,2026-01-14"
    )
    _, fields = fields_of(company, "opportunities_csv", text)
    assert "Currency" not in fields


def test_a_name_that_holds_numbers_is_a_key(company):
    text = (
        "NumDoc;Data;Entidade;NomeEntidade;TotalDocumento\n1;20260113;C0001;Padaria Sol;10.50\n"
        "2;20260114;C0002;Café Rio;20.25\n3;20260115;C0001;Padaria Sol;5.75"
    )
    _, fields = fields_of(company, "vendas_csv", text)
    assert (fields["Entidade"], fields["NomeEntidade"]) == ("customer_id", "customer")


def test_leads_that_are_worth_money_and_close_in_a_pipeline_are_deals(company):
    text = (
        "ID;Nombre de la compañía;Usuario responsable;Estatus del lead;Embudo de ventas;Venta, €;Fecha de creación;Fecha de cierre\n"
        "1;Alfa;Ana;Oferta hecha;Ventas;1200;13.01.2026;no cerrado\n2;Beta;Eva;Logrado con éxito;Ventas;800;14.01.2026;20.02.2026\n"
        "3;Gama;Ana;Venta perdida;Ventas;300;15.01.2026;21.02.2026\n4;Delta;Eva;Oferta hecha;Ventas;100;16.01.2026;no cerrado\n"
        "5;Zeta;Eva;Logrado con éxito;Ventas;50;17.01.2026;22.02.2026"
    )
    table, fields = fields_of(company, "export_leads_csv", text)
    assert (table, fields["Venta, €"], fields["Fecha de cierre"]) == ("deals", "amount", "close_date")
    assert [row[0] for row in company.rows("deals", "status")] == ["open", "won", "lost", "open", "won"]


def test_groups_that_repeat_the_header_bring_neither_their_names_nor_their_sums(company):
    text = (
        "Name,Owner,Stage,Deal Value,Created\nAcme,Ana,Proposal,100,2026-01-13\nBolt,Eva,Demo,50,2026-01-14\n,,,150,\n"
        "Closed,,,,\nName,Owner,Stage,Deal Value,Created\nCore,Ana,Won,70,2026-01-15\nDune,Eva,Won,30,2026-01-16\n,,,100,"
    )
    fields_of(company, "deals_csv", text)
    assert company.rows("deals", "count(*), sum(amount)::INT") == [(4, 250)]


@pytest.mark.parametrize(
    ("header", "hours"),
    [
        ("Resolution time (s)", 1.0),
        ("resolution_time_s", 1.0),
        ("Tempo (sec)", 1.0),
        ("Time (m)", 60.0),
        ("Lösungszeit in Sekunden", 1.0),
        ("Hours", 3600.0),
    ],
)
def test_the_unit_of_a_duration_may_be_one_letter(header, hours):
    style = scaled(style_named("plain", Kind.HOURS), header, Kind.HOURS)
    with scratch() as connection:
        assert connection.execute(f"SELECT {style.sql(quote('3600'))}").fetchall()[0][0] == pytest.approx(hours)


def test_words_in_brackets_that_nobody_knows_are_left_out(company):
    text = (
        "Campaign name,By Day,Cost,Impressions,Clicks (destination)\nSpring,2026-05-01,10.50,1000,30\n"
        "Spring,2026-05-02,11.50,1100,31\nFall,2026-05-03,9.50,900,12"
    )
    table, fields = fields_of(company, "campaign_report_csv", text)
    assert (table, fields["Clicks (destination)"]) == ("spend", "clicks")


def test_dates_under_headers_that_are_not_english_are_read_day_first(company):
    assert is_not_english(["Data di invio", "Titolo", "Destinatari"])
    assert not is_not_english(["Date", "Client", "Total", "Status"])
    text = (
        "Nº pedido;Fecha del pedido;Nombre del cliente;Importe total\n1;01/03/2026;Alfa;10,50\n"
        "2;02/03/2026;Beta;20,50\n3;04/03/2026;Gama;5,50"
    )
    fields_of(company, "pedidos_csv", text)
    assert company.rows("orders", "max(ordered_at)::DATE::VARCHAR") == [("2026-03-04",)]


def test_with_tax_is_gross_and_without_tax_is_net():
    assert meanings_of("Total con IVA")[-1] == meanings_of("Total VAT incl.")[-1] == frozenset({"gross"})
    assert meanings_of("Importe sin IVA")[-1] == frozenset({"net"})
    assert normal("Q.tà") == "qta"


def test_sums_of_products_by_month_are_no_orders(company):
    text = (
        "product_title,product_vendor,month,gross_sales,total_sales\nMug,A,2026-01,100.00,90.00\n"
        "Cap,A,2026-01,50.00,40.00\nMug,A,2026-02,10.00,9.00"
    )
    assert fields_of(company, "sales_by_product_csv", text)[0] is None


def test_an_amount_without_any_value_beside_a_column_of_amounts_is_read(company):
    table, fields = fields_of(company, "deals.csv", 'Deal ID,Deal Stage,Amount,Close Date\n1,Won,,"1.234,50"\n')
    assert table == "deals" and fields["Deal ID"] == "deal_id"


def test_moments_in_nanoseconds_are_read(company):
    company.drop(deals_csv="deal_id,stage,created_at\n1,Demo,1767571200000000000\n2,Demo,1774310400000000000")
    assert [str(row[0]) for row in company.rows("deals", "created_at")] == ["2026-01-05 00:00:00", "2026-03-24 00:00:00"]


def test_a_sales_pipeline_holds_deals_though_its_rows_could_be_orders(company):
    text = (
        "ID,Company,State,Created Date,Type,Invoice,Stage,Sale Price\n"
        "1,Acme,MO,2026-01-13,Scope,,Proposal,1600.00\n2,Bolt,FL,2026-01-14,Scope,,Won,610.00\n3,Cog,NE,2026-01-15,Scope,,Lost,2500.00"
    )
    table, fields = fields_of(company, "sales_pipeline_csv", text)
    assert (table, fields["Stage"], fields["Sale Price"]) == ("deals", "stage", "amount")


def test_relationship_managers_are_reps_of_a_bank(company):
    text = "rm_id,relationship_manager,team,region\nRM-1,Ada Wren,Team A,West\nRM-2,Bo Finch,Team B,East"
    table, fields = fields_of(company, "relationship_managers_csv", text)
    assert (table, fields["rm_id"], fields["relationship_manager"]) == ("reps", "rep_id", "rep")


def test_thousands_of_users_without_a_team_are_not_those_who_sell(company):
    rows = [f"{n},Name {n},n{n}@example.org,2026-01-{n % 28 + 1:02}" for n in range(1000, 1600)]
    fields_of(company, "raw_user_csv", "\n".join(["id,name,email,created_at", *rows]))
    assert company.source("raw_user.csv").table is None


def test_quotas_are_told_by_their_header_and_spendings_are_spend(company):
    text = "rep_name,month,quota,attainment,actual\nAda Wren,2026-01-01,1000,0.9,900\nBo Finch,2026-01-01,2000,1.1,2200"
    assert fields_of(company, "monthly_targets_csv", text)[0] == "quotas"
    text = "report_date,country_code,platform,spendings\n2026-01-01,IT,ios,10.50\n2026-01-02,ES,android,12.25"
    table, fields = fields_of(company, "spendings_csv", text)
    assert (table, fields["spendings"]) == ("spend", "amount")


def test_what_a_deal_brings_each_month_is_its_amount_where_nothing_else_is(company):
    text = (
        "deal_id,deal_created_at,close_at,status,list_price_mrr_usd,final_mrr_usd\n"
        "D1,2026-01-13,2026-02-01,Closed Won,50,45\nD2,2026-01-14,2026-02-02,Closed Lost,80,80\nD3,2026-01-15,2026-02-03,Closed Won,90,70"
    )
    _, fields = fields_of(company, "deals_csv", text)
    assert fields["final_mrr_usd"] == "amount"


def test_payments_are_asked_about_and_may_be_orders(company):
    text = "payment_id,customer_id,payment_date,amount,plan\nP1,C1,2026-01-13,49,Pro\nP2,C2,2026-01-14,99,Max\nP3,C1,2026-02-13,49,Pro"
    fields_of(company, "payments_csv", text)
    source = company.source("payments.csv")
    assert source.table is None
    assert next(choice.name for each in source.problems for choice in each.choices) == "orders"


def test_amounts_of_a_million_millions_are_imported(company):
    rows = [f"D{n},Won,{amount},2026-01-{n % 28 + 1:02}" for n, amount in enumerate([1_500_000_000_000] + [2_500_000_000] * 30)]
    fields_of(company, "deals_csv", "\n".join(["deal_id,stage,amount,created_at", *rows]))
    assert float(company.rows("deals", "max(amount)")[0][0]) == 1.5e12


def test_a_creation_date_that_is_the_day_of_loading_is_not_taken_for_the_close(company):
    rows = [f"D{n},{'Won' if n % 3 else 'Lost'},100,2026-06-01,2026-0{n % 5 + 1}-11" for n in range(60)]
    _, fields = fields_of(company, "deals_csv", "\n".join(["Deal ID,Stage,Amount,Created Date,Close Date", *rows]))
    assert (fields["Created Date"], fields["Close Date"]) == ("created_at", "close_date")
    assert company.rows("deals", "count(closed_at)") == [(60,)]
