"""Who knows whom: ties between people that have a note (model.md, *ties*)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kinmap.archive.ledgers import Good
from kinmap.archive.person import Person
from kinmap.community.together import Common, Pair, pair_of
from kinmap.text import Span

INTRODUCTION = Good.INTRODUCTION
LEAST_TOGETHER = 2
"""Encounters in common that make a tie by themselves."""
DECLARED_WEIGHT = 2
MOST_TOGETHER = 5
"""Encounters in common that add to a tie's weight; more make it no stronger."""


class Tie(NamedTuple):
    """A tie between two people, a before b by id.

    Attributes:
        declared: one of the notes says that they know each other.
        introduced: you brought one to the other, or one brought you.
        together: encounters in common.
        spans: where it is written, in the order of the three.
    """

    a: str
    b: str
    declared: bool
    introduced: bool
    together: int
    spans: tuple[Span, ...] = ()

    @property
    def weight(self) -> int:
        """How strong it is, 1 to 8."""
        return DECLARED_WEIGHT * self.declared + self.introduced + min(self.together, MOST_TOGETHER)


def ties(
    people: Mapping[str, Person],
    together: Mapping[Pair, tuple[Common, ...]],
    today: date,
    tellers: Iterable[Person] | None = None,
) -> tuple[Tie, ...]:
    """Return the ties of one day, sorted by both ids.

    Args:
        people: all of them, by id.
        together: the encounters in common of every pair, up to today.
        today: the last day that counts.
        tellers: those whose notes are asked for what they declare, and for introductions; everybody's,
            if left out.
    """
    asked = people.values() if tellers is None else tellers
    spans: dict[str, dict[str, list[Span]]] = defaultdict(dict)
    for (a, b), span in declared(people, today, asked):
        spans[a].setdefault(b, []).append(span)
    said = {a: frozenset(partners) for a, partners in spans.items()}
    brought = set()
    for (a, b), made in introductions(people, today, asked):
        spans[a].setdefault(b, []).append(made.span)
        brought.add((a, b))
    for (a, b), common in together.items():
        if len(common) >= LEAST_TOGETHER or b in spans[a]:
            spans[a].setdefault(b, []).extend([each.span for each in common])
    return tuple(
        [
            Tie(a, b, b in known, (a, b) in brought, len(together.get((a, b), ())), tuple(partners[b]))
            for a, partners, known in ((a, spans[a], said.get(a, ())) for a in sorted(spans))
            for b in sorted(partners)
        ]
    )


def declared(people: Container[str], today: date, tellers: Iterable[Person]) -> Iterator[tuple[Pair, Span]]:
    """Yield the pairs of whom one of these notes says that they know each other by today, and where."""
    for person in tellers:
        for known in person.knows:
            begun = known.since is None or known.since.first <= today
            if begun and known.id in people and known.id != person.id:
                yield pair_of(person.id, known.id), known.span


def introductions(
    people: Mapping[str, Person], today: date, tellers: Iterable[Person] | None = None, *, made: bool = False
) -> Iterator[tuple[Pair, Common]]:
    """Yield the introductions up to today, of either way or only those that you made, as written.

    Args:
        people: all of them, by id.
        today: the last day that counts.
        tellers: as for `ties`.
        made: only those that you made.
    """
    for person in people.values() if tellers is None else tellers:
        for entry in person.exchange:
            if entry.good is not INTRODUCTION or entry.to is None or (made and not entry.gave):
                continue
            if entry.date.first <= today and entry.to in people and entry.to != person.id:
                yield pair_of(person.id, entry.to), Common(entry.date.first, entry.span)


def neighbours(ties: Iterable[Tie]) -> dict[str, tuple[str, ...]]:
    """Return whom each person that has ties is tied to, by id, as the ties are sorted: by both ids."""
    found: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        found[tie.a].append(tie.b)
        found[tie.b].append(tie.a)
    return {person: tuple(others) for person, others in found.items()}
