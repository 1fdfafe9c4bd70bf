"""The map of places: a disc for each, joined where they would lie on each other.

A place joins the nearest one that has more people, as soon as the two come too near on the
screen; how near they lie is all that has to be known to draw the map at any zoom. Lengths
are units of the land (hundredths of a degree at the equator) or pixels of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from kinmap.maps.labels import Box, Label, Taken, places
from kinmap.maps.land import UNITS

GAP = 28.0
"""Pixels: discs whose middles are nearer than this are one."""
FIRST, LEVELS = 64.0, 10
"""Units of the finest grid that places are looked up in, and how often it is doubled: the whole world."""
AIR = 0.1
"""Of the picture's width and height, on each side."""
LEAST = 1.5 * UNITS
"""Units that a picture shows at the least, be it of a single town."""
MOST_SHARE = 3
"""The picture shows the part where most live, if that is at least so many times smaller than the whole."""
SMALLEST, LARGEST = 4.5, 24.0
"""Pixels: the radius of one person's disc, and of the largest."""
LABEL = 14.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: where it lies, and how many people live there by stage, the nearest stage first."""

    name: str
    x: float
    y: float
    counts: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many live there."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Join:
    """The place with more people that one joins, and from how near on, in units."""

    into: int
    reach: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the earth as a picture: left and top in units, pixels to a unit, and its size in pixels."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def at(self, spot: Spot) -> tuple[float, float]:
        """Return where a place lies in the picture."""
        return round((spot.x - self.left) * self.scale, 1), round((spot.y - self.top) * self.scale, 1)

    def shows(self, spot: Spot) -> bool:
        """Tell whether a place lies in the picture."""
        x, y = self.at(spot)
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def move(self) -> str:
        """How the land is moved and enlarged to lie in the picture."""
        return f"scale({self.scale:.6g}) translate({-self.left:.1f} {-self.top:.1f})"


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc of the picture: a place and those that joined it.

    Attributes:
        place: the number of the place with most people.
        joined: how many places more.
        rings: the stage by number and the radius, the outermost first.
        label: its name, where there is room.
    """

    place: int
    joined: int
    people: int
    x: float
    y: float
    rings: tuple[tuple[int, float], ...]
    label: Label | None

    @property
    def r(self) -> float:
        """Its radius."""
        return self.rings[0][1]


