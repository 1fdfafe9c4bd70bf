"""Encounters that events give: a past event is a meeting for everyone who was there.

It is so unless a line gives that person an encounter at it, or one in person on one of its
days; until the day of such a line the event counts (format.md, *An event*).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Channel
from kinmap.archive.load import Archive
from kinmap.archive.settings import MINUTES
from kinmap.community.encounters import Encounter
from kinmap.text import Span

KIND = "event"


class Visit(NamedTuple):
    """An event as somebody's encounter, and the day from which a line stands instead."""

    encounter: Encounter
    until: date | None


class Seen(NamedTuple):
    """What a person's lines say of events: the first day of a line at each, the days in person."""

    at: dict[str, date]
    in_person: Sequence[date]


def visits(archive: Archive, lines: Mapping[str, Sequence[Encounter]], today: date) -> dict[str, list[Visit]]:
    """Return the events up to today that were an encounter of each person, if only for a while."""
    found: dict[str, list[Visit]] = defaultdict(list)
    seen: dict[str, Seen] = {}
    for event, start, end in past_events(archive, today):
        for person in guests(archive, event):
            if person not in seen:
                seen[person] = seen_by(lines.get(person, ()))
            until = superseded(event.id, start, end, seen[person])
            if until is None or until > start:
                found[person].append(Visit(as_encounter(event, person, start), until))
    return found


def past_events(archive: Archive, today: date) -> Iterator[tuple[Event, date, date]]:
    """Yield the events that have begun, each with its first and last day."""
    for event in archive.events.values():
        if event.date is not None and event.date.first <= today:
            start = event.date.first
            yield event, start, max(start, event.until.first) if event.until else start


def guests(archive: Archive, event: Event) -> Iterator[str]:
    """Yield the ids of those in `there` and `met` that have a note, each once."""
    return (i for i in dict.fromkeys((*event.there, *event.met)) if i in archive.people)


def seen_by(lines: Iterable[Encounter]) -> Seen:
    """Return what the lines of one person say of events."""
    at: dict[str, date] = {}
    in_person = []
    for encounter in lines:
        if encounter.channel is Channel.IN_PERSON:
            in_person.append(encounter.day)
        for event in encounter.events:
            at[event] = min(encounter.day, at.get(event, encounter.day))
    return Seen(at, sorted(in_person))


def superseded(event: str, start: date, end: date, seen: Seen) -> date | None:
    """Return the first day on which a line stands instead of the event, if one does."""
    days = [seen.at[event]] if event in seen.at else []
    place = bisect_left(seen.in_person, start)
    if place < len(seen.in_person) and seen.in_person[place] <= end:
        days.append(seen.in_person[place])
    return min(days, default=None)


def as_encounter(event: Event, person: str, day: date) -> Encounter:
    """Return the event as the encounter of one who was there."""
    field = "met" if person in event.met else "there"
    return Encounter(
        day=day,
        minutes=MINUTES[Channel.IN_PERSON],
        kind=KIND,
        source=event.id,
        spans=(event.spans.get(field, Span(event.path)),),
        channel=Channel.IN_PERSON,
        at=(event.id,),
        events=(event.id,),
        note=event.title,
    )
