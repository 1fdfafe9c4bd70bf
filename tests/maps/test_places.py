"""The map of places: everybody on it once, discs apart from each other, the same for the same notes."""

from __future__ import annotations

from itertools import combinations
from random import Random

from kinmap.maps.places import (
    GAP,
    LARGEST,
    Spot,
    discs,
    home,
    joins,
    rings,
    shown,
    size_for,
    whole,
)

SIZE = (940, 560)


def spots(count: int, seed: int = 1) -> list[Spot]:
    """Return places about the earth, in heaps as people live, those with most people first."""
    chance = Random(seed)  # noqa: S311 - places for a picture, no secret
    heaps = [(chance.uniform(-17000, 17000), chance.uniform(-9000, 5000)) for _ in range(12)]
    made = [
        Spot(
            f"Place {n}",
            chance.gauss(x, 300),
            chance.gauss(y, 300),
            (0, chance.randrange(3), 1, chance.randrange(20)),
        )
        for n, (x, y) in enumerate(chance.choice(heaps) for _ in range(count))
    ]
    return sorted(made, key=lambda it: (-it.people, it.name))


def test_a_place_joins_the_nearest_that_has_more_people() -> None:
    found = spots(80)
    for number, join in enumerate(joins(found)):
        if number == 0:
            assert join is None
            continue
        assert join is not None
        here = found[number]
        far = [((it.x - here.x) ** 2 + (it.y - here.y) ** 2) ** 0.5 for it in found[:number]]
        assert join.reach == round(min(far), 1)
        assert far[join.into] == min(far)


def test_everybody_is_in_one_disc_at_every_zoom() -> None:
    found = spots(300)
    joined = joins(found)
    for scale in (0.02, 0.1, 0.7, 5.0):
        assert sorted(n for group in shown(joined, scale).values() for n in group) == list(range(300))


def test_what_is_apart_stays_apart_as_one_comes_nearer() -> None:
    joined = joins(spots(300))
    far, near = set(shown(joined, 0.05)), set(shown(joined, 0.4))
    assert far < near


def test_discs_are_apart() -> None:
    found = spots(200)
    frame = whole(found, *SIZE)
    drawn = discs(found, joins(found), frame, 2.0)
    assert len(drawn) > 5
    for a, b in combinations(drawn, 2):
        assert (a.x - b.x) ** 2 + (a.y - b.y) ** 2 >= (GAP - 0.5) ** 2


def test_a_disc_counts_everybody_it_stands_for() -> None:
    found = spots(200)
    frame = whole(found, *SIZE)
    drawn = discs(found, joins(found), frame, 2.0)
    assert sum(disc.people for disc in drawn) == sum(it.people for it in found)
    assert sum(disc.joined + 1 for disc in drawn) == len(found)


def test_no_name_lies_on_another_or_leaves_the_picture() -> None:
    found = spots(200)
    drawn = discs(found, joins(found), whole(found, *SIZE), 2.0)
    boxes = [disc.label.box for disc in drawn if disc.label]
    assert boxes
    assert not any(a.meets(b) for a, b in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= SIZE[0] for box in boxes)


def test_stages_are_rings_whose_areas_are_as_their_people() -> None:
    (outer, r), (inner, s) = rings((1, 0, 3, 0), 10)
    assert (outer, inner) == (2, 0)
    assert round(r**2 / s**2) == 4


def test_a_whole_town_is_no_larger_than_the_largest_disc() -> None:
    town = [Spot("Town", 0, 0, (0, 0, 0, 1000))]
    frame = whole(town, *SIZE)
    (disc,) = discs(town, joins(town), frame, size_for(town, joins(town), frame))
    assert disc.r <= LARGEST
    assert (disc.x, disc.y) == (SIZE[0] / 2, SIZE[1] / 2)


def test_the_picture_begins_where_most_live_but_only_if_that_shows_more() -> None:
    near = [Spot(f"Near {n}", n * 20, n * 10, (0, 0, 0, 9)) for n in range(5)]
    far = Spot("Far", 14000, 3000, (1, 0, 0, 0))
    assert home([*near, far], joins([*near, far]), *SIZE) == near
    apart = [Spot(f"Apart {n}", n * 3000, 0, (0, 0, 0, 1)) for n in range(5)]
    assert home(apart, joins(apart), *SIZE) == apart
    assert home([], (), *SIZE) == ()


def test_all_places_lie_in_the_picture_of_the_whole() -> None:
    found = spots(50)
    frame = whole(found, *SIZE)
    assert all(frame.shows(it) for it in found)
