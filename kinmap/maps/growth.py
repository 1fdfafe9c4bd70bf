"""Growth as the rings of a tree: a ring a year, thick where connections were added.

Each connection adds a layer, thickest on the side of the circle that it came from; a year
ends in a line of its own and a little wood, so that a year of nobody is still a ring. A ring
never shrinks. The box is that of the rings, and each circle keeps its direction.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise

from kinmap.maps.seats import CENTRE

STEPS = 72
"""Directions in which a ring is measured."""
PITH, LEAN, LAYER = 30.0, 5.0, 7.0
"""The heart, what every year adds, and what a connection adds, before all is brought to size."""
EVEN, KAPPA = 0.4, 2.1
"""The share of a layer that is alike all round, and how much the rest gathers on its side (von Mises)."""
REACH = 400.0
"""Units from the middle to the bark where it is furthest out."""
MOST_LAYERS = 48
"""Fine lines; a tree that would have more has one a quarter, or none within a year."""
SPANS = (1, 3, 12)
MONTHS = 12
EARLY = -1
"""The month of a connection from before the notes began."""
LARGEST, SMALLEST = 7.5, 3.0
YEAR_SIZES = {"w": 15.0, "n": 30.0}


@dataclass(frozen=True, slots=True)
class Sprout:
    """A connection: the month in which it was made, from the first year's January, and its direction."""

    id: str
    month: int
    angle: float


@dataclass(frozen=True, slots=True)
class Line:
    """An outline of the tree: the month at whose end it was so, and its path."""

    month: int
    d: str


