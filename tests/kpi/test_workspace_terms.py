"""Terms are set for a workspace: commands go by them, and a KPI says which ones it goes by."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.version import Version
from kpi.__main__ import main
from kpi.catalogue import CATALOGUE
from kpi.terms import NUMBERS, USUAL_TERMS, Attribution, BadTerms, Terms
from kpi.terms_used import terms_used
from kpi.workspace_terms import keep_terms, terms_of
from tests.companies import company, table

ORDERS = table("""
    order_id | ordered_at | customer | amount
    1        | 2026-01-10 | Anna     | 10
    2        | 2026-03-25 | Bruno    | 10
    3        | 2026-07-20 | Carla    | 10
""", amount=float)  # fmt: skip
"""On 1 June, with 180 days to lapse, Anna and Bruno are active; with 90, Bruno alone, who lapses on 23 June."""


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return company(tmp_path / "acme", orders=ORDERS)


def _churn(version: Version, capsys: pytest.CaptureFixture[str], *more: str) -> float | None:
    period = ("--from", "2026-06-01", "--to", "2026-07-01", "--today", "2026-07-31")
    assert main(["compute", "churn_rate", "--workspace", str(version.root), *period, "--json", *more]) == 0
    value: Any = json.loads(capsys.readouterr().out)[0]["value"]
    return value


def test_a_term_that_is_set_is_what_commands_go_by_and_an_option_goes_before_it(version: Version, capsys: Any) -> None:
    usual = _churn(version, capsys)
    assert main(["terms", "--workspace", str(version.root), "--term", "lapse_days=90"]) == 0
    assert "90 days" in capsys.readouterr().out
    assert terms_of(version.root) == Terms(lapse_days=90)
    assert (usual, _churn(version, capsys)) == (0, 1)
    assert _churn(version, capsys, "--term", "lapse_days=180") == usual
    assert main(["terms", "--workspace", str(version.root), "--usual"]) == 0
    assert terms_of(version.root) == USUAL_TERMS


def test_terms_are_kept_beside_other_settings(version: Version) -> None:
    assert main(["calendar", "--workspace", str(version.root), "--week-starts", "sunday"]) == 0
    keep_terms(version.root, Terms(unanswered=3, attribution=Attribution.LINEAR))
    assert terms_of(version.root) == Terms(unanswered=3, attribution=Attribution.LINEAR)
    assert main(["calendar", "--workspace", str(version.root)]) == 0


@pytest.mark.parametrize("each", NUMBERS, ids=lambda each: each.name)
def test_a_term_lies_within_its_bounds(each: Any) -> None:
    for number in (each.least - 1, each.most + 1):
        with pytest.raises(BadTerms, match=f"from {each.least:,} to {each.most:,}"):
            Terms(**{each.name: number})
    Terms(**{each.name: each.least})
    Terms(**{each.name: each.most})


def test_a_number_out_of_bounds_is_refused_on_the_command_line(version: Version, capsys: Any) -> None:
    assert main(["terms", "--workspace", str(version.root), "--term", "unanswered=5000"]) == 2
    assert "from 1 to 100" in capsys.readouterr().err
    assert terms_of(version.root) == USUAL_TERMS


def test_a_kpi_says_by_which_terms_it_is_counted_and_which_was_changed(version: Version) -> None:
    (used,) = terms_used(version, CATALOGUE["churn_rate"], Terms(lapse_days=90, untouched_days=7))
    assert (used.name, used.is_changed) == ("lapse_days", True)
    assert str(used.said) == "a customer without a purchase is lost after 90 days"
    assert str(used.usual) == "a customer without a purchase is lost after 180 days"
    assert terms_used(version, CATALOGUE["revenue"], Terms(lapse_days=90)) == ()


def test_every_term_is_gone_by_in_some_kpi(tmp_path: Path) -> None:
    everything = company(
        tmp_path / "all",
        orders=ORDERS,
        leads=table("lead_id | created_at | channel\n 1 | 2026-01-01 | Web"),
        deals=table("deal_id | created_at | status | amount\n 1 | 2026-01-01 | open | 5", amount=float),
        activities=table("activity_id | at | kind | direction | is_answered | lead_id\n 1 | 2026-01-02 | call | out | | 1"),
    )
    used = {each.name for kpi in CATALOGUE.values() for each in terms_used(everything, kpi, USUAL_TERMS)}
    assert used == {each.name for each in NUMBERS} | {"attribution"}
