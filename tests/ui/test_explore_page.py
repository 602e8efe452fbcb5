"""The page Explore: its choices stand in the address, a heading orders, a file holds numbers and no formulas."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kpi.periods import Period
from kpi.pivot import Face, Head, Order, Part
from kpi.pivot.head import ALL
from tests.ui.conftest import HOSTILE
from ui.explore_choices import order_token, read_order
from ui.taken_along import as_csv

MARCH = Head(Part.MEMBER, (), Period(date(2026, 3, 1), date(2026, 4, 1)))
COLUMNS = st.one_of(st.just(ALL), st.just(MARCH), st.builds(lambda member: Head(Part.MEMBER, (member,)), st.none() | st.text()))


@given(
    st.builds(Order, st.just("revenue"), COLUMNS, st.sampled_from(Face), st.booleans())
    | st.builds(lambda d: Order(None, descending=d), st.booleans())
)
def test_an_order_comes_back_from_the_address(order: Order) -> None:
    assert read_order(order_token(order), ("win_rate", "revenue"), {date(2026, 3, 1): MARCH}) == order


@pytest.mark.parametrize(
    "text", ["", "x", "revenue", "revenue.value", "revenue.value.up.t.2026-13-01", "cac.value.up.total", "revenue.height.up.total", "name."]
)
def test_an_order_that_names_no_column_is_none(text: str) -> None:
    assert read_order(text, ("revenue",), {date(2026, 3, 1): MARCH}) is None


def cells(app) -> list[list[str]]:
    return app.dataframe[0].value.astype(object).where(app.dataframe[0].value.notna(), "–").to_numpy().tolist()


def test_the_table_has_what_the_address_asks_for(open_page) -> None:
    app = open_page("explore.py", kpis="win_rate,revenue", rows="rep", across="country", show="value", top="all")
    assert not app.exception
    assert [row[0] for row in cells(app)][-1] == "Total"
    headings = app.dataframe[0].value.columns
    assert [heading[0] for heading in headings] == ["Rep", *["Win rate"] * 4, *["Revenue"] * 4]
    assert app.title[0].value


def test_the_order_of_rows_stands_in_the_address(open_page) -> None:
    down = cells(open_page("explore.py", kpis="revenue", rows="channel", order="revenue.value.down.total"))
    up = cells(open_page("explore.py", kpis="revenue", rows="channel", order="revenue.value.up.total"))
    assert down[:-1] == up[:-1][::-1]
    named = cells(open_page("explore.py", kpis="revenue", rows="channel", order="name.down"))
    assert [row[0] for row in named] == ["Fair", HOSTILE, "Total"]


def test_a_kpi_or_dimension_that_is_not_there_is_said_and_the_page_goes_on(open_page) -> None:
    app = open_page("explore.py", kpis="no_such,revenue", rows="moon")
    assert {"no_such", "moon"} <= {word.strip("“”;").replace("\\", "") for each in app.warning for word in each.value.split()}
    assert app.dataframe


def test_names_out_of_files_stay_text_in_the_headline_and_in_the_table(open_page) -> None:
    app = open_page("explore.py", kpis="revenue", rows="channel", order="name.up")
    assert HOSTILE in [row[0] for row in cells(app)]
    assert "<b>" not in app.title[0].value.replace("\\<b\\>", "")


def test_two_kpis_against_each_other_have_a_sentence_and_their_numbers(open_page) -> None:
    app = open_page("explore.py", **{"as": "against", "x": "revenue", "y": "win_rate", "rows": "channel"})
    assert not app.exception
    assert "Revenue" in app.title[0].value
    assert list(app.dataframe[0].value.columns) == ["Channel", "Revenue", "Win rate", "Size"]
    assert len(app.dataframe[0].value) == 2


def test_a_workbook_holds_numbers_and_text_that_is_never_a_formula(open_page, monkeypatch) -> None:
    from types import SimpleNamespace

    from ui import pivot_files

    evil = Head(Part.MEMBER, ("=1+1",))
    value = SimpleNamespace(value=0.5, comparison=None, change=None, rows=40)
    kpi = SimpleNamespace(id="win_rate", unit="share")
    layout = SimpleNamespace(rows=("rep",))
    words = SimpleNamespace(
        pivot=SimpleNamespace(rows=(evil, ALL), layout=layout, cell=lambda *_: value),
        row_titles=lambda: ["+Rep"], part=lambda row: row.part.value, heading=lambda *_: "@Win rate",
    )  # fmt: skip
    monkeypatch.setattr(pivot_files, "tell", str)
    columns = [SimpleNamespace(kpi=kpi, head=ALL, face=Face.VALUE)]
    content = pivot_files.workbook(words, columns)
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert sheet[0] == ["+Rep", "Part", "@Win rate", "@Win rate (Rows)"]
    assert sheet[1] == ["=1+1", "member", 0.5, 40.0]
    text = as_csv(pivot_files.rows(words, columns), labels=None).decode("utf-8-sig")
    assert "'=1+1,member,0.5,40" in text


def test_an_order_by_a_column_of_members_is_kept_and_named_in_the_choice(open_page) -> None:
    app = open_page("explore.py", kpis="revenue", rows="country", across="channel", order="revenue.value.up.m.Fair")
    assert not app.exception
    assert not app.warning
    assert app.selectbox(key="order").value == "revenue.value.up.m.Fair"
