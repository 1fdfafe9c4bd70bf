"""Where either side stands in trust and in respect, and what brought it there.

A standing is *none* at first; `earned` earns it unless it is lost, `lost` loses it, and only
`repaired` mends it. A kept promise earns trust, after that day's lines (model.md, *Standing*).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import TypeAlias

from kinmap.archive.ledgers import Ending, Promise, Regard, Trust, Turn, Who
from kinmap.archive.person import Person
from kinmap.community.acts import end_day
from kinmap.text import Span

Told: TypeAlias = tuple[date, Turn, bool, Trust | Promise]
"""A day, what happened to the standing, whether it is a promise kept, and the entry."""


class Standing(StrEnum):
    """How one side stands."""

    NONE = "none"
    EARNED = "earned"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Step:
    """One entry on the way, and the standing after it.

    Attributes:
        promise: whether it is a promise kept, rather than a line of `trust`.
        changed: whether the standing was another before.
    """

    day: date
    turn: Turn
    promise: bool
    note: str
    spans: tuple[Span, ...]
    after: Standing
    changed: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How one side came to stand as it does."""

    steps: tuple[Step, ...] = ()

    @property
    def standing(self) -> Standing:
        """The standing of today."""
        return self.steps[-1].after if self.steps else Standing.NONE

    @property
    def made_by(self) -> Step | None:
        """The entry that made it what it is."""
        return next((step for step in reversed(self.steps) if step.changed), None)


@dataclass(frozen=True, slots=True)
class Mutual:
    """Both sides: mine is what I earned of them, theirs what they earned of me."""

    me: Course = Course()
    they: Course = Course()


def after(standing: Standing, turn: Turn) -> Standing:
    """Return the standing after an entry: what is lost is not earned again, but repaired."""
    if turn is Turn.LOST:
        return Standing.LOST
    if turn is Turn.REPAIRED or standing is Standing.NONE:
        return Standing.EARNED
    return standing


def courses(person: Person, today: date) -> tuple[Mutual, Mutual]:
    """Return how either side came to stand in trust, and in respect, up to today."""
    if not person.trust and not person.promises:
        return Mutual(), Mutual()
    entries = sorted(
        (entry for entry in person.trust if entry.date.first <= today),
        key=lambda entry: entry.date.first,
    )
    promises = [promise for promise in person.promises if was_kept(promise, today)]
    return both(entries, promises, Regard.TRUST), both(entries, [], Regard.RESPECT)


def both(entries: list[Trust], promises: list[Promise], regard: Regard) -> Mutual:
    """Return the courses of both sides in trust or respect."""
    me, they = (course(turns(entries, promises, side, regard)) for side in Who.BOTH.sides)
    return Mutual(me, they)


def was_kept(promise: Promise, today: date) -> bool:
    """Tell whether a promise is kept by today."""
    day = end_day(promise)
    return promise.ending is Ending.KEPT and day is not None and day <= today


def course(told: Iterable[Told]) -> Course:
    """Return the course that what was told makes, in order of day."""
    standing = Standing.NONE
    steps = []
    for day, turn, promise, entry in told:
        before, standing = standing, after(standing, turn)
        steps.append(Step(day, turn, promise, entry.note, (entry.span,), standing, standing is not before))
    return Course(tuple(steps))


def turns(entries: list[Trust], promises: list[Promise], side: Who, regard: Regard) -> list[Told]:
    """Return what counts for one side, by day; kept promises come after that day's lines."""
    told: list[Told] = [
        (entry.date.first, entry.turn, False, entry)
        for entry in entries
        if regard in entry.regards and side in entry.who.sides
    ]
    told += [
        (day, Turn.EARNED, True, promise)
        for promise in promises
        if promise.who is side and (day := end_day(promise))
    ]
    return sorted(told, key=itemgetter(0, 2))
