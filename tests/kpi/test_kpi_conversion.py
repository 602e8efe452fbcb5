"""The way of leads to customers and of deals to their end: proposals, losses, conversion, worked out by hand."""

from datetime import date
from pathlib import Path

import pytest

from data.version import Version
from kpi.compute import Value, compute
from kpi.periods import Period
from kpi.selection import Selection
from tests.companies import company, table

FIRST_QUARTER = Selection(Period(date(2026, 1, 1), date(2026, 4, 1)), today=date(2026, 6, 30))
FEBRUARY = Selection(Period(date(2026, 2, 1), date(2026, 3, 1)), today=date(2026, 6, 30))

LEADS = table(
    """
    lead_id | created_at | is_qualified | qualified_at | is_converted | converted_at | customer
    1       | 2026-01-01 | yes          | 2026-02-01   | yes          | 2026-02-20   | Anna
    2       | 2026-01-02 | yes          | 2026-02-28   | no           |              |
    3       | 2026-01-03 | yes          | 2026-02-10   | no           |              |
    4       | 2026-02-01 | yes          | 2026-03-01   | yes          | 2026-03-05   | Bruno
    5       | 2026-02-02 | yes          |              | no           |              |
    6       | 2026-03-31 | no           |              | no           |              |
    7       | 2026-04-01 | yes          | 2026-04-02   | yes          | 2026-04-03   | Carla
    8       |            | yes          | 2026-02-02   | no           |              |
""",
    is_qualified=bool,
    is_converted=bool,
)
DEALS = table(
    """
    deal_id | lead_id | created_at | closed_at  | status | stage       | amount | lost_reason | rep | channel | customer
    a       | 1       | 2026-02-01 | 2026-02-21 | won    | Closed Won  | 100    |             | Ana | fair    | Anna
    b       | 2       | 2026-02-01 | 2026-02-25 | lost   | Closed Lost | 300    | Price       | Ana | web     | Dora
    c       | 3       | 2026-02-11 | 2026-02-28 | won    | Closed Won  | 50     |             | Ben | web     | Elio
    d       |         | 2026-01-11 | 2026-02-10 | lost   | Closed Lost |        | Price       | Ben | web     | Fina
    e       |         | 2026-01-12 | 2026-02-11 | lost   | Closed Lost | 70     |             | Ben | fair    | Fina
    f       |         | 2026-02-12 |            | open   | Proposal    | 500    |             | Ben | web     | Fina
    g       |         | 2026-02-13 |            | lost   | Closed Lost | 900    |             | Ben | web     | Fina
""",
    amount=float,
)
STAGES = table(
    """
    deal_id | changed_at | stage          | amount | channel
    a       | 2026-01-31 | Proposal sent  | 90     | fair
    a       | 2026-02-05 | Negotiation    | 100    | fair
    b       | 2026-02-01 | Orçamento      |        | web
    b       | 2026-02-20 | Quote revised  | 250    | web
    b       | 2026-02-25 | Closed Lost    | 300    | web
    d       | 2026-02-01 | Improposed     | 5      | web
    e       | 2026-02-28 | Preventivo     | 70     | fair
    f       | 2026-03-01 | Proposal       | 500    | web
""",
    amount=float,
)


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path, leads=LEADS, deals=DEALS, stage_changes=STAGES)


def value(version: Version, kpi: str, selection: Selection) -> Value:
    return compute(version, [kpi], selection)[0]


def by(version: Version, kpi: str, selection: Selection, dimension: str) -> dict[str | None, float | None]:
    return {each.group[0][1]: each.value for each in compute(version, [kpi], selection, [dimension])}


def test_a_deal_reaches_a_proposal_once_on_the_day_it_first_enters_a_stage_that_names_one(version: Version) -> None:
    # February: b on the 1st (in Portuguese, of the amount in the export: 300), e on the 28th (in Italian: 70). a was there in January, f
    # came in March, and “Improposed” names no proposal. Neither b nor e was won.
    found = value(version, "proposals", FEBRUARY)
    assert (found.value, found.rows, dict(found.beside)) == (2, 2, {"value": 370, "won so far": 0})
    # The quarter has a too, at the 90 of its proposal, and f at 500: 90 + 300 + 70 + 500; one of the four was won.
    found = value(version, "proposals", FIRST_QUARTER)
    assert (found.value, dict(found.beside)) == (4, {"value": 960, "won so far": 1 / 4})


def test_proposals_by_channel_are_by_lead_source(version: Version) -> None:
    assert by(version, "proposals", FIRST_QUARTER, "channel") == {"fair": 2, "web": 2}


