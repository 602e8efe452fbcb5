"""The card beside a forecast: its curve stands in words, in a table and in a picture, whatever chances are about."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from ui.backtest_card import BOUGHT, FELL_BELOW, STAYED, WON, groups_of, off_by

ROWS = pd.DataFrame({"people": [40, 50], "said": [0.2, 0.7], "was": [0.25, 0.6], "low": [0.15, 0.5], "high": [0.35, 0.7]})


def test_rows_of_a_curve_become_groups():
    first = groups_of(ROWS, "people")[0]
    assert (first.count, first.said, first.was, first.low, first.high) == (40, 0.2, 0.25, 0.15, 0.35)


def test_what_was_off_can_be_checked_from_the_rows_and_misses_do_not_cancel():
    assert off_by(pd.Series([120.0, 80.0]), pd.Series([100.0, 100.0])) == pytest.approx(0.2)
    assert off_by(pd.Series([1.0]), pd.Series([0.0])) is None


def _card(name: str) -> None:
    import pandas as pd

    from locales import Sentence
    from ui import backtest_card as card

    rows = pd.DataFrame({"people": [40, 50], "said": [0.2, 0.7], "was": [0.25, 0.6], "low": [0.15, 0.5], "high": [0.35, 0.7]})
    days = [card.EarlierDay("1 Jan", "10", "11", "12")]
    trial = card.Trial(
        days, [], None, "", True, "the last month again", Sentence("It holds."), chances=card.groups_of(rows, "people"),
        wording=getattr(card, name),
    )  # fmt: skip
    card.backtest_card(trial)


@pytest.mark.parametrize(("name", "wording"), [("WON", WON), ("BOUGHT", BOUGHT), ("STAYED", STAYED), ("FELL_BELOW", FELL_BELOW)])
def test_the_curve_is_drawn_with_its_words(name, wording):
    at = AppTest.from_function(_card, kwargs={"name": name}, default_timeout=30).run()
    assert not at.exception
    said = " ".join(str(each.value) for each in at.caption)
    assert wording.read.split(":")[0] in said
    frames = [each.value for each in (*at.dataframe, *at.table)]
    assert any({wording.said, wording.was, wording.counted} <= set(frame.columns) for frame in frames)
