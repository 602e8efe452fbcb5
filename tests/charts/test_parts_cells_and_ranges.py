"""Ranges have gaps where nobody was asked; stacked parts keep their order and differ in depth; cells without a value stay empty."""

from datetime import date

import pytest

from charts.cells import Cell, cells
from charts.finish import Scale
from charts.parts import PALEST, Part, parts
from charts.ranges import Ranged, ranges


def test_parts_go_from_pale_to_deep_in_the_order_given():
    order = ["new", "old", "ancient"]
    drawn = [Part(bar, part, value, str(value)) for bar in ("Jan", "Feb") for part, value in zip(order, (3, 2, 1), strict=True)]
    chart = parts(drawn, order=order, title="Waiting", axis="Tickets", language="en").to_dict()
    encoding = chart["layer"][0]["encoding"]
    assert encoding["opacity"]["scale"] == {"domain": order, "range": [PALEST, 1.0]}
    assert encoding["order"]["field"] == "place"
    assert chart["description"] == "Waiting"
    rows = next(iter(chart["datasets"].values()))
    assert {row["part"]: row["place"] for row in rows} == {"new": 0, "old": 1, "ancient": 2}


def test_the_largest_cell_is_deepest_and_one_without_a_value_is_not_drawn():
    drawn = [Cell("Ana", "Jan", 10.0, "10"), Cell("Ana", "Feb", 5.0, "5"), Cell("Ben", "Jan", None, ""), Cell("Ben", "Feb", 0.0, "0")]
    chart = cells(drawn, title="Log-ins", language="en").to_dict()
    encoding = chart["layer"][0]["encoding"]
    assert encoding["y"]["scale"]["domain"] == ["Ana", "Ben"]
    assert encoding["x"]["scale"]["domain"] == ["Jan", "Feb"]
    depths = {(row["row"], row["column"]): row["depth"] for row in next(iter(chart["datasets"].values()))}
    assert ("Ben", "Jan") not in depths
    assert depths["Ana", "Jan"] == pytest.approx(1.0)
    assert depths["Ana", "Feb"] > depths["Ben", "Feb"] > 0


def test_a_picture_of_nothing_known_is_drawn_empty():
    assert cells([Cell("Ana", "Jan", None, "")], title="Log-ins", language="en").to_dict()["layer"]


def test_a_step_nobody_answered_has_neither_dot_nor_range_and_few_are_hollow():
    steps = [
        Ranged(date(2026, 1, 1), 0.8, 0.7, 0.9, "80%"),
        Ranged(date(2026, 2, 1), None, None, None, "–"),
        Ranged(date(2026, 3, 1), 0.5, 0.1, 0.9, "50%", few=True),
    ]
    chart = ranges(steps, title="Satisfied", axis="Satisfied", scale=Scale.SHARE, language="en").to_dict()
    data = [chart["datasets"][layer["data"]["name"]] for layer in chart["layer"]]
    assert [len(rows) for rows in data] == [2, 3, 1, 1]
    assert [layer["mark"].get("filled") for layer in chart["layer"]] == [None, None, True, False]
