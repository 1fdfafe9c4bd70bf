"""What still stands of an earlier model of the same day, so that it need not be worked out again.

Whoever builds again after each save has changed one note of many. A relation rests on somebody's
own note, on the lines of others that name them, on the events that they were at, and on the
settings; where all of that is equal, so is the relation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from itertools import chain
from typing import TypeVar

from kinmap.archive.event import Event
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community.ties import Tie

T = TypeVar("T")


def untouched(before: Archive, now: Archive) -> AbstractSet[str]:
    """Return the ids of those of whom all notes tell the same in both archives, as of any one day.

    Through whom you know them is left out: that may change with anybody's note.
    """
    if before.settings != now.settings:
        return frozenset()
    people = changed(before.people, now.people)
    moved = before.people.keys() ^ now.people.keys()
    if moved:  # a line is another one where somebody whom it names has a note now, or has none any longer
        people |= {id_ for id_, person in now.people.items() if not moved.isdisjoint(companions(person))}
    events = changed(before.events, now.events)
    touched = {
        *people,
        *chain.from_iterable(named(person) for person in both(before.people, now.people, people)),
        *chain.from_iterable(guests(event) for event in both(before.events, now.events, events)),
    }
    return now.people.keys() - touched


def changed(before: Mapping[str, T], now: Mapping[str, T]) -> set[str]:
    """Return the ids of what is another than before, is new, or is gone."""
    others = {id_ for id_, one in now.items() if id_ not in before or before[id_] != one}
    return others | (before.keys() - now.keys())


def both(before: Mapping[str, T], now: Mapping[str, T], ids: Iterable[str]) -> Iterator[T]:
    """Yield what has these ids, as it was and as it is."""
    return (held[id_] for id_ in ids for held in (before, now) if id_ in held)


def named(person: Person) -> Iterator[str]:
    """Yield the ids of those who have a part in what one note tells."""
    yield from companions(person)
    yield from (entry.to for entry in person.exchange if entry.to)


def companions(person: Person) -> Iterator[str]:
    """Yield the ids of those whom somebody's lines name as having been there."""
    return (id_ for meeting in person.meetings for id_ in meeting.companions)


def guests(event: Event) -> Collection[str]:
    """Return the ids of those who were at an event."""
    return (*event.there, *event.met)


def same_graph(before: Sequence[Tie], now: Sequence[Tie]) -> bool:
    """Tell whether ties make one graph with the same weights, wherever they are written."""
    return len(before) == len(now) and all(
        was is tie or (was.a == tie.a and was.b == tie.b and was.weight == tie.weight)
        for was, tie in zip(before, now, strict=True)
    )
