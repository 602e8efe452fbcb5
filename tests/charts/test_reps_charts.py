"""The charts of reps and teams say what they show, in the reader's language."""

from datetime import date

from charts.alike import Alike, alike
from charts.lines import Line, lines
from charts.locale import vega_locale
from charts.wall import Place, wall

ANA = Alike("Ana", 0.28, 0.44, 0.35, 0.53, "28 %", "44 %")
BIEL = Alike("Biel", 0.52, 0.6, 0.5, 0.7, "52 %", "60 %", clear=True)


def rows(spec):
    return [row for data in spec["datasets"].values() for row in data]


def an_alike(*members):
    words = {"title": "Deals won", "axis": "Deals won", "names": ("As it is", "Alike"), "language": "it", "overall_name": "All: 44 %"}
    return alike(members, overall=0.44, **words).to_dict()


def test_a_share_as_it_is_and_alike_stand_in_one_row_with_the_range():
    spec = an_alike(ANA, BIEL)
    assert spec["description"] == "Deals won" and spec["config"]["locale"] == vega_locale("it")
    drawn = {(row["name"], row["kind"]): row["value"] for row in rows(spec) if "kind" in row}
    assert drawn == {("Ana", "As it is"): 0.28, ("Ana", "Alike"): 0.44, ("Biel", "As it is"): 0.52, ("Biel", "Alike"): 0.6}
    assert {row["overall"] for row in rows(spec) if "overall" in row} == {0.44}


def test_who_stands_out_is_told_by_a_filled_mark_and_not_by_colour_alone():
    filled = [layer for layer in an_alike(ANA, BIEL)["layer"] if layer["mark"].get("filled") is True]
    assert len(filled) == 1
    named = an_alike(ANA, BIEL)["datasets"][filled[0]["data"]["name"]]
    assert [row["name"] for row in named] == ["Biel"]


def test_lines_are_told_apart_by_dash_too():
    points = [Line(name, date(2026, month, 1), 10.0 * month, "m", "10") for name in ("Ana", "Biel") for month in (1, 2)]
    spec = lines(points, title="Won so far", axis="EUR", language="it", colours={"Ana": "#0f8787", "Biel": "#c3872d"}).to_dict()
    assert spec["description"] == "Won so far"
    encoded = spec["layer"][0]["encoding"]
    assert encoded["color"]["scale"]["domain"] == encoded["strokeDash"]["scale"]["domain"] == ["Ana", "Biel"]


def test_on_the_wall_names_are_large_and_bars_begin_at_zero():
    spec = wall([Place("1  Ana", 1.2, "120 %"), Place("2  Biel", 0.8, "80 %")], title="Ana leads", language="it", reference=1.0).to_dict()
    bar = spec["layer"][0]["encoding"]
    assert bar["x"]["scale"]["domain"] == [0.0, 1.2]
    assert bar["y"]["axis"]["labelFontSize"] >= 24
    assert wall([], title="Nobody", language="it").to_dict()["description"] == "Nobody"
