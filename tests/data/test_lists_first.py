"""Lists of a drop are read first, wherever they stand: their keys tell columns of the other files."""

from data.lists_first import is_list

DEALS = "Deal ID,Created,Stage,Amount,Kto\n" + "\n".join(f"{n},2025-01-{n},Closed Won,{n}00,KX-{n % 4:04}" for n in range(10, 25))
CUSTOMERS = "Customer ID,Customer,City\n" + "\n".join(f"KX-{n:04},Firm {n},Rome" for n in range(4))


def test_a_column_of_keys_is_told_by_a_list_that_comes_later(company):
    outcome = company.drop(a_deals_csv=DEALS, zz_csv=CUSTOMERS)
    assert {each.column: each.field for each in company.source("a_deals.csv").columns}["Kto"] == "customer_id" or any(
        str(each.sentence.values.get("column")) == "Kto" and each.sentence.values.get("field") == "customer_id"
        for each in company.source("a_deals.csv").problems
    )
    assert [each.file for each in outcome.sources] == ["a_deals.csv", "zz.csv"]


def test_a_file_that_names_a_customer_beside_what_it_is_about_is_no_list():
    assert not is_list("customer_orders.csv", b"Order ID,Customer ID\n")
    assert not is_list("orders.csv", b"Customer ID,Order ID\n")
