"""docs/demo.md prints commands and what they say: each is run, as a reader would, and looked for on the page."""

import io
import json
import shlex
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from kpi.__main__ import main
from sharing.home import Home

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "demo.md").read_text(encoding="utf-8")
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def home(demonstration: Path) -> Iterator[Path]:
    """A home with the company that everyone sees."""
    yield demonstration
    said.cache_clear()


@cache
def said(home: Path, command: str) -> Rows:
    """What a command that the document prints answers."""
    assert command in DOCUMENT
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main(["compute", *shlex.split(command), "--workspace", str(Home(home).demo.root), "--json"]) == 0
    return json.loads(printed.getvalue())


def cell(rows: Rows, name: str) -> Any:
    """One number of an answer: `kpi field`, `member field` or `first day field`; `field` alone where there is one row."""
    *of, field = name.rsplit(" ", 1)
    rows = [row for row in rows if not of or of[0] in (row["kpi"], row["from"], *row["group"].values())]
    assert len(rows) == 1, name
    return rows[0][field]


YEAR = "leads win_rate new_customers revenue --from 2025-10-01 --compare year"
CHANNELS, OF_CHANNELS = "lead_to_customer_rate --by channel", "lead_to_customer_rate"
MATTEO = 'win_rate --by segment --where rep="Matteo Zanardelli"'
FALLEN = "lead_to_customer_rate --by campaign --from 2026-04-01 --to 2026-07-01"
BRISA = "deal_size win_rate --from 2025-10-01 --compare year " + " ".join(
    f'--where product="Brisa {level}"' for level in ("Base", "Plus", "Pro")
)
ALL_DEALS = "deal_size win_rate --from 2025-10-01 --compare year"
MONTHS = "leads --grain month --from 2025-10-01"
WEEK, WEEK_AFTER = (f"new_customers win_rate --from {days}" for days in ("2026-06-24 --to 2026-07-01", "2026-07-01 --to 2026-07-08"))

FIGURES = (
    ("leads {:,.0f} after {:,.0f}", YEAR, "leads value", "leads comparison"),
    ("win rate {:.1%} after {:.1%}", YEAR, "win_rate value", "win_rate comparison"),
    ("new customers {:,.0f} after {:,.0f}", YEAR, "new_customers value", "new_customers comparison"),
    ("revenue {:,.0f} EUR after {:,.0f}", YEAR, "revenue value", "revenue comparison"),
    ("Sicilia: median {:.1f} days; Paraná, the next, {:.1f}", "sales_cycle --by region", "Sicilia value", "Paraná value"),
    ("all regions together {:.1f}", "sales_cycle", "value"),
    ("Events {:.1%} of {:,} leads", CHANNELS, "Events value", "Events rows"),
    ("Referral, the next, {:.1%} of {:,}", CHANNELS, "Referral value", "Referral rows"),
    ("all leads {:.1%}", OF_CHANNELS, "value"),
    ("Events {:.1%} of {:,};", f"{CHANNELS} --from 2025-10-01", "Events value", "Events rows"),
    ("Referral {:.1%} of {:,}", f"{CHANNELS} --from 2025-10-01", "Referral value", "Referral rows"),
    ("all {:.1%}, which will still move", f"{OF_CHANNELS} --from 2025-10-01", "value"),
    ("Matteo Zanardelli {:.1%} of {:,} decided", "win_rate --by rep", "Matteo Zanardelli value", "Matteo Zanardelli rows"),
    ("all together {:.1%}", "win_rate", "value"),
    ("{:,} of his are in the public sector, of which he wins {:.1%}", MATTEO, "Public sector rows", "Public sector value"),
    ("all reps together win {:.1%} there", "win_rate --by segment", "Public sector value"),
    ("April {:.0f}, August {:.0f}, December {:.0f}", MONTHS, "2026-04-01 value", "2026-08-01 value", "2025-12-01 value"),
    ("of {:,.0f} in the year", "leads --from 2025-10-01", "value"),
    ("2026: {:.1%} of {:,} became customers", FALLEN, "Webinar series value", "Webinar series rows"),
    ("same quarter {:.1%}", FALLEN, "Partner webinar value"),
    ("before {:.1%}", "lead_to_customer_rate --by campaign --to 2026-04-01", "Webinar series value"),
    ("worth {:,.0f} EUR after {:,.0f}", BRISA, "deal_size value", "deal_size comparison"),
    ("{:.1%} are won after {:.1%}", BRISA, "win_rate value", "win_rate comparison"),
    ("all deals: {:,.0f} after {:,.0f}", ALL_DEALS, "deal_size value", "deal_size comparison"),
    ("and {:.1%} after {:.1%} |", ALL_DEALS, "win_rate value", "win_rate comparison"),
    ("Brazil brings {:,.0f} EUR of", 'revenue --by country --where product="Duna Pro"', "Brazil value"),
    ("of the {:,.0f} of Duna Pro", 'revenue --where product="Duna Pro"', "value"),
    ("but {:,.0f} of", "revenue --by country", "Brazil value"),
    ("of {:,.0f} in all", "revenue", "value"),
    ("{:,.0f} new customers and {:.1%} of deals won in the last week", WEEK, "new_customers value", "win_rate value"),
    ("{:,.0f} and {:.1%} in the week after", WEEK_AFTER, "new_customers value", "win_rate value"),
)


