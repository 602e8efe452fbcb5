"""What moves a deal's chance, in words."""

from forecasting.sales_cycle.drivers import Driver, Level
from ui.sales_drivers import told


def test_a_number_is_told_at_the_ends_that_its_spread_is_of():
    """A chance that rises and falls again: 30 % at 10 days, 55 % at 40, 31 % at 90. The spread is 25 points, and so is what is said."""
    age = Driver("age", (Level(10.0, 5, 0.30), Level(40.0, 50, 0.55), Level(90.0, 95, 0.31)))
    assert str(told(age, None)) == "Days open: 30.0% at 10 days, 55.0% at 40 days"
    falling = Driver("age", (Level(10.0, 5, 0.55), Level(40.0, 50, 0.30), Level(90.0, 95, 0.31)))
    assert str(told(falling, None)) == "Days open: 55.0% at 10 days, 30.0% at 40 days"
