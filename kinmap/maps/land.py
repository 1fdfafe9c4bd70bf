"""The outlines of the land, coarse for the whole world and finer where people live.

They come from Natural Earth (https://www.naturalearthdata.com), which is in the public
domain; `bench/land.py` makes the file. It holds paths ready to be drawn, as Mercator has
them: x is the longitude, y grows southwards, both in hundredths of a degree at the equator.
"""

from __future__ import annotations

import gzip
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LAND = Path(__file__).with_name("land.txt.gz")
UNITS = 100.0
"""To a degree at the equator."""
SQUARE = 5.0
"""Degrees at the equator: the side of a square that is drawn finely."""
OWN = 3
"""How much more a square's own people count than those of one beside it."""
NORTH, SOUTH = 84.0, -80.0
"""Degrees; Mercator has no poles."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of finer land: its left, top and side in units, and its path."""

    x: int
    y: int
    side: int
    path: str


@dataclass(frozen=True, slots=True)
class Land:
    """All outlines: the world as one path, and the finer squares by column and row."""

    world: str
    squares: dict[tuple[int, int], str]


def mercator(latitude: float, longitude: float) -> tuple[float, float]:
    """Return where a point on earth lies on the map, in units."""
    bounded = math.radians(min(max(latitude, SOUTH), NORTH))
    return longitude * UNITS, -math.degrees(math.asinh(math.tan(bounded))) * UNITS


@cache
def land() -> Land:
    """Return the outlines, read at the first call; they never change."""
    _, world, *lines = gzip.decompress(LAND.read_bytes()).decode().split("\n")
    cells = (line.split("\t") for line in lines)
    return Land(world, {(int(column), int(row)): path for column, row, path in cells})


def around(points: Iterable[tuple[float, float, int]], room: int) -> tuple[Square, ...]:
    """Return the finer squares where people live, and those beside them as far as there is room.

    Args:
        points: where people live, in units, and how many there.
        room: characters that all paths together may have.
    """
    found: list[Square] = []
    for column, row in wanted(points):
        path = land().squares.get((column, row), "")
        if path and len(path) <= room:
            room -= len(path)
            side = int(SQUARE * UNITS)
            found.append(Square(column * side, row * side, side, path))
    return tuple(found)


def wanted(points: Iterable[tuple[float, float, int]]) -> list[tuple[int, int]]:
    """Return squares by column and row, in the order of who lives there and, less so, next to it."""
    side = SQUARE * UNITS
    people: Counter[tuple[int, int]] = Counter()
    for x, y, count in points:
        column, row = math.floor(x / side), math.floor(y / side)
        people[column, row] += count * OWN
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                people[column + dx, row + dy] += count
    return sorted(people, key=lambda cell: (-people[cell], cell))
