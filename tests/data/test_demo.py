"""The demonstration company: the same for everyone, consistent, and its effects can be found."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from data.demo import DEALS, SEED, UNTIL, build, simulate
from data.demo.command import add_arguments, run
from data.demo.exports import write_exports
from data.facts import write_facts
from data.store import Workspace
from data.tables import TABLES


@dataclass(frozen=True)
class Company:
    tables: dict[str, pa.Table]
    connection: duckdb.DuckDBPyConnection

    def rows(self, sql: str) -> list[tuple]:
        return self.connection.sql(sql).fetchall()

    def one(self, sql: str):
        return self.rows(sql)[0][0]


@pytest.fixture(scope="module")
def company() -> Iterator[Company]:
    """The company that everyone sees."""
    tables = simulate()
    with duckdb.connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        yield Company(tables, connection)


# the same for everyone


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (build(tmp_path / name, deals=300) for name in ("one", "two"))
    assert {name: facts.file for name, facts in first.facts.items()} == {name: facts.file for name, facts in second.facts.items()}


def test_every_table_names_its_file_with_its_hash_rows_and_columns(tmp_path: Path) -> None:
    version = build(tmp_path, deals=60)
    assert {source.table for source in version.sources} == set(version.facts) == set(TABLES) - {"rates"}
    for source in version.sources:
        facts = version.facts[str(source.table)]
        derived = {"is_first_purchase"} if source.table in ("deals", "orders") else set()
        assert (source.rows_read, source.rows_loaded, source.rows_rejected) == (facts.rows, facts.rows, 0)
        assert {match.field for match in source.columns} == set(facts.filled) - derived
        assert hashlib.sha256(version.path(facts.file).read_bytes()).hexdigest() == source.sha256


def test_another_seed_gives_another_company() -> None:
    assert not simulate(100, 1, UNTIL)["deals"].equals(simulate(100, 2, UNTIL)["deals"])


def test_one_day_decides_when_the_four_years_end() -> None:
    leads = simulate(100, 1, date(2024, 2, 29))["leads"]["created_at"].to_pylist()
    assert date(2020, 3, 1) <= min(leads).date() and max(leads).date() <= date(2024, 2, 29)


# all tables, our fields


def test_every_table_and_field_of_ours_is_fed(company: Company) -> None:
    """Except rates: the whole company counts in one currency. `is_first_purchase` is derived when facts are written."""
    derived = {("deals", "is_first_purchase"), ("orders", "is_first_purchase")}
    own = {(name, field.name) for name, table in TABLES.items() if name != "rates" for field in table.fields}
    filled = {
        (name, column) for name, table in company.tables.items() for column in table.column_names if table[column].null_count < len(table)
    }
    assert own - filled - derived == set()
    assert {column for _, column in filled} >= set(TABLES["deals"].dimensions)


def test_what_is_stored_has_the_types_of_our_fields(company: Company, tmp_path: Path) -> None:
    facts = write_facts(Workspace(tmp_path), "orders", company.connection.table("orders"))
    assert facts.has("is_first_purchase") and facts.currencies == ("EUR",) and facts.last == UNTIL


# consistent

IMPOSSIBLE = {
    "a deal closed before it was opened": "FROM deals WHERE closed_at < created_at",
    "an open deal that is closed": "FROM deals WHERE (status = 'open') <> (closed_at IS NULL)",
    "a won deal without customer or amount": "FROM deals WHERE status = 'won' AND (customer IS NULL OR amount IS NULL OR amount <= 0)",
    "a lead contacted before it came": "FROM leads WHERE first_contact_at < created_at",
    "a lead qualified before contact": "FROM leads WHERE qualified_at < first_contact_at",
    "a lead converted before it was qualified": "FROM leads WHERE converted_at < qualified_at OR (is_converted AND qualified_at IS NULL)",
    "a lead both converted and dropped": "FROM leads WHERE is_converted AND is_dropped",
    "a lead converted otherwise than by winning its deal": """
        FROM leads LEFT JOIN deals USING (deal_id)
        WHERE converted_at IS DISTINCT FROM CASE WHEN deals.status = 'won' THEN closed_at END
           OR is_converted <> (converted_at IS NOT NULL) OR is_converted <> is_won
    """,
    "a lead with a lost deal that is not dropped": "FROM leads JOIN deals USING (deal_id) WHERE deals.status = 'lost' AND NOT is_dropped",
    "a lead dropped before it came": "FROM leads WHERE dropped_at < created_at OR is_dropped <> (dropped_at IS NOT NULL)",
    "a ticket closed before its reply": "FROM tickets WHERE closed_at < first_reply_at OR first_reply_at < opened_at",
    "a score outside its scale": "FROM responses WHERE score NOT BETWEEN scale_low AND scale_high",
    "a subscription that ends before it begins": "FROM subscriptions WHERE ended_at <= started_at",
    "more bounces than visits": "FROM web WHERE bounces > visits OR visitors > visits OR checkouts > carts OR conversions > clicks",
    "more opened than delivered": "FROM emails WHERE opened > delivered OR delivered > sent OR clicked > opened",
    "two keys alike": "FROM (SELECT deal_id FROM deals GROUP BY ALL HAVING count(*) > 1)",
    "two customers of one name": "FROM (SELECT customer FROM customers GROUP BY ALL HAVING count(*) > 1)",
}

ORPHANS = {
    "leads name deals": "FROM leads ANTI JOIN deals USING (deal_id) WHERE deal_id IS NOT NULL",
    "deals name leads": "FROM deals ANTI JOIN leads USING (lead_id) WHERE lead_id IS NOT NULL",
    "deals name customers": "FROM deals ANTI JOIN customers USING (customer_id, customer) WHERE customer_id IS NOT NULL",
    "orders name customers": "FROM orders ANTI JOIN customers USING (customer_id, customer)",
    "lines name orders": "FROM order_lines ANTI JOIN orders USING (order_id)",
    "stages name deals": "FROM stage_changes ANTI JOIN deals USING (deal_id)",
    "activities name deals": "FROM activities ANTI JOIN deals USING (deal_id) WHERE deal_id IS NOT NULL",
    "activities name leads": "FROM activities ANTI JOIN leads USING (lead_id) WHERE lead_id IS NOT NULL",
    "tickets name customers": "FROM tickets ANTI JOIN customers USING (customer_id, customer)",
    "subscriptions name customers": "FROM subscriptions ANTI JOIN customers USING (customer_id, customer)",
    "answers name customers": "FROM responses ANTI JOIN customers USING (customer_id, customer)",
    "people are known": "FROM activities ANTI JOIN reps USING (rep, team) WHERE rep IS NOT NULL",
}


@pytest.mark.parametrize("what", [*IMPOSSIBLE, *ORPHANS])
def test_nothing_impossible_and_no_loose_end(company: Company, what: str) -> None:
    assert company.one(f"SELECT count(*) {(IMPOSSIBLE | ORPHANS)[what]}") == 0


def test_nothing_happens_outside_the_four_years(company: Company) -> None:
    expectations = {"expected_close_at", "previous_expected_close_at", "renewal_due_at", "ends_on"}
    for name, table in company.tables.items():
        for column in set(table.column_names) - expectations:
            if pa.types.is_timestamp(table.schema.field(column).type):
                span = f"SELECT min(\"{column}\") >= DATE '2022-10-01' AND max(\"{column}\") < DATE '2026-10-01' FROM {name}"
                assert company.one(span), f"{name}.{column}"


def test_a_won_deal_is_followed_by_its_order_on_the_same_moment_at_the_same_amount(company: Company) -> None:
    pairs = "FROM deals JOIN orders USING (deal_id) WHERE deals.closed_at = ordered_at AND deals.amount = orders.amount"
    won = company.one("SELECT count(*) FROM deals WHERE status = 'won'")
    assert company.one(f"SELECT count(*) {pairs}") == won == company.one("SELECT count(deal_id) FROM orders")


def test_lines_add_up_to_their_orders_to_the_cent(company: Company) -> None:
    sums = "SELECT order_id, sum(amount) AS amount, sum(cost) AS cost, sum(quantity) AS items FROM order_lines GROUP BY ALL"
    assert company.one(f"SELECT count(*) FROM orders ANTI JOIN ({sums}) USING (order_id, amount, cost, items)") == 0


def test_stages_begin_with_the_deal_and_end_with_its_close(company: Company) -> None:
    last = "SELECT deal_id, min(changed_at) AS created_at, max(changed_at) AS last, arg_max(stage, (changed_at, stage_change_id)) AS stage"
    found = f"SELECT count(*) FROM deals ANTI JOIN ({last} FROM stage_changes GROUP BY ALL) USING (deal_id, created_at, stage)"
    assert company.one(found) == 0


def test_some_fields_are_blank_but_few(company: Company) -> None:
    blank = "SELECT count(*) FILTER (customer IS NULL), count(*) FILTER (rep IS NULL), count(*) FILTER (amount IS NULL) FROM deals"
    assert all(0 < count < 0.03 * DEALS for count in company.rows(blank)[0])


def test_most_work_is_done_on_weekdays(company: Company) -> None:
    assert company.one('SELECT avg((isodow("at") > 5)::INT) FROM activities') < 0.08


# effects to discover


def test_one_region_is_slow(company: Company) -> None:
    days = "median(date_diff('hour', created_at, closed_at) / 24)"
    slow = company.one(f"SELECT {days} FROM deals WHERE status = 'won' AND region = 'Sicilia'")
    others = company.rows(f"SELECT {days} AS days FROM deals WHERE status = 'won' AND region <> 'Sicilia' GROUP BY region ORDER BY days")
    assert slow > 1.3 * others[-1][0]


def test_a_channel_looks_best_on_sixteen_leads_only(company: Company) -> None:
    best = company.rows("SELECT channel, count(*), avg(is_converted::INT) AS rate FROM leads GROUP BY channel ORDER BY rate DESC LIMIT 2")
    assert best[0][0] == "Events" and best[0][1] < 20 and best[0][2] > 1.4 * best[1][2]


def test_the_low_win_rate_of_one_rep_is_his_mix_of_segments(company: Company) -> None:
    closed = "SELECT rep, segment, (status = 'won')::INT AS won FROM deals WHERE status <> 'open' AND rep IS NOT NULL"
    rates = company.rows(f"SELECT rep, avg(won) AS rate FROM ({closed}) GROUP BY rep ORDER BY rate")
    assert rates[0][0] == "Matteo Zanardelli" and rates[0][1] < 0.4 < 0.45 < rates[3][1]
    others = f"SELECT segment, avg(won) AS usual FROM ({closed}) WHERE rep <> 'Matteo Zanardelli' GROUP BY segment"
    mixed = f"SELECT avg(won), avg(usual) FROM ({closed}) JOIN ({others}) USING (segment) WHERE rep = 'Matteo Zanardelli'"
    own, expected = company.rows(mixed)[0]
    assert abs(own - expected) < 0.05


def test_demand_peaks_in_spring_and_dips_in_august_and_december(company: Company) -> None:
    months = company.rows("SELECT month(created_at), count(*) AS leads FROM leads GROUP BY ALL ORDER BY leads")
    assert {month for month, _ in months[:2]} == {8, 12} and {month for month, _ in months[-3:]} == {3, 4, 5}


def test_the_leads_of_one_campaign_and_quarter_convert_much_worse(company: Company) -> None:
    rate = "SELECT avg(is_converted::INT) FROM leads WHERE campaign = 'Webinar series' AND created_at"
    fallen = company.one(f"{rate} >= DATE '2026-04-01' AND created_at < DATE '2026-07-01'")
    before = company.one(f"{rate} < DATE '2026-04-01'")
    others = company.one("""
        SELECT avg(is_converted::INT) FROM leads
        WHERE campaign = 'Partner webinar' AND created_at >= DATE '2026-04-01' AND created_at < DATE '2026-07-01'
    """)
    assert fallen < before / 3 and fallen < others / 2


def test_one_family_costs_a_quarter_more_from_the_last_year_on(company: Company) -> None:
    price = "SELECT max(amount / quantity) FROM order_lines WHERE product = 'Brisa Base' AND quantity > 0 AND ordered_at"
    before, after = company.one(f"{price} < DATE '2025-10-01'"), company.one(f"{price} >= DATE '2026-01-01'")
    assert (before, after) == (320, 400)


def test_one_product_sells_mostly_in_one_country(company: Company) -> None:
    shares = company.rows(
        "SELECT product, avg((country = 'Brazil')::INT) AS share FROM orders GROUP BY product ORDER BY share DESC LIMIT 2"
    )
    assert shares[0][0] == "Duna Pro" and shares[0][1] > 0.75 and shares[1][1] < 0.4


def test_wins_crowd_before_quarter_ends(company: Company) -> None:
    """A week has a thirteenth of a quarter's days; the last one has far more of its wins."""
    share = company.one("""
        SELECT avg((closed_at >= date_trunc('quarter', closed_at) + INTERVAL 3 MONTH - INTERVAL 7 DAY)::INT) FROM deals WHERE status = 'won'
    """)
    assert share > 1.5 / 13


