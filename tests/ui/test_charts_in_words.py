"""Every chart says in words what it shows, and has its numbers in a table after it."""

import json

import pytest

from charts.sparkline import HEIGHT as SMALL_LINE
from ui.navigation import PAGES

CHARTS, TABLE = ("arrow_vega_lite_chart", "vega_lite_chart"), "arrow_data_frame"


def is_small(spec):
    """The line in a card: what it says stands in the card, its steps in the table of the KPI that the card opens."""
    return spec.get("height") == SMALL_LINE


def drawn(block):
    """Charts and tables in the order in which they stand on the page."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from drawn(child)
        elif child.type in (*CHARTS, TABLE, "dataframe"):
            yield child


@pytest.mark.parametrize("file", [facts.file for facts in PAGES])
def test_every_chart_has_its_takeaway_and_its_table(open_page, file):
    app = open_page(file)
    assert not app.exception
    waiting = None
    for each in drawn(app.main):
        if each.type not in CHARTS:
            waiting = None
        else:
            spec = json.loads(each.proto.spec)
            assert spec["description"].strip(), f"a chart of {file} says nothing"
            if not is_small(spec):
                assert waiting is None, f"no table between “{waiting}” and “{spec['description']}”"
                waiting = spec["description"]
    assert waiting is None, f"no table after “{waiting}”"
