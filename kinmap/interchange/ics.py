"""A calendar of what is due, of birthdays and of events, for any calendar program (RFC 5545).

All of it lies on days, none at an hour. What an entry is about gives it its id, so that a
program that reads the file again changes what it has, and doubles nothing. Whoever is
`private` is not in it unless that is asked for; an event without its day never is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from kinmap.archive.body import WIKI
from kinmap.archive.event import Event
from kinmap.archive.ledgers import Who
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.dates import LEAP_YEAR, MONTHS, Birthday
from kinmap.interchange.cells import tidy
from kinmap.interchange.contentlines import name_of, parts, plain, property_of
from kinmap.text import fold

OWN = UUID("6f6ff1c1-7a0d-5b5e-9b1c-3d1f6f2a4c11")
"""The name space of these ids; another would double every entry that somebody has."""
WIDTH = 75
"""Octets of a line, its end apart (RFC 5545, 3.1)."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
SPECIAL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\\;,]")
"""All that is left out of a value, or marked in it."""
LEAP_DAY = (2, 29)
THERE = "X-KINMAP-THERE"
"""A property of kinmap's own, which others pass over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One entry of the calendar.

    Attributes:
        about: what it is about: the same words give the same id.
        end: the day after its last, where it has several.
        rule: how it comes again, as RFC 5545 writes it, or nothing.
        there: the names of those who are there, for kinmap to read again. They are no ATTENDEE,
            for a calendar program might write to these.
    """

    about: str
    day: date
    end: date | None = None
    summary: str
    description: str = ""
    location: str = ""
    rule: str = ""
    there: tuple[str, ...] = ()


def spelt(day: date) -> str:
    """Return a day in words: `3 October 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What entries are called, with `{name}`, `{day}` and `{year}` in their places; English if not said."""

    due: str = "{name}: time to be in touch"
    last: str = "The last contact was on {day}."
    mine: str = "Promised to {name}"
    theirs: str = "Promised by {name}"
    birthday: str = "Birthday of {name}"
    born: str = "Birthday of {name} (born {year})"
    day: Callable[[date], str] = spelt


IN_ENGLISH = Wording()


def calendar(community: Community, *, private: bool = False, wording: Wording = IN_ENGLISH) -> bytes:
    """Return the calendar as a file, with `private` of those people too."""
    stamp = f"{compact(community.today)}T000000Z"
    name = escaped(community.archive.settings.title or "Kinmap")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kinmap//kinmap//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{name}", f"X-WR-CALNAME:{name}"]
    for occasion in occasions(community, wording, private=private):
        lines += written(occasion, stamp)
    return "".join(f"{folded(line)}\r\n" for line in (*lines, "END:VCALENDAR")).encode()


def written(occasion: Occasion, stamp: str) -> Iterator[str]:
    """Give the lines of one entry, not folded yet."""
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(OWN, occasion.about)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{compact(occasion.day)}"
    if occasion.end:
        yield f"DTEND;VALUE=DATE:{compact(occasion.end)}"
    if occasion.rule:
        yield f"RRULE:{occasion.rule}"
    yield f"SUMMARY:{escaped(occasion.summary)}"
    if occasion.description:
        yield f"DESCRIPTION:{escaped(occasion.description)}"
    if occasion.location:
        yield f"LOCATION:{escaped(occasion.location)}"
    if occasion.there:
        yield f"{THERE}:{','.join(map(escaped, occasion.there))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def there(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the names of those who are there, by the lines of an entry that was written so."""
    for line in lines:
        said = property_of(line) if name_of(line) == THERE else None
        for name in parts(said.text, ",") if said else ():
            if words := tidy(plain(name)):
                yield words


def compact(day: date) -> str:
    """Return a day as the format has it: `20261003`."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def escaped(text: str) -> str:
    """Return a text as a value: on one line, and with what has a meaning of its own marked."""
    if not SPECIAL.search(text):
        return text  # as most texts are
    plain = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line in pieces of 75 octets, no letter torn apart; each but the first begins with a space."""
    if len(line.encode()) <= WIDTH:
        return line
    pieces, piece, room = [], "", WIDTH
    for letter in line:
        octets = len(letter.encode())
        if octets > room:
            pieces.append(piece)
            piece, room = " ", WIDTH - 1
        piece += letter
        room -= octets
    return "\r\n".join((*pieces, piece))


