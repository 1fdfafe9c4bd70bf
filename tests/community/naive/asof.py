"""The archive as it was on a day: whatever is dated later is as if it were not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.community.naive.plain import Archive, Event, Knows, Life, Person, Promise


def as_of(archive: Archive, today: date) -> Archive:
    """Return the archive without anything dated after a day."""
    events = {event.id: event for event in archive.events.values() if event.day <= today}
    people = {person.id: person_as_of(person, today) for person in archive.people.values()}
    for person in people.values():
        if person.through is None:
            person.through = met_at(person, events)
    return replace(archive, people=people, events=events)


def person_as_of(person: Person, today: date) -> Person:
    return replace(
        person,
        known=day_as_of(person.known, today),
        declared=day_as_of(person.declared, today),
        knows=[tie for tie in person.knows if not later(tie, today)],
        meetings=[entry for entry in person.meetings if entry.day <= today],
        trust=[entry for entry in person.trust if entry.day <= today],
        exchange=[entry for entry in person.exchange if entry.day <= today],
        life=[life_as_of(entry, today) for entry in person.life if entry.day <= today],
        promises=[promise_as_of(entry, today) for entry in person.promises if entry.day <= today],
    )


def day_as_of(day: date | None, today: date) -> date | None:
    return day if day and day <= today else None


def later(tie: Knows, today: date) -> bool:
    return tie.since is not None and tie.since > today


def life_as_of(entry: Life, today: date) -> Life:
    return replace(entry, answered=day_as_of(entry.answered, today))


def promise_as_of(entry: Promise, today: date) -> Promise:
    if entry.ended and entry.ended > today:
        return replace(entry, ending=None, ended=None)
    return entry


def met_at(person: Person, events: dict[str, Event]) -> str | None:
    """Return the event at which somebody was met: of several the earliest, then by id."""
    found = [(event.day, event.id) for event in events.values() if person.id in event.met]
    return min(found)[1] if found else None
