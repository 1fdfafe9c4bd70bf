"""Where each circle lies on the map of who knows whom: discs that do not overlap.

A circle starts in its own direction, as `compass` has it; the few on a ring, of many some
further in. From there it only makes room, so that a new one moves the others little.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinmap.maps import compass

PERSON = 0.66
"""Radius of a circle by the root of its people: one stands about one unit from the next."""
SHORE = 0.75
AIR = 1.1
"""Units between one circle and the next."""
RING, MANY = 8, 32
"""So many circles stand on a ring; from so many on they fill all of the middle."""
WIDER = 1.3
"""A picture is wider than high."""
ROUNDS = 40
INWARD = 0.03
"""The share of the way to the middle that each circle is drawn in one round."""


@dataclass(slots=True)
class Island:
    """A circle's disc; it moves only while places are being made."""

    x: float
    y: float
    radius: float


def islands(sizes: Sequence[int], shares: Sequence[float]) -> list[Island]:
    """Return a disc for each circle, in order of the compass.

    Args:
        sizes: people of each circle.
        shares: from 0 up to 1, one for each circle: how near to the middle it starts where there are many.
    """
    if not sizes:
        return []
    radii = [PERSON * math.sqrt(n) + SHORE for n in sizes]
    ring = 1 - min(1.0, max(0.0, (len(sizes) - RING) / (MANY - RING)))
    reach = math.sqrt(sum((r + AIR / 2) ** 2 for r in radii)) * (1.3 - 0.3 * ring)
    found = []
    for radius, sector, share in zip(radii, compass.sectors(sizes), shares, strict=True):
        far = reach * math.sqrt(ring + (1 - ring) * share)
        x, y = WIDER * far * math.cos(sector.middle), far * math.sin(sector.middle)
        found.append(Island(x, y, radius))
    for n in range(ROUNDS):
        if n < ROUNDS / 2:
            draw_in(found)
        make_room(found)
    return found


def draw_in(found: Sequence[Island]) -> None:
    """Draw every circle towards the middle of all."""
    whole = sum(it.radius**2 for it in found)
    x = sum(it.x * it.radius**2 for it in found) / whole
    y = sum(it.y * it.radius**2 for it in found) / whole
    for it in found:
        it.x += (x - it.x) * INWARD
        it.y += (y - it.y) * INWARD


def make_room(found: Sequence[Island]) -> None:
    """Push those apart that overlap, the smaller further."""
    row = sorted(found, key=lambda it: it.x)
    widest = max(it.radius for it in row)
    for n, one in enumerate(row):
        for other in row[n + 1 :]:
            if other.x - one.x > one.radius + widest + AIR:
                break
            part(one, other)


def part(one: Island, other: Island) -> None:
    """Push two circles apart, if they overlap."""
    dx, dy = other.x - one.x, other.y - one.y
    far = math.hypot(dx, dy)
    short = one.radius + other.radius + AIR - far
    if short <= 0:
        return
    dx, dy = (dx / far, dy / far) if far else (1.0, 0.0)
    share = one.radius**2 / (one.radius**2 + other.radius**2)
    one.x -= dx * short * (1 - share)
    one.y -= dy * short * (1 - share)
    other.x += dx * short * share
    other.y += dy * short * share
