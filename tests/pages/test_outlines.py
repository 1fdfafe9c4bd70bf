"""From heading to heading: what a reader of the demo hears of each type of page, and in which order."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import NamedTuple

import pytest

from bench.outlines import demo
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.site.render import Renderer

YEAR = r"\d{4}"
MONTHS = r"December November October September August July June May April March February January"

OUTLINES: dict[str, tuple[str, ...]] = {
    "today.html": (
        "Turn to",
        "Answer",
        "Keep your word",
        "What is to come",
        "Whom to get to know",
        "Days within a month",
    ),
    "stale.html": (
        "Long silent",
        "Stale, among your connections",
        "Stale, among those you know",
        "Of whom nothing is written",
        "Fading",
        "Soon",
    ),
    "care.html": ("Answer", "Keep your word", "Promised to you", "What has passed"),
    "events.html": ("To come", YEAR, "Without a date"),
    "event.html": (
        "Whom you will see",
        "Whom you could get to know there",
        "Who was there",
        "Whom you got to know",
        "Notes",
    ),
    "journal.html": (rf"\w+ {YEAR}", "Years"),
    "journal-year.html": tuple(MONTHS.split()),
    "rings.html": ("The same, as a list",),
    "community-map.html": (
        "Those who join circles",
        "Connections who know none of the others",
        "The same, as a list",
    ),
    "places-map.html": ("By place", "Not on the map"),
    "growth-map.html": ("Month by month",),
    "community.html": (
        "Breadth and depth",
        "Intended and actual",
        "From many to few",
        "Time",
        "Giving and getting",
        "Contexts",
    ),
    "next.html": (".+", r"\w+ of the four conditions holds?\b.*"),
    "introductions.html": ("Who might like to meet", "Whom you brought together"),
    "people.html": (),
    "person.html": (
        "Before you next meet",
        "What holds",
        "Rhythm",
        r"What you know of \w+",
        "Given and got",
        "Whom you both know",
        "Everything written",
    ),
    "gatherings.html": (),
    "gathering.html": (
        "Kin",
        "Connections",
        "Possible connections",
        "People you know",
        "Those listed",
        "Gone quiet",
        "Who knows whom",
        "Known to others",
        "Together",
        "What happened here",
    ),
    "network.html": (
        "From many to few",
        "Worth a note, perhaps",
        "May have a note already",
        "Of a name that several have",
        "With a note",
        "By company",
        "By position",
        "From a row to a person",
        "All that are nobody’s",
    ),
    "problems.html": ("Errors", "Warnings"),
    "about.html": (
        "The four conditions of a connection",
        "The stages",
        "Rhythm",
        "The other figures",
        "The other figures",
        "Depth",
        "For example, .+",
    ),
}
"""The headings below the title of each type of page, in their order; a page need not have all."""

ABSENT = {"Not on the map", "Warnings"}
"""Headings of what the demo has not: places unknown to all, and notes that only want looking after."""


class Heading(NamedTuple):
    level: int
    words: str


class Outline(HTMLParser):
    """The headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[Heading] = []
        self.open: int | None = None
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if re.fullmatch("h[1-6]", tag):
            self.open, self.words = int(tag[1]), ""

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == f"h{self.open}":
            self.headings.append(Heading(self.open, " ".join(self.words.split())))
            self.open = None


@cache
def outlines() -> dict[str, dict[str, list[Heading]]]:
    """Return the headings of every page of the demo, by template and path."""
    seen = demo()
    renderer = Renderer(frame(seen))
    found: dict[str, dict[str, list[Heading]]] = {}
    for page in pages(seen):
        outline = Outline()
        outline.feed(renderer.render(page).decode())
        found.setdefault(page.template, {})[page.path] = outline.headings
    return found


def test_every_type_of_page_has_its_outline() -> None:
    assert set(outlines()) == set(OUTLINES)


@pytest.mark.parametrize("template", OUTLINES)
def test_a_page_has_one_title_and_leaves_no_level_out(template: str) -> None:
    for path, headings in outlines()[template].items():
        levels = [heading.level for heading in headings]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert all(heading.words for heading in headings), path


@pytest.mark.parametrize("template", OUTLINES)
def test_headings_stand_in_their_order(template: str) -> None:
    for path, headings in outlines()[template].items():
        at = 0
        for heading in headings:
            if heading.level == 2:
                place = at
                while place < len(OUTLINES[template]) and not re.fullmatch(
                    OUTLINES[template][place], heading.words
                ):
                    place += 1
                assert place < len(OUTLINES[template]), f'{path}: "{heading.words}" is not where it belongs'
                at = place


@pytest.mark.parametrize("template", OUTLINES)
def test_each_heading_is_on_a_page_of_the_demo(template: str) -> None:
    said = {heading.words for headings in outlines()[template].values() for heading in headings}
    unsaid = {it for it in OUTLINES[template] if not any(re.fullmatch(it, words) for words in said)}
    assert unsaid <= ABSENT
