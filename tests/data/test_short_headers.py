"""Headers in the short style of databases, several words in one, typing errors; places and channels told by their values."""

import pytest

from data.links.variants import joined
from data.matching.channels import channel
from data.matching.columns import BAR
from data.matching.regions import is_region, regions
from data.matching.shortened import shortened
from data.matching.unfamiliar import unfamiliar


def _fields(found):
    return {each.field for each in found}


@pytest.mark.parametrize(
    ("header", "table", "field"),
    [
        ("DT_CREAZ", "deals", "created_at"),
        ("IMP_TOTAL", "orders", "amount"),
        ("COD_CLI", "deals", "customer_id"),
        ("RAG_SOC", "deals", "customer"),
        ("NM_CLIENTE", "deals", "customer"),
        ("VL_TOTAL", "deals", "amount"),
        ("DT_ABERTURA", "tickets", "opened_at"),
        ("FEC_PEDIDO", "orders", "ordered_at"),
        ("DT_CMD", "orders", "ordered_at"),
    ],
)
def test_a_header_of_beginnings_is_known_by_the_name_that_they_begin(header, table, field):
    assert _fields(shortened([header], table)) == {field}


@pytest.mark.parametrize(
    ("header", "field"), [("Cleinte", "customer"), ("Improto", "amount"), ("nomecliente", "customer"), ("IMP_TOT", "amount")]
)
def test_a_typing_error_and_words_written_as_one_are_read(header, field):
    assert _fields(unfamiliar([header], "deals")) == {field}


def test_a_letter_exchanged_may_be_another_word_and_is_asked():
    assert all(each.confidence < BAR for each in unfamiliar(["Vencido em"], "orders"))


def test_a_short_word_that_may_mean_several_is_never_used_by_itself():
    found = [*shortened(["PREV_AMT"], "deals"), *unfamiliar(["PREV_AMT"], "deals")]
    assert all(each.confidence < BAR for each in found)


def _deals(owner):
    head = f"Deal ID,Created,Stage,Amount,{owner[0]}\n"
    return head + "\n".join(f"{n},2025-01-{n + 1:02},Closed Won,{n}00,{value}" for n, value in enumerate(owner[1:], 13))


def test_values_decide_between_a_region_and_a_channel(company):
    company.drop(deals_csv=_deals(("Prov", "Lombardia", "Toscana", "Puglia")))
    assert {each.column: each.field for each in company.outcome.sources[0].columns}["Prov"] == "region"


def test_names_of_regions_make_a_state_a_place(company):
    company.drop(customers_csv="Customer ID,Customer,Estado\n1,A,Madrid\n2,B,Sevilla\n3,C,Granada")
    assert {each.column: each.field for each in company.outcome.sources[0].columns}["Estado"] == "region"


def test_regions_are_known_in_several_languages():
    assert regions("Lombardy") == regions("Lombardia") == regions("Lombardie")
    assert is_region("SP") and not is_region("Closed")


def test_spellings_of_a_channel_are_joined_where_they_are_certainly_one():
    counted = {"FB": 1, "Facebook": 3, "google / cpc": 2, "AdWords": 1, "Facebook Ads": 1, "Referral": 1, "Partner": 1}
    assert joined(counted, channel) == {"FB": "Facebook", "AdWords": "google / cpc"}


def test_joined_spellings_are_said(company):
    company.drop(deals_csv=_deals(("Source", "FB", "Facebook", "Facebook")))
    assert company.rows("deals", "DISTINCT channel") == [("Facebook",)]
    told = [each for each in company.workspace.current().problems if each.check == "same-member"]
    assert told[0].examples == ("FB → Facebook",)


def test_a_word_that_begins_the_name_of_the_row_says_nothing_more():
    assert _fields(unfamiliar(["TIPUS_INC"], "tickets")) == {"category"}


def test_a_bare_question_for_a_person_is_not_taken_for_the_rep_of_a_deal(company):
    company.drop(deals_csv=_deals(("Chi", "Officine Bruni", "Hotel Lido", "Bar Nuovo")))
    assert {each.column: each.field for each in company.outcome.sources[0].columns}["Chi"] is None
