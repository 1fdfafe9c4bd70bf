from __future__ import annotations

import itertools
import math
import random
import statistics
from collections.abc import Mapping

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.person import Person
from kinmap.community.communities import circles as parted
from kinmap.community.ties import Tie
from kinmap.maps import compass
from kinmap.maps.circles import ALONE, Circle, circles
from kinmap.maps.community import HIGH, WIDE, Picture, picture, sizes
from kinmap.maps.community_names import names
from kinmap.maps.hulls import hull, padded, turn
from kinmap.maps.islands import islands
from kinmap.maps.knots import Knot, places
from kinmap.maps.rings import rings
from kinmap.maps.seats import RADII, Guest

Weights = dict[tuple[str, str], int]
ASIDE = "zz-alone"


def life(count: int, circle: int = 40, near: float = 0.85, seed: int = 1) -> Weights:
    """Return the ties of so many people, most of them within their own circle."""
    lots = random.Random(seed)  # noqa: S311 - lots for a picture, no secret
    found: Weights = {}
    for n in range(count):
        own = range(n // circle * circle, min(count, (n // circle + 1) * circle))
        for _ in range(3):
            other = lots.choice(own) if lots.random() < near else lots.randrange(count)
            if other != n:
                a, b = sorted((f"p{n:04}", f"p{other:04}"))
                found[a, b] = lots.randrange(1, 9)
    return found


def newcomer(ties: Weights, count: int, seed: int) -> Weights:
    """Return the ties with one more person, who knows two of one circle and one of all."""
    lots = random.Random(seed)  # noqa: S311 - lots for a picture, no secret
    friend = lots.randrange(count - 2)
    known = {friend, friend + 1, lots.randrange(count)}
    return ties | {("newcomer", f"p{n:04}"): 2 for n in known}


def grouped(ties: Mapping[tuple[str, str], int], *more: str) -> tuple[Circle, ...]:
    """Return the circles that the model finds in ties, and whoever else there is."""
    bonds = [Tie(a, b, declared=False, introduced=False, together=n) for (a, b), n in sorted(ties.items())]
    ids = {i for pair in ties for i in pair} | set(more)
    people = {i: Person(id=i, path=f"people/{i}.md", name=i.title()) for i in sorted(ids)}
    return circles(people, parted(bonds).communities, ties)


def places_of(drawn: Picture) -> dict[str, tuple[float, float]]:
    return {mark.id: (mark.x, mark.y) for mark in drawn.marks}


def median_move(before: Mapping[str, tuple[float, float]], after: Mapping[str, tuple[float, float]]) -> float:
    return statistics.median(math.dist(at, after[i]) for i, at in before.items())


def test_everyone_stands_on_the_map_once() -> None:
    found = grouped(life(120), "alone-a", "alone-b")
    drawn = picture(found, life(120))
    assert sorted(mark.id for mark in drawn.marks) == sorted(i for it in found for i in it.ids)


def test_everyone_stands_within_the_picture() -> None:
    for count in (2, 5, 60, 600):
        ties = life(count)
        drawn = picture(grouped(ties, "alone"), ties)
        assert all(0 < mark.x < WIDE and 0 < mark.y < HIGH for mark in drawn.marks)


def test_the_order_in_which_ties_come_changes_nothing() -> None:
    ties = life(90)
    found = grouped(ties)
    pairs = list(ties.items())
    random.Random(3).shuffle(pairs)  # noqa: S311 - lots for a picture, no secret
    assert picture(found, dict(pairs)) == picture(found, ties)


def test_a_picture_leaves_chance_to_others_as_it_was() -> None:
    """Python's own numbers by chance go on as if nothing had been drawn."""
    random.seed(5)
    expected = random.random()  # noqa: S311 - no secret
    random.seed(5)
    picture(grouped(life(60)), life(60))
    assert random.random() == expected  # noqa: S311 - no secret


@pytest.mark.parametrize("seed", range(4))
def test_one_more_of_three_hundred_moves_the_others_little(seed: int) -> None:
    ties = life(300, seed=seed)
    before = places_of(picture(grouped(ties), ties))
    moves = []
    for n in range(3):
        more = newcomer(ties, 300, n)
        moves.append(median_move(before, places_of(picture(grouped(more), more))))
    assert max(moves) < 0.05 * WIDE


def test_one_more_of_three_hundred_moves_the_others_little_on_the_rings() -> None:
    ties = life(300)
    stages = tuple(RADII)

    def drawn(ties: Weights) -> dict[str, tuple[float, float]]:
        found = grouped(ties)
        number = {i: n for n, it in enumerate(found) for i in it.ids}
        guests = (Guest(i, i, i, stages[sum(i.encode()) % 4], number[i], 3) for i in number)
        return {dot.id: (dot.x, dot.y) for dot in rings(guests, ties, [it.name for it in found]).dots}

    before = drawn(ties)
    assert max(median_move(before, drawn(newcomer(ties, 300, n))) for n in range(3)) < 0.05 * WIDE


def test_one_more_who_knows_nobody_moves_the_others_little() -> None:
    ties = life(300)
    before = places_of(picture(grouped(ties), ties))
    assert median_move(before, places_of(picture(grouped(ties, ASIDE), ties))) < 0.05 * WIDE


def test_whoever_knows_nobody_stands_at_the_right_of_all_others() -> None:
    ties = life(60)
    drawn = picture(grouped(ties, *(f"alone-{n}" for n in range(50))), ties)
    assert max(m.x for m in drawn.marks if m.circle is not None) < drawn.aside
    assert min(m.x for m in drawn.marks if m.circle is None) > drawn.aside


def test_people_of_whom_nobody_knows_another_stand_in_rows() -> None:
    drawn = picture(grouped({}, "ana", "bo", "cy"), {})
    assert {mark.y for mark in drawn.marks} == {drawn.marks[0].y}
    assert drawn.shapes == ()


def test_nobody_at_all_is_an_empty_picture() -> None:
    assert picture((), {}) == Picture((), (), 34.0, WIDE - 34)


def test_everybody_of_a_circle_stands_on_its_ground() -> None:
    ties = life(160)
    drawn = picture(grouped(ties), ties)
    for shape in drawn.shapes:
        corners = [*shape.corners, shape.corners[0]]
        for mark in (m for m in drawn.marks if m.circle == shape.circle):
            assert all(turn(a, b, (mark.x, mark.y)) >= 0 for a, b in itertools.pairwise(corners))


def test_the_grounds_of_few_circles_do_not_overlap() -> None:
    found = islands([40, 12, 9, 30, 3, 2, 7, 80], [0.1] * 8)
    for one, other in itertools.combinations(found, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius


def test_the_grounds_of_many_circles_hardly_overlap() -> None:
    lots = random.Random(2)  # noqa: S311 - lots for a picture, no secret
    found = islands([lots.randrange(2, 90) for _ in range(120)], [lots.random() for _ in range(120)])
    for one, other in itertools.combinations(found, 2):
        assert math.hypot(one.x - other.x, one.y - other.y) > 0.85 * (one.radius + other.radius)


def test_a_circle_lies_in_its_direction_on_the_rings() -> None:
    sizes_ = [12, 30, 8, 20, 5]
    for it, sector in zip(islands(sizes_, [0.5] * 5), compass.sectors(sizes_), strict=True):
        apart = (math.atan2(it.y, it.x) - sector.middle + math.pi) % (2 * math.pi) - math.pi
        assert abs(apart) < 0.7


def test_those_who_know_each_other_stand_nearer_than_the_rest() -> None:
    ids = [f"p{n}" for n in range(20)]
    ties = [(a, b, 3) for half in (range(10), range(10, 20)) for a, b in itertools.combinations(half, 2)]
    at = places(Knot(ids, ties, {}))
    within = [math.dist(at[a], at[b]) for a, b, _ in ties]
    across = [math.dist(at[a], at[b]) for a in range(10) for b in range(10, 20)]
    assert statistics.mean(within) < 0.6 * statistics.mean(across)


def test_nobody_stands_on_another() -> None:
    ties = life(200)
    drawn = picture(grouped(ties), ties)
    for one, other in itertools.combinations(drawn.marks, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > 0.4 * drawn.step


def test_the_more_you_met_the_larger_the_dot() -> None:
    small, large = sizes({"a": 0, "b": 40}, 30).values()
    assert small < large <= 0.4 * 30


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_a_hull_holds_all_its_points(points: list[tuple[int, int]]) -> None:
    corners = padded(points, 5)
    round_again = [*corners, corners[0]]
    assert all(turn(a, b, p) >= 0 for p in points for a, b in itertools.pairwise(round_again))


def test_a_hull_has_no_more_corners_than_it_needs() -> None:
    assert sorted(hull([(0, 0), (4, 0), (4, 4), (0, 4), (2, 2), (2, 0)])) == [(0, 0), (0, 4), (4, 0), (4, 4)]


def test_no_name_lies_over_another_or_over_a_dot() -> None:
    ties = life(120)
    drawn = picture(grouped(ties), ties)
    radii = dict.fromkeys((mark.id for mark in drawn.marks), 3.0)
    near = [(mark, f"Person {mark.id}", False) for mark in drawn.marks]
    found = names(drawn, [f"Circle {n}" for n in range(len(drawn.shapes))], near, radii)
    boxes = [label.box for label in found.people] + [it.wide.box for it in found.circles if it.wide]
    assert len(boxes) > len(drawn.shapes)
    assert not any(a.meets(b) for a, b in itertools.combinations(boxes, 2))


def test_those_alone_have_no_ground() -> None:
    ties = life(40)
    found = grouped(ties, "alone")
    assert len(picture(found, ties).shapes) == sum(it.name != ALONE for it in found)
