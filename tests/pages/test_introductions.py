"""Introductions: pairs worth a thought, and what came of those made, with the lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages import introductions
from kinmap.pages.view import view

Html = Callable[[str], str]


def text(html: str) -> str:
    """Return the words of a page, without tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_a_pair_comes_with_what_they_share_and_a_sentence_to_send(html: Html) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        declared: 2020
        tags: [climbing, bread]
        place: Porto
    people/bo.md:
        name: Bo Lund
        declared: 2020
        tags: [Bread, Climbing]
        place: Porto
    """
    said = text(html("introductions.html"))
    assert "One pair of your connections might like to know each other." in said
    assert "Both speak of climbing and bread and live in Porto." in said
    assert "Dear Ana, dear Bo: you both speak of climbing and bread and live in Porto" in said
    assert "tags: Bread, Climbing bo.md:4" in said


def test_two_of_one_first_name_are_told_apart(html: Html) -> None:
    """
    people/a.md:
        name: Ana Duarte
        declared: 2020
        tags: [x, y]
    people/b.md:
        name: Ana Lund
        declared: 2020
        tags: [x, y]
    """
    assert "Dear Ana Duarte, dear Ana Lund:" in text(html("introductions.html"))


def test_what_came_of_an_introduction_is_told_with_its_lines(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        exchange:
          - 2026-01-05 gave introduction to bo: Bread.
          - 2026-01-06 gave introduction to cy
    people/bo.md:
        name: Bo
        meetings:
          - 2026-02-01 walk with ana: To the mill.
    people/cy.md:
        name: Cy
    """
    said = text(html("introductions.html"))
    assert "You brought two people to each other twice; one of these pairs has met since." in said
    assert "They met on 1 February. 1 Feb 2026 walk with Bo and Ana : To the mill. bo.md:4" in said
    assert "gave Ana an introduction to Bo : Bread. ana.md:4" in said
    assert "No line says that they have met yet. 6 Jan 2026 gave Ana an introduction to Cy ana.md:5" in said


def test_without_any_the_next_line_is_taught(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    page = html("introductions.html")
    assert "gave introduction to" in page
    assert "tags: [climbing, bread]" in page


def test_only_so_many_of_those_made_are_shown(read_archive: Callable[[str], Archive]) -> None:
    lines = "".join(f"      - 2026-01-05 gave introduction to p{n}\n" for n in range(110))
    others = "".join(f"people/p{n}.md:\n    name: P {n}\n" for n in range(110))
    seen = view(community(read_archive(f"people/ana.md:\n    exchange:\n{lines}{others}"), date(2026, 11, 1)))
    (page,) = introductions.pages(seen)
    assert page.content["earlier_title"] == "And 80 earlier"
    assert page.content["oldest"] == "Ten more before that, in the notes."