@dataclass(frozen=True, slots=True)
class Ring:
    """A year: its own outline, the fine lines within it, and where its number stands above the middle.

    Attributes:
        end: the month that it ends with; the tree's last one in a year that has not ended.
        words: sizes of letters for which its number has room, `w` on a wide screen, `n` on a narrow one.
    """

    year: int
    line: Line
    layers: tuple[Line, ...]
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A connection in the wood."""

    id: str
    month: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tree:
    """The picture: heart, rings from within, and dots of the radius `r`."""

    heart: str
    rings: tuple[Ring, ...]
    dots: tuple[Dot, ...]
    r: float


@cache
def bump() -> tuple[float, ...]:
    """Return how thick a layer is in each direction, from its own one on; one on average."""
    side = [math.exp(KAPPA * (math.cos(2 * math.pi * a / STEPS) - 1)) for a in range(STEPS)]
    mean = sum(side) / STEPS
    return tuple(EVEN + (1 - EVEN) * it / mean for it in side)


def tree(sprouts: Iterable[Sprout], first_year: int, last: int) -> Tree:
    """Return the picture of these connections.

    Args:
        sprouts: each once; those of EARLY stand in the heart.
        first_year: the year whose January is month 0.
        last: the month that is drawn last.
    """
    grown = sorted(sprouts, key=lambda it: (it.month, it.id))
    added = [it for it in grown if it.month != EARLY]
    months = sorted({it.month for it in added})
    grain = next((n for n in SPANS if len({m // n for m in months}) <= MOST_LAYERS), MONTHS)
    stops = sorted({min(m // grain * grain + grain - 1, last) for m in months} | set(ends(last)))
    outlines = list(
        accumulate(pairwise([EARLY, *stops]), lambda r, it: widened(r, added, it), initial=pith())
    )
    scale = REACH / max(outlines[-1])
    drawn = [[r * scale for r in outline] for outline in outlines]
    return Tree(
        heart=path(drawn[0]),
        rings=rings(first_year, stops, drawn[1:], last),
        dots=(*early([it for it in grown if it.month == EARLY], drawn[0]), *later(added, stops, drawn)),
        r=round(max(SMALLEST, min(LARGEST, 90 / math.sqrt(len(grown) + 1))), 1),
    )


def ends(last: int) -> range:
    """Return the last months of the years that have ended."""
    return range(MONTHS - 1, last + 1, MONTHS)


def pith() -> list[float]:
    """Return the outline of the heart, not quite round."""
    turns = [2 * math.pi * a / STEPS for a in range(STEPS)]
    return [PITH * (1 + 0.05 * math.sin(2 * t + 0.6) + 0.03 * math.sin(3 * t)) for t in turns]


def widened(outline: Sequence[float], added: Iterable[Sprout], between: tuple[int, int]) -> list[float]:
    """Return an outline with what was added after one month up to another; a year that ends adds wood."""
    start, end = between
    grown = list(outline)
    for own, count in Counter(step(it.angle) for it in added if start < it.month <= end).items():
        side = [count * LAYER * it for it in bump()]
        grown = [r + it for r, it in zip(grown, side[-own:] + side[:-own], strict=True)]
    if end % MONTHS == MONTHS - 1:
        turn = 2 * math.pi / STEPS
        grown = [r + LEAN * (1 + 0.14 * math.sin(5 * a * turn + end / MONTHS)) for a, r in enumerate(grown)]
    return grown


def step(angle: float) -> int:
    """Return the direction in which an angle lies."""
    return round(angle / (2 * math.pi) * STEPS) % STEPS


def path(outline: Sequence[float]) -> str:
    """Return an outline as a closed path, in tenths of a unit."""
    points = [point(2 * math.pi * a / STEPS, r) for a, r in enumerate(outline)]
    steps = "".join(f"{bx - ax:+.1f}{by - ay:+.1f}" for (ax, ay), (bx, by) in pairwise(points))
    return f"M{points[0][0]:.1f} {points[0][1]:.1f}l{steps.replace('+', ' ').strip()}z"


def point(angle: float, distance: float) -> tuple[float, float]:
    """Return the point in a direction from the middle, in whole tenths."""
    return (
        round(CENTRE[0] + distance * math.cos(angle), 1),
        round(CENTRE[1] + distance * math.sin(angle), 1),
    )


def rings(first: int, stops: Sequence[int], drawn: Sequence[Sequence[float]], last: int) -> tuple[Ring, ...]:
    """Return the years, each with its fine lines; those that have begun, be it without a line."""
    top = STEPS * 3 // 4
    lines = [
        (stop, Line(stop, path(outline)), outline[top]) for stop, outline in zip(stops, drawn, strict=True)
    ]
    found: list[Ring] = []
    free = dict.fromkeys(YEAR_SIZES, math.inf)
    for year in reversed(range(last // MONTHS + 1)):
        mine = [it for it in lines if it[0] // MONTHS == year]
        if not mine:
            continue
        *within, (_, line, height) = mine
        fits = [kind for kind, size in YEAR_SIZES.items() if free[kind] - height >= size * 1.2]
        free |= dict.fromkeys(fits, height)
        y = round(CENTRE[1] - height, 1)
        found.append(Ring(first + year, line, tuple(it[1] for it in within), y, " ".join(fits)))
    return tuple(reversed(found))


def early(sprouts: Sequence[Sprout], heart: Sequence[float]) -> Iterable[Dot]:
    """Give those of the heart their places in it, as seeds lie in a flower."""
    for n, it in enumerate(sprouts):
        angle, share = n * math.pi * (3 - math.sqrt(5)), math.sqrt((n + 0.5) / len(sprouts))
        yield Dot(it.id, EARLY, *point(angle, heart[step(angle)] * 0.78 * share))


def later(sprouts: Sequence[Sprout], stops: Sequence[int], drawn: Sequence[Sequence[float]]) -> Iterable[Dot]:
    """Give the others theirs: in the layer that they added, in their own direction."""
    for it in sprouts:
        layer = next(n for n, stop in enumerate(stops) if stop >= it.month)
        own = step(it.angle)
        yield Dot(it.id, it.month, *point(it.angle, (drawn[layer][own] + drawn[layer + 1][own]) / 2))
