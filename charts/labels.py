"""Where names stand beside dots without lying on each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LETTER, LINE, GAP = 6.6, 15.0, 4.0
"""About so many pixels are a letter wide and a line high, in the size of labels; so many lie between a dot and its name."""


@dataclass(frozen=True)
class Spot:
    """A dot in pixels, from the left and the top, with its radius and the name that it would have."""

    x: float
    y: float
    radius: float
    name: str


@dataclass(frozen=True)
class Box:
    """What a name would cover."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


SIDES = ("right", "left", "above", "below")


def placed(spots: Sequence[Spot], notable: Sequence[int], size: tuple[float, float], lines: Sequence[Box] = ()) -> dict[int, str]:
    """Which of the notable dots, the most notable first, get their name, and on which side of it; the others stay without.

    A name covers no dot, no other name, and stays within the picture; `lines` it covers only where it has no other place.
    """
    width, height = size
    taken = [Box(each.x - each.radius, each.y - each.radius, each.x + each.radius, each.y + each.radius) for each in spots]
    found: dict[int, str] = {}
    for index in notable:
        own = taken[index]
        for side, box in sorted(_boxes(spots[index]), key=lambda each: any(each[1].meets(line) for line in lines)):
            inside = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
            if inside and not any(box.meets(other) for other in taken if other is not own):
                found[index] = side
                taken.append(box)
                break
    return found


def _boxes(spot: Spot) -> Iterator[tuple[str, Box]]:
    wide, reach = LETTER * len(spot.name), spot.radius + GAP
    for side in SIDES:
        if side in ("right", "left"):
            left = spot.x + reach if side == "right" else spot.x - reach - wide
            yield side, Box(left, spot.y - LINE / 2, left + wide, spot.y + LINE / 2)
        else:
            top = spot.y - reach - LINE if side == "above" else spot.y + reach
            yield side, Box(spot.x - wide / 2, top, spot.x + wide / 2, top + LINE)
