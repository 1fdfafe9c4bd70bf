"""Calendars: who was met becomes a line or an event, and all else is told apart."""

from __future__ import annotations

import builtins
import time
from pathlib import Path
from typing import Any

import pytest

from bench.calendars import calendar, people
from kinmap.archive.load import read
from kinmap.interchange import appointments
from kinmap.interchange.chronicle import chronicle
from kinmap.interchange.foreign import MissingLibraryError, NotThisFormatError
from tests.conftest import files
from tests.interchange.conftest import Bring

CALENDAR = (Path(__file__).parent / "files/calendar.ics").read_bytes()
NOTES = """
    site.yml:
        me: Carla Reis
        timezone: Europe/Lisbon
    people/ivo.md:
        name: Ivo Marić
        contact: {email: ivo@example.org}
    people/nives.md:
        name: Nives Orlić
        contact: {email: nives@example.org}
    people/zoe.md:
        name: Zoë Lima
        meetings:
          - 2026-01-01 met
"""
MEETING = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:{uid}
DTSTART:2026100{day}T100000Z
DTEND:2026100{day}T110000Z
SUMMARY:{title}
ATTENDEE:mailto:ivo@example.org
END:VEVENT
END:VCALENDAR
"""


def meeting(title: str = "Prices", uid: str = "u", day: int = 5) -> str:
    return MEETING.format(title=title, uid=uid, day=day)


# -- the whole file --------------------------------------------------------------------------


def test_a_calendar_becomes_lines_and_an_event(bring: Bring) -> None:
    done = bring("ics", CALENDAR, NOTES)
    assert done.kinds() == [
        (14, "new"), (30, "new"), (40, "new"), (50, "left"),
        (70, "off"), (77, "off"), (101, "left"), (111, "new")
    ]  # fmt: skip
    assert done.note("people/nives.md") == (
        "---\nname: Nives Orlić\ncontact: {email: nives@example.org}\nmeetings:\n"
        "  - 2026-10-16 video 1h: Plans\n"
        "  - 2026-10-03 coffee 1h30m by me at [[Café the Central]]: Coffee with Nives\n---\n"
    )
    assert '  - 2026-10-04 call 45m by them with zoe: "Call: prices"\n' in done.note("people/ivo.md")
    assert done.note("events/off-site-1-1-b.md") == (
        '---\ntitle: "Off site: =1+1 <b>"\ndate: 2026-10-06\nuntil: 2026-10-07\n'
        "there: [nives, ivo, zoe]\n---\n\nThe old mill\n"
    )
    assert [guest.name for guest, _ in done.plan.strangers] == ["Unknown Person"]


def test_what_is_no_meeting_is_told_apart_with_its_reason(bring: Bring) -> None:
    foreign = bring("ics", CALENDAR, NOTES).plan.foreign
    assert {it.line: it.why for it in foreign.passed} == {
        56: "it comes again and again, or is one of such a series",
        63: "it comes again and again, or is one of such a series",
        84: "it is a birthday, and no meeting",
        90: "nobody is invited to it",
        95: "it cannot be read",
    }
    assert foreign.silent == {"of headings": 6, "blank": 1, "of time zones": 8, "of tasks": 3}


def test_a_birthday_of_every_year_is_told_from_what_else_comes_again() -> None:
    entry = "BEGIN:VEVENT\nUID:{0}\nDTSTART;VALUE=DATE:19800804\nRRULE:FREQ={0}\nSUMMARY:{1}\nEND:VEVENT\n"
    pairs = (("YEARLY", "Ana's birthday"), ("YEARLY", "Fair"), ("WEEKLY", "Birthday choir"))
    inner = "".join(entry.format(*pair) for pair in pairs)
    found = appointments.read(f"BEGIN:VCALENDAR\n{inner}END:VCALENDAR\n".encode())
    again = "it comes again and again, or is one of such a series"
    assert [it.why for it in found.passed] == ["it is a birthday, and no meeting", again, again]


def test_what_lies_on_a_day_and_at_no_hour_is_left(bring: Bring) -> None:
    done = bring("ics", CALENDAR, NOTES)
    (left,) = [it for it in done.plan.outcomes if it.matter.line == 50]
    assert left.words == "it lies on a day and at no hour, so it may be no meeting"


def test_a_second_time_changes_no_byte(bring: Bring) -> None:
    once = bring("ics", CALENDAR, NOTES)
    again = bring("ics", CALENDAR, once.after)
    assert again.plan.changes == {}
    assert [kind for _, kind in again.kinds()] == [
        "same",
        "same",
        "same",
        "left",
        "off",
        "off",
        "left",
        "same",
    ]


# -- whose it is -----------------------------------------------------------------------------


def test_a_name_that_two_have_decides_nothing(bring: Bring) -> None:
    notes = NOTES + "    people/zoe-2.md:\n        name: Zoë Lima\n"
    done = bring("ics", CALENDAR, notes)
    kinds = dict(done.kinds())
    assert (kinds[30], kinds[40]) == ("ambiguous", "ambiguous")
    assert "events/off-site-1-1-b.md" not in done.after


def test_a_day_that_has_a_meeting_already_is_left_as_it_is(bring: Bring) -> None:
    notes = """
        people/ivo.md:
            name: Ivo
            contact: {email: ivo@example.org}
            meetings:
              - 2026-10-05 coffee: In my own words.
    """
    done = bring("ics", meeting(), notes)
    assert done.kinds() == [(2, "there")]
    assert done.plan.changes == {}
    assert bring("ics", meeting("Call Ivo"), notes).kinds() == [(2, "new")]  # a call is another matter


def test_an_event_of_that_day_with_them_stands_for_the_meeting(bring: Bring) -> None:
    notes = """
        people/ivo.md:
            name: Ivo
            contact: {email: ivo@example.org}
        events/fair.md:
            title: The fair
            date: 2026-10-04
            until: 2026-10-05
            there: [ivo]
    """
    assert bring("ics", meeting(), notes).kinds() == [(2, "there")]


# -- a later calendar ------------------------------------------------------------------------


def test_a_changed_appointment_changes_the_line_that_it_wrote(bring: Bring) -> None:
    once = bring("ics", meeting(), NOTES)
    later = bring("ics", meeting("Lunch", day=6), once.after)
    assert later.kinds() == [(2, "changed")]
    assert later.after["people/ivo.md"] == once.after["people/ivo.md"].replace(
        b"2026-10-05 1h: Prices", b"2026-10-06 lunch 1h: Lunch"
    )
    assert bring("ics", meeting("Lunch", day=6), later.after).plan.changes == {}


def test_a_line_that_was_edited_is_never_changed_back(bring: Bring) -> None:
    once = bring("ics", meeting(), NOTES)
    edited = once.after | {"people/ivo.md": once.after["people/ivo.md"].replace(b"Prices", b"He gave in")}
    for title in ("Prices", "Lunch"):
        later = bring("ics", meeting(title), edited)
        assert (later.kinds(), later.plan.changes) == ([(2, "yours")], {})


def test_a_line_that_was_taken_out_does_not_come_back(bring: Bring) -> None:
    once = bring("ics", meeting(), NOTES)
    lines = once.note("people/ivo.md").splitlines(keepends=True)
    without = once.after | {
        "people/ivo.md": "".join(it for it in lines if "Prices" not in it and "meetings" not in it).encode()
    }
    assert bring("ics", meeting(), without).plan.changes == {}


def test_an_event_that_was_edited_is_kept_and_one_that_was_not_is_changed(bring: Bring) -> None:
    once, path = bring("ics", CALENDAR, NOTES), "events/off-site-1-1-b.md"
    moved = CALENDAR.replace(b"DTEND;VALUE=DATE:20261008", b"DTEND;VALUE=DATE:20261009")
    assert b"until: 2026-10-08" in bring("ics", moved, once.after).after[path]
    edited = once.after | {path: once.after[path] + b"It rained.\n"}
    assert bring("ics", moved, edited).after == edited


def test_an_event_whose_guests_are_fewer_becomes_a_line(bring: Bring) -> None:
    once = bring("ics", CALENDAR, NOTES)
    fewer = CALENDAR.replace(b"DTSTART;VALUE=DATE:20261006", b"DTSTART:20261006T100000Z")
    fewer = fewer.replace(b"ATTENDEE:mailto:nives@example.org\n", b"")
    later = bring("ics", fewer, once.after)
    assert "events/off-site-1-1-b.md" not in later.after
    assert "2026-10-06 with zoe at [[The old mill]]" in later.note("people/ivo.md")


def test_what_is_called_off_later_goes_unless_it_was_edited(bring: Bring) -> None:
    once = bring("ics", CALENDAR, NOTES)
    off = CALENDAR.replace(b"UID:coffee@x\n", b"UID:coffee@x\nSTATUS:CANCELLED\n")
    off = off.replace(b"UID:offsite@x\n", b"UID:offsite@x\nSTATUS:CANCELLED\n")
    later = bring("ics", off, once.after)
    assert [kind for _, kind in later.kinds()][:3] == ["changed", "same", "changed"]
    assert b"Coffee" not in later.after["people/nives.md"]
    assert "events/off-site-1-1-b.md" not in later.after
    assert bring("ics", off, later.after).plan.changes == {}
    edited = once.after | {
        "people/nives.md": once.after["people/nives.md"].replace(b"Coffee with", b"Tea with")
    }
    assert b"Tea with Nives" in bring("ics", off, edited).after["people/nives.md"]


def test_you_are_told_by_your_name_where_the_calendar_is_called_otherwise(bring: Bring) -> None:
    text = meeting().replace(
        "ATTENDEE", "ATTENDEE;CN=carla reis;PARTSTAT=DECLINED:mailto:c@x.example\nATTENDEE"
    )
    assert bring("ics", text, NOTES).kinds() == [(2, "off")]


# -- other files -----------------------------------------------------------------------------


def test_what_is_no_calendar_is_refused() -> None:
    with pytest.raises(NotThisFormatError, match="no calendar begins in it"):
        appointments.read(b"BEGIN:VCARD\nEND:VCARD\n")


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:  # noqa: ANN401 - as the function whose place it takes
        if name == "icalendar":
            raise ImportError
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingLibraryError, match="pip install"):
        appointments.read(CALENDAR)


def test_a_note_that_cannot_be_written_to_costs_its_own_lines_alone() -> None:
    notes = files(NOTES)
    notes["people/nives.md"] = notes["people/nives.md"].removesuffix(b"---\n")
    found = chronicle("ics", appointments.read(CALENDAR), read(notes), notes.get)
    assert {it.matter.line: it.kind.value for it in found.outcomes} == {
        14: "left", 30: "new", 40: "new", 50: "left", 70: "off", 77: "off", 101: "left", 111: "left"
    }  # fmt: skip
    assert "never closed" in found.outcomes[0].words
    assert sorted(found.changes) == ["events/off-site-1-1-b.md", "network/.ics.csv", "people/ivo.md"]


def test_a_zone_is_known_behind_the_name_of_a_program(bring: Bring) -> None:
    for name in (
        "/freeassociation.sourceforge.net/Asia/Tokyo",
        "/mozilla.org/2007_1/Asia/Tokyo",
        "Tokyo Standard Time",
    ):
        text = meeting().replace("DTSTART:20261005T100000Z", f"DTSTART;TZID={name}:20261005T030000")
        done = bring("ics", text.replace("DTEND:20261005T110000Z\n", ""), NOTES)
        assert "  - 2026-10-04: Prices\n" in done.note("people/ivo.md")


@pytest.mark.torture
def test_two_thousand_events_are_shown_within_five_seconds(tmp_path: Path) -> None:
    content = calendar(people(tmp_path), 2_000).encode()
    before = {str(path.relative_to(tmp_path)): path.read_bytes() for path in tmp_path.rglob("*.md")}
    begin = time.process_time()
    found = chronicle("ics", appointments.read(content), read(before), before.get)
    assert time.process_time() - begin < 5
    assert sum(it.kind == "new" for it in found.outcomes) > 1_000


def test_who_is_met_often_without_a_note_is_said_once(bring: Bring) -> None:
    one = meeting().replace("ivo@", "mo@").replace("END:VCALENDAR\n", "")
    two = meeting(uid="v", day=6).replace("ATTENDEE:", "ATTENDEE;CN=Mo:").replace("ivo@", "Mo@")
    done = bring("ics", one + two.replace("BEGIN:VCALENDAR\n", ""), NOTES)
    assert [(guest.name, count) for guest, count in done.plan.strangers] == [("Mo", 2)]
