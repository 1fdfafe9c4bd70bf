"""Whom to get to know more, and why (model.md, *candidates*)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from kinmap.archive.ledgers import Good
from kinmap.archive.person import Intent
from kinmap.archive.settings import Goal
from kinmap.community.acts import THEY
from kinmap.community.care import NEWS, answer_day
from kinmap.community.encounters import Encounter
from kinmap.community.goals import Progress, fits, stands_at, wanting
from kinmap.community.relation import Relation
from kinmap.community.rhythm import RESTING
from kinmap.community.stages import KNOWN, POSSIBLE
from kinmap.community.standing import TRUST, earner, told
from kinmap.text import Span

LIKELY = frozenset({KNOWN, POSSIBLE})
KNOWLEDGE, CONNECT = Good.KNOWLEDGE, Intent.CONNECT
DAY = attrgetter("day")
YEAR = 365
"""Days in which somebody seeks you, or you meet often."""
SEEKING = 2
OFTEN = 3
CIRCLE = 2
"""Connections that somebody has ties to."""


class Reason(StrEnum):
    """Why somebody may be worth more of your time, in the order in which it is told."""

    DECIDED = "decided"
    SEEKS_YOU = "seeks-you"
    OFTEN = "often"
    SHARED_CIRCLE = "shared-circle"
    TRUSTED = "trusted"
    TAUGHT_YOU = "taught-you"
    CARED = "cared"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason, and what it rests on.

    Attributes:
        count: how many encounters, friends, lessons, answers or goals it is.
        spans: the entries and fields that say so, those of the notes before those of site.yml.
        friends: of a shared circle: ids of the connections that they have ties to, sorted.
        goals: of a goal: those that they would bring nearer.
    """

    reason: Reason
    count: int = 1
    spans: tuple[Span, ...] = ()
    friends: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()


class Candidate(NamedTuple):
    """Somebody to get to know more; what is missing is in their relation's conditions.

    Attributes:
        holds: how many of the four conditions hold.
        grounds: the reasons, in their order.
    """

    id: str
    holds: int
    grounds: tuple[Ground, ...]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons alone."""
        return tuple(ground.reason for ground in self.grounds)


def candidates(
    people: Iterable[Relation],
    connected: Container[str],
    neighbours: Mapping[str, Collection[str]],
    progress: Iterable[Progress],
    today: date,
    kept: Mapping[str, Candidate] = MappingProxyType({}),
) -> tuple[Candidate, ...]:
    """Return the known and possible whom you did not put to rest, the likeliest first.

    Args:
        people: all relations.
        connected: ids of the connections.
        neighbours: whom each person has ties to.
        progress: the goals, of which those with a gap are a reason.
        today: the last day that counts.
        kept: those that still stand, by id.
    """
    wanted = wanting(progress)
    year_ago = date.fromordinal(max(today.toordinal() - YEAR, 1))
    found = []
    for one in people:
        if one.stage in LIKELY and one.person.intent not in RESTING:
            candidate = kept.get(one.id)
            if candidate is None:
                friends = [other for other in neighbours.get(one.id, ()) if other in connected]
                grounds = tuple(grounds_for(one, friends, wanted, (year_ago, today)))
                candidate = Candidate(one.id, one.held, grounds)
            found.append((one, candidate))
    return tuple(candidate for _, candidate in sorted(found, key=lambda pair: likelihood(*pair)))


def likelihood(one: Relation, candidate: Candidate) -> tuple[object, ...]:
    """Return what candidates are sorted by."""
    last = -one.last.toordinal() if one.last else 0
    return (one.silent, -candidate.holds, -len(candidate.grounds), last, one.id)


def grounds_for(
    one: Relation, friends: Sequence[str], wanted: Iterable[Goal], year: tuple[date, date]
) -> Iterator[Ground]:
    """Yield why somebody may be worth more of your time.

    Args:
        one: the relation.
        friends: the connections that they have ties to.
        wanted: the goals with a gap.
        year: the first day of a year that ends with the last day that counts, and that day.
    """
    year_ago, today = year
    recent = one.encounters[bisect_left(one.encounters, year_ago, key=DAY) :]
    seeking = [each for each in recent if each.by is THEY]
    earned = earner(told(one.person, today), TRUST, THEY)
    if one.person.intent is CONNECT:
        yield Ground(Reason.DECIDED, spans=(one.person.spans.get("intent", Span(one.person.path)),))
    if len(seeking) >= SEEKING:
        yield Ground(Reason.SEEKS_YOU, len(seeking), places(seeking))
    if len(recent) >= OFTEN:
        yield Ground(Reason.OFTEN, len(recent), places(recent))
    if len(friends) >= CIRCLE:
        yield Ground(Reason.SHARED_CIRCLE, len(friends), friends=tuple(sorted(friends)))
    if earned is not None:
        yield Ground(Reason.TRUSTED, spans=(earned.span,))
    if taught := tuple(lessons(one, today)):
        yield Ground(Reason.TAUGHT_YOU, len(taught), taught)
    if cared := tuple(answers(one, today)):
        yield Ground(Reason.CARED, len(cared), cared)
    if met := tuple(goal for goal in wanted if fits(one.person, goal)):
        fields = dict.fromkeys(stands_at(one.person, goal) for goal in met)
        yield Ground(Reason.GOAL, len(met), (*fields, *(goal.span for goal in met)), goals=met)


def places(encounters: Iterable[Encounter]) -> tuple[Span, ...]:
    """Return where encounters are written, each once."""
    return tuple(dict.fromkeys(span for each in encounters for span in each.spans))


def lessons(one: Relation, today: date) -> Iterator[Span]:
    """Yield where it is written that you got knowledge of them."""
    for entry in one.person.exchange:
        if entry.good is KNOWLEDGE and not entry.gave and entry.date.first <= today:
            yield entry.span


def answers(one: Relation, today: date) -> Iterator[Span]:
    """Yield where it is written that they answered a win or a setback of yours, however late."""
    for entry in one.person.life:
        if not entry.mine or entry.occasion is NEWS:
            continue
        day = answer_day(entry)
        if day is not None and day <= today:
            yield entry.span
