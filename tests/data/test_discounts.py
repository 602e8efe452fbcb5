"""A discount is taken off quantity times price where no amount stands there; where nothing tells what it is, that is said."""

import pytest


def lines(header, *discounts, quantity=2, price="50.00"):
    rows = [f"{(n + 1) // 2},2026-01-{n:02},Acme,Cup,{quantity},{price},{each}" for n, each in enumerate(discounts, start=1)]
    return "\n".join([f"OrderID,OrderDate,Customer,ProductName,Quantity,UnitPrice,{header}", *rows])


def total(company, text):
    company.drop(order_details_csv=text)
    return float(company.rows("order_lines", "sum(amount)")[0][0]), {each.check for each in company.source("order_details.csv").problems}


@pytest.mark.parametrize(
    "header, discounts, expected, check",
    [
        ("Discount", ("0", "0.15", "0.2"), 265.0, "discount"),
        ("Discount %", ("0", "15", "20"), 265.0, "discount"),
        ("Discount", ("0%", "15%", "20%"), 265.0, "discount"),
        ("Sconto", ("0", "0.15", "0.2"), 265.0, "discount"),
        ("Discount Amount", ("0", "15", "0.5"), 284.5, "discount"),
        ("Discount", ("0", "15", "20"), 300.0, "discount-unclear"),
        ("Discount", ("0", "0", "0"), 300.0, None),
    ],
)
def test_it_is_taken_off_as_header_or_values_say_what_it_is(company, header, discounts, expected, check):
    value, checks = total(company, lines(header, *discounts))
    assert value == pytest.approx(expected)
    assert {each for each in checks if each.startswith("discount")} == ({check} if check else set())


def test_percent_are_told_by_those_that_a_sum_could_not_be(company):
    value, _ = total(company, lines("Discount", "0", "15", "20", quantity=1, price="10.00"))
    assert value == pytest.approx(10 + 8.5 + 8)


def test_an_amount_that_stands_there_is_net_of_it_already(company):
    text = (
        "OrderID,OrderDate,Customer,ProductName,Quantity,UnitPrice,Discount,Amount\n"
        "1,2026-01-01,Acme,Cup,2,50,0.15,85\n1,2026-01-01,Acme,Cup,2,50,0.2,80"
    )
    value, checks = total(company, text)
    assert value == pytest.approx(165)
    assert not [each for each in checks if each.startswith("discount")]


def test_of_an_invoice_the_customer_pays_what_the_discount_leaves(company):
    text = (
        "invoice_id,customer_id,invoice_date,amount,discount_amount,final_amount,status\n"
        "i1,c1,2026-01-01,100,10,90,paid\ni2,c2,2026-01-02,200,0,200,paid\ni3,c1,2026-01-03,50,5,45,paid\ni4,c3,2026-01-04,80,8,72,paid"
    )
    company.drop(invoices_csv=text)
    assert float(company.rows("orders", "sum(amount)")[0][0]) == pytest.approx(407)
