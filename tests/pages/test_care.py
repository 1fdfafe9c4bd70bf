"""Care: answers, promises of either side, and what has passed, each with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kinmap.pages import care
from kinmap.pages.page import Page
from kinmap.pages.view import View

Html = Callable[[str], str]


def text(html: str) -> str:
    """Return the words of a page, without tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_an_answer_that_still_counts_comes_first_with_the_days_left(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        pronouns: she/her
        declared: 2020
        life:
          - 2026-09-01 their setback: The bid.
          - 2026-10-20 their win: The prize.
          - 2026-10-18 their setback: The knee.
          - 2026-10-21 their news: A new flat.
          - 2026-10-22 their win answered 2026-10-23: The race.
    """
    said = text(html("care.html"))
    assert "You owe three answers." in said
    assert said.index("The knee. the last day is today") < said.index("The prize. two days left")
    assert said.index("The prize. two days left") < said.index("The bid. nine weeks ago")
    assert "Her setback on 1 September. ana.md:6" in said
    assert "A new flat" not in said
    assert "The race" not in said


def test_promises_stand_by_their_due_days_and_none_is_called_overdue(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        pronouns: she/her
        promises:
          - 2026-10-01 I by 2026-10-30: The book.
          - 2026-10-01 I: The tent.
          - 2026-10-01 they by 2026-11-20: The key.
          - 2026-10-01 they by 2026-10-02 broken 2026-10-05: The cake.
          - 2026-10-01 I kept 2026-10-05: The map.
    """
    said = text(html("care.html"))
    assert "You owe two promises; one promise to you is open." in said
    assert said.index("The book. two days over") < said.index("The tent.")
    assert "Promised to you Ana : The key. by 20 November She promised on 1 October." in said
    assert "Broken: one promise" in said
    assert "Broken on 5 October." in said
    assert "The map" not in said


def test_what_was_missed_is_folded(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        life: [2026-01-01 their win]
    """
    page = html("care.html")
    assert "<summary>Missed: one win or setback</summary>" in page
    assert "You owe nobody an answer or a promise." in text(page)


def test_those_let_go_ask_for_nothing(html: Html, seen: View) -> None:
    """
    people/ana.md:
        name: Ana
        intent: let-go
        life: [2026-10-30 their win]
        promises: ["2026-10-01 I: The book."]
    """
    assert care.owed(seen) == 0
    assert "people/ana.html" not in html("care.html").split("<main", 1)[1]


def test_with_nothing_owed_it_teaches_what_to_write(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    said = html("care.html")
    assert "their win: What went well for them." in said
    assert "I by YYYY-MM-DD: Send the book." in said


def test_a_long_list_is_folded_after_twenty(made: Mapping[str, Page]) -> None:
    """
    people/ana.md:
        promises:
          - 2026-01-01 I: 1
          - 2026-01-02 I: 2
          - 2026-01-03 I: 3
          - 2026-01-04 I: 4
          - 2026-01-05 I: 5
          - 2026-01-06 I: 6
          - 2026-01-07 I: 7
          - 2026-01-08 I: 8
          - 2026-01-09 I: 9
          - 2026-01-10 I: 10
          - 2026-01-11 I: 11
          - 2026-01-12 I: 12
          - 2026-01-13 I: 13
          - 2026-01-14 I: 14
          - 2026-01-15 I: 15
          - 2026-01-16 I: 16
          - 2026-01-17 I: 17
          - 2026-01-18 I: 18
          - 2026-01-19 I: 19
          - 2026-01-20 I: 20
          - 2026-01-21 I: 21
    """
    parts = made["care.html"].content["parts"]
    assert isinstance(parts, tuple)
    assert (len(parts[1].rows), parts[1].more_title) == (20, "And one more")
