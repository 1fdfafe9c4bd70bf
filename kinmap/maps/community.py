"""Who knows whom: everybody's place, and the shape of each circle.

A pure function of people, ties and circles. Circles lie in their own directions (`islands`),
people within them as forces draw them (`knots`), and whoever knows nobody stands in rows at
the right. Lengths are units of a box that is 960 wide and 700 high.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kinmap.maps.circles import ALONE, Circle
from kinmap.maps.hulls import Point, padded
from kinmap.maps.islands import Island, islands
from kinmap.maps.knots import Knot, places
from kinmap.maps.seats import Ties
from kinmap.maps.seeds import share

WIDE, HIGH = 960.0, 700.0
EDGE = 34.0
"""Units of paper round the circles, for their names."""
LARGEST_STEP = 34.0
"""Units from one person to the next, at most: a few people do not fill the picture."""
ASIDE = 190.0
"""The widest that the rows of those who know nobody are."""
ROW_STEP = 22.0
FAR = "far "
"""What turns a circle's number into another one: how far from the middle it starts."""
FILLED = 0.92
"""How far out in a disc people stand."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where somebody stands: `circle` is their circle's number, None for whoever knows nobody."""

    id: str
    x: float
    y: float
    circle: int | None


@dataclass(frozen=True, slots=True)
class Shape:
    """The ground under a circle: its number, its corners, and its middle."""

    circle: int
    corners: tuple[Point, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everybody once.

    Attributes:
        marks: circle by circle, those at the side last; within each by id.
        step: units from one person to the next within a circle.
        aside: where the rows of those at the side begin, or the paper at the right.
    """

    marks: tuple[Mark, ...]
    shapes: tuple[Shape, ...]
    step: float
    aside: float


def picture(found: Sequence[Circle], ties: Ties) -> Picture:
    """Return the places of everybody in these circles, those on their own being the last one."""
    groups = [it for it in found if it.name != ALONE]
    alone = next((it.ids for it in found if it.name == ALONE), ())
    aside, rows = at_the_side(alone, everything=not groups)
    lands = islands([len(it.ids) for it in groups], [share(it.eldest, FAR) for it in groups])
    step = fit(lands, aside)
    marks: list[Mark] = []
    shapes: list[Shape] = []
    for number, (knot, land) in enumerate(zip(knots(groups, lands, ties), lands, strict=True)):
        reach = land.radius * FILLED
        points = [
            (round(land.x + x * reach * step, 1), round(land.y + y * reach * step, 1))
            for x, y in places(knot)
        ]
        marks += (Mark(i, x, y, number) for i, (x, y) in zip(knot.ids, points, strict=True))
        corners = tuple(padded(points, max(5.0, 0.55 * step)))
        shapes.append(Shape(number, corners, round(land.x, 1), round(land.y, 1)))
    return Picture((*marks, *rows), tuple(shapes), round(step, 2), aside)


def at_the_side(ids: Sequence[str], *, everything: bool) -> tuple[float, list[Mark]]:
    """Return where the rows at the right begin, and the places of those who stand there."""
    if not ids:
        return WIDE - EDGE, []
    width, height = (WIDE - 2 * EDGE if everything else ASIDE), HIGH - 2 * EDGE
    step = min(ROW_STEP, math.sqrt(width * height / len(ids)))
    columns = max(1, math.floor(width / step))
    if not everything:
        columns = min(columns, math.ceil(len(ids) * step / height) + 1)
    left = WIDE - EDGE - (columns - 0.5) * step
    rows = [
        Mark(i, round(left + n % columns * step, 1), round(EDGE + (n // columns + 0.5) * step, 1), None)
        for n, i in enumerate(ids)
    ]
    return round(left - ROW_STEP, 1), rows


def fit(lands: Sequence[Island], aside: float) -> float:
    """Move and enlarge the discs so that they fill the picture, and return units by person."""
    if not lands:
        return LARGEST_STEP
    left, right = min(it.x - it.radius for it in lands), max(it.x + it.radius for it in lands)
    top, bottom = min(it.y - it.radius for it in lands), max(it.y + it.radius for it in lands)
    step = min(LARGEST_STEP, (aside - EDGE) / (right - left), (HIGH - 2 * EDGE) / (bottom - top))
    for it in lands:
        it.x = (aside + EDGE) / 2 + (it.x - (left + right) / 2) * step
        it.y = HIGH / 2 + (it.y - (top + bottom) / 2) * step
    return step


def knots(groups: Sequence[Circle], lands: Sequence[Island], ties: Ties) -> Iterable[Knot]:
    """Give each circle with its own ties, and the directions in which its people know others."""
    number = {i: n for n, it in enumerate(groups) for i in it.ids}
    place = {i: at for it in groups for at, i in enumerate(it.ids)}
    inner: list[list[tuple[int, int, int]]] = [[] for _ in groups]
    outer: list[dict[int, list[int]]] = [{} for _ in groups]
    for (a, b), weight in sorted(ties.items()):
        if a not in number or b not in number:
            continue
        if number[a] == number[b]:
            inner[number[a]].append((place[a], place[b], weight))
        else:
            outer[number[a]].setdefault(place[a], []).append(number[b])
            outer[number[b]].setdefault(place[b], []).append(number[a])
    for n, it in enumerate(groups):
        yield Knot(it.ids, inner[n], {at: towards(lands, n, those) for at, those in outer[n].items()})


def towards(lands: Sequence[Island], here: int, others: Sequence[int]) -> Point:
    """Return the mean direction from one circle to others, no longer than 1."""
    x = y = 0.0
    for n in others:
        dx, dy = lands[n].x - lands[here].x, lands[n].y - lands[here].y
        far = math.hypot(dx, dy) or 1.0
        x, y = x + dx / far, y + dy / far
    return x / len(others), y / len(others)


def sizes(encounters: Mapping[str, int], step: float) -> dict[str, float]:
    """Return the radius of everybody's dot: the more you met, the larger, as far as there is room."""
    most = max(1.1, 0.36 * step)
    least = min(2.6, most)
    return {
        i: round(min(most, least + 0.6 * math.sqrt(n) * min(1, most / 8)), 1) for i, n in encounters.items()
    }
