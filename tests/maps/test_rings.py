from __future__ import annotations

import itertools
import math
import random

from hypothesis import given, settings, strategies as st

from kinmap.maps import compass
from kinmap.maps.labels import Box, Taken, fitted, width
from kinmap.maps.rings import CROWD, Rings, rings
from kinmap.maps.seats import CENTRE, RADII, Guest, seated

NAMES = ("Lumen", "Readers", "Rowing", "on their own")
STAGES = tuple(RADII)


def guests(count: int, seed: int = 1) -> list[Guest]:
    lots = random.Random(seed)  # noqa: S311 - lots for a picture, no secret
    return [
        Guest(
            f"p{i:04}",
            f"Person {i} Duarte",
            f"Person {i}",
            lots.choice(STAGES),
            lots.randrange(len(NAMES)),
            lots.randrange(60),
        )
        for i in range(count)
    ]


def ties(people: list[Guest], seed: int = 2) -> dict[tuple[str, str], int]:
    lots = random.Random(seed)  # noqa: S311 - lots for a picture, no secret
    pairs = [sorted(lots.sample([g.id for g in people], 2)) for _ in people]
    return {(a, b): lots.randrange(1, 9) for a, b in pairs}


def shown(picture: Rings) -> list[Box]:
    return [dot.label.box for dot in picture.dots if dot.shown]


def test_everyone_stands_on_the_map_once() -> None:
    people = guests(80)
    picture = rings(people, ties(people), NAMES)
    assert sorted(dot.id for dot in picture.dots) == sorted(g.id for g in people)


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_the_order_in_which_people_come_changes_nothing(lots: random.Random) -> None:
    people = guests(40)
    links = ties(people)
    again = people.copy()
    lots.shuffle(again)
    pairs = list(links.items())
    lots.shuffle(pairs)
    assert rings(again, dict(pairs), NAMES) == rings(people, links, NAMES)


