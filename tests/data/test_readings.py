"""A doubtful value is shown in each way in which it can be read."""

from data.readings import readings
from data.tables import Kind


def test_a_date_that_may_have_the_day_or_the_month_first_is_shown_both_ways():
    found = {each.style: each.values for each in readings("Created", ["03/04/2025", "05/05/2025"], Kind.DATE)}
    assert found == {"day first": (("03/04/2025", "2025-04-03"),), "month first": (("03/04/2025", "2025-03-04"),)}


def test_an_amount_whose_point_may_part_thousands_or_decimals_is_shown_both_ways():
    found = {each.style: each.values for each in readings("Amount", ["1.234"], Kind.MONEY)}
    assert found == {"comma": (("1.234", "1234"),), "point": (("1.234", "1.234"),)}


def test_values_without_doubt_have_no_readings():
    assert readings("Created", ["27/01/2025"], Kind.DATE) == []
