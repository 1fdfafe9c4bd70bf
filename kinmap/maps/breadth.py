"""Breadth and depth: where each circle stands by how many people you know, and how well.

The two are axes of their own: no line joins them, and nothing is added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinmap.maps.labels import Box, Label, Taken, fitted, places

HEIGHT = 400
LEFT, RIGHT, TOP, FOOT = 56, 20, 20, 60
"""Units kept free around the field, for the words at its axes."""
RADIUS = 6
SIZE = 15.0
LONGEST = 0.55
"""How much of the width a name may take."""
STEPS = (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 4000)
TICKS = 4


@dataclass(frozen=True, slots=True)
class Point:
    """A circle: its name, how many people, and how many things you know of each on average."""

    name: str
    people: int
    depth: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a circle stands; `label` is None where its name has no room."""

    point: Point
    x: float
    y: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture: the field from `left` to `right`, its foot at `bottom`.

    Attributes:
        across: the ticks, each a place and a number of people.
        up: likewise, of things known.
    """

    width: int
    height: int
    left: int
    right: int
    bottom: int
    across: tuple[tuple[float, int], ...]
    up: tuple[tuple[float, int], ...]
    marks: tuple[Mark, ...]


def plot(points: Sequence[Point], most: int, width: int) -> Plot:
    """Draw the circles.

    Args:
        points: the circles; whoever comes first finds room for its name first.
        most: how many things there are to know of somebody; the axis ends sooner where little is known.
        width: of the picture, in units.
    """
    right, bottom = width - RIGHT, HEIGHT - FOOT
    step = step_of(max((point.people for point in points), default=0))
    end = max((point.people for point in points), default=0) * 1.1 + step * 0.4
    top = min(most, int(max((point.depth for point in points), default=0)) + 2)
    scale, rise = (right - LEFT) / end, (bottom - TOP) / max(top, 1)
    spots = [(LEFT + point.people * scale, bottom - point.depth * rise) for point in points]
    taken = Taken(Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in spots)
    marks = []
    for point, (x, y) in zip(points, spots, strict=True):
        label = named(point.name, x, y, taken, width)
        if label:
            taken.add(label.box)
        marks.append(Mark(point, round(x, 1), round(y, 1), label))
    ticks = range(0, int(end) + 1, step)
    levels = range(0, top + 1, 2 if top > TICKS else 1)
    return Plot(
        width=width,
        height=HEIGHT,
        left=LEFT,
        right=right,
        bottom=bottom,
        across=tuple((round(LEFT + n * scale, 1), n) for n in ticks),
        up=tuple((round(bottom - n * rise, 1), n) for n in levels),
        marks=tuple(marks),
    )


def step_of(people: int) -> int:
    """Return from one tick to the next, so that there are few."""
    return next((step for step in STEPS if step * TICKS >= people), people // TICKS or 1)


def named(name: str, x: float, y: float, taken: Taken, width: int) -> Label | None:
    """Return the name of a mark where there is room, or nothing."""
    own = Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
    text = fitted(name, SIZE, width * LONGEST)
    sides = places(x, y, RADIUS, text, SIZE) if text else {}
    for label in (it for side in ("right", "left", "above", "below") for it in sides.get(side, ())):
        inside = label.box.left > LEFT and label.box.right < width and label.box.bottom < HEIGHT - FOOT
        if inside and taken.free(label.box, own):
            return label
    return None
