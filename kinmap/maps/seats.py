"""Who sits where on the rings: the closer a stage the nearer, friends side by side.

Lengths are units of a box that is 960 wide; angles as in `compass`. Nothing is drawn at
random: a seat depends on who is there, in whatever order they come.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kinmap.maps.compass import TOP, Sector
from kinmap.maps.labels import Box, width

CENTRE = (480.0, 462.0)
RADII = {"kin": 112, "connection": 218, "possible": 316, "known": 398}
WORDS = {"kin": "kin", "connection": "connections", "possible": "possible", "known": "known"}
"""What stands on the rings; a site in another language has words of its own."""
WORD_SIZE = 14.5
SWING = 11.0
KIN_SWING = 8.0
PAIR = 2
ROW = 60
BAND = 11
"""Rows of a crowd, too many to be told apart: a texture rather than a line."""
SMALLEST, LARGEST = 2.2, 17.0

Ties: TypeAlias = Mapping[tuple[str, str], int]
"""Weight by the two ids."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody as the map needs to know them.

    Attributes:
        stage: one of `RADII`.
        circle: the number of their circle in order of the compass, from 0.
        short: the name for a narrow screen.
    """

    id: str
    name: str
    short: str
    stage: str
    circle: int
    encounters: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A guest at their angle and distance."""

    guest: Guest
    angle: float
    distance: float
    r: float

    @property
    def point(self) -> tuple[float, float]:
        """Where they sit, in units."""
        return polar(self.angle, self.distance)

    @property
    def box(self) -> Box:
        """The square round their dot."""
        x, y = self.point
        return Box(x - self.r, y - self.r, x + self.r, y + self.r)


def polar(angle: float, distance: float) -> tuple[float, float]:
    """Return the point in a direction from the centre, rounded to a tenth."""
    x, y = CENTRE
    return round(x + distance * math.cos(angle), 1), round(y + distance * math.sin(angle), 1)


def seated(
    guests: Sequence[Guest], ties: Ties, found: Sequence[Sector], words: Mapping[str, str] = WORDS
) -> list[Seat]:
    """Give everyone their seat, ring by ring from the innermost, sector by sector.

    Within a sector people come by the mean angle of those whom they know further in; `words`
    are those of the rings.
    """
    known: dict[str, list[str]] = {}
    for a, b in ties:
        known.setdefault(a, []).append(b)
        known.setdefault(b, []).append(a)
    groups: dict[tuple[str, int], list[Guest]] = {}
    for guest in guests:
        groups.setdefault((guest.stage, guest.circle), []).append(guest)
    angles: dict[str, float] = {}
    seats: list[Seat] = []
    for stage in RADII:
        inner = dict(angles)
        for circle, sector in enumerate(found):
            group = groups.get((stage, circle), [])
            means = {g.id: mean(known.get(g.id, ()), inner, sector.middle) for g in group}
            group.sort(key=lambda g: (means[g.id], g.id))
            row = in_row(group, stage, clear(sector, stage, words[stage]))
            angles.update((seat.guest.id, seat.angle) for seat in row)
            seats.extend(row)
    return seats


def mean(ids: Iterable[str], angles: Mapping[str, float], middle: float) -> float:
    """Return the mean angle of those who have one already; of nobody, the sector's middle."""
    found = sorted(angles[i] for i in ids if i in angles)
    return round(sum(found) / len(found), 9) if found else middle


def clear(sector: Sector, stage: str, word: str) -> Sector:
    """Return the part of a sector that does not run under the ring's word at the top."""
    half = (width(word, WORD_SIZE) / 2 + 12) / RADII[stage]
    start, end = max(sector.start, TOP + half), min(sector.end, TOP + 2 * math.pi - half)
    return Sector(start, end) if start < end else sector


def in_row(group: Sequence[Guest], stage: str, sector: Sector) -> list[Seat]:
    """Seat a group side by side in its sector, as large as there is room for."""
    count = len(group)
    if not count:
        return []
    step = sector.span / count
    swing = KIN_SWING if stage == "kin" else SWING
    rows = offsets(count, swing)
    across = RADII[stage] * step
    gap = min(math.hypot(across, abs(rows[0] - rows[-1])), across * len(rows))
    most = max(SMALLEST, min(LARGEST, 0.47 * gap)) if count > 1 else LARGEST
    return [
        Seat(
            guest=guest,
            angle=sector.start + step * (i + 0.5),
            distance=RADII[stage] + rows[i % len(rows)],
            r=round(min(most, 3.6 + 0.78 * math.sqrt(guest.encounters)), 1),
        )
        for i, guest in enumerate(group)
    ]


def offsets(count: int, swing: float) -> tuple[float, ...]:
    """Return how far from the ring's line each next one stands, in turn."""
    if count <= PAIR:
        return (0.0,)
    if count <= ROW:
        return (swing, -swing)
    if count <= 4 * ROW:
        return (swing, -swing, swing / 3, -swing / 3)
    return tuple(14.0 - 6 * (i * 4 % BAND) for i in range(BAND))
