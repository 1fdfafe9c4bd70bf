"""Days are said as far as they were written."""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.test_person import text

Html = Callable[[str], str]


def test_a_stage_has_the_month_where_the_note_has_no_more(html: Html) -> None:
    """
    people/ana.md:
        known: 2019
        meetings: [2020-01-05 walk by both, 2020-02-05 walk by both]
        trust:
          - 2021-08 both earned
    people/rui.md:
        known: 2019
        meetings: [2020-01-05 walk by both, 2020-02-05 walk by both]
        trust:
          - 2021-08-01 both earned
    people/eva.md:
        meetings: [2021-08 walk]
    """
    assert "possible since August 2021" in text(html("people/ana.html"))
    assert "possible since 1 August 2021" in text(html("people/rui.html"))
    assert "known since August 2021" in text(html("people/eva.html"))


def test_a_meeting_of_a_month_was_in_it_and_a_plan_will_be(html: Html) -> None:
    """
    people/ana.md:
        pronouns: she/her
        every: 2 months
        meetings: [2025-08 coffee, 2027-02 walk]
    people/rui.md:
        knows: [ana]
    events/fair.md:
        title: The fair
        date: 2026-12
        there: [rui]
    """
    page = text(html("people/ana.html"))
    assert "You last met in August 2025, over coffee." in page
    assert "Planned: walk, February 2027." in page
    assert "They are expected at The fair in December 2026." in text(html("people/rui.html"))
    assert "coffee, August 2025." in text(html("stale.html"))
    assert "<title>Aug 2025, coffee</title>" in html("people/ana.html")


def test_an_introduction_of_a_month_too(html: Html) -> None:
    """
    people/ana.md:
        exchange: [2026-03 gave introduction to rui]
        meetings: [2026-05 walk with rui, 2026-04 walk with rui]
    people/rui.md:
        name: Rui
    """
    said = text(html("introductions.html"))
    assert "March 2026" in said
    assert "They have met twice, the last time in May 2026." in said
    assert "You introduced them; together twice, last in May 2026." in text(html("people/rui.html"))
