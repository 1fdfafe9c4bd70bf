"""Make kinmap/maps/land.txt.gz, the outlines of the land, from Natural Earth.

    python bench/land.py land-50m.json land-10m.json

The arguments are Natural Earth's land at 1:50 million and 1:10 million as TopoJSON (the
world-atlas library carries both); Natural Earth is in the public domain. The first becomes
the outline of the whole world, coarse enough for every page; the second is cut into squares
of five degrees, of which a page has those where its people live.

Every point is where Mercator puts it, for a town then has its shape at whatever zoom: x is
the longitude, y grows southwards, both in hundredths of a degree at the equator. What stays
of a line are the points that matter most by Visvalingam's areas.
"""

from __future__ import annotations

import gzip
import heapq
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

from kinmap.maps.land import LAND, SQUARE, UNITS, mercator

CREDIT = "# The land, made with Natural Earth (https://www.naturalearthdata.com), public domain; changed"
SOUTH = -60.0
"""Degrees; nobody has an address further south."""
COARSE, COARSE_STEP, COARSE_ISLAND = 600.0, 10, 1200.0
FINE, FINE_STEP, FINE_ISLAND = 0.8, 1, 1.5
"""Least area of a triangle that a point spans, the grid, and the least area of an island, in units."""
PLAIN = 30
"""Characters of the path of a square that is all land."""
EDGE = 20.0
"""Units by which squares reach over each other, so that no seam shows."""

Point: TypeAlias = tuple[float, float]


def main(world: str, near: str) -> None:
    """Write the outlines, and say how large they are."""
    coarse = "".join(drawn(simplified(rings(world), COARSE, COARSE_ISLAND), COARSE_STEP))
    squares = cut(simplified(rings(near), FINE, FINE_ISLAND))
    lines = [CREDIT, coarse]
    for (column, row), parts in sorted(squares.items()):
        path = "".join(drawn(parts, FINE_STEP))
        if path.count("M") > 1 or len(path) > PLAIN:
            lines.append(f"{column}\t{row}\t{path}")
    LAND.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    sizes = sorted(len(line) for line in lines[2:])
    print(f"world {len(coarse)} characters; {len(sizes)} squares, the median {sizes[len(sizes) // 2]}")
    print(f"the largest {sizes[-10:]}; {LAND.stat().st_size} bytes")


def rings(path: str) -> Iterator[list[Point]]:
    """Yield every ring of the land as Mercator has it, the last point being the first."""
    topology: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8"))
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * kx + tx, y * ky + ty))
        arcs.append(line)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for numbers in (ring for polygon in polygons for ring in polygon):
            ring = [point for n in numbers for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
            if max(latitude for _, latitude in ring) > SOUTH:
                yield from halves([mercator(latitude, longitude) for longitude, latitude in ring])


def halves(ring: list[Point]) -> Iterator[list[Point]]:
    """Yield a ring, or its two parts where it crosses the line at which the days change."""
    turn = 360 * UNITS
    line, shift = [ring[0]], 0.0
    for (ax, _), (bx, by) in pairwise(ring):
        shift += -turn * round((bx - ax) / turn)
        line.append((bx + shift, by))
    for n in (-1, 0, 1):
        part = clipped([(x + n * turn, y) for x, y in line], 0, -turn / 2, turn / 2)
        if part:
            yield part


def simplified(found: Iterable[list[Point]], least: float, island: float) -> Iterator[list[Point]]:
    """Yield the rings that are worth drawing, with the points that are."""
    for ring in found:
        if abs(area(ring)) >= island * stretch(sum(y for _, y in ring) / len(ring)):
            kept = visvalingam(ring, least)
            if len(kept) > 3:  # noqa: PLR2004 - a triangle, closed
                yield kept


def stretch(y: float) -> float:
    """Return by how much Mercator enlarges areas at a height of the map."""
    return math.cosh(math.radians(y / UNITS)) ** 2


def area(ring: Sequence[Point]) -> float:
    """Return the area within a ring, with a sign."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)) / 2


def visvalingam(ring: list[Point], least: float) -> list[Point]:
    """Return a ring without the points that span less than an area with their neighbours."""
    count = len(ring)
    before, after = [i - 1 for i in range(count)], [i + 1 for i in range(count)]

    def span(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = ring[before[i]], ring[i], ring[after[i]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 / stretch(by)

    spans = {i: span(i) for i in range(1, count - 1)}
    heap = [(value, i) for i, value in spans.items()]
    heapq.heapify(heap)
    while heap:
        value, i = heapq.heappop(heap)
        if spans.get(i) != value:
            continue
        if value >= least:
            break
        del spans[i]
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if j in spans:
                spans[j] = max(span(j), value)
                heapq.heappush(heap, (spans[j], j))
    return [ring[0], *(ring[i] for i in sorted(spans)), ring[-1]]


def cut(found: Iterable[list[Point]]) -> dict[tuple[int, int], list[list[Point]]]:
    """Return the rings in squares, by column and row."""
    squares: dict[tuple[int, int], list[list[Point]]] = defaultdict(list)
    side = SQUARE * UNITS
    for ring in found:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        for column in range(math.floor(min(xs) / side), math.floor(max(xs) / side) + 1):
            strip = clipped(ring, 0, column * side - EDGE, (column + 1) * side + EDGE)
            if not strip:
                continue
            for row in range(math.floor(min(ys) / side), math.floor(max(ys) / side) + 1):
                part = clipped(strip, 1, row * side - EDGE, (row + 1) * side + EDGE)
                if len(part) > 3:  # noqa: PLR2004 - a triangle, closed
                    squares[column, row].append(part)
    return squares


def clipped(ring: list[Point], axis: int, low: float, high: float) -> list[Point]:
    """Return what of a ring lies between two lines across an axis, after Sutherland and Hodgman."""
    for bound, sign in ((low, 1), (high, -1)):
        kept: list[Point] = []
        for a, b in pairwise(ring):
            inside_a, inside_b = (a[axis] - bound) * sign >= 0, (b[axis] - bound) * sign >= 0
            if inside_a:
                kept.append(a)
            if inside_a != inside_b:
                share = (bound - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share))
        if not kept:
            return []
        ring = [*kept, kept[0]]
    return ring


def drawn(found: Iterable[Sequence[Point]], step: int) -> Iterator[str]:
    """Yield each ring as a closed path of whole steps from point to point."""
    for ring in found:
        points: list[tuple[int, int]] = []
        for x, y in ring[:-1]:
            point = round(x / step) * step, round(y / step) * step
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 2:  # noqa: PLR2004 - a triangle
            steps = "".join(pair(bx - ax, by - ay, "") for (ax, ay), (bx, by) in pairwise(points))
            yield f"M{points[0][0]}{pair('', points[0][1], '')}l{steps.strip()}z"


def pair(x: int | str, y: int, _: str) -> str:
    """Return two numbers as a path has them, with a space only where a sign does not part them."""
    return "".join(f"{'' if n == '' or str(n).startswith('-') else ' '}{n}" for n in (x, y))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