@given(st.integers(3, 120), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_no_shown_name_lies_over_another_or_over_a_dot(count: int, seed: int) -> None:
    people = guests(count, seed)
    picture = rings(people, ties(people), NAMES)
    assert not any(a.meets(b) for a, b in itertools.combinations(shown(picture), 2))
    for dot in picture.dots:
        round_it = Box(dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r)
        others = (d.label.box for d in picture.dots if d.shown and d.id != dot.id)
        assert not any(round_it.meets(box) for box in others)


def test_names_for_narrow_screens_keep_apart_too() -> None:
    people = guests(60)
    small = [dot.narrow.box for dot in rings(people, {}, NAMES).dots if dot.narrow]
    assert len(small) > 10
    assert not any(a.meets(b) for a, b in itertools.combinations(small, 2))


def test_only_kin_and_connections_are_named_on_a_narrow_screen() -> None:
    picture = rings(guests(60), {}, NAMES)
    assert {dot.stage for dot in picture.dots if dot.narrow} == {"kin", "connection"}


def test_of_a_few_all_are_named_and_of_many_not_the_known() -> None:
    few = [Guest(f"p{i:02}", f"P {i}", "P", "known", 0, 1) for i in range(12)]
    many = [Guest(f"q{i:02}", f"Q {i}", "Q", "known", 0, 1) for i in range(60)]
    assert all(dot.shown for dot in rings(few, {}, ("Lumen",)).dots)
    assert not any(dot.shown for dot in rings(many, {}, ("Lumen",)).dots)


def test_the_closer_stage_stands_nearer() -> None:
    people = guests(80)
    cx, cy = CENTRE
    for dot in rings(people, {}, NAMES).dots:
        far = math.hypot(dot.x - cx, dot.y - cy)
        assert abs(far - RADII[dot.stage]) <= 11.1


def test_everyone_stands_in_the_sector_of_their_circle() -> None:
    people = guests(80)
    found = compass.sectors([sum(g.circle == i for g in people) for i in range(len(NAMES))])
    for seat in seated(people, {}, found):
        sector = found[seat.guest.circle]
        assert sector.start <= seat.angle <= sector.end


def test_dots_of_one_sector_and_ring_do_not_overlap() -> None:
    people = [Guest(f"p{i}", f"P {i}", "P", "kin", 0, 500) for i in range(9)]
    dots = rings(people, {}, NAMES).dots
    for a, b in itertools.combinations(dots, 2):
        assert math.hypot(a.x - b.x, a.y - b.y) >= a.r + b.r


def test_those_who_know_each_other_further_in_stand_side_by_side() -> None:
    """The known c knows the kin a, and d knows b: c and d come in the order of a and b."""
    kin = [Guest(i, i, i, "kin", 0, 3) for i in "ab"]
    known = [Guest(i, i, i, "known", 0, 1) for i in "cd"]
    links = {("a", "d"): 1, ("b", "c"): 1}
    cx, cy = CENTRE
    dots = rings([*kin, *known], links, ("Lumen",)).dots
    angle = {dot.id: (math.atan2(dot.y - cy, dot.x - cx) - compass.TOP) % (2 * math.pi) for dot in dots}
    assert angle["a"] < angle["b"]
    assert angle["d"] < angle["c"]


def test_the_more_you_met_the_larger_the_dot() -> None:
    people = [Guest("a", "A", "A", "kin", 0, 1), Guest("b", "B", "B", "known", 0, 49)]
    small, large = rings(people, {}, ("Lumen",)).dots
    assert (small.r, large.r) == (4.4, 9.1)


def test_ties_are_drawn_only_between_those_who_are_there() -> None:
    people = [Guest(i, i, i, "kin", 0, 1) for i in "ab"]
    picture = rings(people, {("a", "b"): 8, ("a", "z"): 1}, ("Lumen",))
    assert [(picture.dots[a].id, picture.dots[b].id, w) for a, b, w in picture.bonds] == [("a", "b", 8)]


def test_in_a_crowd_the_known_are_a_texture_and_nobody_is_lost() -> None:
    people = guests(CROWD + 200)
    picture = rings(people, {}, NAMES)
    known = {g.id for g in people if g.stage == "known"}
    assert sorted(picture.textured) == sorted(known)
    assert picture.texture.count("M") == len(known)
    assert {dot.id for dot in picture.dots} == {g.id for g in people} - known


def test_nobody_at_all_is_an_empty_picture() -> None:
    assert rings([], {}, ()).dots == ()


def test_a_circle_of_nobody_has_no_arc() -> None:
    people = [Guest("a", "A", "A", "kin", 0, 1)]
    assert [arc.name for arc in rings(people, {}, ("Lumen", "nobody")).arcs] == ["Lumen"]


def test_names_on_the_rim_do_not_run_into_each_other() -> None:
    people = [Guest(f"p{i}", "P", "P", "known", i % 12, 1) for i in range(24)]
    names = [f"A very long name of a circle, {i}" for i in range(12)]
    for arc in rings(people, {}, names).arcs:
        assert width(arc.wide.text, arc.wide.size) < 2 * math.pi * 440 / 12
        assert not arc.narrow.text or arc.narrow.text.endswith("…")


def test_sectors_fill_the_turn_and_leave_air() -> None:
    found = compass.sectors([9, 4, 1])
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    assert found[-1].end < found[0].start + 2 * math.pi
    assert found[0].span > found[1].span > found[2].span


def test_a_name_is_cut_where_there_is_no_room() -> None:
    assert fitted("Ana", 10, 100) == "Ana"
    assert fitted("Thursday Readers", 10, 60) == "Thursday R…"
    assert fitted("Thursday Readers", 10, 9) == ""


def test_wide_letters_count_as_wide() -> None:
    assert width("山田", 10) > width("ab", 10)


def test_a_taken_place_is_not_free() -> None:
    taken = Taken([Box(0, 0, 100, 100)])
    assert not taken.free(Box(90, 90, 120, 120))
    assert taken.free(Box(90, 90, 120, 120), but=Box(0, 0, 100, 100))
    assert taken.free(Box(100, 0, 120, 20))


def test_a_name_on_the_rim_is_shorter_where_there_is_little_room() -> None:
    people = [Guest(f"p{i}", "P", "P", "known", i % 12, 1) for i in range(24)]
    names = [f"autour de quelqu\u2019un, {i}" for i in range(12)]
    short = {name: name.rpartition(" ")[2] + "\u2009!!!" for name in names}
    picture = rings(people, {}, names, shorter=short)
    assert [arc.narrow.text for arc in picture.arcs] == [short[name] for name in names]


def test_nobody_sits_under_the_word_of_a_ring_however_long_it_is() -> None:
    people = [Guest(f"p{i:02}", "P", "P", "kin", 0, 1) for i in range(9)]
    words = dict.fromkeys(RADII, "die allernächsten Menschen")
    half = width(words["kin"], 14.5) / 2
    top = [seat.point for seat in seated(people, {}, compass.sectors([9]), words)]
    assert all(abs(x - CENTRE[0]) > half for x, y in top if y < CENTRE[1] - 100)
    assert any(
        abs(x - CENTRE[0]) < half
        for x, y in (seat.point for seat in seated(people, {}, compass.sectors([9])))
        if y < CENTRE[1]
    )
