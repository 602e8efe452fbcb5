"""The page To do: how much there is to do, and the rows of the list that is chosen."""

from pathlib import Path

import pandas as pd
import pytest

from sharing.home import Home
from tests.companies import company, table
from tests.ui.pages import sound_page
from ui.in_money import in_money

DEALS = table("""
    deal_id | status | created_at | closed_at  | expected_close_at | amount | customer
    1       | open   | 2026-01-02 |            | 2026-03-01        | 100    | Anna
    2       | open   | 2026-01-02 |            | 2026-02-01        | 900    | Bruno
    3       | won    | 2026-01-02 | 2026-03-31 |                   | 900    | Bruno
""", amount=float)  # fmt: skip


def test_amounts_are_read_in_the_currency_of_their_row_and_stay_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.values.language", lambda: "en")
    rows = pd.DataFrame({"deal_id": ["a", "b", "c"], "amount": [1641.6, None, 20.0], "currency": ["EUR", "EUR", None]})
    styled = in_money(rows, "deals")
    assert list(styled.data["amount"])[::2] == [1641.6, 20.0]
    assert [styled._display_funcs[row, 1](styled.data["amount"][row]) for row in range(3)] == ["€1,642", "–", "20.00"]


def test_the_title_says_how_many_wait_and_a_search_narrows_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KPI_HOME", str(tmp_path))
    company(Home(tmp_path).demo.root, deals=DEALS)
    app = sound_page("to_do.py")
    assert [each.value for each in app.title] == ["2 open deals are past their expected close"]
    assert list(app.dataframe[0].value["deal_id"]) == ["2", "1"]
    app.text_input(key="search_to_do").set_value("anna").run()
    assert list(app.dataframe[0].value["deal_id"]) == ["1"]
