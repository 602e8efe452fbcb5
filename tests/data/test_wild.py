"""Shapes met in exports that nobody developed against, each with a small sample made up anew."""

import pytest

from data.checks.words import DEAL, TICKET
from data.matching.columns import known, nearly_known


def fields_of(company, name, text):
    company.drop(**{name: text})
    source = company.source(name.replace("_csv", ".csv"))
    return source.table, {match.column: match.field for match in source.columns if match.field}


@pytest.mark.parametrize(
    ("header", "table", "field"),
    [
        ("producto_id", "order_lines", "product_id"),
        ("pedido_id", "order_lines", "order_id"),
        ("KeyCliente", "orders", "customer_id"),
        ("ProductKey", "order_lines", "product_id"),
        ("previsto cierre", "deals", "expected_close_at"),
    ],
)
def test_a_known_name_is_known_in_any_order_of_its_words(header, table, field):
    assert field in {each.field for each in known([header], table) if each.confidence >= 0.75}


def test_another_first_letter_is_another_word_and_no_typing_error():
    assert not nearly_known(["idade"], "customers", ["city"])
    assert nearly_known(["cidadde"], "customers", ["city"])


def test_a_list_of_stages_is_no_list_of_deals(company):
    text = "stage_id,stage_name,win_probability\n1,Lead,0.1\n2,Qualified,0.3\n3,Closed Won,1.0"
    table, _ = fields_of(company, "deal_stages_csv", text)
    assert table is None


def test_totals_by_month_are_no_subscriptions(company):
    text = "month,total_active_customers,churned_customers,total_mrr\n2025-01,5,0,700.10\n2025-02,9,1,950.00\n2025-03,12,0,1210.50"
    table, _ = fields_of(company, "monthly_revenue_csv", text)
    assert table is None


def test_subscriptions_without_an_amount_come_in(company):
    text = "subscription_id,account_id,plan_name,start_date,end_date,status\n1,7,Basic,2026-01-04,,active\n2,8,Plus,2026-01-09,2026-03-09,"
    table, fields = fields_of(company, "subscriptions_csv", text)
    assert table == "subscriptions"
    assert (fields["plan_name"], fields["start_date"], fields["end_date"]) == ("plan", "started_at", "ended_at")


def test_customers_with_what_they_pay_a_month_and_when_they_left_are_subscriptions(company):
    text = (
        "customer_id,plan,billing_cycle,industry,seats,monthly_revenue,acquisition_channel,region,signup_date,churned,churn_date\n"
        "C-1,Pro,Monthly,Retail,64,825.55,Search,North,2025-06-27,Yes,2026-03-05\n"
        "C-2,Basic,Annual,Health,3,99.00,Direct,South,2025-07-19,No,"
    )
    table, fields = fields_of(company, "subscriptions_csv", text)
    assert table == "subscriptions"
    assert (fields["monthly_revenue"], fields["signup_date"], fields["churn_date"]) == ("mrr", "started_at", "ended_at")


def test_lines_of_orders_without_a_day_come_in_spanish(company):
    text = (
        "producto_id,pedido_id,cantidad,valor_unitario,valor_total,ciudad\n41,9,3,260,780,Lugo\n43,9,1,6175,6175,Lugo\n44,12,2,20,40,Vigo"
    )
    table, fields = fields_of(company, "itens_pedidos_csv", text)
    assert table == "order_lines"
    assert fields == {
        "producto_id": "product_id", "pedido_id": "order_id", "cantidad": "quantity", "valor_unitario": "unit_price",
        "valor_total": "amount", "ciudad": "city",
    }  # fmt: skip


def test_orders_and_customers_come_in_french(company):
    text = "num_client;numero_commande;date;montant_total_paye\nA_1;901;11/01/2026;22,8\nA_1;902;25/03/2026;204,49"
    assert fields_of(company, "commandes_csv", text) == (
        "orders", {"num_client": "customer_id", "numero_commande": "order_id", "date": "ordered_at", "montant_total_paye": "amount"},
    )  # fmt: skip


def test_incidents_with_a_kind_and_a_day_are_tickets(company):
    text = "id_chamado;id_usuario;data_abertura;tipo_incidente\n1001;4;13/01/2026 09:30;Acesso\n1002;12;14/01/2026 10:15;Falha"
    table, fields = fields_of(company, "chamados_csv", text)
    assert table == "tickets"
    assert {"id_chamado": "ticket_id", "data_abertura": "opened_at", "tipo_incidente": "category"}.items() <= fields.items()


def test_enquiries_without_a_key_are_leads_where_the_file_says_so(company):
    text = "Name,Email,InquiryDate,Status,Product,SalesRep\nAnn,a@example.com,2/19/2026,New,Silver,Ben\nCleo,c@example.com,2/27/2026,Lost,,"
    table, fields = fields_of(company, "leads_csv", text)
    assert table == "leads"
    assert (fields["InquiryDate"], fields["SalesRep"], fields["Status"]) == ("created_at", "rep", "status")


def test_where_a_client_is_from_is_a_country(company):
    text = "Deal ID,Client country,Stage,Deal size,Owner code,Tentative Close Date\n1,Spain,Won,700,R1,2026-03-01\n2,Italy,Demo,90,R2,"
    _, fields = fields_of(company, "deals_csv", text)
    assert (fields["Client country"], fields["Deal size"]) == ("country", "amount")
    assert (fields["Owner code"], fields["Tentative Close Date"]) == ("rep_id", "expected_close_at")


def test_bitrix_is_known_by_the_names_of_its_interface(company):
    text = (
        "ID,STAGE_ID,ASSIGNED_BY_ID,OPPORTUNITY,BEGINDATE,CLOSEDATE,CLOSED,SOURCE_ID,TITLE,DATE_CREATE\n"
        "1,Сделка успешна,7,100.00,2026-01-05,2026-02-10,Y,WEB,x,2026-01-05\n"
        "2,Сделка провалена,7,50.00,2026-01-06,2026-02-11,Y,WEB,y,2026-01-06"
    )
    table, _ = fields_of(company, "deals_csv", text)
    assert (table, company.source("deals.csv").system) == ("deals", "Bitrix24")
    assert company.rows("deals", "deal_id, status") == [("1", "won"), ("2", "lost")]


def test_words_in_letters_that_are_not_ours_are_asked_about_and_not_open():
    assert DEAL.read(["Сделка провалена", "新規"]) == ({"Сделка провалена": "lost"}, ["新規"])
    assert TICKET.meaning("新規") is None
    assert DEAL.read(["1", "Proposal", ""])[1] == []
