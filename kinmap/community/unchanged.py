"""What still stands of an earlier model of the same day, so that it need not be worked out again.

Whoever builds again after each save has changed one note of many. A relation rests on somebody's
own note, on the lines of others that name them, on the events that they were at, and on the
settings; where all of that is equal, so is the relation. A tie rests on the notes of two, and on
what they have in common.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from kinmap.archive.event import Event
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.community.candidates import Candidate
from kinmap.community.capacity import Ask
from kinmap.community.goals import Progress, wanting
from kinmap.community.relation import Relation
from kinmap.community.ties import Tie, ties
from kinmap.community.together import Common, Pair

if TYPE_CHECKING:
    from kinmap.community.model import Community

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
        people |= {id_ for id_, person in now.people.items() if not moved.isdisjoint(companions([person]))}
    events = changed(before.events, now.events)
    touched = {
        *people,
        *chain.from_iterable(named(person) for person in both(before.people, now.people, people)),
        *chain.from_iterable(guests(event) for event in both(before.events, now.events, events)),
    }
    return now.people.keys() - touched


def changed(before: Mapping[str, T], now: Mapping[str, T]) -> set[str]:
    """Return the ids of what is another than before, is new, or is gone."""
    others = {id_ for id_, one in now.items() if (was := before.get(id_)) is not one and was != one}
    return others | (before.keys() - now.keys())


def both(before: Mapping[str, T], now: Mapping[str, T], ids: Iterable[str]) -> Iterator[T]:
    """Yield what has these ids, as it was and as it is."""
    return (held[id_] for id_ in ids for held in (before, now) if id_ in held)


def named(person: Person) -> Iterator[str]:
    """Yield the ids of those who have a part in what one note tells."""
    yield from companions([person])
    yield from (entry.to for entry in person.exchange if entry.to)


def companions(people: Iterable[Person]) -> set[str]:
    """Return the ids of those whom anybody's lines name as having been there."""
    return {id_ for person in people for meeting in person.meetings for id_ in meeting.companions}


def guests(event: Event) -> Collection[str]:
    """Return the ids of those who were at an event."""
    return (*event.there, *event.met)


def same_graph(before: Sequence[Tie], now: Sequence[Tie]) -> bool:
    """Tell whether ties make one graph with the same weights, wherever they are written."""
    return len(before) == len(now) and all(
        was is tie or (was.a == tie.a and was.b == tie.b and was.weight == tie.weight)
        for was, tie in zip(before, now, strict=True)
    )


def ties_with(
    before: Community,
    people: Mapping[str, Person],
    together: Mapping[Pair, tuple[Common, ...]],
    today: date,
    kept: Container[str],
) -> tuple[Tie, ...]:
    """Return the ties of one day, and take over those of two people of whom all notes tell the same.

    Args:
        before: an earlier model of that day.
        people: all of them, by id.
        together: the encounters in common of every pair.
        today: the last day that counts.
        kept: ids of those whom no change has touched.
    """
    if before.archive.people.keys() != people.keys():  # a note may speak of somebody who has one only now
        return ties(people, together, today)
    pairs = together.keys() | before.together.keys()
    moved = {id_ for pair in pairs if together.get(pair) != before.together.get(pair) for id_ in pair}
    fresh = {id_ for id_ in people if id_ not in kept} | moved
    asked = fresh.union(*(before.neighbours.get(id_, ()) for id_ in fresh))  # whose notes may speak of them
    shared = {pair: common for pair, common in together.items() if not fresh.isdisjoint(pair)}
    found = ties(people, shared, today, [person for id_, person in people.items() if id_ in asked])
    stand = (tie for tie in before.ties if tie.a not in fresh and tie.b not in fresh)
    return tuple(sorted([*stand, *(tie for tie in found if tie.a in fresh or tie.b in fresh)]))


def same_asks(before: Community, now: Mapping[str, Relation]) -> dict[str, Ask]:
    """Return what those ask for whose relation is the very one that it was, by id."""
    was = before.people
    return {ask.id: ask for ask in before.capacity.asks if now.get(ask.id) is was[ask.id]}


def same_candidates(
    before: Community,
    now: Mapping[str, Relation],
    neighbours: Mapping[str, tuple[str, ...]],
    progress: Iterable[Progress],
) -> dict[str, Candidate]:
    """Return the candidates that are as they were, by id; nobody where other goals are wanting.

    Args:
        before: an earlier model of the same day.
        now: all relations.
        neighbours: whom each person has ties to.
        progress: the goals.
    """
    if wanting(before.goals) != wanting(progress):
        return {}
    was = before.people
    anew = {id_: one for id_, one in now.items() if one is not was.get(id_)}
    turned = {id_ for id_, one in anew.items() if id_ not in was or was[id_].connected != one.connected}
    known = {candidate.id: candidate for candidate in before.candidates}
    return {
        id_: candidate
        for id_, candidate in known.items()
        if id_ in now
        and id_ not in anew
        and neighbours.get(id_) == before.neighbours.get(id_)
        and turned.isdisjoint(neighbours.get(id_, ()))
    }
