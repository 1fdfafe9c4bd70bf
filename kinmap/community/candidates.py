"""Whom to get to know more, and why (model.md, *candidates*)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinmap.archive.ledgers import Good, Occasion, Who
from kinmap.archive.person import Intent
from kinmap.archive.settings import Goal
from kinmap.community.acts import answer_day
from kinmap.community.goals import Progress, fits
from kinmap.community.relation import Relation
from kinmap.community.rhythm import RESTING
from kinmap.community.stages import Stage
from kinmap.community.standing import Standing

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
class Candidate:
    """Somebody to get to know more; what is missing is in their relation's conditions.

    Attributes:
        holds: how many of the four conditions hold.
    """

    id: str
    holds: int
    reasons: tuple[Reason, ...]


def candidates(
    people: Collection[Relation],
    neighbours: Mapping[str, Collection[str]],
    progress: Iterable[Progress],
    today: date,
) -> tuple[Candidate, ...]:
    """Return the known and possible whom you did not put to rest, the likeliest first.

    Args:
        people: all relations.
        neighbours: whom each person has ties to.
        progress: the goals, of which those with a gap are a reason.
        today: the last day that counts.
    """
    connected = {one.id for one in people if one.connected}
    wanted = [each.goal for each in progress if each.gap]
    found = []
    for one in people:
        if one.stage in {Stage.KNOWN, Stage.POSSIBLE} and one.person.intent not in RESTING:
            friends = sum(other in connected for other in neighbours.get(one.id, ()))
            reasons = tuple(reasons_for(one, friends, wanted, today))
            found.append((one, Candidate(one.id, one.conditions.held, reasons)))
    return tuple(candidate for _, candidate in sorted(found, key=lambda pair: likelihood(*pair)))


def likelihood(one: Relation, candidate: Candidate) -> tuple[object, ...]:
    """Return what candidates are sorted by."""
    last = -one.last.toordinal() if one.last else 0
    return (one.silent, -candidate.holds, -len(candidate.reasons), last, one.id)


def reasons_for(one: Relation, friends: int, wanted: Iterable[Goal], today: date) -> Iterator[Reason]:
    """Yield why somebody may be worth more of your time.

    Args:
        one: the relation.
        friends: the connections that they have ties to.
        wanted: the goals with a gap.
        today: the last day that counts.
    """
    recent = [each for each in one.encounters if (today - each.day).days <= YEAR]
    checks = {
        Reason.DECIDED: one.person.intent is Intent.CONNECT,
        Reason.SEEKS_YOU: sum(each.by is Who.THEY for each in recent) >= SEEKING,
        Reason.OFTEN: len(recent) >= OFTEN,
        Reason.SHARED_CIRCLE: friends >= CIRCLE,
        Reason.TRUSTED: one.trust.they.standing is Standing.EARNED,
        Reason.TAUGHT_YOU: taught(one, today),
        Reason.CARED: cared(one, today),
        Reason.GOAL: any(fits(one.person, goal) for goal in wanted),
    }
    return (reason for reason, holds in checks.items() if holds)


def taught(one: Relation, today: date) -> bool:
    """Tell whether you got knowledge of them."""
    return any(
        entry.good is Good.KNOWLEDGE and not entry.gave and entry.date.first <= today
        for entry in one.person.exchange
    )


def cared(one: Relation, today: date) -> bool:
    """Tell whether they answered a win or a setback of yours, however late."""
    return any(
        entry.mine
        and entry.occasion is not Occasion.NEWS
        and (day := answer_day(entry)) is not None
        and day <= today
        for entry in one.person.life
    )
