"""The rings: you in the middle, the closer a stage the nearer, each circle in its own direction.

A pure function of who stands where in the model: the same people give the same picture,
in whatever order they come. Lengths are units of a box that is 960 wide and 930 high.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kinmap.maps import compass
from kinmap.maps.compass import AIR, Sector
from kinmap.maps.labels import fitted, width
from kinmap.maps.ring_names import Dot, named
from kinmap.maps.seats import WORDS, Guest, Seat, Ties, polar, seated

RIM = 420.0
SIZES = (17.0, 34.0)
"""Of a name on the rim, on a wide screen and on a narrow one."""
LOW = 0.15
"""Below this sine of its direction a name on the rim would stand on its head."""
CROWD = 400
"""People; in a larger archive the known are a texture of points, and the list names them."""
MOST_DOTS = 1500
"""Dots with a link and a name; beyond, the possible are a texture as well."""


@dataclass(frozen=True, slots=True)
class RimName:
    """A name that runs along the rim: `d` is the path that it stands on."""

    text: str
    d: str
    size: float


@dataclass(frozen=True, slots=True)
class Arc:
    """The outer arc of a circle, and its name for a wide and for a narrow screen."""

    name: str
    d: str
    wide: RimName
    narrow: RimName


@dataclass(frozen=True, slots=True)
class Rings:
    """The picture.

    Attributes:
        arcs: the rim, one for each circle that anybody is in.
        dots: from kin to known, clockwise; every guest that is not in the texture once.
        bonds: ties between those who have a dot: the places of both among the dots, and the weight.
        texture: the known of a large archive, as one path of points.
        textured: whose points they are, in the same order.
    """

    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]
    bonds: tuple[tuple[int, int, int], ...]
    texture: str
    textured: tuple[str, ...]


def rings(
    guests: Iterable[Guest],
    ties: Ties,
    names: Sequence[str],
    shorter: Mapping[str, str] = MappingProxyType({}),
    words: Mapping[str, str] = WORDS,
) -> Rings:
    """Return the picture of these people, in a sector for each of the names of circles.

    Args:
        guests: everybody on it.
        ties: weight by the two ids.
        names: of the circles.
        shorter: for some of these, what is left of them where there is little room.
        words: of the rings, by stage.
    """
    everyone = sorted(guests, key=lambda g: g.id)
    found = compass.sectors(sizes(everyone, len(names)))
    fine = textured(everyone)
    seats = seated(everyone, ties, found, words)
    points = [s for s in seats if s.guest.stage in fine]
    drawn = [s for s in seats if s.guest.stage not in fine]
    return Rings(
        arcs=arcs(found, names, shorter),
        dots=named(drawn, words),
        bonds=bonds(drawn, ties),
        texture="".join(f"M{x:.1f} {y:.1f}h0" for x, y in (s.point for s in points)),
        textured=tuple(s.guest.id for s in points),
    )


def spots(guests: Iterable[Guest], ties: Ties, circles: int) -> list[Seat]:
    """Return where those who would have a dot sit, as on the picture, without names and the rest."""
    everyone = sorted(guests, key=lambda g: g.id)
    fine = textured(everyone)
    found = compass.sectors(sizes(everyone, circles))
    return seated([guest for guest in everyone if guest.stage not in fine], ties, found)


def sizes(guests: Iterable[Guest], circles: int) -> list[int]:
    """Return how many guests each circle has."""
    found = [0] * circles
    for guest in guests:
        found[guest.circle] += 1
    return found


def textured(guests: Sequence[Guest]) -> tuple[str, ...]:
    """Return the stages that are a texture: none, the known, or all that would be too many dots."""
    left, fine = len(guests), list[str]()
    most = CROWD
    for stage in ("known", "possible", "connection"):
        if left <= most:
            break
        fine.append(stage)
        left -= sum(guest.stage == stage for guest in guests)
        most = MOST_DOTS
    return tuple(fine)


def bonds(seats: Iterable[Seat], ties: Ties) -> tuple[tuple[int, int, int], ...]:
    """Return the ties between those who have a dot: the places of both in the row, and the weight."""
    at = {seat.guest.id: place for place, seat in enumerate(seats)}
    return tuple((at[a], at[b], weight) for (a, b), weight in sorted(ties.items()) if a in at and b in at)


def arcs(found: Sequence[Sector], names: Sequence[str], shorter: Mapping[str, str]) -> tuple[Arc, ...]:
    """Return the rim: an arc and a name for each sector that anybody stands in."""
    return tuple(
        Arc(name, arc(sector, RIM), *(written(name, shorter.get(name, name), sector, size) for size in SIZES))
        for sector, name in zip(found, names, strict=True)
        if sector.span > 0
    )


def written(name: str, short: str, sector: Sector, size: float) -> RimName:
    """Return a name along the rim, as much of it as there is room for; upright at the bottom."""
    low = math.sin(sector.middle) > LOW
    radius = RIM + (size * 1.15 if low else size * 0.42)
    room = radius * (sector.span + AIR * 0.8)
    text = name if width(name, size) <= room else fitted(short, size, room)
    half = max(sector.span, width(text, size) / radius + AIR) / 2
    reach = Sector(sector.middle - half, sector.middle + half)
    return RimName(text, arc(reach, radius, backwards=low), size)


def arc(sector: Sector, radius: float, *, backwards: bool = False) -> str:
    """Return the arc over a sector, clockwise or backwards."""
    ends = polar(sector.start, radius), polar(sector.end, radius)
    (x1, y1), (x2, y2) = reversed(ends) if backwards else ends
    far, clockwise = int(sector.span > math.pi), int(not backwards)
    return f"M{x1} {y1}A{radius:g} {radius:g} 0 {far} {clockwise} {x2} {y2}"
