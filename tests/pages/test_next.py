"""Whom to get to know: the reasons, what is missing, the lines, and the next step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages import candidates, missing
from kinmap.pages.page import Page
from kinmap.pages.view import View, view

Html = Callable[[str], str]
Read = Callable[[str], Archive]
TODAY = date(2026, 11, 1)


def text(html: str) -> str:
    """Return the words of a page, without tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def ana(read: Read, note: str, site: str = "") -> View:
    """Return the view of an archive of one person, known for long."""
    lines = note.strip().splitlines()
    body = "\n".join(f"    {line}" for line in ["pronouns: she/her", "known: 2020", *lines])
    settings = f"\nsite.yml:\n    {site}" if site else ""
    return view(community(read(f"people/ana.md:\n{body}{settings}"), TODAY))


def test_the_one_who_lacks_least_stands_first_with_reasons_and_lines(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        pronouns: she/her
        known: 2020
        intent: connect
        meetings:
          - 2026-10-01 coffee by them: Of the boat.
          - 2026-09-01 coffee by them
          - 2026-08-01 coffee by me
          - 2026-07-01 coffee by me
          - 2026-06-01 coffee
        trust: [2026-01-01 both earned trust respect, 2026-01-02 I lost respect]
    people/bo.md:
        name: Bo
        known: 2020
    """
    said = text(html("next.html"))
    assert "Two people whom you know without being connected." in said
    assert "Three of the four conditions hold. What is missing: her respect for you, which was lost." in said
    for reason in (
        "You decided to connect with her.",
        "She sought you out twice in the last year.",
        "You were in touch five times in the last year.",
        "She earned your trust.",
    ):
        assert reason in said
    assert 'href="people/ana.html#L8">ana.md:8</a>' in html("next.html")
    assert "intent: connect ana.md:5" in said
    assert "Her respect was lost, and only what repairs it brings it back." in said
    assert "One other, of whom less is written Bo" in said


@pytest.mark.parametrize(
    ("note", "lacks"),
    [
        ("meetings: [2026-10-01 coffee]", "four meetings, three more months in which you meet"),
        ("meetings: [2026-10-01 coffee by me, 2026-09-01 coffee by me]", "two acts of hers"),
        ("meetings: [2026-10-01 coffee by me, 2026-09-01 coffee by me]", "a fairer share on her side"),
        ("meetings: [2026-10-01 coffee by them]", "a fairer share on your side"),
        ("trust: [2026-01-01 they earned]", "her trust in you, her respect for you and your respect for her"),
        ("trust: [2026-01-01 they lost]", "your trust in her, which was lost"),
    ],
)
def test_everything_that_is_missing_has_its_words(read_archive: Read, note: str, lacks: str) -> None:
    seen = ana(read_archive, note)
    said = missing.in_short(seen.relations["ana"])
    assert lacks in said


def test_days_are_missing_until_a_day(read_archive: Read) -> None:
    lines = """
meetings:
  - 2026-10-01 met by me
  - 2026-09-01 met by me
  - 2026-08-01 met by them
  - 2026-07-01 met by them
  - 2026-06-10 met
trust: [2026-07-01 both earned trust respect]
"""
    seen = ana(read_archive, lines, "connection: {days: 2600}")
    assert missing.in_short(seen.relations["ana"]) == "15 weeks of knowing each other"
    assert missing.step(seen, seen.relations["ana"]).sentence == (
        "Nothing but time: on 13 February 2027 you will have known each other long enough."
    )


@pytest.mark.parametrize(
    ("note", "begins"),
    [
        ("life: [2026-10-20 their win]", "Answer her win on 20 October; that is an act of yours."),
        ("promises: [2026-10-20 I: Lend the tent.]", "Keep what you promised on 20 October"),
        ("intent: connect", "Ask her to meet: an invitation of yours is an act"),
        ("meetings: [2026-10-01 walk by me, 2026-10-02 walk by me]", "Meet her, or call, three times"),
    ],
)
def test_the_next_step_is_what_you_can_do(read_archive: Read, note: str, begins: str) -> None:
    seen = ana(read_archive, note)
    assert missing.step(seen, seen.relations["ana"]).sentence.startswith(begins)


def test_the_long_silent_come_apart_after_all_others(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        known: 2010
        every: 1 month
        trust: [2010-01-01 both earned trust respect]
        meetings: [2015-01-01 coffee]
    people/bo.md:
        name: Bo
        intent: connect
        meetings: [2026-10-01 coffee]
    """
    page = html("next.html")
    assert page.index("bo.html") < page.index("ana.html")
    assert "Two of the four conditions hold, but it has been long silent" in text(page)


def test_only_so_many_are_told_of_and_only_so_many_more_are_named(read_archive: Read) -> None:
    told = "".join(f"people/a{n}.md:\n    intent: connect\n    known: 2020\n" for n in range(50))
    others = "".join(f"people/b{n}.md:\n    known: 2020\n" for n in range(250))
    seen = view(community(read_archive(told + others), TODAY))
    (page,) = candidates.pages(seen)
    content: Mapping[str, object] = page.content
    assert isinstance(content["others"], tuple)
    assert len(content["others"]) == candidates.MOST_NAMES
    assert content["unnamed"] == "And 60 more, in the list of people."


def test_a_connection_that_was_only_declared_is_marked_among_those_they_know(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        known: 2020
        knows: [bo, cy]
    people/bo.md:
        name: Bo
        declared: 2020
    people/cy.md:
        name: Cy
        declared: 2020
    """
    said = text(html("next.html"))
    assert "She knows Bo (declared) and Cy (declared), whom you are connected to." in said
    assert "knows Bo ana.md:4" in said


def test_without_candidates_a_line_is_taught(html: Html, made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        name: Ana
    """
    assert "next.html" in made
    assert "intent: connect" in html("next.html")


def test_today_and_an_event_to_come_name_whom_to_get_to_know(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        pronouns: she/her
        known: 2020
        intent: connect
        boundaries: [No alcohol]
    people/bo.md:
        name: Bo
    people/cy.md:
        name: Cy
        known: 2020
    events/fair.md:
        title: The fair
        date: 2026-12-01
        there: [ana, bo]
        met: [cy]
    """
    today = text(html("index.html"))
    assert "Whom to get to know Ana Chosen by you. Missing: five meetings" in today
    assert "Cy Missing" not in today
    fair = text(html("events/fair.html"))
    assert "Three people you know of are expected on 1 December." in fair
    assert "Whom you could get to know there Ana Chosen by you. Missing:" in fair
    assert "Whom you have not met yet: Bo" in fair
    assert "Boundary: No alcohol" in fair


def test_today_leads_to_care_where_something_is_owed(html: Html) -> None:
    """
    people/ana.md:
        promises: ["2026-10-01 I: The book."]
    """
    assert 'href="care.html">Care</a>' in html("index.html").split("<main", 1)[1]
