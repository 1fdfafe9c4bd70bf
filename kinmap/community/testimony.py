"""What all the notes together tell of one person: their own note, others', and events'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community.attendance import Visit, past_events, visits
from kinmap.community.encounters import ORDER, Encounter
from kinmap.community.favours import Favour, lent
from kinmap.community.planned import Planned


class Superseded(NamedTuple):
    """An event that was somebody's encounter until the day from which on a line stands instead."""

    encounter: Encounter
    until: date


class Testimony(NamedTuple):
    """All that is told of one person up to a day.

    Attributes:
        encounters: those of today, in order of day, on one day the shortest first.
        superseded: those that events gave until a line stood instead.
        lent: what others' notes say was given to them.
    """

    person: Person
    encounters: tuple[Encounter, ...]
    superseded: tuple[Superseded, ...]
    lent: tuple[Favour, ...]
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
    given = lent(archive, whom, today)
    for name, person in whom.items():
        events = there.get(name, ())
        yield Testimony(
            person,
            in_order(past.get(name, ()), events),
            tuple([Superseded(event, until) for event, until in events if until is not None]),
            tuple(given.get(name, ())),
            ahead.get(name),
        )


def in_order(lines: Iterable[Encounter], events: Iterable[Visit]) -> tuple[Encounter, ...]:
    """Return the encounters of today: those that lines give, and events that no line stands for."""
    return tuple(sorted([*lines, *[event.encounter for event in events if event.until is None]], key=ORDER))


def origins(archive: Archive, today: date) -> dict[str, str]:
    """Return through whom you know somebody, else the event at which you met: the earliest, then by id."""
    found: dict[str, tuple[date, str]] = {}
    for event, start, _ in past_events(archive, today):
        for person in event.met:
            found[person] = min(found.get(person, (start, event.id)), (start, event.id))
    met = {person: event for person, (_, event) in found.items() if person in archive.people}
    return met | {name: person.through for name, person in archive.people.items() if person.through}
