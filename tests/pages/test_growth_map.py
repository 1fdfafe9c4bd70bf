"""Growth says of every month who came nearer, who fell silent, and what the community then was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from math import dist
from pathlib import Path
from statistics import median
from typing import cast

import pytest

from kinmap.archive.load import Archive, load, read
from kinmap.community.model import community
from kinmap.maps.growth import Tree
from kinmap.pages.growth_map import PATH, pages
from kinmap.pages.growth_map_list import Year, title
from kinmap.pages.growth_map_months import story
from kinmap.pages.page import Page
from kinmap.pages.view import view

ROOT = Path(__file__).parents[2]


def told(made: Mapping[str, Page]) -> dict[str, dict[str, list[str]]]:
    """Return who did what, by month."""
    years = cast("tuple[Year, ...]", made[PATH].content["years"])
    return {
        month.title: {group.title: [name for _, name in group.people] for group in month.groups}
        for year in years
        for month in year.months
    }


def test_each_month_says_who_came_to_which_stage(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-05-10 coffee by me
    people/rui.md:
        name: Rui
        declared: 2026-07
        meetings:
          - 2026-05-31 coffee by me
    """
    found = told(made)
    assert found["May 2026"] == {"Known": ["Ana", "Rui"]}
    assert found["July 2026"] == {"Connections": ["Rui"]}
    assert found["June 2026"] == {}


def test_a_day_that_begins_a_month_belongs_to_it(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-05-01 coffee by me
    """
    found = told(made)
    assert found["May 2026"] == {"Known": ["Ana"]}
    assert found["January to April 2026"] == {}


def test_who_falls_long_silent_is_said_in_their_month_and_when_they_are_heard_again(
    made: Mapping[str, Page],
) -> None:
    """
    people/rui.md:
        name: Rui
        declared: 2024-01
        every: 2 weeks
        meetings:
          - 2024-02-10 coffee by me
          - 2026-09-10 coffee by me
    """
    found = told(made)
    silent = [month for month, groups in found.items() if groups.get("Long silent") == ["Rui"]]
    heard = [month for month, groups in found.items() if groups.get("Heard again") == ["Rui"]]
    assert silent == ["October 2026", "March 2024"]
    assert heard == ["September 2026"]


def test_connections_of_before_the_first_meeting_are_the_heart(html: Callable[[str], str]) -> None:
    """
    people/rui.md:
        name: Rui
        declared: 1998
    people/ana.md:
        name: Ana
        meetings:
          - 2026-05-10 coffee by me
    """
    page = html(PATH)
    assert "Before the notes began" in page
    assert "Rui: a declared connection before the notes began" in page
    assert "1998" not in page


def test_the_last_month_is_the_one_that_today_is_in(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-05-10 coffee by me
    people/rui.md:
        name: Rui
        meetings:
          - 2026-11-10 coffee by me
    """
    (*_, last) = story(view(community(archive, date(2026, 11, 24)))).months
    assert title(last.month) == "November 2026"
    assert last.turns == {"Known": ("rui",)}


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2026, 10, 17), date(2024, 2, 29)])
def test_at_the_end_there_are_as_many_as_the_community_has(day: date) -> None:
    model = community(load(ROOT), day)
    (*_, last) = story(view(model)).months
    now = model.funnel
    assert (last.connections, last.kin, last.silent) == (now.connections, now.kin, now.silent)


def test_every_month_is_in_the_list(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2025-03-10 coffee by me
    """
    assert list(told(made)) == [
        "January to October 2026",
        "April to December 2025",
        "March 2025",
        "January to February 2025",
    ]


def test_less_than_two_months_say_what_to_write(html: Callable[[str], str]) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-20 coffee by me
    """
    page = html(PATH)
    assert "a tree needs two months of notes" in page
    assert "meetings:\n  - YYYY-MM-DD coffee" in page
    assert 'id="tree"' not in page


def test_an_empty_archive_has_the_page_as_well(html: Callable[[str], str]) -> None:
    """
    site.yml:
        title: Nothing yet
    """
    assert "a tree needs two months of notes" in html(PATH)


def test_one_more_person_moves_the_others_little() -> None:
    def notes(count: int) -> dict[str, bytes]:
        return {
            f"people/p{n}.md": (
                f"---\nname: P {n}\ngroups: [g{n % 6}]\ndeclared: {2015 + n % 9}-0{1 + n % 7}\n"
                f"knows: [p{n % 6 + 6}, p{n % 6 + 12}, p{n % 6 + 18}]\n"
                "meetings:\n  - 2015-01-10 coffee by me\n---\n"
            ).encode()
            for n in range(count)
        }

    def places(count: int) -> dict[str, tuple[float, float]]:
        (page,) = pages(view(community(read(notes(count)), date(2026, 11, 1))))
        return {dot.id: (dot.x, dot.y) for dot in cast("Tree", page.content["tree"]).dots}

    before, after = places(300), places(301)
    assert median(dist(after[id_], spot) for id_, spot in before.items()) < 0.05 * 960