# -- what is in it ---------------------------------------------------------------------------


def occasions(
    community: Community, wording: Wording = IN_ENGLISH, *, private: bool = False
) -> Iterator[Occasion]:
    """Give all entries: of each person by id, then the events by id."""
    everybody = community.archive.people
    hidden = frozenset() if private else frozenset(i for i in everybody if everybody[i].private)
    for relation in community.people.values():
        if relation.id not in hidden and not relation.let_go:
            yield from due(relation, wording)
            yield from promises(relation, community.archive, hidden, wording)
            yield from birthday(relation.person, wording)
    for event in community.archive.events.values():
        yield from held(event, everybody, hidden)


def due(relation: Relation, wording: Wording) -> Iterator[Occasion]:
    """Give the day on which it is time to be in touch again."""
    if relation.due and relation.last:
        yield Occasion(
            about=f"due {relation.id}",
            day=relation.due,
            summary=wording.due.format(name=relation.person.name),
            description=wording.last.format(day=wording.day(relation.last)),
        )


def promises(
    relation: Relation, archive: Archive, hidden: AbstractSet[str], wording: Wording
) -> Iterator[Occasion]:
    """Give the days on which open promises are due; two of the same words on one day stay two."""
    seen: Counter[str] = Counter()
    for promise in (*relation.promises.me.open, *relation.promises.they.open):
        if promise.due is None or promise.due.day is None:
            continue
        about = f"promise {relation.id} {promise.who} {promise.date} {promise.note}"
        seen[about] += 1
        note = told(promise.note, archive, hidden)
        said = wording.mine if promise.who is Who.ME else wording.theirs
        summary = said.format(name=relation.person.name)
        yield Occasion(
            about=f"{about} {seen[about]}",
            day=promise.due.first,
            summary=f"{summary}: {note}" if note else summary,
        )


def told(note: str, archive: Archive, hidden: AbstractSet[str]) -> str:
    """Return a note with names in the place of links; nothing of one that leads to somebody hidden."""
    if any(archive.names.get(target(link), "") in hidden for link in WIKI.findall(note)):
        return ""
    return WIKI.sub(lambda found: label(found[1], archive), note)


def target(link: str) -> str:
    """Return the word that a link leads by, folded."""
    return fold(link.partition("|")[0].strip())


def label(link: str, archive: Archive) -> str:
    """Return what a link says: its own words, else the name that it leads to."""
    word, _, said = link.partition("|")
    id_ = archive.names.get(target(link), "")
    person, event = archive.people.get(id_), archive.events.get(id_)
    return said or (person.name if person else event.title if event else word)


def birthday(person: Person, wording: Wording) -> Iterator[Occasion]:
    """Give a birthday, every year; one on 29 February falls on the last day of that month."""
    if person.birthday is None:
        return
    given = person.birthday
    leap = (given.month, given.day) == LEAP_DAY
    yield Occasion(
        about=f"birthday {person.id}",
        day=first_day(given),
        summary=(wording.born if given.year else wording.birthday).format(name=person.name, year=given.year),
        rule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if leap else "FREQ=YEARLY",
    )


def first_day(given: Birthday) -> date:
    """Return the day of birth, or, of one whose year is not known, that of a year long past."""
    return date(given.year or LEAP_YEAR, given.month, given.day)


def held(event: Event, people: Mapping[str, Person], hidden: AbstractSet[str]) -> Iterator[Occasion]:
    """Give an event, from its first day to its last, with those who are there."""
    if event.date is None or event.date.day is None:
        return
    there = [i for i in dict.fromkeys((*event.there, *event.met)) if i in people and i not in hidden]
    start = event.date.first
    last = max(start, event.until.first) if event.until and event.until.day else start
    yield Occasion(
        about=f"event {event.id}",
        day=start,
        end=last + timedelta(days=1) if start < last < date.max else None,
        summary=event.title,
        description=", ".join(people[i].name for i in there),
        there=tuple(people[i].name for i in there),
        location=event.place.name or "" if event.place else "",
    )
