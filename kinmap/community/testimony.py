"""What all the notes together tell of one person: their own note, others', and events'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kinmap.archive.ledgers import Channel, Life
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community.attendance import Visit, past_events, visits
from kinmap.community.care import answer_day
from kinmap.community.encounters import ORDER, Encounter
from kinmap.community.favours import Favour, favours
from kinmap.community.planned import Planned


class Testimony(NamedTuple):
    """All that is told of one person up to a day.

    Attributes:
        lines: the encounters that lines give.
        visits: those that events give, or gave until a line stood instead.
        encounters: those of today, in order of day, on one day the shortest first.
        answers: wins, setbacks and news that were answered by then, and on which day.
        spoken: those of them that were in person or by voice, and no letters.
    """

    person: Person
    lines: tuple[Encounter, ...]
    visits: tuple[Visit, ...]
    encounters: tuple[Encounter, ...]
    spoken: tuple[Encounter, ...]
    favours: tuple[Favour, ...]
    answers: tuple[tuple[Life, date], ...]
    planned: Planned | None


def testimonies(
    archive: Archive,
    whom: Mapping[str, Person],
    past: Mapping[str, Sequence[Encounter]],
    ahead: Mapping[str, Planned],
    today: date,
) -> Iterator[Testimony]:
    """Yield what is told of each of these people.

    Args:
        archive: for events and exchange.
        whom: the people by id, all of them or some.
        past: the encounters that lines up to today give, by person.
        ahead: what is planned with each person.
        today: the last day that counts.
    """
    there = visits(archive, past, today)
    given = favours(archive, whom, today)
    written = Channel.WRITTEN
    for name, person in whom.items():
        lines, events = tuple(past.get(name, ())), tuple(there.get(name, ()))
        encounters = in_order(lines, events)
        yield Testimony(
            person,
            lines,
            events,
            encounters,
            tuple([encounter for encounter in encounters if encounter.channel is not written]),
            tuple(given.get(name, ())),
            tuple([(entry, day) for entry in person.life if (day := answer_day(entry)) and day <= today]),
            ahead.get(name),
        )


def in_order(lines: Iterable[Encounter], events: Iterable[Visit]) -> tuple[Encounter, ...]:
    """Return the encounters of today: those that lines give, and events that no line stands for."""
    found = [*lines, *[event.encounter for event in events if event.until is None]]
    found.sort(key=ORDER)
    return tuple(found)


def origins(archive: Archive, today: date) -> dict[str, str]:
    """Return through whom you know somebody, else the event at which you met: the earliest, then by id."""
    found: dict[str, tuple[date, str]] = {}
    for event, start, _ in past_events(archive, today):
        for person in event.met:
            found[person] = min(found.get(person, (start, event.id)), (start, event.id))
    met = {person: event for person, (_, event) in found.items() if person in archive.people}
    return met | {name: person.through for name, person in archive.people.items() if person.through}