# believable

LAST, BEFORE = ("2025-10-01", "2026-10-01"), ("2024-10-01", "2025-10-01")
FIRST_ORDER = "(SELECT customer, min(ordered_at) AS first FROM orders GROUP BY ALL)"
YEAR = {
    "leads": "SELECT count(*) FROM leads WHERE created_at >= '{0}' AND created_at < '{1}'",
    "new customers": f"SELECT count(*) FROM {FIRST_ORDER} WHERE first >= '{{0}}' AND first < '{{1}}'",
    "revenue": "SELECT sum(amount) FROM orders WHERE NOT is_cancelled AND ordered_at >= '{0}' AND ordered_at < '{1}'",
    "activities": "SELECT count(*) FROM activities WHERE activities.at >= '{0}' AND activities.at < '{1}'",
    "tickets": "SELECT count(*) FROM tickets WHERE opened_at >= '{0}' AND opened_at < '{1}'",
    "spend": "SELECT sum(amount) FROM spend WHERE spent_on >= '{0}' AND spent_on < '{1}'",
    "quotas": "SELECT sum(amount) FROM quotas WHERE month >= '{0}' AND month < '{1}'",
    "pipeline value": "SELECT sum(amount) FROM deals WHERE created_at < '{1}' AND (closed_at IS NULL OR closed_at >= '{1}')",
    "monthly subscriptions": "SELECT sum(mrr) FROM subscriptions WHERE started_at < '{1}' AND (ended_at IS NULL OR ended_at >= '{1}')",
}


