"""The calendar, read back by the rules of RFC 5545 as they are written here once more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.interchange.ics import calendar, folded

Read = Callable[[str], Archive]
TODAY = date(2026, 11, 1)
LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]*)*):(.*)", re.DOTALL)
ESCAPE = re.compile(r"\\(.)")
MEANT = {"n": "\n", "N": "\n", ",": ",", ";": ";", "\\": "\\"}

Properties = dict[str, str]


def lines(content: bytes) -> list[str]:
    """Return the unfolded lines; whatever breaks section 3.1 fails here."""
    assert content.endswith(b"\r\n")
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, physical)) <= 75
    assert not [line for line in physical if b"\n" in line or b"\r" in line]
    whole = [line.decode() for line in physical]  # no letter is torn apart
    return "\r\n".join(whole).replace("\r\n ", "").split("\r\n")


def unescaped(text: str) -> str:
    """Return a TEXT value as it was meant; whatever breaks section 3.3.11 fails here."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text)
    assert all(sign in MEANT for sign in ESCAPE.findall(text))
    return ESCAPE.sub(lambda found: MEANT[found[1]], text)


def entries(content: bytes) -> list[Properties]:
    """Return the properties of each VEVENT, with the parameters in the name."""
    found: list[Properties] = []
    open_parts: list[str] = []
    for line in lines(content):
        parsed = LINE.fullmatch(line)
        assert parsed, line
        name, parameters, value = parsed.groups()
        if name == "BEGIN":
            open_parts.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert open_parts.pop() == value
        elif open_parts == ["VCALENDAR", "VEVENT"]:
            assert name + parameters not in found[-1], "once each"
            found[-1][name + parameters] = value
    assert open_parts == []
    for entry in found:
        assert {"UID", "DTSTAMP", "DTSTART;VALUE=DATE"} <= entry.keys()
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            if name in entry:
                entry[name] = unescaped(entry[name])
    assert len({entry["UID"] for entry in found}) == len(found)
    return found


def made(archive: Archive, today: date = TODAY) -> list[Properties]:
    return entries(calendar(community(archive, today)))


def test_the_file_begins_and_ends_as_a_calendar_does(archive: Archive) -> None:
    """
    site.yml:
        title: "Mine, and; yours"
    """
    found = lines(calendar(community(archive, TODAY)))
    assert found[0] == "BEGIN:VCALENDAR"
    assert found[-1] == "END:VCALENDAR"
    assert "VERSION:2.0" in found
    assert [line for line in found if line.startswith("PRODID:")]
    assert r"NAME:Mine\, and\; yours" in found


