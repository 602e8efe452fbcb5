"""What lies between two definitions of a number."""

import pytest

from kpi.kpis import Unit
from ui.definitions import changes_between


def test_points_lead_from_the_one_share_to_the_other_as_both_are_written():
    """49.72 % and 48.255 % are written 49.7 % and 48.3 %: what lies between is told as 1.4 points, not as 1.5."""
    assert changes_between([0.4972, 0.48255], Unit.SHARE) == [pytest.approx(-0.014)]
    told = changes_between([0.49724, 0.51033, 0.48251], Unit.SHARE)
    assert sum(told) == pytest.approx(0.483 - 0.497)


def test_other_numbers_keep_their_exact_differences():
    assert changes_between([10.0, 12.5, 11.0], Unit.MONEY) == [2.5, -1.5]
    assert changes_between([10.0], Unit.SHARE) == []
