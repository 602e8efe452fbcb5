"""The words that name the target of who has set none say the growth that it is made with."""

from ui.target import GROWTH
from ui.what_if import MORE_REACHED, SHORT_OF_MORE


def test_the_growth_that_is_named_is_the_one_that_is_counted() -> None:
    growth = f"{round(100 * (GROWTH - 1))}% growth"
    assert SHORT_OF_MORE.endswith(growth)
    assert MORE_REACHED.endswith(growth)
