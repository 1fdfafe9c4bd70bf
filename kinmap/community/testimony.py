"""What all the notes together tell of one person: their own note, others', and events'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community.attendance import Visit, past_events, visits
from kinmap.community.encounters import ORDER, Encounter
from kinmap.community.favours import Favour, favours
from kinmap.community.planned import Planned


class Testimony(NamedTuple):
    """All that is told of one person up to a day.

    Attributes:
        lines: the encounters that lines give.
        visits: those that events give, or gave until a line stood instead.
        through: the event at which you met, where the note names nobody.
    """

    person: Person
    lines: tuple[Encounter, ...] = ()
    visits: tuple[Visit, ...] = ()
    favours: tuple[Favour, ...] = ()
    planned: Planned | None = None
    through: str | None = None

    @property
    def encounters(self) -> tuple[Encounter, ...]:
        """Those of today, in order of day, on one day the shortest first."""
        found = [*self.lines, *(visit.encounter for visit in self.visits if visit.until is None)]
        found.sort(key=ORDER)
        return tuple(found)


def testimonies(
    archive: Archive, past: Mapping[str, Sequence[Encounter]], ahead: Mapping[str, Planned], today: date
) -> Iterator[Testimony]:
    """Yield what is told of each person, in the order of ids.

    Args:
        archive: for events and exchange.
        past: the encounters that lines up to today give, by person.
        ahead: what is planned with each person.
        today: the last day that counts.
    """
    there = visits(archive, past, today)
    given = favours(archive, today)
    met = met_at(archive, today)
    for name, person in archive.people.items():
        yield Testimony(
            person,
            tuple(past.get(name, ())),
            tuple(there.get(name, ())),
            tuple(given.get(name, ())),
            ahead.get(name),
            met.get(name),
        )


def met_at(archive: Archive, today: date) -> dict[str, str]:
    """Return the event that stands as `through` of whoever you met there: the earliest, then by id."""
    found: dict[str, tuple[date, str]] = {}
    for event, start, _ in past_events(archive, today):
        for person in event.met:
            found[person] = min(found.get(person, (start, event.id)), (start, event.id))
    return {person: event for person, (_, event) in found.items()}
