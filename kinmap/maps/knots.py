"""Who stands where within one circle: forces between people, from places that their ids tell.

Whoever knows each other is drawn together, everybody else apart, for a bounded number of
steps; the same people and ties give the same places. Towards the circles where they know
somebody people are drawn as well.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kinmap.maps.seeds import spot

if TYPE_CHECKING:
    import igraph

STEPS = 60
EFFORT = 3_000_000
"""Pairs of people, over all steps; in a very large circle there are fewer steps, but some."""
FEWEST_STEPS = 12
GRID = 700
"""People of one circle from whom on those far away are no longer reckoned with."""
FEW = 3
ELBOW = 1.0
"""How far apart any two shall be, by the root of how many there are, as far as a few rounds bring it."""
ROUNDS = 6
PULL = 0.3
"""How far somebody is drawn outwards at most, by the root of how many there are."""
CALM = 0.35
"""How far anyone moves in the first step, in units, by the root of how many there are: little, so
that a newcomer does not stir up all."""

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Knot:
    """One circle, to be laid out.

    Attributes:
        ids: its people.
        ties: two places in `ids`, and the weight.
        outward: for those who know somebody elsewhere, by place in `ids`: in which direction, and how much.
    """

    ids: Sequence[str]
    ties: Sequence[tuple[int, int, int]]
    outward: Mapping[int, Point]


def places(knot: Knot) -> list[Point]:
    """Return a point of the disc of radius 1 for each of a circle's people."""
    seeds = [spot(i) for i in knot.ids]
    found = spread(outward(knot, forced(knot, seeds) if len(seeds) >= FEW else seeds))
    return make_room(found, ELBOW / math.sqrt(len(found)))


def forced(knot: Knot, seeds: Sequence[Point]) -> list[Point]:
    """Return where the forces bring everybody from their first places."""
    import igraph  # noqa: PLC0415 - takes a while to load, and an archive without ties does without

    count = len(knot.ids)
    wide = math.sqrt(count)
    graph = igraph.Graph(n=count, edges=[(a, b) for a, b, _ in knot.ties])
    start = [[x * wide * 0.6, y * wide * 0.6] for x, y in seeds]
    igraph.set_random_number_generator(random.Random(0))  # noqa: S311 - no cipher
    try:
        return moved(graph, knot, start)
    finally:
        igraph.set_random_number_generator(random)


def outward(knot: Knot, points: Sequence[Point]) -> list[Point]:
    """Return the points with those drawn outwards who know somebody elsewhere.

    Not one of the forces: however little another circle moves, forces would make much of it.
    """
    far = PULL * math.sqrt(len(points))
    found = list(points)
    for place, (x, y) in knot.outward.items():
        found[place] = points[place][0] + x * far, points[place][1] + y * far
    return found


def moved(graph: igraph.Graph, knot: Knot, start: list[list[float]]) -> list[Point]:
    """Return the places after the last step."""
    count = len(start)
    found = graph.layout_fruchterman_reingold(
        weights=[0.5 + 0.25 * weight for _, _, weight in knot.ties],
        seed=start,
        niter=max(FEWEST_STEPS, min(STEPS, 2 * EFFORT // (count * count))),
        start_temp=CALM * math.sqrt(count) / 2,
        grid="grid" if count > GRID else "nogrid",
    )
    return [(x, y) for x, y in found.coords]


def spread(points: Sequence[Point]) -> list[Point]:
    """Return the points in the disc of radius 1, as dense in the middle as at its edge.

    Everybody keeps their direction from the middle, and their order by distance.
    """
    count = len(points)
    x = sum(p[0] for p in points) / count
    y = sum(p[1] for p in points) / count
    polar = [(math.hypot(a - x, b - y), math.atan2(b - y, a - x)) for a, b in points]
    order = sorted(range(count), key=lambda i: (polar[i][0], i))
    found: list[Point] = [(0.0, 0.0)] * count
    for rank, i in enumerate(order):
        far = math.sqrt((rank + 0.5) / count) if count > 1 else 0.0
        found[i] = far * math.cos(polar[i][1]), far * math.sin(polar[i][1])
    return found


def make_room(points: Sequence[Point], apart: float) -> list[Point]:
    """Return the points with those pushed apart that stand in each other's way."""
    found = [[x, y] for x, y in points]
    row = [found[i] for i in sorted(range(len(found)), key=lambda i: (points[i], i))]
    for _ in range(ROUNDS):
        for n, one in enumerate(row):
            for at in range(n + 1, len(row)):
                other = row[at]
                if other[0] - one[0] > apart:
                    break
                if -apart < other[1] - one[1] < apart:  # most are further up or down
                    push(one, other, apart)
    return [(x, y) for x, y in found]


def push(one: list[float], other: list[float], apart: float) -> None:
    """Push two points apart, half of what is missing each."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    if (far := math.hypot(dx, dy)) >= apart:
        return
    dx, dy = (dx / far, dy / far) if far else (0.0, 1.0)
    half = (apart - far) / 2
    one[0] -= dx * half
    one[1] -= dy * half
    other[0] += dx * half
    other[1] += dy * half
