"""Tables are written in the page's language and sorted as what they hold."""

from datetime import date, datetime

import pandas as pd
import pytest
import streamlit as st

from ui import month_names, written


@pytest.fixture(autouse=True)
def _in_spanish(monkeypatch):
    monkeypatch.setattr(written, "language", lambda: "es")
    monkeypatch.setattr(month_names, "language", lambda: "es")


def texts(styled) -> dict[str, list[str]]:
    drawn = styled._compute()._translate(False, False)["body"]
    names = [str(each) for each in styled.data.columns]
    return {name: [row[place + 1]["display_value"] for row in drawn] for place, name in enumerate(names)}


def test_numbers_and_days_are_spanish_and_stay_numbers_and_days():
    frame = pd.DataFrame({"rows": [12345, 7], "share": [1.5, None], "day": pd.to_datetime(["2026-09-19", None]), "name": ["a", "b"]})
    styled = written.written(frame)
    assert texts(styled) == {"rows": ["12.345", "7"], "share": ["1,5", "–"], "day": ["19 sept 2026", "–"], "name": ["a", "b"]}
    assert styled.data is frame


def test_a_moment_has_its_time_and_a_day_out_of_python_is_a_day():
    frame = pd.DataFrame({"moment": [datetime(2026, 9, 19, 14, 5)], "day": pd.Series([date(2026, 1, 2)], dtype=object)})
    assert texts(written.written(frame)) == {"moment": ["19 sept 2026, 14:05"], "day": ["2 ene 2026"]}


def test_a_column_with_a_format_of_its_own_or_a_bar_is_left_alone():
    frame = pd.DataFrame({"row": [1234], "filled": [50.0]})
    config = {"row": st.column_config.NumberColumn(format="%d"), "filled": written.share_column()}
    assert written.written(frame, config) is frame
    assert config["filled"]["type_config"]["format"] == "%.0f\u00a0%%"


def test_what_is_styled_already_keeps_its_numbers():
    styled = pd.DataFrame({"amount": [1500.0], "day": pd.to_datetime(["2026-09-19"])}).style.format({"amount": "{:.0f} €"})
    assert texts(written.written(styled)) == {"amount": ["1500 €"], "day": ["19 sept 2026"]}
