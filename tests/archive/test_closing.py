"""An open line is closed where it stands, in whatever form it has."""

from __future__ import annotations

import re
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.capture import read_note
from kinmap.archive.closing import ANSWERED, KEPT, Closing, still_open, with_closed
from kinmap.archive.ledgers import Life, Promise
from kinmap.archive.load import read
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.archive.source import Source
from kinmap.archive.wording import CannotWriteError
from kinmap.dates import PartialDate
from tests.archive.layouts import sketch
from tests.archive.test_splice import common, entries

PATH = "people/ana.md"
DAY = PartialDate(2026, 12, 1)


def opened(content: bytes, closing: Closing) -> list[Life | Promise]:
    person = read_note(Source(PATH, content), Settings()).about
    assert isinstance(person, Person)
    return [entry for entry in still_open(person, closing, DAY) if isinstance(entry, Life | Promise)]


def closed(text: str, closing: Closing = ANSWERED) -> str:
    content = text.encode()
    return with_closed(PATH, content, closing, opened(content, closing)[0], DAY, Settings()).content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- 2026-10-03 win", "- 2026-10-03 win answered 2026-12-01"),
        ("- 2026-10-03 win: Said so.", "- 2026-10-03 win answered 2026-12-01: Said so."),
        ("- 2026-10-03 win: 'a: b'  # so", "- 2026-10-03 win answered 2026-12-01: 'a: b'  # so"),
        ('- "2026-10-03 win: a: b"', '- "2026-10-03 win answered 2026-12-01: a: b"'),
        ("- '2026-10-03 win'", "- '2026-10-03 win answered 2026-12-01'"),
        ("- '2026-10-03 win': a", "- '2026-10-03 win answered 2026-12-01': a"),
        ("- 2026-10-03 win: |\n    1\n    2", "- 2026-10-03 win answered 2026-12-01: |\n    1\n    2"),
        ("- 2026-10-03\n    win", "- 2026-10-03\n    win answered 2026-12-01"),
        ("- {date: 2026-10-03, their: win}", "- {date: 2026-10-03, their: win, answered: 2026-12-01}"),
        (
            "- date: 2026-10-03\n  their: win\n  # so",
            "- date: 2026-10-03\n  their: win\n  # so\n  answered: 2026-12-01",
        ),
        (
            "- 2026-10-03 my setback answered\n- 2026-10-02 win",
            "- 2026-10-03 my setback answered\n- 2026-10-02 win answered 2026-12-01",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_form_can_be_closed(before: str, after: str, end: str) -> None:
    old, new = (f"---\nlife:\n{lines}\n---\n".replace("\n", end) for lines in (before, after))
    assert closed(old) == new


def test_a_list_in_brackets_is_closed_within_them() -> None:
    text = "---\npromises: [2026-10-02 me, '2026-10-03 they by 2026-12: a, b']\n---\n"
    assert closed(text, KEPT) == text.replace("2026-12:", "2026-12 kept 2026-12-01:")


def test_the_newest_is_first_and_what_is_closed_planned_or_news_waits_for_nothing() -> None:
    lines = [
        "2026-09-01 win",
        "2026-11-01 my setback",
        "2026-11-02 news",
        "2027-01-01 win",
        "2026-11-03 win answered 2026-11-04",
    ]
    content = "---\nlife:\n{}---\n".format("".join(f"- {line}\n" for line in lines)).encode()
    assert [entry.date.first for entry in opened(content, ANSWERED)] == [date(2026, 11, 1), date(2026, 9, 1)]


def test_a_line_that_is_in_no_list_is_left() -> None:
    content = b"---\nlife: 2026-10-03 win\n---\n"
    (entry,) = opened(content, ANSWERED)
    with pytest.raises(CannotWriteError, match=re.escape("people/ana.md:2: this line is in no list")):
        with_closed(PATH, content, ANSWERED, entry, DAY, Settings())


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_in_every_layout_one_entry_is_closed_and_all_else_stays(dice: Random) -> None:
    note = sketch(dice)
    for closing in (ANSWERED, KEPT):
        for entry in opened(note.content, closing)[:2]:
            try:
                new = with_closed(PATH, note.content, closing, entry, DAY, Settings()).content
            except CannotWriteError:
                assert note.faulty
                continue
            start, more = common(note.content, new), len(new) - len(note.content)
            assert note.content == new[:start] + new[start + more :]
            before, after = (read({PATH: each}).people["ana"] for each in (note.content, new))
            was, now = entries(before, closing.field), entries(after, closing.field)
            assert [each[0::2] for each in was] == [each[0::2] for each in now]
            assert sum(one != other for one, other in zip(was, now, strict=True)) == 1
