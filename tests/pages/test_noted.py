from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, strategies as st

from kinmap.archive.load import Archive, read
from kinmap.community.model import community
from kinmap.pages.noted import Line, count, noted, plain, plainly
from kinmap.pages.search import findable
from kinmap.pages.view import view

Noted = Callable[[], list[list[Line]]]


def test_a_line_of_a_ledger_is_found_with_its_day_and_its_place_on_the_page(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-03 coffee at harbour: She took the job.
          - 2026-10-04 call
        exchange:
          - 2026-10-05 gave knowledge: How a panel reads.
    """
    (ana,) = noted(archive)
    assert [(line.number, line.day, line.text) for line in ana] == [
        (7, "2026-10-05", "How a panel reads."),
        (4, "2026-10-03", "She took the job. · harbour"),
    ]


def test_a_body_is_found_as_its_reader_sees_it(archive: Archive) -> None:
    """
    people/ana.md:
        ---
        name: Ana
        how: On the *night* boat.
        boat: [Kittiwake, 2019]
        ---

        ## Work
        Restores **bindings** with [[rui]], and [her shop](https://shop.example) is shut.

        ## Upstairs
        - [[rui|A friend]] lives there.
    people/rui.md:
        name: Rui Lopes
    """
    ana, rui = noted(archive)
    assert [line.text for line in ana] == [
        "On the *night* boat.",
        "boat: Kittiwake, 2019",
        "Restores bindings with Rui Lopes, and her shop is shut.",
        "Upstairs",
        "A friend lives there.",
    ]
    assert rui == []


def test_names_alone_are_found_where_site_yml_says_so(archive: Archive) -> None:
    """
    site.yml:
        search: names
    people/ana.md:
        name: Ana
        how: On the boat.
        meetings:
          - 2026-10-03 coffee: The job.
    """
    assert list(noted(archive)) == []


def test_notes_come_in_the_order_in_which_names_do_and_the_rest_has_none(archive: Archive) -> None:
    """
    people/zoe.md:
        name: Ana
        groups: [Choir, choir, Band]
        how: Of Ana.
    people/ana.md:
        name: Zoë
        tags: [Choir]
        contexts: [work]
        how: Of Zoë.
    events/b.md:
        ---
        title: A dinner
        place: Lisbon
        ---
        Of the dinner.
    events/a.md:
        ---
        title: The walk
        ---
        Of the walk.
    """
    found = findable(view(community(archive, date(2026, 11, 1))))
    told = [line.text for (line,) in noted(archive)]
    assert told == ["Of Ana.", "Of Zoë.", "Of the dinner.", "Of the walk."]
    assert [it.label for it in found][:4] == ["Ana", "Zoë", "A dinner", "The walk"]
    assert count(archive) == len(found)


def test_a_remark_over_several_lines_is_one_line_for_the_search(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - date: 2026-10-03
            kind: coffee
            note: |
              The first line.

              The second.
          - 2026-10-01 call: Another *remark*.
    """
    (ana,) = noted(archive)
    assert [" ".join(line.text.split()) for line in ana] == [
        "The first line. The second.",
        "Another remark.",
    ]


@given(st.lists(st.text(st.sampled_from("a*`~[]()|!\n ") | st.characters(), max_size=12)))
def test_many_texts_are_read_at_once_as_each_is_alone(written: list[str]) -> None:
    archive = read({"people/ana.md": b"---\nname: Ana\n---\n"})
    assert plainly(archive, written) == [plain(archive, text) for text in written]


@pytest.mark.parametrize("piece", ["#", "1", "[", "[[", "[a](", "[a](b", "![", "](", "(", "- ", "1. "])
def test_no_note_takes_for_ever_to_be_found(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    archive = read({"people/ana.md": f"---\nname: Ana\n---\n{body}](x\n{body}\n".encode()})
    begun = time.process_time()
    assert len(list(noted(archive))) == 1
    assert time.process_time() - begun < 2


def test_what_begins_a_line_is_taken_away_there_alone(archive: Archive) -> None:
    """
    people/ana.md:
        ---
        name: Ana
        ---
        2019 - a year of rain
        1. The boat
        + Oars
    """
    (ana,) = noted(archive)
    assert [line.text for line in ana] == ["2019 - a year of rain", "The boat", "Oars"]
