"""Encounters in common: when two people with notes were in one place, each time once.

They come from lines that name both, and from past events that both were at, save where such
a line tells of that event already. A crowd joins nobody (model.md, *ties*, *together*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple, TypeAlias

from kinmap.archive.ledgers import Channel
from kinmap.archive.load import Archive
from kinmap.community.attendance import guests, past_events
from kinmap.community.encounters import Encounter
from kinmap.community.lines import Line
from kinmap.text import Span

CROWD = 30
"""People; an event or a line of more joins nobody."""

Pair: TypeAlias = tuple[str, str]
"""Two ids, the lesser first."""


class Common(NamedTuple):
    """One encounter that two people had in common: its day, and where it is written."""

    day: date
    span: Span


def pair_of(one: str, other: str) -> Pair:
    """Return the two in order."""
    return (one, other) if one < other else (other, one)


def together(
    archive: Archive,
    lines: Iterable[Line],
    encounters: Mapping[str, Iterable[Encounter]],
    today: date,
) -> dict[Pair, tuple[Common, ...]]:
    """Return the encounters in common of every pair that has some, up to today, by day.

    An event counts on its first day. One day stands twice where there were two encounters.

    Args:
        archive: for the events.
        lines: those up to today.
        encounters: what these give to each person.
        today: the last day that counts.
    """
    joined = joined_by_lines(lines)
    found: dict[Pair, list[Common]] = defaultdict(list)
    for pair, told in joined.items():
        moments = {(line.day, line.meeting.kind): line.meeting.span for line in reversed(told)}
        found[pair] += [Common(day, span) for (day, _), span in moments.items()]
    attended = guests_by_line(encounters)
    for event, start, end in past_events(archive, today):
        there = {*guests(archive, event), *attended.get(event.id, ())}
        if len(there) > CROWD:
            continue
        once = Common(start, event.spans.get("there", event.spans.get("met", Span(event.path))))
        for pair in combinations(sorted(there), 2):
            if not any(tells_of(line, event.id, start, end) for line in joined.get(pair, ())):
                found[pair].append(once)
    return {pair: tuple(sorted(those)) for pair, those in found.items()}


def joined_by_lines(lines: Iterable[Line]) -> Mapping[Pair, list[Line]]:
    """Return the lines that join two people, by pair."""
    joined = defaultdict(list)
    for line in lines:
        if 0 < len(line.others) < CROWD:
            for pair in combinations(sorted((line.owner, *line.others)), 2):
                joined[pair].append(line)
    return joined


def guests_by_line(encounters: Mapping[str, Iterable[Encounter]]) -> Mapping[str, set[str]]:
    """Return who was at each event by a line of theirs, or by others' where theirs says nothing."""
    attended = defaultdict(set)
    for person, those in encounters.items():
        for encounter in those:
            for event in encounter.events:
                attended[event].add(person)
    return attended


def tells_of(line: Line, event: str, start: date, end: date) -> bool:
    """Tell whether a line is at the event, or in person on one of its days."""
    meeting = line.meeting
    return meeting.event == event or (meeting.channel is Channel.IN_PERSON and start <= line.day <= end)
