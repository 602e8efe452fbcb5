"""Colours mean one thing, and can be told apart by everybody."""

import re
from itertools import combinations

import numpy as np
import pytest

from charts.palette import BAD, GOOD, MEMBERS, OTHERS, QUIET, QUIET_TEXT, TEXT, MemberColours, colour

GROUNDS = ("#ffffff", "#12191d", "#1c262b", "#f4f6f7")
MACHADO_2009 = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> np.ndarray:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(linear(each) @ [0.2126, 0.7152, 0.0722] for each in (one, other))
    return (light + 0.05) / (dark + 0.05)


def oklab(light: np.ndarray) -> np.ndarray:
    to_cones = np.array(
        [[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]]
    )
    to_lab = np.array(
        [
            [0.2104542553, 0.7936177850, -0.0040720468],
            [1.9779984951, -2.4285922050, 0.4505937099],
            [0.0259040371, 0.7827717662, -0.8086757660],
        ]
    )
    return to_lab @ np.cbrt(to_cones @ np.clip(light, 0, 1))


@pytest.mark.parametrize("sight", MACHADO_2009)
def test_any_two_members_can_be_told_apart_by_people_who_confuse_colours(sight):
    seen = [oklab(np.array(MACHADO_2009[sight]) @ linear(each)) for each in MEMBERS]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) >= 0.06


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_stands_out_from_every_ground(ground):
    needed = 3.0 if ground in GROUNDS[:2] else 2.7  # raised grounds lie between the two, behind cards and tables
    assert min(contrast(each, ground) for each in (*MEMBERS, OTHERS, QUIET, GOOD, BAD)) >= needed


@pytest.mark.parametrize("words", [TEXT, QUIET_TEXT])
def test_words_in_a_chart_can_be_read_on_the_ground_they_ask_for(words):
    on_light, on_dark = re.findall("#[0-9a-f]{6}", words["expr"])
    assert contrast(on_light, GROUNDS[0]) >= 4.5
    assert contrast(on_dark, GROUNDS[1]) >= 4.5


def test_a_member_has_the_same_colour_whoever_it_is_drawn_with():
    colours = MemberColours(("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gil"))
    assert colours.of(["Bo", "Di"])["Di"] == colours.of(["Di", "Ada", "Flo"])["Di"] == MEMBERS[3]


def test_of_two_members_with_one_colour_the_larger_keeps_it_and_the_other_is_grey():
    colours = MemberColours(("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gil"))
    assert colours.of(["Gil", "Bo"]) == {"Gil": MEMBERS[0], "Bo": MEMBERS[1]}
    assert colours.of(["Gil", "Ada"]) == {"Gil": OTHERS, "Ada": MEMBERS[0]}


def test_rows_without_a_member_and_unknown_ones_are_grey():
    assert MemberColours(("Ada", None)).of([None, "Zoe", "Ada"]) == {None: OTHERS, "Zoe": OTHERS, "Ada": MEMBERS[0]}


def test_an_encoding_gives_each_name_its_colour():
    scale = colour("member", {"Ada": MEMBERS[0], "(none)": OTHERS}).to_dict()["scale"]
    assert (scale["domain"], scale["range"]) == (["Ada", "(none)"], [MEMBERS[0], OTHERS])
