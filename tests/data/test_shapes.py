"""What a row means where its system says so in a way of its own: lost without a word, worth what came in, money that went back."""

import pytest

from tests.data.conftest import checks


def test_an_archived_opportunity_of_odoo_is_lost(company):
    company.drop(
        opportunities_csv="External ID,Opportunity,Customer,Salesperson,Stage,Expected Revenue,Created on,Closed Date,Active,Lost Reason\n"
        "a,One,Acme,Ana,Won,10,2026-01-01,2026-02-01,TRUE,\nb,Two,Acme,Ana,Proposition,20,2026-01-02,2026-02-02,FALSE,Price\n"
        "c,Three,Beta,Ana,Qualified,30,2026-01-03,,TRUE,"
    )
    assert company.source("opportunities.csv").system == "Odoo"
    assert company.rows("deals", "status, closed_at::DATE::VARCHAR") == [("won", "2026-02-01"), ("lost", "2026-02-02"), ("open", None)]


def test_a_deal_of_dynamics_is_worth_what_came_in_and_before_that_its_estimate(company):
    company.drop(
        deals_csv="(Do Not Modify) Opportunity,Topic,Potential Customer,Status,Est. Revenue,Actual Revenue,Created On,Actual Close Date\n"
        "1,A,Acme,Won,100,80,2026-01-01,2026-02-01\n2,B,Acme,Lost,200,0,2026-01-01,2026-02-01\n3,C,Beta,Open,300,,2026-01-01,"
    )
    assert company.rows("deals", "amount::DOUBLE") == [(80.0,), (200.0,), (300.0,)]


@pytest.mark.parametrize(
    ("rows", "statuses"),
    [
        ("1,yes,2026-02-01\n2,no,2026-02-01\n3,no,", ["won", "lost", "open"]),
        ("1,yes,2026-02-01\n2,no,2026-02-01\n3,,2026-09-01", ["won", "lost", "open"]),
        ("1,yes,2026-02-01\n2,no,2026-02-01\n3,no,2026-09-01", ["won", None, None]),
    ],
)
def test_not_won_is_lost_or_open_only_where_the_file_tells(company, rows, statuses):
    company.drop(deals_csv=f"Deal ID,Is Won,Close Date\n{rows}")
    assert [row[0] for row in company.rows("deals", "status")] == statuses


def test_a_list_of_won_deals_alone_is_said_to_lack_the_lost_ones(company):
    rows = "\n".join(f"{number},Won,5,2026-02-01" for number in range(20))
    company.drop(deals_csv=f"Deal ID,Stage,Amount,Close Date\n{rows}")
    assert "none-lost" in checks(company.source("deals.csv"))


def test_refunds_are_taken_off_an_order(company):
    company.drop(orders_csv="order id,order date,total amount,refunded amount\nA,2026-01-01,10,\nB,2026-01-02,20,5\nC,2026-01-03,30,30")
    assert company.rows("orders", "amount::DOUBLE") == [(10.0,), (15.0,), (0.0,)]


def test_rows_of_one_order_that_differ_in_a_column_not_used_are_no_repeats(company):
    company.drop(
        orders_csv="Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name\n"
        "#1,a@b.c,paid,9.00,2026-01-01,1,Cup\n#1,a@b.c,,,2026-01-01,1,Pot\n#1,a@b.c,,,2026-01-01,1,Pan\n#2,d@b.c,paid,3.00,2026-01-02,1,Cup"
    )
    assert company.source("orders.csv").rows_rejected == 0
    assert company.rows("orders", "order_id, amount::DOUBLE, items") == [("#1", 9.0, 3.0), ("#2", 3.0, 1.0)]


def test_sales_not_agreed_yet_are_no_revenue_and_are_counted(company):
    company.drop(
        vendas_csv="venda_id,cliente,valor_venda,status_venda,data_venda\n1,Ana,10,Concluída,2026-01-01\n2,Ana,20,Em andamento,2026-01-02"
    )
    assert company.rows("orders", "is_cancelled") == [(False,), (True,)]
    assert "order-unsold" in checks(company.source("vendas.csv"))


def test_a_cancelled_line_is_not_part_of_its_order(company):
    company.drop(
        pedidos_csv="Nº pedido;Fecha pedido;Cliente;Producto;Cantidad;Importe;Estado\n"
        "P1;13/01/2026;Ana;Mesa;1;5,00;Enviado\nP1;13/01/2026;Ana;Silla;2;6,00;Cancelado\nP2;14/01/2026;Luz;Mesa;1;5,00;Cancelado"
    )
    assert company.rows("orders", "order_id, amount::DOUBLE, is_cancelled") == [("P1", 5.0, False), ("P2", 5.0, True)]


@pytest.mark.parametrize(
    ("status", "is_cancelled"),
    [
        ("Refunded", True),
        ("Partially refunded", False),
        ("Pending", True),
        ("Succeeded", False),
        ("Pendiente de pago", True),
        ("Pagato", False),
    ],
)
def test_a_status_says_whether_an_order_is_revenue(company, status, is_cancelled):
    company.drop(orders_csv=f"order id,order date,amount,status\nA,2026-01-01,10,{status}")
    assert company.rows("orders", "is_cancelled") == [(is_cancelled,)]


def test_what_a_form_showed_before_anything_was_chosen_is_no_value(company):
    company.drop(leads_csv="lead id,created at,source,city\nL1,2026-01-01,Select,Select\nL2,2026-01-02,Web,Pisa")
    assert company.rows("leads", "channel, city") == [(None, None), ("Web", "Pisa")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["20%", "75%", "100%", "300%"], [0.2, 0.75, 1.0, 3.0]),
        (["20", "75", "100", "300"], [0.2, 0.75, 1.0, 3.0]),
        (["0.2", "0.75", "1", "0"], [0.2, 0.75, 1.0, 0.0]),
    ],
)
def test_one_slip_does_not_change_the_scale_of_all_probabilities(company, written, read):
    rows = "\n".join(f"{number},Proposal,{each},2026-02-01" for number, each in enumerate(written))
    company.drop(deals_csv=f"Deal ID,Stage,Probability,Create Date\n{rows}")
    assert [row[0] for row in company.rows("deals", "probability")] == pytest.approx(read)
    assert ("probability-scale" in checks(company.source("deals.csv"))) == (3.0 in read)
