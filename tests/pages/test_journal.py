from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages import journal, leaves
from kinmap.pages.view import entries, view

Html = Callable[[str], str]


def text(html: str) -> str:
    """Return what a reader sees of a page's text, without its tags."""
    main = html.split("<main", 1)[1].split("</main>", 1)[0].partition(">")[2]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main)).strip()


def items(html: str) -> list[str]:
    """Return what happened, a text each, with the day in front."""
    found = []
    for day in html.split('<div class="day">')[1:]:
        when = text(f"<main>{day.partition('</time>')[0]}</main>")
        found += [f"{when}: {text(f'<main>{it}</main>')}" for it in day.split("\n<li>")[1:]]
    return [it.partition(" </")[0] for it in found]


def test_a_line_with_others_stands_once_with_all_who_were_there(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-03 dinner 2h with rui marta by me at Ship: The job.
    people/rui.md:
        name: Rui
    people/marta.md:
        name: Marta
    """
    page = html("journal/2026.html")
    assert items(page) == ["3 Oct: Ana, Rui, Marta, dinner 2h by me at Ship: The job. ana.md:4"]
    assert 'href="../people/rui.html">Rui</a>' in page
    assert 'href="../people/ana.html#L4">ana.md:4</a>' in page


def test_lines_of_several_notes_that_tell_of_one_meeting_stand_together_and_none_is_lost(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-03 coffee with rui: Of the job.
    people/eva.md:
        name: Eva
        meetings:
          - 2026-10-03 coffee with rui: Of the move.
    people/rui.md:
        name: Rui
        meetings:
          - 2026-10-03 coffee: He paid.
    """
    (it,) = items(html("journal/2026.html"))
    assert it.startswith("3 Oct: Ana, Eva, Rui")
    assert all(note in it for note in ("Of the job.", "Of the move.", "He paid."))


def test_two_lines_of_one_note_are_two_meetings(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings: [2026-10-03 coffee with rui, 2026-10-03 coffee with rui]
    people/rui.md:
        name: Rui
    """
    assert len(items(html("journal/2026.html"))) == 2


def test_another_kind_is_another_meeting(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings: [2026-10-03 coffee with rui]
    people/rui.md:
        name: Rui
        meetings: [2026-10-03 call]
    """
    assert len(items(html("journal/2026.html"))) == 2


def test_an_event_stands_once_with_guests_and_the_lines_that_are_at_it(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-07-02 event at fair: She sang.
          - 2026-07-05 coffee at fair: Afterwards.
    people/rui.md:
        name: Rui
        meetings:
          - 2026-07-01 event with bo at fair: He danced.
    people/eva.md:
        name: Eva
    people/bo.md:
        name: Bo
    events/fair.md:
        title: The fair
        date: 2026-07-01
        until: 2026-07-02
        there: [eva]
    """
    found = items(html("journal/2026.html"))
    assert found == [
        "5 Jul: Ana, coffee at The fair: Afterwards. ana.md:5",
        "2 Jul: Ana, event at The fair: She sang. ana.md:4",
        "1 Jul: The fair: Eva, Rui, BoHe danced. rui.md:4",
    ]


def test_an_introduction_is_of_both_and_stands_once(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        exchange:
          - 2026-02-02 gave introduction to rui: Both climb.
    people/rui.md:
        name: Rui
        exchange:
          - 2026-02-02 gave introduction to ana
          - 2026-02-02 got introduction to ana
    """
    found = items(html("journal/2026.html"))
    assert found[0].startswith("2 Feb: Ana, Rui")
    assert "Both climb." in found[0]
    assert found[1:] == ["2 Feb: Rui, got introduction to Ana rui.md:5"]


def test_whoever_has_no_note_is_still_named(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings: [2026-10-03 walk with nobody-known]
    """
    assert items(html("journal/2026.html")) == ["3 Oct: Ana, walk with nobody-known ana.md:3"]


def test_newest_first_and_what_has_no_day_last(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings: [2026-03 call, 2026-03-09 walk, 2026-10-03 coffee, 2026-12-24 dinner]
    events/fair.md:
        title: Fair
        date: 2026
    """
    page = html("journal/2026.html")
    assert re.findall(r'<h2 id="(month-\d+)">([^<]+)', page) == [
        ("month-12", "December"),
        ("month-10", "October"),
        ("month-3", "March"),
        ("month-0", "Without a month"),
    ]
    whens = [it.partition(":")[0] for it in items(page)]
    assert whens == ["24 Dec", "3 Oct", "9 Mar", "Mar", "2026"]
    assert "planned: Ana, dinner" in text(page)
    assert 'href="../journal/2026.html#month-3">March</a>' in page


def test_the_first_page_has_the_newest_month_by_today_and_every_year(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings: [2024-05-01 call, 2026-09-30 walk, 2026-10-03 coffee, 2027-01-24 dinner]
    """
    page = html("journal/index.html")
    assert items(page.split('<p class="more')[0]) == ["3 Oct: Ana, coffee ana.md:3"]
    assert "October 2026" in page
    assert "Four lines tell of three years, from 2024 to 2027." in page
    assert re.findall(r'<a class="name fig" href="../journal/(\d+).html">', page) == ["2027", "2026", "2024"]


def test_every_line_of_every_ledger_stands_in_the_journal(archive: Archive, html: Html) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-03 coffee with rui
          - 2025-10-03 coffee
        trust: [2026-01-10 I earned respect]
        exchange: [2026-05-05 got knowledge]
        life: [2026-09-30 win answered 2026-10-01]
        promises: [2026-10-03 me by 2026-10-10 kept 2026-10-08]
    people/rui.md:
        name: Rui
        meetings: [2026-10-03 coffee]
    """
    pages = html("journal/2026.html") + html("journal/2025.html")
    lines = {
        f"{person.id}.html#L{entry.span.line}"
        for person in archive.people.values()
        for entry in entries(person)
    }
    assert len(lines) == 7
    assert {line for line in lines if line not in pages} == set()


def test_an_empty_journal_says_what_to_write(html: Html) -> None:
    """
    people/ana.md:
        name: Ana
    """
    assert "meetings:\n  - YYYY-MM-DD coffee: What you spoke of." in html("journal/index.html")


def test_hostile_words_stay_text(html: Html) -> None:
    """
    people/ana.md:
        name: "<script>alert(1)</script>"
        meetings:
          - "2026-10-03 coffee with [[<b>x</b>]]: <img src=x onerror=alert(1)>"
    """
    page = html("journal/2026.html")
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<b>x" not in page


BUSY = """
people/ana.md:
    name: Ana
    meetings: [2026-09-01 call, 2026-09-03 call, 2026-09-03 walk, 2026-09-07 call, 2026-10-03 coffee]
"""


def test_a_year_with_too_much_for_one_page_is_parted(
    read_archive: Callable[[str], Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaves, "MOST", 2)
    seen = view(community(read_archive(BUSY), date(2026, 11, 1)))
    made = {page.path: page for page in journal.pages(seen)}
    assert list(made) == [
        "journal/index.html",
        "journal/2026.html",
        "journal/2026-10.html",
        "journal/2026-09-07.html",
        "journal/2026-09-03.html",
        "journal/2026-09-01.html",
    ]
    assert made["journal/2026-09-03.html"].title == "3 September 2026"
    shown = made["journal/2026.html"].content["parts"]
    assert isinstance(shown, tuple)
    assert [(it.label, it.count) for it in shown] == [
        ("October", "one line"),
        ("7 September", "one line"),
        ("3 September", "two lines"),
        ("1 September", "one line"),
    ]


def test_a_kind_of_ones_own_is_no_introduction(html: Html) -> None:
    """
    site.yml:
        kinds: {introduction: in person}
    people/ana.md:
        name: Ana
        meetings: [2026-10-03 introduction with rui]
        exchange: [2026-10-03 gave introduction to rui]
    people/rui.md:
        name: Rui
    """
    assert len(items(html("journal/2026.html"))) == 2
