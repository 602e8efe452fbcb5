"""Names beside dots never lie on each other; shades leave the numbers on them readable on both grounds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from charts.against import is_skewed
from charts.heat import Scale, diverging, sequential
from charts.labels import GAP, LETTER, LINE, Box, Spot, placed

SIZE = (560.0, 440.0)
SPOTS = st.lists(
    st.builds(Spot, st.floats(0, SIZE[0]), st.floats(0, SIZE[1]), st.floats(3, 17), st.text("abcdef", min_size=1, max_size=14)), max_size=25
)


def box(spot: Spot, side: str) -> Box:
    wide, reach = LETTER * len(spot.name), spot.radius + GAP
    if side in ("right", "left"):
        left = spot.x + reach if side == "right" else spot.x - reach - wide
        return Box(left, spot.y - LINE / 2, left + wide, spot.y + LINE / 2)
    top = spot.y - reach - LINE if side == "above" else spot.y + reach
    return Box(spot.x - wide / 2, top, spot.x + wide / 2, top + LINE)


@given(SPOTS)
def test_no_name_lies_on_another_or_leaves_the_picture(spots: list[Spot]) -> None:
    found = placed(spots, range(len(spots)), SIZE)
    boxes = [box(spots[index], side) for index, side in found.items()]
    assert not any(one.meets(other) for number, one in enumerate(boxes) for other in boxes[number + 1 :])
    assert all(each.left >= 0 and each.top >= 0 and each.right <= SIZE[0] and each.bottom <= SIZE[1] for each in boxes)


def test_of_two_dots_side_by_side_each_has_its_name_on_its_free_side() -> None:
    spots = [Spot(200, 200, 8, "left one"), Spot(220, 200, 8, "right one")]
    assert placed(spots, [0, 1], SIZE) == {0: "left", 1: "right"}


def test_a_name_goes_round_a_line_where_it_can() -> None:
    line = Box(230, 0, 234, SIZE[1])
    assert placed([Spot(200, 200, 8, "somebody")], [0], SIZE, [line]) == {0: "left"}


def test_the_most_notable_has_its_name_first() -> None:
    crowded = [Spot(280, 220, 8, "a long name here"), Spot(281, 221, 8, "another long name")]
    assert 1 in placed(crowded, [1, 0], SIZE)


def test_a_few_large_values_beside_many_small_ones_are_skewed_and_nought_is_not_divided() -> None:
    assert is_skewed([1, 2, 3, 4, 100])
    assert not is_skewed([0, 2, 3, 4, 100])
    assert not is_skewed([5, 6])


def test_shades_go_from_pale_to_deep_and_changes_by_what_is_good() -> None:
    scale = Scale.over([0.0, 50.0, 100.0], from_zero=True)
    strengths = [float(re.findall(r"[\d.]+", sequential(each, scale))[-1]) for each in (0.0, 50.0, 100.0)]
    assert strengths == sorted(strengths)
    assert strengths[-1] <= 0.5
    assert diverging(5, 5, 1) == diverging(-5, 5, -1) != diverging(-5, 5, 1)
    assert diverging(5, 5, 0) == diverging(-5, 5, 0)
    assert Scale.over([0.4, 0.6], from_zero=False) == Scale(0.4, 0.6)


def _luminance(colour: tuple[float, float, float]) -> float:
    parts = [each / 255 for each in colour]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_numbers_stand_at_least_four_and_a_half_to_one_on_the_deepest_shade_of_either_ground() -> None:
    deepest = [sequential(1, Scale(0, 1)), *(diverging(sign, 1, better) for sign in (1, -1) for better in (1, 0))]
    for ground, text in (((255, 255, 255), (0x1D, 0x2A, 0x30)), ((0x12, 0x19, 0x1D), (0xE6, 0xEC, 0xEE))):
        for shade in deepest:
            *colour, alpha = (float(each) for each in re.findall(r"[\d.]+", shade))
            mixed = tuple(alpha * above + (1 - alpha) * below for above, below in zip(colour, ground, strict=True))
            low, high = sorted((_luminance(mixed), _luminance(text)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (shade, ground)
