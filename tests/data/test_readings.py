"""A doubtful value is shown in each way in which it can be read."""

import pyarrow as pa

from data.readings import as_read, differing, readings
from data.styles import style_named
from data.tables import Kind

ORDERS = ("day first", "month first")


def test_a_date_that_may_have_the_day_or_the_month_first_is_shown_both_ways():
    found = {each.style: each.values for each in readings(ORDERS, ["03/04/2025"], Kind.DATE)}
    assert found == {"day first": (("03/04/2025", "2025-04-03"),), "month first": (("03/04/2025", "2025-03-04"),)}


def test_an_amount_whose_point_may_part_thousands_or_decimals_is_shown_both_ways():
    found = {each.style: each.values for each in readings(("comma", "point"), ["1.234"], Kind.MONEY)}
    assert found == {"comma": (("1.234", "1234"),), "point": (("1.234", "1.234"),)}


def test_a_style_that_is_not_known_any_more_is_no_answer():
    assert readings(("backwards",), ["03/04/2025"], Kind.DATE) == []


def test_values_are_counted_that_differ_and_not_those_that_mean_the_same_either_way():
    values = pa.chunked_array([["03/04/2025", "05/05/2025", "2025-01-31", None, "03/04/2025", "06/07/2025"]])
    styles = [style for name in ORDERS if (style := style_named(name, Kind.DATE))]
    assert differing(values, styles) == (3, ("03/04/2025", "06/07/2025"))


def test_values_are_shown_as_a_field_would_read_them():
    assert as_read(["31/01/2025", "soon"], Kind.DATE, "When") == (("31/01/2025", "2025-01-31"), ("soon", None))
