"""The smallest shape without a dent that holds some points, with a margin round them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
CORNERS = 12
ROUND = tuple(
    (math.cos(2 * math.pi * i / CORNERS), math.sin(2 * math.pi * i / CORNERS)) for i in range(CORNERS)
)


def hull(points: Iterable[Point]) -> list[Point]:
    """Return the corners of the convex hull, clockwise as seen on a screen."""
    ordered = sorted(set(points))
    if len(ordered) < 3:  # noqa: PLR2004 - two points make no area
        return ordered
    return [*half(ordered)[:-1], *half(ordered[::-1])[:-1]]


def half(ordered: Sequence[Point]) -> list[Point]:
    """Return one side of the hull of points that are in order."""
    found: list[Point] = []
    for point in ordered:
        while len(found) > 1 and turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def turn(a: Point, b: Point, c: Point) -> float:
    """Return more than 0 where the way from a over b to c turns right on a screen, else less, or 0."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def padded(points: Iterable[Point], margin: float) -> list[Point]:
    """Return the hull of discs round the points, its corners rounded to a tenth."""
    discs = [(x + margin * dx, y + margin * dy) for x, y in hull(points) for dx, dy in ROUND]
    return [(round(x, 1), round(y, 1)) for x, y in hull(discs)]
