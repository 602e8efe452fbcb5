"""A KPI is found by name, synonym or question, in five languages."""

import pytest

from kpi.catalogue import CATALOGUE
from kpi.search import search

ASKED = """
en | how many leads per rep?                     | leads                | rep
it | quanto vendiamo?                            | revenue              |
en | revenu                                      | revenue              |
it | fatturato per canale                        | revenue              | channel
pt | quantos novos clientes por país?            | new_customers        | country
es | ¿cuánto vendemos por región?                | revenue              | region
ca | quant venem per producte?                   | revenue              | product
es | tasa de éxito                               | win_rate             |
en | win rate by team                            | win_rate             | team
it | quanto costa un cliente                     | cac                  |
pt | quanto custa um lead por campanha           | cost_per_lead        | campaign
en | how long does it take to close a deal?      | sales_cycle          |
en | are customers happy?                        | csat                 |
it | clienti soddisfatti?                        | csat                 |
es | oportunidades perdidas por vendedor         | lost_opportunities   | rep
ca | quants leads tenim per canal                | leads                | channel
en | conversion rate by chanel                   | lead_to_customer_rate| channel
en | which customers leave                       | churn_rate           |
it | quante chiamate facciamo                    | activities           |
en | what is a customer worth                    | clv                  |
en | unanswered leads                            | lead_response_time   |
ca | temps de resolució                          | resolution_time      |
pt | margem                                      | sales_margin         |
it | fatturato                                   | revenue              |
"""


@pytest.mark.parametrize("line", ASKED.strip().splitlines())
def test_what_is_asked_is_found(line):
    language, text, kpi, dimension = (each.strip() for each in line.split("|"))
    first = search(text, CATALOGUE, language)[0]
    assert (first.kpi, first.dimension or "") == (kpi, dimension)


def test_nothing_is_found_where_nothing_is_like_it():
    assert search("xyzzy", CATALOGUE, "en") == search("", CATALOGUE, "en") == search("how many?", CATALOGUE, "en") == []


def test_every_kpi_is_found_by_its_own_name():
    missed = [kpi.id for kpi in CATALOGUE.values() if search(str(kpi.title), CATALOGUE, "en")[0].kpi != kpi.id]
    assert missed == []
