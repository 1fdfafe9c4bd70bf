"""Encounters that lines give: a person's own, and others' that name them `with`.

A line of one's own stands as it is written. Others' lines of the same day and kind are one
meeting, unless one's own file has that day and kind (format.md, *with and at*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from kinmap.archive.ledgers import Meeting, Who
from kinmap.archive.load import Archive
from kinmap.community.encounters import Encounter


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting as it stands in the file of its owner; `others` are ids of people with notes."""

    day: date
    owner: str
    meeting: Meeting
    others: tuple[str, ...]


Moment: TypeAlias = tuple[date, str]
"""A day and a kind: lines that share both, and a person, tell of one meeting."""


def all_lines(archive: Archive) -> list[Line]:
    """Return every line of `meetings`, past and planned, by owner and in the order of the file."""
    people = archive.people
    return [
        Line(
            meeting.date.first,
            owner,
            meeting,
            tuple(dict.fromkeys(i for i in meeting.companions if i != owner and i in people)),
        )
        for owner, person in people.items()
        for meeting in person.meetings
    ]


def line_encounters(lines: Iterable[Line]) -> dict[str, list[Encounter]]:
    """Return what the lines give to each person, by id."""
    found: dict[str, list[Encounter]] = defaultdict(list)
    own: dict[str, set[Moment]] = defaultdict(set)
    lent: dict[tuple[str, Moment], list[Line]] = defaultdict(list)
    for line in lines:
        moment = (line.day, line.meeting.kind)
        own[line.owner].add(moment)
        found[line.owner].append(as_written(line))
        for other in line.others:
            lent[other, moment].append(line)
    for (person, moment), told in lent.items():
        if moment not in own.get(person, ()):
            found[person].append(as_told(person, told))
    return found


def as_written(line: Line) -> Encounter:
    """Return a line as the encounter of its owner."""
    meeting = line.meeting
    return Encounter(
        day=line.day,
        kind=meeting.kind,
        channel=meeting.channel,
        minutes=meeting.minutes,
        by=meeting.by,
        at=(meeting.at,) if meeting.at else (),
        events=(meeting.event,) if meeting.event else (),
        companions=line.others,
        note=meeting.note,
        source=line.owner,
        spans=(meeting.span,),
    )


def as_told(person: str, lines: list[Line]) -> Encounter:
    """Return the one encounter of a person that others' lines of one day and kind tell of.

    The longest gives its length; of who asked only your own part carries over.
    """
    told = sorted(lines, key=lambda line: (-line.meeting.minutes, line.owner, line.meeting.span))
    first = told[0]
    mine = any(line.meeting.by in {Who.ME, Who.BOTH} for line in told)
    there = dict.fromkeys(i for line in told for i in (line.owner, *line.others) if i != person)
    return Encounter(
        day=first.day,
        kind=first.meeting.kind,
        channel=first.meeting.channel,
        minutes=first.meeting.minutes,
        by=Who.ME if mine else None,
        at=tuple(dict.fromkeys(line.meeting.at for line in told if line.meeting.at)),
        events=tuple(dict.fromkeys(line.meeting.event for line in told if line.meeting.event)),
        companions=tuple(there),
        note=first.meeting.note,
        source=first.owner,
        spans=tuple(line.meeting.span for line in told),
    )
