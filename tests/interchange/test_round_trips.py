"""What goes out, libraries of others read as it was meant: the same people, the same days, the same ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
import vobject

from kinmap.archive.load import Archive, read as read_files
from kinmap.archive.person import Person
from kinmap.cli.export import exported
from kinmap.community.model import Community, community
from kinmap.interchange import appointments
from kinmap.interchange.chronicle import chronicle
from kinmap.interchange.foreign import Contact
from kinmap.interchange.ics import occasions
from kinmap.interchange.vcard import read

TODAY = date(2026, 11, 1)
LONG = "A name of very many words, so that its line is folded; 李" * 3
NOTES = f"""
    events/dinner.md:
        title: "Dinner; with, commas"
        date: 2026-12-01
        until: 2026-12-03
        place: Lisbon
        there: [ana, eva]
    people/ana.md:
        name: "{LONG}"
        aliases: [Anita]
        contact:
          email: [ana@x.example, a@y.example]
          phone: ["+351 900 000 000", "+351 900 000 001"]
          linkedin: https://l.example/in/ana
          web: [https://a.example/;x, "https://a.example/?a=1,2"]
        birthday: 02-29
        tags: ["bread, rye", climbing]
        every: 4 weeks
        meetings:
          - 2026-10-01 coffee
    people/eva.md:
        name: Eva
        private: true
        contact: {{email: eva@secret.example}}
        birthday: 1990-01-01
        promises:
          - 2026-10-03 me by 2026-12-24: Send the book.
    people/rui.md:
        name: "Rui\\\\Lopes\\\\n"
        birthday: 1970-12-31
        promises:
          - 2026-10-03 me by 2026-12-01: "Bring: bread; butter, salt\\\\n."
          - 2026-10-03 they by 2026-12-02
"""


@pytest.fixture
def seen(read_archive: Callable[[str], Archive]) -> Community:
    archive = read_archive(NOTES)
    assert archive.problems == ()
    return community(archive, TODAY)


def people(seen: Community, *, private: bool) -> list[Person]:
    return [it.person for it in seen.people.values() if private or not it.person.private]


# -- cards -----------------------------------------------------------------------------------


def every(card: Any, name: str) -> tuple[str, ...]:  # noqa: ANN401 - the library has no types
    return tuple(each.value for each in card.contents.get(name, ()))


@pytest.mark.parametrize("private", [False, True])
def test_cards_are_read_by_vobject_as_the_same_people(seen: Community, *, private: bool) -> None:
    text = exported("vcard", seen, private=private)
    for card, person in zip(vobject.readComponents(text), people(seen, private=private), strict=True):
        assert every(card, "fn") == (person.name,)
        assert every(card, "email") == person.contact.email
        assert every(card, "tel") == person.contact.phone
        assert every(card, "url") == (*person.contact.linkedin, *person.contact.web)
        assert [it for each in every(card, "categories") for it in each] == list(person.tags)
        born = str(person.birthday).replace("-", "") if person.birthday else ""
        assert every(card, "bday") == ((born if len(born) > 4 else f"--{born}",) if born else ())


def test_cards_are_read_by_kinmap_as_the_same_people(seen: Community) -> None:
    found = read(exported("vcard", seen, private=True).encode())
    assert (found.passed, found.remark) == ((), "")
    for it, person in zip(found.contacts, people(seen, private=True), strict=True):
        assert it.name == person.name
        assert addresses(it) == (*person.contact.email, *person.contact.linkedin, *person.contact.web)
        assert (it.phones, it.birthday) == (person.contact.phone, person.birthday)


def addresses(it: Contact) -> tuple[str, ...]:
    return tuple(each for each in (it.email, *it.emails, it.url, *it.urls) if each)


def test_a_card_keeps_its_id_whatever_else_changes(read_archive: Callable[[str], Archive]) -> None:
    ids = []
    for name, path in (("Ana", "ana"), ("Anabela", "work/ana"), ("Ana", "eva")):
        text = exported(
            "vcard", community(read_archive(f"people/{path}.md:\n    name: {name}\n"), TODAY), private=False
        )
        ids.append(every(vobject.readOne(text), "uid"))
    assert ids[0] == ids[1] != ids[2]


def parts(rule: str) -> list[str]:
    return sorted(rule.split(";"))


# -- days ------------------------------------------------------------------------------------


@pytest.mark.parametrize("private", [False, True])
def test_a_calendar_is_read_by_icalendar_as_the_same_days(seen: Community, *, private: bool) -> None:
    text = exported("ics", seen, private=private)
    read_back = icalendar.Calendar.from_ical(text).walk("VEVENT")
    wanted = list(occasions(seen, private=private))
    assert len({str(each["UID"]) for each in read_back}) == len(read_back) == len(wanted)
    for event, occasion in zip(read_back, wanted, strict=True):
        assert str(event["SUMMARY"]) == occasion.summary
        assert str(event.get("DESCRIPTION", "")) == occasion.description
        assert str(event.get("LOCATION", "")) == occasion.location
        assert event.decoded("DTSTART") == occasion.day
        assert event.decoded("DTEND", None) == occasion.end
        rule = event.get("RRULE")
        assert parts(rule.to_ical().decode() if rule else "") == parts(occasion.rule)


def test_what_is_in_it_is_what_the_notes_say(seen: Community) -> None:
    days = {
        (str(each["SUMMARY"]), each.decoded("DTSTART"), each.decoded("DTEND", None))
        for each in icalendar.Calendar.from_ical(exported("ics", seen, private=False)).walk("VEVENT")
    }
    assert days == {
        (f"{LONG}: time to be in touch", date(2026, 10, 29), None),
        (f"Birthday of {LONG}", date(2000, 2, 29), None),
        ("Promised to Rui\\Lopes\\n: Bring: bread; butter, salt\\n.", date(2026, 12, 1), None),
        ("Promised by Rui\\Lopes\\n", date(2026, 12, 2), None),
        ("Birthday of Rui\\Lopes\\n (born 1970)", date(1970, 12, 31), None),
        ("Dinner; with, commas", date(2026, 12, 1), date(2026, 12, 4)),
    }


def test_a_day_keeps_its_id_from_one_export_to_the_next(
    seen: Community, read_archive: Callable[[str], Archive]
) -> None:
    later = community(
        read_archive(NOTES.replace("2026-10-01 coffee", "2026-10-20 coffee")), TODAY + timedelta(days=9)
    )
    ids = [
        {
            str(each["UID"])
            for each in icalendar.Calendar.from_ical(exported("ics", it, private=True)).walk("VEVENT")
        }
        for it in (seen, later)
    ]
    assert ids[0] == ids[1]


def brought_in(seen: Community, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return what the calendar of a community changes in some files, by kinmap's own reading of it."""
    found = appointments.read(exported("ics", seen, private=True).encode())
    changes = chronicle("ics", found, read_files(files), files.get).changes
    return {path: new for path, (_, new) in changes.items() if new is not None and path.endswith(".md")}


def test_a_calendar_is_read_by_kinmap_as_the_same_events(
    seen: Community, files: Callable[[str], dict[str, bytes]]
) -> None:
    everything = files(NOTES)
    assert brought_in(seen, everything) == {}
    people_alone = {path: it for path, it in everything.items() if path.startswith("people/")}
    new = brought_in(seen, people_alone)
    (event,) = read_files(people_alone | new).events.values()
    was = seen.archive.events["dinner"]
    assert (event.title, event.date, event.until, event.there) == (was.title, was.date, was.until, was.there)
    assert event.place
    assert was.place
    assert event.place.name == was.place.name
