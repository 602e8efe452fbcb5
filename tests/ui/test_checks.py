"""Checks on the Data page: what they find in one line, the rows behind it, and putting them right in place."""

import pytest
import streamlit as st

from data.defused import csv_of
from tests.data.conftest import Company
from tests.ui.test_data_page import drop, key_of, said
from ui.set_aside import _of_file, _rows

DEALS = """Deal ID,Created,Closed,Stage,Amount,Owner,Phone
D1,2025-01-03,2025-02-20,Won,100,Ana,555-1234
D2,2025-01-04,2025-02-21,Won,,Biel,555-9876
D3,2025-03-05,2025-02-22,Lost,70,Ana,555-4321
D4,,2025-02-22,Lost,80,Ana,555-4321
"""
WITHOUT_AMOUNT = "check_deals_won-without-amount"


@pytest.fixture
def page(open_page):
    """The Data page of a workspace in which the deals above are stored."""
    app = open_page("data.py")
    app.button(key="start").click().run()
    drop(app, ("deals.csv", DEALS))
    return app.button(key="store").click().run()


def opened(app, key=WITHOUT_AMOUNT):
    app.session_state[key] = True
    return app.run()


def lines(app):
    return [each.label for each in app.expander]


def test_each_finding_is_one_line_with_its_severity_and_the_kpis_it_touches(page):
    assert not page.exception
    line = next(each for each in lines(page) if "won deal has no amount" in each)
    assert line.startswith("**Warning** · One won deal has no amount")
    assert "changes Win-loss ratio and Win rate" in line
    assert "Checks that found nothing:" in said(page)


def test_opened_it_says_by_how_much_and_shows_the_rows(page):
    app = opened(page)
    assert not app.exception
    assert "Win rate: 50\\.0\\% → at most 33\\.3\\% without them" in said(app)
    shown = next(each.value for each in app.dataframe if "Row" in each.value.columns and len(each.value) == 1)
    assert shown["Row"].tolist() == [3]


@pytest.fixture
def written(monkeypatch):
    """What a person writes into the editor: place of the row and column → text. AppTest shows editors but cannot write into them."""
    cells = {}
    editor = st.data_editor

    def edited(frame, **options):
        shown = editor(frame, **options)
        for (row, column), text in cells.items():
            shown.loc[row, column] = text
        return shown

    monkeypatch.setattr(st, "data_editor", edited)
    return cells


def test_a_value_is_put_right_in_place_and_can_be_undone(page, written):
    app = opened(page)
    app.toggle(key=f"open_check_{WITHOUT_AMOUNT.removeprefix('check_')}_0").set_value(True).run()
    assert not app.exception
    editor = app.data_editor[0]
    columns = list(editor.value.columns)
    assert columns[0] == "row"
    assert "555" not in editor.value.to_string()
    written[0, "c0"] = "a lot"
    store(app)
    assert "cannot be read as" in said(app)
    written[0, "c0"] = "42"
    store(app)
    assert not app.exception
    assert "One value put right by hand" in said(app)
    assert not any("won deal has no amount" in each for each in lines(app))
    assert any("Values put right by you: 1" in each for each in lines(app))
    next(each for each in app.button if each.key.startswith("undo_p")).click().run()
    assert any("won deal has no amount" in each for each in lines(app))


def test_who_may_only_look_sees_the_checks_and_no_editor(page, open_page):
    app = open_page("data.py", workspace=page.session_state["_scene"].access.workspace.root.name)
    opened(app)
    assert not app.exception
    assert any("won deal has no amount" in each for each in lines(app))
    assert not app.toggle
    assert not app.data_editor


@pytest.mark.parametrize(("locale", "word"), [("it-IT", "**Avviso**"), ("ca-ES", "**Avís**")])
def test_checks_are_said_in_the_readers_language(page, open_page, locale, word):
    app = open_page("data.py", locale=locale, key=key_of(page))
    assert any(each.startswith(word) for each in lines(app))


def store(app):
    next(each for each in app.button if (each.key or "").startswith("store_check")).click().run()


def test_rows_that_were_set_aside_are_put_right_in_place(open_page, written):
    app = open_page("data.py")
    app.button(key="start").click().run()
    drop(app, ("orders.csv", "Order ID,Order date,Amount,Customer\nA,2026-01-02,5,Acme\nB,,6,Acme\nC,2026-01-04,7,Beta\n"))
    app.button(key="store").click().run()
    app.toggle(key="open_aside_s0").set_value(True).run()
    editor = app.data_editor[0].value
    assert editor["row"].tolist() == [3]
    column = next(name for name in editor.columns if name != "row" and editor[name].isna().all())
    written[0, column] = "2026-01-03"
    next(each for each in app.button if (each.key or "").startswith("store_aside")).click().run()
    assert not app.exception
    assert "used: 3, set aside: 0" in said(app)


def test_rows_set_aside_are_handed_out_with_file_row_and_reason_and_no_formula(tmp_path):
    company = Company(tmp_path)
    company.drop(orders_csv="Order ID,Order date,Amount,Customer\nA,2026-01-02,5,Acme\nB,,6,=1+1")
    source = company.source("orders.csv")
    rows = _of_file(_rows(company.workspace.root / "parquet" / source.rejected, None), source)
    head, line = csv_of(rows).decode("utf-8-sig").splitlines()
    assert head.startswith("File,Row,Reason")
    assert line.startswith("orders.csv,3,")
    assert "'=1+1" in line


def test_every_table_of_the_checks_can_be_read_aloud(page):
    app = opened(page)
    app.toggle(key=f"open_check_{WITHOUT_AMOUNT.removeprefix('check_')}_0").set_value(True).run()
    assert all(each.proto.alt for each in (*app.dataframe, *app.data_editor))
    assert all(each.label for each in app.toggle)
