"""A line goes into its list as the list is, and not a byte changes elsewhere."""

from __future__ import annotations

import re
from dataclasses import fields
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.capture import with_entry, with_id
from kinmap.archive.load import read
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.archive.splice import LEDGERS
from kinmap.archive.wording import CannotWriteError, Item
from tests.archive.layouts import HEADS, Sketch, addition, sketch
from tests.archive.mutated import mutated

PATH = "people/ana.md"
NEW = "2026-09-15 coffee"


def added(text: str, ledger: str = "meetings", head: str = NEW, note: str = "") -> str:
    return with_entry(PATH, text.encode(), ledger, Item(head, note), Settings()).content.decode()


FIRST = """
meetings:
  - 2026-10-03 coffee
  - 2026-08-14 call
>>>
meetings:
  - 2026-10-03 coffee
  - 2026-09-15 coffee
  - 2026-08-14 call
"""
LAST = """
meetings:
- 2026-08-14 call
- 2026-09-15 walk
- 2026-10-03 coffee
>>>
meetings:
- 2026-08-14 call
- 2026-09-15 walk
- 2026-09-15 coffee
- 2026-10-03 coffee
"""
WIDE = """
meetings:
    -   2026-08-14 call
>>>
meetings:
    -   2026-09-15 coffee
    -   2026-08-14 call
"""
REMARKS = """
meetings: # all of them
  # by day
  - 2026-10-03 coffee: |
      Lines

      of it.
    # to the first
  # to the second
  - 2026-08-14 call
>>>
meetings: # all of them
  # by day
  - 2026-10-03 coffee: |
      Lines

      of it.
    # to the first
  - 2026-09-15 coffee
  # to the second
  - 2026-08-14 call
"""
LONG = """
meetings:
  - date: 2026-08-14
    kind: call
  - {date: 2026-10-03}
>>>
meetings:
  - date: 2026-08-14
    kind: call
  - 2026-09-15 coffee
  - {date: 2026-10-03}
"""
BRACKETS = """
meetings: [2026-10-03 coffee, '2026-08-14 call: a, b'] # so
>>>
meetings: [2026-10-03 coffee, 2026-09-15 coffee, '2026-08-14 call: a, b'] # so
"""
ON_LINES = """
meetings: [
  2026-10-03 coffee,
  2026-09-20 call, # late
]
>>>
meetings: [
  2026-10-03 coffee,
  2026-09-20 call,
  2026-09-15 coffee, # late
]
"""
EMPTY = """
meetings: # none yet
trust: []
>>>
meetings: # none yet
  - 2026-09-15 coffee
trust: []
"""
EMPTY_BRACKETS = """
meetings: []
>>>
meetings: [2026-09-15 coffee]
"""
AS_OTHERS = """
trust:
- 2026-01-02 they earned
- 2026-03-04 they earned
meetings:
- 2026-08-14 call
>>>
trust:
- 2026-01-02 they earned
- 2026-03-04 they earned
meetings:
- 2026-08-14 call
- 2026-09-15 coffee
"""
MADE = """
name: Ana
# the end
>>>
name: Ana
# the end
meetings:
  - 2026-09-15 coffee
"""
MADE_AS_OTHERS = """
  name: Ana
  promises:
  - 2026-01-02 me
>>>
  name: Ana
  promises:
  - 2026-01-02 me
  meetings:
  - 2026-09-15 coffee
"""
FAULTS = """
konwn: 2019
how: @home
meetings:
  - 2026-10-03 cofee
  - 2026-10-02 coffee: a: b
  - 2026-08-14 call
place: "open
>>>
konwn: 2019
how: @home
meetings:
  - 2026-10-03 cofee
  - 2026-09-15 coffee
  - 2026-10-02 coffee: a: b
  - 2026-08-14 call
place: "open
"""
BRACES = """
{name: Ana, tags: [a]}
>>>
{name: Ana, tags: [a], meetings: [2026-09-15 coffee]}
"""


@pytest.mark.parametrize(
    "case",
    [
        FIRST, LAST, WIDE, REMARKS, LONG, BRACKETS, ON_LINES, EMPTY, EMPTY_BRACKETS, AS_OTHERS, MADE,
        MADE_AS_OTHERS, FAULTS, BRACES,
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_goes_where_its_owner_would_put_it(case: str, end: str) -> None:
    before, after = (
        f"---\n{half.lstrip(chr(10))}---\nBody  \n".replace("\n", end) for half in case.split(">>>\n")
    )
    assert added(before) == after
    assert added("\ufeff" + before) == "\ufeff" + after


@pytest.mark.parametrize("body", ["", "# Ana\n\nA note.", "\n\nText\n---\nmore\n"])
def test_a_note_without_front_matter_is_given_some(body: str) -> None:
    assert added(body) == f"---\nmeetings:\n  - 2026-09-15 coffee\n---\n{body}"


def test_the_ledger_before_it_in_the_format_has_the_new_one_after_it() -> None:
    text = "---\nmeetings:\n  - 2026-10-03\n\n# on life\nlife:\n  - 2026-10-03 win\n---\n"
    assert added(text, "trust", "2026-09-15 they earned") == text.replace(
        "2026-10-03\n\n", "2026-10-03\ntrust:\n  - 2026-09-15 they earned\n\n"
    )


def test_a_name_of_the_owners_own_for_a_ledger_is_its_list() -> None:
    own = Settings(fields={"encounters": "meetings"})
    text = b"---\nencounters:\n- 2026-08-14 call\n---\n"
    written = with_entry(PATH, text, "meetings", Item(NEW), own)
    assert written.content == text.replace(b"encounters:\n", b"encounters:\n- 2026-09-15 coffee\n")
    assert (written.span.line, written.line) == (3, "- 2026-09-15 coffee")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nname: Ana\n", "never closed"),
        ("\n---\nname: Ana\n---\n", "does not begin in the first line"),
        ("---\n- a\n---\n", "not made of fields"),
        ("---\nmeetings: some\n---\n", "`meetings` in line 2 is no list"),
        ("---\nmeetings:\n  a: b\n  c: d\n---\n", "`meetings` in line 2 is no list"),
        ("---\nmeetings:\n- 2026-10-03 a: b: c\n---\n", "`meetings` in line 2 cannot be read"),
        ("---\nmeetings: []\nx-a: b\nmeetings: []\n---\n", "gives `meetings` twice, in lines 2 and 4"),
        ("a\rb\rc", "no text that can be written to"),
        ("\0\0", "no text that can be written to"),
    ],
)  # fmt: skip
def test_where_the_place_cannot_be_told_nothing_is_written(text: str, said: str) -> None:
    with pytest.raises(CannotWriteError, match=re.escape(said)):
        added(text)


