from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from kinmap.pages.belonging import MOST, Knot, Silence, leading, told_once
from kinmap.pages.lines import Line
from kinmap.pages.page import Page

Html = Callable[[str], str]
Made = Mapping[str, Page]


def text(html: str) -> str:
    """Return what a reader sees of a page's text, without its tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0].partition(">")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace(" ,", ",")


def knot(page: Page) -> Knot:
    found = page.content["knot"]
    assert isinstance(found, Knot)
    return found


def silence(page: Page) -> Silence:
    found = page.content["silence"]
    assert isinstance(found, Silence)
    return found


def test_each_tie_within_is_named_once_and_those_outside_by_name(html: Html, made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
        knows: [rui, eva, out]
    people/eva.md:
        name: Eva
        groups: [Lumen]
        knows: [out]
    people/out.md:
        name: Outside
    people/rui.md:
        name: Rui
        groups: [Lumen]
    """
    found = knot(made["groups/lumen.html"])
    assert found.sentence == "Two ties among them; two lead to others."
    assert [(it.who.name, [who.name for who in it.knows]) for it in found.within] == [("Ana", ["Eva", "Rui"])]
    assert [(it.who.name, [who.name for who in it.knows]) for it in found.out] == [
        ("Outside", ["Ana", "Eva"])
    ]
    assert "Ana knows Eva, Rui" in text(html("groups/lumen.html"))


def test_a_group_without_ties_says_nothing_of_them(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
    """
    assert "Who knows whom" not in html("groups/lumen.html")


def test_silence_is_told_in_words(html: Html, made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        tags: [bread]
        every: 6 weeks
        meetings: [2026-09-01 coffee]
    people/bo.md:
        name: Bo
        tags: [bread]
        every: 1 week
        meetings: [2026-01-01 call]
    people/cy.md:
        name: Cy
        tags: [bread]
        every: 1 year
        meetings: [2026-10-25 coffee]
    people/other.md:
        name: Other
        every: 1 week
        meetings: [2020-01-01 call]
    """
    found = silence(made["tags/bread.html"])
    assert found.sentence == "Two have gone quiet, one of them long."
    assert [it.who.name for it in found.people] == ["Bo", "Ana"]
    assert "nine weeks, not six" in text(html("tags/bread.html"))


def test_nobody_quiet_is_not_told(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        tags: [bread]
    """
    assert "Gone quiet</h2>" not in html("tags/bread.html")


def test_the_last_times_together_are_those_of_two_members_or_more(made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        place: Lisbon
        meetings:
          - 2026-10-03 coffee with rui: Both.
          - 2026-10-04 coffee: Alone.
          - 2026-10-05 coffee with out: With somebody else.
    people/out.md:
        name: Outside
    people/rui.md:
        name: Rui
        place: Lisbon
    """
    lines = made["places/lisbon.html"].content["together"]
    assert isinstance(lines, tuple)
    assert [it.note for it in lines if isinstance(it, Line)] == ["Both."]


def test_a_goal_is_told_on_the_page_of_what_it_names(html: Html) -> None:
    """
    site.yml:
        goals: [3 connections in charitable, 1 kin of Lumen, 5 connections]
    people/ana.md:
        name: Ana
        declared: 1990
        contexts: [charitable]
        groups: [lumen]
    """
    assert "You wanted three connections in charitable; one is there." in text(
        html("contexts/charitable.html")
    )
    assert "You wanted one kin of Lumen; there is nobody yet." in text(html("groups/lumen.html"))


def test_all_of_a_group_may_have_gone_quiet(made: Made) -> None:
    """
    people/ana.md:
        name: Ana
        groups: [Lumen]
        every: 1 week
        meetings: [2020-01-01 call]
    people/bo.md:
        name: Bo
        groups: [Lumen]
        every: 1 week
        meetings: [2020-01-01 call]
    """
    assert silence(made["groups/lumen.html"]).sentence == "All of them have gone quiet, and long."


def test_those_known_to_most_come_first_and_of_as_many_those_first_by_id() -> None:
    random = Random(3)  # noqa: S311 - made-up ties, no secrets
    for size in (0, 1, MOST - 1, MOST, MOST + 1, 60):
        times = {f"p{n}": random.randint(1, 5) for n in range(size)}
        assert leading(times, times) == sorted(times, key=lambda it: (-times[it], it))[:MOST]


def test_a_tie_within_is_told_by_whoever_has_more_of_them() -> None:
    random = Random(4)  # noqa: S311 - made-up ties, no secrets
    for size in (2, 5, 30):
        pairs = [random.sample(range(size), 2) for _ in range(size * 2)]
        known = {
            f"p{a}": frozenset(f"p{b}" for it in pairs if a in it for b in it if b != a) for a, _ in pairs
        }
        within = {it: known[it] & known.keys() for it in known if known[it] & known.keys()}
        order = sorted(within, key=lambda it: (-len(within[it]), it))
        plainly = [
            (it, {other for other in within[it] if order.index(other) > order.index(it)}) for it in order
        ]
        plainly = [(it, others) for it, others in plainly if others]
        told, left_out = told_once(within)
        assert [(it, set(others)) for it, others in told] == plainly[:MOST]
        assert max(left_out, 0) == len(plainly[MOST:])
