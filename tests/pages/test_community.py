"""Intended and actual: figures in words and pictures, each with whom or what it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from html import unescape

import pytest

from kinmap.pages import community, goals, hours
from kinmap.pages.breadth import breadth
from kinmap.pages.view import View

Html = Callable[[str], str]


def text(html: str) -> str:
    """Return the words of a page, without tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def test_goals_are_dots_and_words_with_those_who_count(html: Html, seen: View) -> None:
    """
    people/ana.md:
        name: Ana
        declared: 2020
    people/bo.md:
        name: Bo
        declared: 2020
        place: Porto
    site.yml:
        goals:
          - 5 connections
          - 1 connections at Porto
          - 2 kin
    """
    five, porto, kin = goals.goals(seen)
    assert (five.title, five.gap) == ("Five connections", "three more")
    assert [dot.filled for dot in five.dots] == [True, True, False, False, False]
    assert (porto.gap, kin.gap, kin.who) == ("there", "two more", ())
    assert [who.name for who in porto.who] == ["Bo"]
    said = text(html("community.html"))
    assert "Two people count towards it Ana, declared Bo, declared" in said
    assert "site.yml:3" in said


def test_a_goal_that_was_passed_has_a_tick(seen: View) -> None:
    """
    people/ana.md:
        declared: 2020
    people/bo.md:
        declared: 2020
    site.yml:
        goals: [1 connections]
    """
    (only,) = goals.goals(seen)
    assert (len(only.dots), only.tick, only.gap) == (2, (goals.PITCH, goals.ROW // 2), "there")


def test_the_funnel_has_five_bars_and_the_bands_are_no_mark(html: Html, seen: View) -> None:
    """
    people/ana.md:
        declared: 2020
    people/bo.md:
        known: 2020
    people/cy.md:
        name: Cy
    """
    bars = community.bars(seen)
    assert [(bar.name, bar.count) for bar in bars] == [
        ("networked", "3"),
        ("known", "2"),
        ("possible", "0"),
        ("connections", "1"),
        ("kin", "0"),
    ]
    assert [bar.width for bar in bars] == [640, 426.7, 0, 213.3, 0]
    said = text(html("community.html"))
    assert "connected to one, whom you declared without the notes showing it." in said
    assert "One connection, declared, among three people you have ever noted." in text(html("index.html"))
    assert "Of all you have noted, 33.3 % are connections." in said
    assert "four to seven in a hundred" in said
    assert "This is for orientation, no mark." in said


def test_the_sift_is_told_where_there_are_marks(seen: View) -> None:
    """
    network/list.csv:
        First Name,Last Name,URL,Mark
        Ana,Duarte,https://example.org/a,connected
        Bo,Lund,https://example.org/b,stranger
        Cy,Rao,https://example.org/c,
    """
    assert community.sift(seen) == (
        "Of the three rows of your network you marked two, one of them as a connection. If the others are "
        "like these, between one and two of all are."
    )


def test_time_is_told_in_words_and_each_ask_has_its_lines(seen: View) -> None:
    """
    people/ana.md:
        name: Ana
        declared: 2020
        every: 1 week
        meetings: [2026-10-30 coffee 2h, 2026-10-31 coffee 1h]
    site.yml:
        hours: 5 per week
    """
    found = hours.hours(seen)
    assert found.sentence == (
        "Kept at its rhythm, your one connection with a rhythm asks for about one and a half hours a week. "
        "You said that you have five hours: enough for three people like them."
    )
    assert found.asks[0].sentence == "About one and a half hours every week, by the last two encounters."
    assert [line.line for line in found.asks[0].lines.rest] == [5, 5]


def test_an_hour_is_taken_of_whom_nothing_is_written(seen: View) -> None:
    """
    people/ana.md:
        declared: 2020
        every: 1 week
    """
    (only,) = hours.hours(seen).asks
    assert only.sentence == "About one hour every week; an hour is taken where no contact is written down."


def test_hours_stand_where_site_yml_gives_them(html: Html) -> None:
    """
    people/ana.md:
        declared: 2020
    site.yml:
        hours: 5 per week
    """
    assert "five hours, as you said" in text(html("community.html"))


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (Fraction(0), "five minutes"),
        (Fraction(2, 3), "40 minutes"),
        (Fraction(99, 100), "one hour"),
        (Fraction(1), "one hour"),
        (Fraction(7, 2), "three and a half hours"),
        (Fraction(40), "40 hours"),
    ],
)
def test_hours_are_told_to_the_half(length: Fraction, said: str) -> None:
    assert hours.spent(length) == said


def test_whoever_leans_to_one_side_is_named_with_lines(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        exchange:
          - 2026-01-01 gave help
          - 2026-01-02 gave help
          - 2026-01-03 gave help
          - 2026-01-04 gave help
          - 2026-01-05 gave gift: The lamp.
    people/bo.md:
        exchange: [2026-01-01 got help]
    """
    said = text(html("community.html"))
    assert "In the last two years you gave five times, and got once." in said
    assert "You gave five times, got nothing." in said
    assert "gave gift : The lamp. ana.md:8" in said


def test_contexts_are_counted_by_stage_and_over_the_years(seen: View) -> None:
    """
    people/ana.md:
        contexts: [social, personal]
        declared: 2024-05-01
    people/bo.md:
        contexts: [social]
        known: 2020
    people/cy.md:
        contexts: [social]
        declared: 2020
        intent: let-go
    """
    assert [(row.name, row.counts) for row in community.contexts(seen)] == [
        ("personal", ("\u2013", "1", "\u2013", "\u2013")),
        ("social", ("\u2013", "1", "\u2013", "2")),
    ]
    assert [(it.year, it.counts) for it in community.years(seen)] == [
        (2026, ("1", "1")),
        (2025, ("1", "1")),
        (2024, ("1", "1")),
    ]


def test_a_circle_is_a_mark_by_its_people_and_what_is_known_of_them(seen: View) -> None:
    """
    people/ana.md:
        ---
        known: 2020
        groups: [Choir]
        knows: [bo]
        ---
        ## Work
        Carpenter.
    people/bo.md:
        known: 2020
        groups: [Choir]
    """
    found = breadth(seen)
    assert found is not None
    assert found.rows == (("Choir", 2, "0.5"),)
    assert "Choir, two people, 0.5 of six things known of each" in found.described


def test_an_empty_archive_teaches_the_next_lines(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    page = html("community.html")
    for line in ("goals:", "hours: 5 per week", "contexts: [professional, social]", "gave help", "knows:"):
        assert line in page