def test_bytes_that_are_no_text_stay_as_they_are() -> None:
    latin = b"---\nname: Ana\n---\ncaf\xe9\n"
    written = with_entry(PATH, latin, "meetings", Item(NEW), Settings()).content
    assert written == latin.replace(b"Ana\n", b"Ana\nmeetings:\n  - 2026-09-15 coffee\n")
    with pytest.raises(CannotWriteError, match="not UTF-8"):
        with_entry(PATH, latin, "meetings", Item(NEW, "Café"), Settings())


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("2026-09-15 cofee", "did you mean `coffee`?"),
        ("2026 coffee", "lacks its month"),
        ("coffee", "no date"),
        ("2026-09-15 coffee by", "after `by` there should be"),
        ("2026-09-15 coffee\u0007", "control character (U+0007)"),
    ],
)
def test_a_line_that_says_nothing_is_not_written(head: str, said: str) -> None:
    with pytest.raises(CannotWriteError, match=re.escape(said)):
        added("---\nname: Ana\n---\n", head=head)


def test_an_id_goes_into_a_list_of_ids() -> None:
    text = b"---\ntitle: Dinner\ndate: 2026-07-01\nmet: [ana]\n---\n"
    written = with_id("events/dinner.md", text, "met", "rui", Settings())
    assert written.content == text.replace(b"[ana]", b"[ana, rui]")


# -- every layout --------------------------------------------------------------------------


def check(dice: Random) -> bool:
    """Add an entry to a note, and hold all that is promised of it; tell whether it was written."""
    note = sketch(dice)
    return check_line(note, addition(dice))


def check_line(note: Sketch, line: tuple[str, str, str]) -> bool:
    """Add a ledger's entry, given by its head and its note; as `check`."""
    ledger, head, words = line
    try:
        written = with_entry(PATH, note.content, ledger, Item(head, words), Settings())
    except CannotWriteError:
        assert note.faulty, note.content.decode(errors="replace")
        return False
    start = common(note.content, written.content)
    more = len(written.content) - len(note.content)
    assert note.content == written.content[:start] + written.content[start + more :]
    before, after = (read({PATH: content}).people["ana"] for content in (note.content, written.content))
    old, new = entries(before, ledger), entries(after, ledger)
    assert any(new[:at] + new[at + 1 :] == old for at in range(len(new)))
    assert (head[:10], head[11:], re.sub(r"[ \t]+", " ", words)) in new
    for other in set(HEADS) - {ledger}:
        assert entries(after, other) == entries(before, other)
    for field in fields(Person):
        if field.name not in {*LEDGERS, "spans", "body", "place", "knows", "own"}:
            assert getattr(after, field.name) == getattr(before, field.name)
    assert after.body.text == before.body.text
    assert head[:10] in written.line
    return True


def common(old: bytes, new: bytes) -> int:
    """Return a place at which new bytes stand between the old ones."""
    more = len(new) - len(old)
    return next(at for at in range(len(old) + 1) if old[:at] == new[:at] and old[at:] == new[at + more :])


def entries(person: Person, ledger: str) -> list[tuple[str, str, str]]:
    """Return a ledger's entries, by what they say."""
    return [(str(each.date), each.words, each.note) for each in getattr(person, ledger)]


@given(st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_in_every_layout_there_is_one_entry_more_and_no_other_byte(dice: Random) -> None:
    check(dice)


def test_hardly_a_note_is_refused() -> None:
    dice = Random(7)  # noqa: S311 - a repeatable walk, no cipher
    assert sum(check(dice) for _ in range(300)) > 280


@pytest.mark.parametrize("seed", range(4))
def test_a_note_with_a_slip_in_it_is_written_to_as_safely(seed: int) -> None:
    assert check_slips(Random(seed), 40) > 20  # noqa: S311 - repeatable slips, no cipher


def check_slips(dice: Random, count: int) -> int:
    """Add entries to notes with slips of the hand in them; return how many could be written."""
    written = 0
    while count:
        path, content = mutated(dice)
        if path.startswith("people/"):
            written += check_line(Sketch(content, faulty=True), addition(dice))
            count -= 1
    return written
