"""Introductions: those worth making, and what became of those made (model.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple

from kinmap.archive.person import Person
from kinmap.community.relation import Relation
from kinmap.community.together import Common, Pair
from kinmap.text import Span, fold

LEAST_SCORE = 2
"""From which on an introduction is worth a thought."""


class Match(NamedTuple):
    """Two connections who do not know each other, and have something in common.

    Attributes:
        score: tags and groups in common, and 1 for the same place.
        tags: those in common, as `a`'s note writes them; `groups` likewise.
        place: the place in common, if it is one.
    """

    a: str
    b: str
    score: int
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    place: str | None


class Introduced(NamedTuple):
    """Two people that you brought together, on which day first, and what came of it.

    Attributes:
        spans: the lines that say that you introduced them, by day.
        since: their encounters in common on that day or since, by day.
    """

    a: str
    b: str
    day: date
    spans: tuple[Span, ...]
    since: tuple[Common, ...]

    @property
    def met(self) -> bool:
        """Whether they have met."""
        return bool(self.since)


def matches(connected: Iterable[Relation], tied: Collection[Pair]) -> tuple[Match, ...]:
    """Return the connections that might like to know each other, the best match first.

    Args:
        connected: the relations to them.
        tied: the pairs that know each other already.
    """
    persons = {one.id: one.person for one in connected}
    scores: dict[Pair, int] = defaultdict(int)
    for those in sharing(persons.values()):
        for pair in combinations(sorted(those), 2):
            scores[pair] += 1
    found = [
        as_match(persons[pair[0]], persons[pair[1]], score)
        for pair, score in scores.items()
        if score >= LEAST_SCORE and pair not in tied
    ]
    return tuple(sorted(found, key=lambda match: (-match.score, match.a, match.b)))


def sharing(people: Iterable[Person]) -> Iterator[set[str]]:
    """Yield the ids of those that share a tag, a group or a named place, one set for each."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for person in people:
        for name in person.tags:
            found["tag", fold(name)].add(person.id)
        for name in person.groups:
            found["group", fold(name)].add(person.id)
        if person.place is not None and person.place.name:
            found["place", fold(person.place.name)].add(person.id)
    return iter(found.values())


def as_match(a: Person, b: Person, score: int) -> Match:
    """Return two people with what they have in common, in the words of the first's note."""
    place = a.place.name if a.place else None
    other = b.place.name if b.place else None
    same = place if place and other and fold(place) == fold(other) else None
    return Match(a.id, b.id, score, common(a.tags, b.tags), common(a.groups, b.groups), same)


def common(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """Return the words that stand on both sides, each once."""
    others = {fold(word) for word in theirs}
    own = {fold(word): word for word in reversed(tuple(mine))}
    return tuple(word for folded, word in reversed(own.items()) if folded in others)


def introduced(
    made: Iterable[tuple[Pair, Common]], together: Mapping[Pair, Collection[Common]]
) -> tuple[Introduced, ...]:
    """Return the pairs that you brought together, by the first day, and whether they met since.

    Args:
        made: the introductions that you made, by pair.
        together: the encounters in common of every pair.
    """
    lines: dict[Pair, list[Common]] = defaultdict(list)
    for pair, line in made:
        lines[pair].append(line)
    found = (as_introduced(pair, sorted(those), together.get(pair, ())) for pair, those in lines.items())
    return tuple(sorted(found, key=lambda each: (each.day, each.a, each.b)))


def as_introduced(pair: Pair, lines: list[Common], together: Iterable[Common]) -> Introduced:
    """Return an introduction by its lines, and what the two had in common since the first."""
    day = lines[0].day
    since = tuple(each for each in together if each.day >= day)
    return Introduced(*pair, day, tuple(line.span for line in lines), since)