@pytest.mark.parametrize("what", YEAR)
def test_the_last_year_grows_on_the_one_before_as_a_company_does(company: Company, what: str) -> None:
    """Customers, deals, subscriptions and tickets of two years were there before: nothing doubles for want of a past."""
    last, before = (float(company.one(YEAR[what].format(*year))) for year in (LAST, BEFORE))
    assert 1.0 < last / before < 1.25


def test_leads_become_deals_and_customers_as_often_as_between_companies(company: Company) -> None:
    assert 0.12 < company.one("SELECT avg((deal_id IS NOT NULL)::INT) FROM leads") < 0.2
    assert 0.06 < company.one("SELECT avg(is_converted::INT) FROM leads") < 0.12


# any size


def test_fifty_thousand_deals_are_as_consistent_and_show_that_events_are_average() -> None:
    tables = simulate(50_000, SEED, UNTIL)
    leads, deals = tables["leads"], tables["deals"]
    assert deals.num_rows == 50_000
    with duckdb.connect() as connection:
        connection.register("leads", leads)
        rate = "SELECT avg(is_converted::INT) FROM leads WHERE channel"
        events, all_channels = (connection.sql(f"{rate} {which}").fetchall()[0][0] for which in ("= 'Events'", "IS NOT NULL"))
        assert abs(events - all_channels) < 0.08
        assert connection.sql("SELECT count(DISTINCT customer) = count(customer) FROM leads").fetchall()[0][0]


def test_too_few_deals_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 50 deals"):
        simulate(10, SEED, UNTIL)


# the command


def test_the_command_publishes_a_version_and_files_to_drop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    code = run(parser.parse_args(["--workspace", str(tmp_path / "w"), "--deals", "120", "--exports", str(tmp_path / "csv")]))
    version = Workspace(tmp_path / "w").current()
    assert code == 0 and version is not None and version.facts["deals"].rows == 120 and version.last_day == UNTIL
    assert "Simulating 120 deals" in capsys.readouterr().err
    assert (tmp_path / "csv" / "leads.csv").read_text(encoding="utf-8").startswith("Lead ID,Created at,")


def test_the_italian_file_has_italian_headers_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    write_exports(tmp_path, {"deals": simulate(60, 1, UNTIL)["deals"]})
    header, first, *_ = (tmp_path / "trattative.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("ID trattativa;Azienda;Stato;Fase;Importo;Valuta;Data creazione")
    assert first.split(";")[4].endswith(",00")
