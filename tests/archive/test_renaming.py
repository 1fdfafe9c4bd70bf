"""A new id stands in every place of the old one, and in no other."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive.load import Archive, read
from kinmap.archive.renaming import checked, renamed
from kinmap.archive.roll import Known, Roll
from kinmap.archive.settings import Settings
from kinmap.archive.wording import CannotWriteError
from tests.archive.layouts import sketch
from tests.archive.test_splice import entries

PATH = "people/ana.md"
OTHERS = {
    "people/rui.md": b"---\nname: Rui Lopes\n---\n",
    "people/eva.md": b"---\nname: Rui\n---\n",
    "events/harvest-dinner.md": b"---\ntitle: Dinner\ndate: 2026-01-01\n---\n",
}
ROLL = Roll({path: (path[7:-3], content[10:-5].decode()) for path, content in OTHERS.items()})


def links(archive: Archive) -> list[object]:
    """Return whom a note names, entry by entry."""
    ana = archive.people["ana"]
    met = [(meeting.companions, meeting.event) for meeting in ana.meetings]
    return [[tie.id for tie in ana.knows], met, [entry.to for entry in ana.exchange], ana.through]


@pytest.mark.parametrize(
    ("old", "new"), [("rui", "rui-lopes"), ("harvest-dinner", "harvest"), ("eva", "е́ва")]
)
@given(dice=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_in_every_layout_all_that_led_there_leads_there(old: str, new: str, dice: Random) -> None:
    note = sketch(dice).content
    known = ROLL.known(old)
    rename = checked(known, new, ROLL)
    path = known.path.replace(old, rename.new)
    try:
        changed = renamed(PATH, note, rename, Settings(), PATH)
    except CannotWriteError:  # as it has to be where letters beyond ASCII would go among what is no UTF-8
        assert not new.isascii()
        with pytest.raises(UnicodeDecodeError):
            note.decode()
        return
    content = changed.content if changed else note
    others = {path if each == known.path else each: other for each, other in OTHERS.items()}
    before, after = read(OTHERS | {PATH: note}), read(others | {PATH: content})
    assert str(links(after)) == str(links(before)).replace(f"'{old}'", f"'{rename.new}'")
    assert [each.code for each in after.problems] == [each.code for each in before.problems]
    for ledger in ("trust", "life", "promises"):
        assert entries(after.people["ana"], ledger) == entries(before.people["ana"], ledger)


@pytest.mark.parametrize("new", ["a b", "", "-x", "x.", "[x]", "x/y", "x#y", "x:y", "rui", "EVA", "Rui"])
def test_what_is_no_id_or_anothers_is_refused(new: str) -> None:
    with pytest.raises(CannotWriteError):
        checked(Known("rui", "people/rui.md", ("rui", "Rui Lopes")), new, ROLL)


def test_words_that_only_look_like_the_id_stay() -> None:
    upper = b"---\nname: rui\nknows: [rui]\nhow: rui\nx-rui: rui\n---\n"
    note = upper + b"rui, `[[rui]]`, [[Rui Lopes]], [[ruin]] and [[rui#x|rui]]\n"
    rename = checked(ROLL.known("rui"), "mei", ROLL)
    changed = renamed(PATH, note, rename, Settings(), PATH)
    assert changed
    assert changed.content == note.replace(b"[rui]\nhow", b"[mei]\nhow").replace(b"[[rui#x", b"[[mei#x")
    assert [line for line, _ in changed.lines] == [3, 7]