def test_a_due_day_is_there_with_the_last_contact(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        every: 6 weeks
        meetings: [2026-10-03 coffee]
    """
    (due,) = made(archive)
    assert due["DTSTART;VALUE=DATE"] == "20261114"
    assert due["SUMMARY"] == "Ana Duarte: time to be in touch"
    assert due["DESCRIPTION"] == "The last contact was on 3 October 2026."
    assert due["DTSTAMP"] == "20261101T000000Z"
    assert due["TRANSP"] == "TRANSPARENT"


def test_birthdays_come_every_year_with_a_year_or_without(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        birthday: 1980-03-02
    people/leap.md:
        name: Leap
        birthday: 02-29
    people/rui.md:
        name: Rui
        birthday: 12-31
    """
    ana, leap, rui = made(archive)
    assert (ana["DTSTART;VALUE=DATE"], ana["RRULE"]) == ("19800302", "FREQ=YEARLY")
    assert ana["SUMMARY"] == "Birthday of Ana (born 1980)"
    assert (rui["DTSTART;VALUE=DATE"], rui["RRULE"]) == ("20001231", "FREQ=YEARLY")
    assert rui["SUMMARY"] == "Birthday of Rui"
    assert leap["DTSTART;VALUE=DATE"] == "20000229"
    assert leap["RRULE"] == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"


def test_events_are_there_from_the_first_day_to_the_last(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana, the elder
    events/fair.md:
        title: Fair; and dance
        date: 2026-12-05
        until: 2026-12-06
        place: Port Erran
        there: [ana]
    events/one-day.md:
        title: One day
        date: 2026-12-31
    events/some-day.md:
        title: Some day
        date: 2026-12
    """
    fair, one = made(archive)
    assert fair["SUMMARY"] == "Fair; and dance"
    assert fair["DESCRIPTION"] == "Ana, the elder"
    assert fair["LOCATION"] == "Port Erran"
    assert (fair["DTSTART;VALUE=DATE"], fair["DTEND;VALUE=DATE"]) == ("20261205", "20261207")
    assert (one["SUMMARY"], one["DTSTART;VALUE=DATE"]) == ("One day", "20261231")
    assert "DTEND;VALUE=DATE" not in one


def test_open_promises_are_due(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        promises:
          - 2026-10-03 me by 2026-11-10: Send the article.
          - 2026-10-03 they by 2026-12-01: Return the book.
          - 2026-10-03 me by 2026-10-10 kept 2026-10-08: Call.
          - 2026-10-03 me: Some time.
          - 2026-10-03 me by 2027
          - 2026-10-03 they by 2026-12-01: Return the book.
    """
    said = [(entry["DTSTART;VALUE=DATE"], entry["SUMMARY"]) for entry in made(archive)]
    assert said == [
        ("20261110", "Promised to Ana: Send the article."),
        ("20261201", "Promised by Ana: Return the book."),
        ("20261201", "Promised by Ana: Return the book."),
    ]


def test_whoever_is_private_is_in_no_line_and_whoever_was_let_go_is_not_asked_for(read_archive: Read) -> None:
    text = """
people/ana.md:
    name: Hidden
    private: true
    every: 6 weeks
    birthday: 1980-03-02
    meetings: [2026-10-03 coffee]
    promises: [2026-10-03 me by 2026-11-10]
people/rui.md:
    name: Rui
    intent: let-go
    birthday: 1980-03-02
events/fair.md:
    title: Fair
    date: 2026-12-05
    there: [ana, rui]
"""
    (fair,) = made(read_archive(text))
    assert fair["DESCRIPTION"] == "Rui"
    assert b"idden" not in calendar(community(read_archive(text), TODAY))


def test_an_entry_keeps_its_id_when_its_day_moves_and_the_stamp_is_the_day_of_the_build(
    read_archive: Read,
) -> None:
    note = "people/ana.md:\n    name: Ana\n    every: 6 weeks\n    meetings: [{day} coffee]\n"
    (before,) = made(read_archive(note.format(day="2026-10-03")))
    (after,) = made(read_archive(note.format(day="2026-10-30")), date(2026, 11, 2))
    assert before["UID"] == after["UID"] == "60a1a586-349d-51c0-8ec8-1153b09a8636"
    assert before["DTSTART;VALUE=DATE"] != after["DTSTART;VALUE=DATE"]
    assert (before["DTSTAMP"], after["DTSTAMP"]) == ("20261101T000000Z", "20261102T000000Z")


HOSTILE = 'A\\nb, c; d: "e"\r\nEND:VEVENT \x07' + "ß語🎻" * 40


@pytest.mark.parametrize("name", [HOSTILE, "x" * 200, "語" * 100, "\r\n " * 30 + "x", ","])
def test_any_title_comes_back_as_it_was(read_archive: Read, name: str) -> None:
    written = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    text = f'events/e.md:\n    title: "{written.replace(chr(7), "")}"\n    date: 2026-12-05\n'
    archive = read_archive(text)
    (entry,) = made(archive)
    assert entry["SUMMARY"] == archive.events["e"].title.replace("\r\n", "\n").replace("\r", "\n")


def test_a_line_of_75_octets_is_not_folded_and_one_of_76_is() -> None:
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 76) == "x" * 75 + "\r\n x"
    assert folded("x" * 74 + "ß") == "x" * 74 + "\r\n ß"


def test_links_are_names_and_a_note_that_leads_to_somebody_private_is_left_out(archive: Archive) -> None:
    """
    people/ana.md:
        name: Ana
        promises:
          - "2026-10-03 me by 2026-11-10: Ask [[rui-lopes]] and [[fair|them all]] of [[nobody]]."
          - "2026-10-03 me by 2026-11-11: Ask [[Hidden]]."
    people/hidden.md:
        name: Hidden
        private: true
    people/rui-lopes.md:
        name: Rui Lopes
    events/fair.md:
        title: The fair
    """
    said = [entry["SUMMARY"] for entry in made(archive)]
    assert said == ["Promised to Ana: Ask Rui Lopes and them all of nobody.", "Promised to Ana"]
