"""The rings of a tree: one a year, thicker on the side that grew, never smaller than before."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest

from kinmap.maps.growth import EARLY, MOST_LAYERS, REACH, Sprout, Tree, path, tree
from kinmap.maps.seats import CENTRE

NUMBER = re.compile(r"-?\d+\.\d")


def outline(d: str) -> list[tuple[float, float]]:
    """Return the points of a path: angle and distance from the middle."""
    numbers = [float(n) for n in NUMBER.findall(d)]
    points = [(numbers[0], numbers[1])]
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        points.append((points[-1][0] + dx, points[-1][1] + dy))
    return [(math.atan2(y - CENTRE[1], x - CENTRE[0]), math.dist((x, y), CENTRE)) for x, y in points]


def radii(d: str) -> list[float]:
    """Return the distances of a path's points from the middle."""
    return [r for _, r in outline(d)]


def some(count: int, months: int = 60) -> Tree:
    """Return a tree of connections that came month after month from all sides."""
    return tree([Sprout(f"p{n}", n * 7 % months, n * 0.7) for n in range(count)], 2020, months - 1)


def test_each_year_has_a_ring_even_if_nobody_came() -> None:
    found = tree([Sprout("ana", 3, 1.0)], 2020, 47)
    assert [ring.year for ring in found.rings] == [2020, 2021, 2022, 2023]


def test_a_year_that_has_not_ended_has_one_only_once_somebody_came() -> None:
    assert [ring.year for ring in tree([Sprout("ana", 3, 1.0)], 2020, 14).rings] == [2020]
    assert [ring.year for ring in tree([Sprout("ana", 13, 1.0)], 2020, 14).rings] == [2020, 2021]


def test_no_line_is_anywhere_within_the_one_before() -> None:
    found = some(40)
    lines = [found.heart, *(line.d for ring in found.rings for line in (*ring.layers, ring.line))]
    for inner, outer in pairwise(lines):
        assert all(a < b + 0.2 for a, b in zip(radii(inner), radii(outer), strict=True))


def test_a_ring_is_thickest_where_its_connections_came_from() -> None:
    found = tree([Sprout(f"p{n}", n, 1.0) for n in range(10)], 2020, 11)
    angle, _ = max(outline(found.rings[-1].line.d), key=lambda it: it[1])
    assert abs(angle - 1.0) < 0.2


@pytest.mark.parametrize("count", [0, 1, 40, 900])
def test_today_s_tree_fills_its_frame_at_any_size(count: int) -> None:
    assert max(radii(some(count).rings[-1].line.d)) == pytest.approx(REACH, abs=4)


def test_those_from_before_the_notes_stand_in_the_heart() -> None:
    found = tree([Sprout(f"p{n}", EARLY, 0.5 * n) for n in range(9)], 2020, 23)
    least = min(radii(found.heart))
    assert all(math.dist((dot.x, dot.y), CENTRE) < least for dot in found.dots)
    assert len({(dot.x, dot.y) for dot in found.dots}) == 9


def test_everybody_is_one_dot_in_the_layer_of_their_month() -> None:
    found = some(40)
    assert sorted(dot.id for dot in found.dots) == sorted(f"p{n}" for n in range(40))
    ends = {ring.line.month: max(radii(ring.line.d)) for ring in found.rings}
    for dot in found.dots:
        end = min(month for month in ends if month >= dot.month)
        assert math.dist((dot.x, dot.y), CENTRE) < ends[end]


def test_many_connections_have_coarser_lines_and_smaller_dots() -> None:
    few, many = some(20), some(900, 240)
    assert sum(len(ring.layers) for ring in many.rings) <= MOST_LAYERS
    assert many.r < few.r


def test_the_order_of_notes_changes_nothing() -> None:
    sprouts = [Sprout(f"p{n}", n % 12, n * 0.9) for n in range(20)]
    assert tree(sprouts, 2020, 30) == tree(reversed(sprouts), 2020, 30)


def test_numbers_of_years_do_not_lie_on_each_other() -> None:
    found = some(80, 240)
    for kind, size in (("w", 15), ("n", 30)):
        heights = [ring.y for ring in found.rings if kind in ring.words.split()]
        assert heights
        assert all(a - b >= size for a, b in pairwise(heights))


def test_a_path_is_closed_and_of_tenths() -> None:
    d = path([10.0] * 72)
    assert d.startswith("M490.0 462.0l")
    assert d.endswith("z")