def joins(spots: Sequence[Spot]) -> tuple[Join | None, ...]:
    """Return for each place which one it joins; those with more people come first in `spots`."""
    grids: list[dict[tuple[int, int], list[int]]] = [{} for _ in range(LEVELS)]
    found = []
    for number, spot in enumerate(spots):
        found.append(nearest(spot, spots, grids))
        side = FIRST
        for grid in grids:
            grid.setdefault((int(spot.x // side), int(spot.y // side)), []).append(number)
            side *= 2
    return tuple(found)


def nearest(
    spot: Spot, spots: Sequence[Spot], grids: Sequence[dict[tuple[int, int], list[int]]]
) -> Join | None:
    """Return the nearest place of those in the grids, in ever larger squares; the first has none."""
    side = FIRST
    for grid in grids:
        column, row = int(spot.x // side), int(spot.y // side)
        cells = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        near = [n for cell in cells if cell in grid for n in grid[cell]]
        if near:
            reach, into = min((math.hypot(spots[n].x - spot.x, spots[n].y - spot.y), n) for n in near)
            if reach <= side or grid is grids[-1]:
                return Join(into, round(reach, 1))
        side *= 2
    return None


def shown(found: Sequence[Join | None], scale: float) -> dict[int, list[int]]:
    """Return the places that have a disc at so many pixels to a unit, each with those that joined it."""
    home: list[int] = []
    for number, join in enumerate(found):
        home.append(number if join is None or join.reach * scale >= GAP else home[join.into])
    groups: dict[int, list[int]] = {}
    for number, at in enumerate(home):
        groups.setdefault(at, []).append(number)
    return groups


# -- which part of the earth --------------------------------------------------------------


def whole(spots: Sequence[Spot], width: int, height: int) -> Frame:
    """Return the picture that has all of these places in it."""
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    wide = max(right - left, LEAST) / (1 - 2 * AIR)
    high = max(bottom - top, LEAST * height / width) / (1 - 2 * AIR)
    scale = min(width / wide, height / high)
    return Frame(
        left=(left + right) / 2 - width / scale / 2,
        top=(top + bottom) / 2 - height / scale / 2,
        scale=scale,
        width=width,
        height=height,
    )


def home(spots: Sequence[Spot], found: Sequence[Join | None], width: int, height: int) -> Sequence[Spot]:
    """Return the places to be shown first: the part where most people live, if that shows much more."""
    if not spots:
        return ()
    scale = whole(spots, width, height).scale
    half = sum(spot.people for spot in spots) / 2
    while scale * LEAST < width:
        groups = ([spots[n] for n in group] for group in shown(found, scale).values())
        most = max(groups, key=lambda group: sum(spot.people for spot in group))
        if sum(spot.people for spot in most) < half:
            break
        if whole(most, width, height).scale >= scale * MOST_SHARE:
            return most
        scale *= 2
    return spots


# -- what is drawn ------------------------------------------------------------------------


def discs(spots: Sequence[Spot], found: Sequence[Join | None], frame: Frame, size: float) -> tuple[Disc, ...]:
    """Return the discs of a picture, the largest first, with names where there is room.

    Args:
        spots: all places, those with most people first.
        found: which joins which.
        frame: the part that is drawn.
        size: pixels of the radius of one person's disc.
    """
    groups = shown(found, frame.scale)
    seen = [(n, group) for n, group in groups.items() if frame.shows(spots[n])]
    seen.sort(key=lambda it: (-sum(spots[n].people for n in it[1]), it[0]))
    drawn = []
    for number, group in seen:
        counts = [sum(column) for column in zip(*(spots[n].counts for n in group), strict=True)]
        drawn.append((number, len(group) - 1, sum(counts), *frame.at(spots[number]), rings(counts, size)))
    taken = Taken(Box(x - r, y - r, x + r, y + r) for *_, x, y, ((_, r), *_) in drawn)
    return tuple(Disc(*it, named(spots[it[0]].name, it, frame, taken)) for it in drawn)


def rings(counts: Sequence[int], size: float) -> tuple[tuple[int, float], ...]:
    """Return stages by number with radii, the outermost first, each ring's area as its people are many."""
    ends = list(accumulate(counts))
    radius = min(max(size * math.sqrt(ends[-1]), SMALLEST), LARGEST)
    parts = [(n, round(radius * math.sqrt(end / ends[-1]), 1)) for n, end in enumerate(ends) if counts[n]]
    return tuple(reversed(parts))


def size_for(spots: Sequence[Spot], found: Sequence[Join | None], frame: Frame) -> float:
    """Return the radius of one person's disc in pixels, so that the largest of a picture is not too large."""
    most = max(sum(spots[n].people for n in group) for group in shown(found, frame.scale).values())
    return min(SMALLEST, LARGEST / math.sqrt(most)) if most else SMALLEST


def named(
    name: str,
    disc: tuple[int, int, int, float, float, tuple[tuple[int, float], ...]],
    frame: Frame,
    taken: Taken,
) -> Label | None:
    """Take the first place beside a disc where its name has room, if there is one."""
    _, _, _, x, y, ((_, r), *_) = disc
    own = Box(x - r, y - r, x + r, y + r)
    at = places(x, y, r, name, LABEL)
    for label in (*at["right"], *at["left"], *at["above"], *at["below"]):
        box = label.box
        inside = box.left >= 0 and box.right <= frame.width and box.top >= 0 and box.bottom <= frame.height
        if inside and taken.free(box, but=own):
            taken.add(box)
            return label
    return None
