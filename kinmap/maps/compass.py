"""Which way each circle lies, on every map alike, so that its owner learns where people live.

Angles are radians, clockwise from the right as on a screen; the top is -π/2. A sector is
wide by √n + 0.22 n of its n people; the rest of the turn is air between them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

TOP = -math.pi / 2
AIR = math.radians(5)
MOST_AIR = math.radians(100)
"""The air shrinks where many small circles would leave no room for people."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the turn: from `start` to `end`, clockwise."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        """The direction that it lies in."""
        return (self.start + self.end) / 2

    @property
    def span(self) -> float:
        """Its angle."""
        return self.end - self.start


def sectors(sizes: Sequence[int]) -> tuple[Sector, ...]:
    """Return a sector for each of the sizes, in their order, clockwise from the top."""
    if not sizes:
        return ()
    air = min(AIR, MOST_AIR / len(sizes))
    shares = [math.sqrt(n) + 0.22 * n for n in sizes]
    turn = 2 * math.pi - air * len(sizes)
    whole = sum(shares) or 1.0
    found, at = [], TOP + air / 2
    for share in shares:
        end = at + turn * share / whole
        found.append(Sector(at, end))
        at = end + air
    return tuple(found)
