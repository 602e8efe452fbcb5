"""Pictures of funnels and cohorts: labels, hatching, ranges, few marks."""

from charts.by_age import Aged as Point
from charts.by_age import Line, by_age
from charts.finish import Scale
from charts.funnel import Piece, funnel
from charts.locale import vega_locale
from charts.side_by_side import Share, side_by_side
from charts.triangle import STROKES, Aged, triangle


def a_triangle(size: int = 3, *, young: bool = True):
    cells = [
        Aged(f"row {row}", age + 1, age / size, f"{age}", f"{age} of {row}", young and row + age == size - 1)
        for row in range(size)
        for age in range(size - row)
    ]
    return triangle(cells, title="Kept", age="Mesi", language="it", ink="#000000", from_zero=False).to_dict()


def test_cells_that_have_not_ended_are_hatched_and_only_they():
    spec = a_triangle()
    strokes = [layer for layer in spec["layer"] if layer["mark"]["type"] == "rule"]
    assert len(strokes) == STROKES
    rows = spec["datasets"][strokes[0]["data"]["name"]]
    assert {(row["row"], row["age"]) for row in rows} == {("row 0", 3), ("row 1", 2), ("row 2", 1)}
    assert not [layer for layer in a_triangle(young=False)["layer"] if layer["mark"]["type"] == "rule"]


def test_young_cells_do_not_stretch_the_shades():
    cells = [Aged("a", 1, 0.2, "", "", False), Aged("a", 2, 0.4, "", "", False), Aged("b", 1, 0.9, "", "", True)]
    spec = triangle(cells, title="", age="", language="en", ink="#000", from_zero=False).to_dict()
    shades = {(row["row"], row["age"]): row["shade"] for rows in spec["datasets"].values() for row in rows if "shade" in row}
    assert shades["b", 1] == shades["a", 2] == "rgba(15, 135, 135, 0.50)"


def test_pictures_carry_their_title_and_language_and_few_marks():
    lines = by_age([Line("a", "#111", [Point(1, 0.5, "x", 0.4, 0.6)]), Line("b", "#222", [Point(1, 0.4, "y")], quiet=True)],
                   title="Kept", axis="%", age="Mesi", scale=Scale.SHARE, language="it").to_dict()  # fmt: skip
    bars = funnel([("leads", "10"), ("won", "2")], [Piece(0, "reached", 2, ""), Piece(0, "left", 8, ""), Piece(1, "reached", 2, "")],
                  title="Kept", axis="Lead", kinds={"reached": "avanti", "left": "finiti"}, language="it").to_dict()  # fmt: skip
    beside = side_by_side([Share("web", "→ won", 0.5, "50 %")], ["→ won"], title="Kept", language="it").to_dict()
    for spec in (lines, bars, beside, a_triangle(36)):
        assert spec["description"] == "Kept"
        assert spec["config"]["locale"] == vega_locale("it")
        assert sum(len(rows) for rows in spec["datasets"].values()) < 10_000


def test_a_line_without_range_has_no_band():
    spec = by_age([Line("a", "#111", [Point(1, 5, "x")])], title="", axis="", age="", scale=Scale.PLAIN, language="en").to_dict()
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["line", "point"]
