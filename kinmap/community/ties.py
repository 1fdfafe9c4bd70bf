"""Who knows whom: ties between people that have a note (model.md, *ties*)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kinmap.archive.ledgers import Good
from kinmap.archive.load import Archive
from kinmap.community.together import Pair, pair_of

LEAST_TOGETHER = 2
"""Encounters in common that make a tie by themselves."""
DECLARED_WEIGHT = 2
MOST_TOGETHER = 5
"""Encounters in common that add to a tie's weight; more make it no stronger."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A tie between two people, a before b by id.

    Attributes:
        declared: one of the notes says that they know each other.
        introduced: you brought one to the other, or one brought you.
        together: encounters in common.
    """

    a: str
    b: str
    declared: bool
    introduced: bool
    together: int

    @property
    def weight(self) -> int:
        """How strong it is, 1 to 8."""
        return DECLARED_WEIGHT * self.declared + self.introduced + min(self.together, MOST_TOGETHER)


def ties(archive: Archive, together: Mapping[Pair, tuple[date, ...]], today: date) -> tuple[Tie, ...]:
    """Return the ties of one day, sorted by both ids.

    Args:
        archive: for what the notes declare, and the introductions.
        together: the days of what two people had in common, up to today.
        today: the last day that counts.
    """
    said = set(declared(archive, today))
    brought = {pair for pair, _ in introductions(archive, today)}
    often = {pair for pair, days in together.items() if len(days) >= LEAST_TOGETHER}
    return tuple(
        Tie(*pair, pair in said, pair in brought, len(together.get(pair, ())))
        for pair in sorted(said | brought | often)
    )


def declared(archive: Archive, today: date) -> Iterator[Pair]:
    """Yield the pairs of whom a note says that they know each other by today."""
    for person in archive.people.values():
        for known in person.knows:
            begun = known.since is None or known.since.first <= today
            if begun and known.id in archive.people and known.id != person.id:
                yield pair_of(person.id, known.id)


def introductions(archive: Archive, today: date, *, made: bool = False) -> Iterator[tuple[Pair, date]]:
    """Yield the introductions up to today, of either way or only those that you made, with their days."""
    for person in archive.people.values():
        for entry in person.exchange:
            if entry.good is not Good.INTRODUCTION or entry.to is None or (made and not entry.gave):
                continue
            if entry.date.first <= today and entry.to in archive.people and entry.to != person.id:
                yield pair_of(person.id, entry.to), entry.date.first


def neighbours(ties: Iterable[Tie]) -> dict[str, frozenset[str]]:
    """Return whom each person that has ties is tied to, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for tie in ties:
        found[tie.a].add(tie.b)
        found[tie.b].add(tie.a)
    return {person: frozenset(others) for person, others in found.items()}
