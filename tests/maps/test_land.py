"""The land: there, small enough for a page, and finer where people live."""

from __future__ import annotations

import re

import pytest

from bench import towns
from kinmap.maps.land import LAND, around, land, mercator

STEP = re.compile(r"-?\d+")
CHARACTERS = re.compile(r"[Mlz \d-]*")


def test_the_land_is_small_enough_to_be_carried() -> None:
    assert LAND.stat().st_size < 400_000
    assert len(land().world) < 32_000


def test_paths_are_moves_and_lines_alone() -> None:
    paths = [land().world, *land().squares.values()]
    assert all(CHARACTERS.fullmatch(path) and path.startswith("M") and path.endswith("z") for path in paths)


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_land"),
    [(52.5, 13.4, True), (38.0, -30.5, False), (-25, 134, True), (56.34, -2.79, True), (56.15, -2.6, False)],
)
def test_towns_stand_on_land_and_ships_do_not(latitude: float, longitude: float, *, is_land: bool) -> None:
    x, y = mercator(latitude, longitude)
    squares = (it for it in around([(x, y, 1)], 9000) if it.x <= x < it.x + it.side)
    paths = [it.path for it in squares if it.y <= y < it.y + it.side]
    assert inside(paths[0] if paths else land().world, x, y) is is_land


def inside(path: str, x: float, y: float) -> bool:
    """Tell whether a point lies within a path, by how often a line to its right crosses it."""
    crossed = False
    for part in path.split("M")[1:]:
        numbers = [int(n) for n in STEP.findall(part)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossed = not crossed
    return crossed


def test_nearest_squares_come_first_and_never_more_than_there_is_room_for() -> None:
    tokyo, bergen = mercator(35.7, 139.7), mercator(60.4, 5.3)
    found = around([(*bergen, 1), (*tokyo, 90)], 20_000)
    assert sum(len(square.path) for square in found) <= 20_000
    assert found[0].x <= tokyo[0] < found[0].x + found[0].side


def test_nobody_means_no_squares() -> None:
    assert around([], 20_000) == ()


def test_the_poles_are_on_the_map_as_well() -> None:
    assert mercator(90, 0) == mercator(84, 0)
    assert mercator(-90, 10)[1] == -mercator(80, 10)[1]


def test_the_towns_that_the_script_knows_are_the_largest_of_the_gazetteer() -> None:
    assert towns.FILE.read_text(encoding="utf-8") == towns.written()
    assert towns.FILE.stat().st_size < 60_000