@pytest.mark.parametrize(("phrase", "command", "cells"), [(phrase, command, cells) for phrase, command, *cells in FIGURES])
def test_a_command_says_what_is_printed_beside_it(home: Path, phrase: str, command: str, cells: list[str]) -> None:
    rows = said(home, command)
    assert phrase.format(*(cell(rows, name) for name in cells)).replace("%", " %") in DOCUMENT


def test_every_command_of_the_document_is_looked_at() -> None:
    table = DOCUMENT[DOCUMENT.index("| what | commands |") : DOCUMENT.index("Smaller ones")]
    printed = {command for row in table.splitlines()[2:] if row for command in row.split(" | ")[1].replace("`", "").split("<br>")}
    assert printed <= {command for _, command, *_ in FIGURES}


@pytest.mark.parametrize("command", [CHANNELS, f"{CHANNELS} --from 2025-10-01"])
def test_the_lucky_channel_leads_the_naive_leaderboard(home: Path, command: str) -> None:
    best = sorted(said(home, command), key=lambda row: -row["value"])
    assert [row["group"]["channel"] for row in best[:2]] == ["Events", "Referral"]


def test_the_slow_region_and_the_rep_with_the_hard_segment_stand_at_the_end(home: Path) -> None:
    slowest = sorted(said(home, "sales_cycle --by region"), key=lambda row: -row["value"])
    assert [row["group"]["region"] for row in slowest[:2]] == ["Sicilia", "Paraná"]
    assert min(said(home, "win_rate --by rep"), key=lambda row: row["value"])["group"]["rep"] == "Matteo Zanardelli"


def test_the_fallen_cohort_is_old_enough_to_be_judged_and_the_last_year_is_not(home: Path) -> None:
    assert not any(row["immature"] for row in said(home, FALLEN))
    assert all(row["immature"] for row in said(home, f"{OF_CHANNELS} --from 2025-10-01"))


@pytest.mark.parametrize(("period", "seen"), [("last_12_months", "1 of 4"), ("all", "4 of 16")])
def test_the_page_of_channels_says_that_the_lucky_one_has_too_few_leads(
    home: Path, monkeypatch: pytest.MonkeyPatch, period: str, seen: str
) -> None:
    monkeypatch.setenv("KPI_HOME", str(home))
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=30)
    app.context["locale"], app.query_params["period"] = "en-GB", period
    app.switch_page("../pages/channels.py").run()
    assert app.title[0].value.startswith("Referral") and "Events" not in app.title[0].value
    assert any(f"Events looks better with {seen}, but that is too few to tell" in each.value for each in app.caption)
    table = app.dataframe[-1].value
    assert table[table["Channel"] == "Events"]["Rank"].item() == "–" and table[table["Rank"] == "1"]["Channel"].item() == "Referral"
