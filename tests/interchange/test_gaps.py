"""An address book fills what notes lack: of the right person, once, and never over a hand's own words."""

from __future__ import annotations

import pytest

from kinmap.archive.load import read as read_archive
from kinmap.interchange.formats import FORMATS
from kinmap.interchange.gaps import Gap, filled_path, with_gaps
from kinmap.interchange.plan import base_path, plan, rows_path

VCARD = FORMATS["vcard"]
ANA = b"---\nname: Ana Duarte\ncontact: {email: ana@x.example}\n---\n"


def card(*lines: str) -> bytes:
    return "\n".join(["BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD", ""]).encode()


FULL = card(
    "FN:Ana Duarte", "EMAIL:ANA@x.example", "TEL:+351 900 000 000", "URL:https://a.example", "BDAY:19900302"
)


def imported(files: dict[str, bytes], content: bytes) -> tuple[dict[str, bytes], tuple[Gap, ...]]:
    """Return the files after an import, and what was lacking."""
    archive = read_archive(files)
    rows, base = files.get(rows_path("vcard")), files.get(base_path("vcard"))
    planned = plan(VCARD, VCARD.read(content, None), archive.people.values(), rows, base)
    planned, found = with_gaps(planned, "vcard", archive, files.get)
    after = {path: new for path, (_, new) in planned.changes.items() if new is not None}
    return files | after, found


def test_what_a_note_lacks_is_filled_in_and_a_second_time_changes_nothing() -> None:
    files, (gap,) = imported({"people/ana.md": ANA}, FULL)
    assert files["people/ana.md"] == (
        b"---\nname: Ana Duarte\n"
        b"contact: {email: ana@x.example, phone: +351 900 000 000, web: https://a.example}\n"
        b"birthday: 1990-03-02\n---\n"
    )
    assert (gap.person, gap.why) == ("ana", "")
    assert read_archive(files).problems == ()
    assert imported(files, FULL) == (files, ())


def test_what_the_note_says_stays() -> None:
    note = ANA.replace(b"---\nname", b"---\nbirthday: 03-03\nname").replace(
        b"ample}", b"ample, phone: 1234567}"
    )
    files, (gap,) = imported({"people/ana.md": note}, FULL)
    assert gap.said() == {"web": ("https://a.example",)}
    assert b"birthday: 03-03" in files["people/ana.md"]


def test_what_was_taken_out_by_hand_does_not_come_back() -> None:
    files, _ = imported({"people/ana.md": ANA}, FULL)
    mine = files | {"people/ana.md": files["people/ana.md"].replace(b", phone: +351 900 000 000", b"")}
    assert imported(mine, FULL) == (mine, ())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (FULL.replace(b"FN:Ana Duarte", b"FN:Rui Lopes"), "the note's name is Ana Duarte"),
        (FULL + card("FN:Ana Duarte", "EMAIL:ana@x.example", "TEL:7654321"), "several contacts"),
    ],
)
def test_whoever_is_not_told_for_sure_is_left_to_the_owner(content: bytes, why: str) -> None:
    files, found = imported({"people/ana.md": ANA}, content)
    assert files["people/ana.md"] == ANA
    assert all(gap.why.startswith(why) for gap in found)
    assert found


def test_a_name_alone_fills_nothing() -> None:
    note = b"---\nname: Ana Duarte\n---\n"
    files, found = imported({"people/ana.md": note}, FULL)
    assert (files["people/ana.md"], found) == (note, ())


def test_a_part_of_a_name_will_do_with_an_address() -> None:
    _, (gap,) = imported({"people/ana.md": ANA}, FULL.replace(b"Ana Duarte", b"Ana"))
    assert gap.why == ""


def test_a_note_that_cannot_be_written_to_is_said() -> None:
    note = b"---\nname: Ana Duarte\ncontact:\n  email: ana@x.example\n  phone:\n---\n"
    files, (gap,) = imported({"people/ana.md": note}, FULL)
    assert files["people/ana.md"] == note
    assert "people/ana.md" in gap.why


def test_hostile_words_stay_text_in_a_note() -> None:
    hostile = card(
        "FN:Ana Duarte", "EMAIL:ana@x.example", "URL:javascript:alert(1)", "TEL:1234567] }\\n- x: [[ana]]"
    )
    files, (gap,) = imported({"people/ana.md": ANA}, hostile)
    assert gap.said() == {"phone": ("1234567] } - x: [[ana]]",)}
    archive = read_archive(files)
    assert archive.problems == ()
    assert archive.people["ana"].contact.phone == ("1234567] } - x: [[ana]]",)
    assert archive.people["ana"].contact.web == ()


def test_a_memory_that_was_tampered_with_costs_nothing() -> None:
    odd = {"people/ana.md": ANA, filled_path("vcard"): b'person,field\nana,"phone\n\xff,,,\nana,web\n'}
    files, (gap,) = imported(odd, FULL)
    assert "birthday" in gap.said()
    assert b"birthday" in files["people/ana.md"]