def test_lost_deals_count_when_they_were_lost_with_value_and_reason(version: Version) -> None:
    # b of 300, d without an amount, e of 70; of g nobody knows when.
    found = value(version, "lost_opportunities", FEBRUARY)
    assert (found.value, found.rows, dict(found.beside)) == (3, 3, {"value": 370})
    assert by(version, "lost_opportunities", FEBRUARY, "lost_reason") == {"Price": 2, None: 1}
    assert by(version, "lost_opportunities", FEBRUARY, "rep") == {"Ana": 1, "Ben": 2}


def test_a_lost_deal_was_lost_from_the_last_stage_before(version: Version) -> None:
    # b from its second quote, d and e from the only stages that they were in.
    lost = {stage: count for stage, count in by(version, "lost_opportunities", FEBRUARY, "stage").items() if count}
    assert lost == {"Quote revised": 1, "Improposed": 1, "Preventivo": 1}


def test_leads_count_in_every_stage_that_they_or_a_later_one_reached(version: Version) -> None:
    # Six leads of the quarter, 1 to 5 qualified. Proposals: those of the deals of 1 and 2; 3 was won without a recorded one and so had
    # reached it. Won: 1 and 3; through all stages 1 alone. By value: 100 + 50 of 100 + 300 + 50.
    found = value(version, "stage_conversion", FIRST_QUARTER)
    assert (found.value, found.rows) == (2 / 6, 6)
    assert dict(found.beside) == pytest.approx(
        {
            "lead to qualified": 5 / 6, "qualified to proposal": 3 / 5, "proposal to won": 2 / 3, "lead to proposal": 3 / 6,
            "won through all stages": 1 / 6, "proposal to won, by value": 150 / 450,
        }
    )  # fmt: skip


def test_where_nothing_was_won_nothing_of_the_value_of_proposals_was(tmp_path: Path) -> None:
    leads = table("lead_id | created_at\n1 | 2026-01-05\n2 | 2026-01-06\n3 | 2026-04-02")
    deals = table(
        """
        deal_id | lead_id | created_at | closed_at  | status | amount
        a       | 1       | 2026-01-07 |            | open   | 80
        b       | 2       | 2026-01-07 |            | open   | 20
        c       | 3       | 2026-04-03 | 2026-04-04 | won    | 50
        """,
        amount=float,
    )
    changes = table("stage_change_id | deal_id | changed_at | stage\n1 | a | 2026-01-08 | Proposal")
    found = value(company(tmp_path, leads=leads, deals=deals, stage_changes=changes), "stage_conversion", FIRST_QUARTER)
    beside = dict(found.beside)
    assert (beside["proposal to won"], beside["proposal to won, by value"]) == (0, 0)


def test_qualified_leads_count_by_the_day_of_their_qualification(version: Version) -> None:
    # Qualified in February: 1, 2, 3 and 8, of which only 1 is a customer; 1 and 3 have a won deal. 4 was qualified on 1 March, 5 never
    # dated.
    found = value(version, "sql_to_customer_rate", FEBRUARY)
    assert (found.value, found.rows, dict(found.beside)) == (1 / 4, 4, {"with a won deal": 2 / 4})


def test_conversion_takes_until_the_first_purchase(version: Version) -> None:
    # Of leads that became customers in the quarter: Anna from 1 January to 21 February, 51 days; 3, whose deal's customer is Elio, from
    # 3 January to 28 February, 56. Bruno and Carla have bought nothing. Median and mean 53.5.
    found = value(version, "conversion_time", FIRST_QUARTER)
    assert (found.value, found.rows) == (53.5, 2)
    assert dict(found.beside) == pytest.approx({"mean": 53.5, "p10": 51.5, "p90": 55.5})


def test_where_nothing_was_bought_conversion_takes_until_the_crm_says_so(tmp_path: Path) -> None:
    # 1: 50 days, 4: from 1 February to 5 March 32; 7 was converted in April.
    found = value(company(tmp_path, leads=LEADS), "conversion_time", FIRST_QUARTER)
    assert (found.value, found.rows) == ((50 + 32) / 2, 2)


def test_a_customer_before_the_lead_is_left_out_of_conversion_time(tmp_path: Path) -> None:
    orders = table("order_id | ordered_at | amount | customer\n1 | 2026-01-05 | 1 | Anna\n2 | 2026-01-31 | 1 | Bruno", amount=float)
    # Anna bought 4 days after she came in, Bruno a day before.
    found = value(company(tmp_path, leads=LEADS, orders=orders), "conversion_time", FIRST_QUARTER)
    assert (found.value, found.rows) == (4, 1)
