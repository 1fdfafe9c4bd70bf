"""The map of places says where everybody lives, and of whom nobody knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import pytest

from kinmap.pages.page import Page
from kinmap.pages.places_map import PATH
from kinmap.pages.places_map_homes import degrees, quoted
from kinmap.pages.places_map_list import MOST, Place, kilometres, more, most_rows


def shown(made: Mapping[str, Page], name: str) -> list[str]:
    """Return the names of places or people that the page was given under a name."""
    return [it.name for it in cast("tuple[Place, ...]", made[PATH].content[name])]


def test_people_stand_under_their_place_with_stage_and_last_day(html: Callable[[str], str]) -> None:
    """
    people/ana.md:
        name: Ana
        place: Lisbon
        meetings:
          - 2026-10-03 coffee by me
    people/rui.md:
        name: Rui
        place: lisboa
    """
    page = html(PATH)
    assert "Two people with a place, all of them in Lisbon." in page.split("lede")[1][:90]
    assert '<time datetime="2026-10-03">3 Oct 2026</time>' in page
    assert "2 people" in page or "two people" in page


def test_site_yml_tells_before_the_gazetteer_does(made: Mapping[str, Page]) -> None:
    """
    site.yml:
        places: {Lisbon: [1, 2]}
    people/ana.md:
        name: Ana
        place: LISBON
    """
    (place,) = cast("tuple[Place, ...]", made[PATH].content["places"])
    assert place.spot.x == 200
    assert place.href == "places/lisbon.html"


def test_a_place_that_nobody_knows_is_listed_with_the_line_to_write(html: Callable[[str], str]) -> None:
    """
    people/ana.md:
        name: Ana
        place: Vale de Nenhures
    people/rui.md:
        name: Rui
    """
    page = html(PATH)
    assert "Nobody stands on this map yet" in page
    assert "places:\n  Vale de Nenhures: [latitude, longitude]" in page
    assert "One person whose note names no place" in page


def test_a_point_stands_under_its_degrees(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
        place: [38.72, -9.14]
    """
    assert shown(made, "places") == ["38.72° N, 9.14° W"]


def test_places_nearby_are_named_with_how_far_it_is(html: Callable[[str], str]) -> None:
    """
    people/ana.md:
        name: Ana
        place: Lisbon
    people/rui.md:
        name: Rui
        place: Cascais
    people/eva.md:
        name: Eva
        place: Porto
    """
    page = html(PATH)
    assert '<a href="#at-cascais">Cascais</a>, 24 km' in page
    assert '<a href="#at-porto">' not in page.split("By place")[1]


def test_a_name_of_several_towns_says_which_was_taken(html: Callable[[str], str]) -> None:
    """
    people/ana.md:
        name: Ana
        place: Brest
    """
    assert "Taken to be the one in BY, not FR." in html(PATH)


def test_the_page_says_whose_work_the_land_and_the_towns_are(html: Callable[[str], str]) -> None:
    """
    people/ana.md:
        name: Ana
        place: Lisbon
    """
    foot = html(PATH).split("<footer")[1]
    assert "Natural Earth" in foot
    assert "GeoNames" in foot
    assert "CC BY 4.0" in foot


def test_a_page_of_very_many_names_the_nearest_of_each_place_and_counts_the_others() -> None:
    assert most_rows([10, 200]) == 200
    counts = [3000, 2000, 5]
    assert sum(min(count, most_rows(counts)) for count in counts) <= MOST
    assert most_rows(counts) > 1000
    assert most_rows([1] * 9000) == 1
    assert most_rows([]) == 0
    assert more(0) == ""
    assert more(13) == "and 13 more"


def test_degrees_are_told_with_their_direction() -> None:
    assert degrees((-33.865, 151.2)) == "33.87° S, 151.20° E"


@pytest.mark.parametrize(("name", "key"), [("Port Erran", "Port Erran"), ("L'Isle: X", "'L''Isle: X'")])
def test_a_name_is_a_key_that_yaml_reads(name: str, key: str) -> None:
    assert quoted(name) == key


def test_distances_are_those_of_the_globe() -> None:
    assert round(kilometres((38.72, -9.14), (41.15, -8.61))) == 274
    assert kilometres((1, 2), (1, 2)) == 0
