"""`python -m forecasting channels` says the same as the page, and refuses with a sentence."""

import json
from datetime import date, datetime, timedelta

import pytest

from forecasting.__main__ import REFUSED, main
from tests.companies import company

FIRST = datetime(2025, 1, 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Search converts 100 of 1,000 leads, Mail 40 of 900; both cost some 100 a week."""
    made = tmp_path_factory.mktemp("command")
    leads = [
        {
            "lead_id": f"{channel}{n}",
            "created_at": FIRST + timedelta(days=n % 350),
            "is_converted": n < won,
            "channel": channel,
            "campaign": None,
        }
        for channel, count, won in (("Search", 1000, 100), ("Mail", 900, 40))
        for n in range(count)
    ]
    spend = [
        {"spent_on": FIRST + timedelta(weeks=week), "amount": 100.0 + week % 3, "currency": "EUR", "kind": "marketing", "channel": channel}
        for week in range(50)
        for channel in ("Search", "Mail")
    ]
    company(made, leads=leads, spend=spend)
    return made


def test_the_command_prints_ranks_ranges_and_the_next_sum(folder, capsys):
    assert main(["channels", "--workspace", str(folder), "--amount", "500", "--weeks", "13", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(each["converting"]["channel"], each["converting"]["rank"]) for each in found["members"]] == [("Search", 1), ("Mail", 2)]
    assert [each["name"] for each in found["next_money"]["gains"]] == ["Search", "Mail"]
    assert found["reversals"] == []


def test_the_text_has_a_line_for_everybody(folder, capsys):
    assert main(["channels", "--workspace", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "Search converts best" in said and said.count("Mail") == 2


def test_what_cannot_be_is_refused(folder, capsys):
    assert main(["channels", "--workspace", str(folder), "--from", date(2030, 1, 1).isoformat()]) == REFUSED
    assert main(["channels", "--workspace", str(folder), "--by", "campaign"]) == REFUSED
    assert main(["channels", "--workspace", str(folder), "--taken-from", "Fair", "--json"]) == 0
    assert "Nothing can be taken from Fair" in capsys.readouterr().out
