"""The checks over a whole version, on the command line and as a list."""

import json

from data.__main__ import main
from data.checks.listing import check_version
from tests.data.conftest import TODAY

DEALS = "Deal ID,Customer,Stage,Amount,Created,Closed\nD1,Acme,Won,10,2026-01-02,2026-01-01\nD2,Acme,Lost,5,2026-01-03,2026-01-04"


def test_one_check_that_rows_of_two_files_fail_is_listed_once(company):
    company.drop(one_csv=DEALS, two_csv=DEALS.replace("D1", "D3").replace("D2", "D4").replace("Acme", "Beta"))
    listed = {each.check.name: each for each in check_version(company.workspace.current(), TODAY).listed}
    finding = listed["closed-before-created"]
    assert finding.count == 2
    assert [place.source.file for place in finding.places] == ["one.csv", "two.csv"]
    assert finding.sentence.values["count"] == 2


def test_the_rows_that_fail_are_had_with_their_place_in_the_file(company):
    company.drop(deals_csv=DEALS)
    (place,) = next(
        each for each in check_version(company.workspace.current(), TODAY).listed if each.check.name == "closed-before-created"
    ).places
    rows = place.rows()
    assert rows["row"].tolist() == [2]
    assert rows["deal_id"].tolist() == ["D1"]
    assert place.numbers(10) == (2,)


def test_what_found_nothing_is_counted_once(company):
    company.drop(deals_csv=DEALS)
    listing = check_version(company.workspace.current(), TODAY)
    names = [each.id for each in listing.passed]
    assert "deals/negative-deal" in names
    assert len(names) == len(set(names))
    assert not set(names) & {each.check.id for each in listing.listed}


def test_the_command_lists_findings_as_text_and_as_json(company, capsys):
    company.drop(deals_csv=DEALS)
    where = ["check", "--workspace", str(company.workspace.root), "--today", "2026-06-30"]
    assert main(where) == 0
    assert "One deal is closed before it was created" in capsys.readouterr().out
    assert main([*where, "--json"]) == 0
    found = {each["check"]: each for each in json.loads(capsys.readouterr().out)["found"]}
    assert found["deals/closed-before-created"]["files"] == [
        {"file": "deals.csv", "sheet": None, "count": 1, "rows": [2], "examples": ["D1"]}
    ]


def test_the_command_says_where_there_is_no_data(tmp_path, capsys):
    assert main(["check", "--workspace", str(tmp_path)]) == 2
    assert "no data here yet" in capsys.readouterr().err


def test_a_row_that_a_later_file_brought_up_to_date_is_found_once_or_no_longer(company):
    company.drop(one_csv=DEALS + "\nD3,Acme,Won,10,2026-01-02,2026-01-01")
    company.drop(two_csv=DEALS)
    company.drop(three_csv=DEALS.replace("2026-01-02,2026-01-01", "2026-01-02,2026-01-05"))
    listed = {each.check.name: each for each in check_version(company.workspace.current(), TODAY).listed}
    finding = listed["closed-before-created"]
    assert finding.count == 1
    (place,) = finding.places
    assert (place.source.file, place.rows()["deal_id"].tolist()) == ("one.csv", ["D3"])
