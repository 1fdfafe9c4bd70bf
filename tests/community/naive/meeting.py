"""Encounters, and who meets whom. Every archive here is already as of the day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.community.naive.plain import Archive, Event, Meeting, Person

CROWD = 30


@dataclass(frozen=True)
class Encounter:
    day: date
    kind: str
    channel: str
    hours: Fraction
    by: str | None
    events: tuple[str, ...]


def days_of(event: Event) -> list[date]:
    days = [event.day]
    while event.until and days[-1] < event.until:
        days.append(days[-1] + timedelta(1))
    return days


def encounters(archive: Archive, person: Person) -> list[Encounter]:
    """Return somebody's encounters by day, on one day by hours."""
    found = by_lines(archive, person)
    extra = []
    for event in archive.events.values():
        if person.id not in event.there and person.id not in event.met:
            continue
        at_it = any(event.id in each.events for each in found)
        in_person = any(each.channel == "in person" and each.day in days_of(event) for each in found)
        if not at_it and not in_person:
            extra.append(Encounter(event.day, "event", "in person", Fraction(1), None, (event.id,)))
    return sorted(found + extra, key=lambda each: (each.day, each.hours))


def by_lines(archive: Archive, person: Person) -> list[Encounter]:
    """Return the encounters that lines give: all of their own, and one of others' a day and kind."""
    found = [own(line) for line in person.meetings]
    theirs: dict[tuple[date, str], list[Meeting]] = defaultdict(list)
    for other in archive.people.values():
        for line in other.meetings:
            if other.id != person.id and person.id in line.companions:
                theirs[line.day, line.kind].append(line)
    for (day, kind), lines in theirs.items():
        if any(line.day == day and line.kind == kind for line in person.meetings):
            continue
        by = "me" if any(line.by in ("me", "both") for line in lines) else None
        at = tuple({line.event for line in lines if line.event})
        longest = max(line.hours for line in lines)
        found.append(Encounter(day, kind, lines[0].channel, longest, by, at))
    return found


def own(line: Meeting) -> Encounter:
    at = (line.event,) if line.event else ()
    return Encounter(line.day, line.kind, line.channel, line.hours, line.by, at)


def at_event(archive: Archive, event: Event) -> set[str]:
    """Return who was at an event: in `there` or `met`, or by an encounter `at` it."""
    by_line = {p.id for p in archive.people.values() for e in by_lines(archive, p) if event.id in e.events}
    return by_line | set(event.there) | set(event.met)


def together(archive: Archive) -> dict[tuple[str, str], set[tuple[date, str]]]:
    """Return the encounters in common of each pair, a < b, each with its day."""
    attendance = {event.id: at_event(archive, event) for event in archive.events.values()}
    return {
        (a, b): in_common(archive, a, b, attendance) for a in archive.people for b in archive.people if a < b
    }


def in_common(archive: Archive, a: str, b: str, attendance: dict[str, set[str]]) -> set[tuple[date, str]]:
    lines = joining(archive, a, b)
    found = {(line.day, line.kind) for line in lines}
    for event in archive.events.values():
        if len(attendance[event.id]) > CROWD or not {a, b} <= attendance[event.id]:
            continue
        at_it = any(line.event == event.id for line in lines)
        in_person = any(line.channel == "in person" and line.day in days_of(event) for line in lines)
        if not at_it and not in_person:
            found.add((event.day, "at " + event.id))
    return found


def joining(archive: Archive, a: str, b: str) -> list[Meeting]:
    """Return the lines that join two people."""
    return [
        line
        for person in archive.people.values()
        for line in person.meetings
        if {a, b} <= {person.id, *line.companions} and len({person.id, *line.companions}) <= CROWD
    ]
