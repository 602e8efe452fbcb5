"""Stacked parts keep their order and differ in depth; cells stand in the order given and stay empty where nothing is known."""

import pytest

from charts.cells import Cell, cells
from charts.parts import PALEST, Part, parts


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
