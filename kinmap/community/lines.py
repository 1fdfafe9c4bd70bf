"""Encounters that lines give: a person's own, and others' that name them `with`.

A line of one's own stands as it is written. Others' lines of the same day and kind are one
meeting, unless one's own file has that day and kind (format.md, *with and at*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from kinmap.archive.ledgers import Meeting, Who
from kinmap.archive.load import Archive
from kinmap.community.encounters import Encounter


class Line(NamedTuple):
    """A meeting as it stands in the file of its owner; `others` are ids of people with notes."""

    day: date
    owner: str
    meeting: Meeting
    others: tuple[str, ...]


Moment: TypeAlias = tuple[date, str]
"""A day and a kind: lines that share both, and a person, tell of one meeting."""


def all_lines(archive: Archive, but: Container[str] = ()) -> list[Line]:
    """Return every line of `meetings`, past and planned, by owner and in the order of the file.

    Args:
        archive: all notes.
        but: ids of those whose lines are left out, save where they name somebody else or an event.
    """
    people = archive.people
    return [
        Line(
            meeting.date.first,
            owner,
            meeting,
            others_of(meeting, owner, people) if meeting.companions else (),
        )
        for owner, person in people.items()
        for meeting in person.meetings
        if meeting.companions or meeting.event or owner not in but
    ]


def others_of(meeting: Meeting, owner: str, people: Container[str]) -> tuple[str, ...]:
    """Return who else was there of those that have a note, each once."""
    return tuple(dict.fromkeys(i for i in meeting.companions if i != owner and i in people))


def line_encounters(lines: Iterable[Line]) -> dict[str, list[Encounter]]:
    """Return what the lines give to each person, by id."""
    found: dict[str, list[Encounter]] = defaultdict(list)
    lent: dict[str, dict[Moment, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        found[line.owner].append(as_written(line))
        for other in line.others:
            lent[other][line.day, line.meeting.kind].append(line)
    for person, moments in lent.items():
        own = {(each.day, each.kind) for each in found[person]}
        found[person] += [as_told(person, told) for moment, told in moments.items() if moment not in own]
    return found


def as_written(line: Line) -> Encounter:
    """Return a line as the encounter of its owner."""
    day, owner, meeting, others = line
    return Encounter(
        day,
        meeting.minutes,
        meeting.kind,
        owner,
        (meeting.span,),
        meeting.channel,
        meeting.by,
        (meeting.at,) if meeting.at else (),
        (meeting.event,) if meeting.event else (),
        others,
        meeting.note,
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
