"""Where either side stands in trust and in respect, and what brought it there.

A standing is *none* at first; `earned` earns it unless it is lost, `lost` loses it, and only
`repaired` mends it. A kept promise earns trust, after that day's lines (model.md, *Standing*).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from kinmap.archive.ledgers import Promise, Regard, Trust, Turn, Who
from kinmap.archive.person import Person
from kinmap.community.acts import ME, SIDES, THEY, kept_by
from kinmap.text import Span

Told: TypeAlias = tuple[date, Turn, Collection[Regard], Trust | Promise]
"""A day, what happened to trust, to respect or to both, and the entry."""


class Standing(StrEnum):
    """How one side stands."""

    NONE = "none"
    EARNED = "earned"
    LOST = "lost"


NONE, EARNED, LOST = Standing
"""By names of this module, as those in `acts`."""


class Step(NamedTuple):
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


class Course(NamedTuple):
    """How one side came to stand as it does."""

    steps: tuple[Step, ...] = ()

    @property
    def standing(self) -> Standing:
        """The standing of today."""
        return self.steps[-1].after if self.steps else NONE

    @property
    def turns(self) -> list[Step]:
        """The entries that changed it."""
        return [step for step in self.steps if step.changed]

    @property
    def made_by(self) -> Step | None:
        """The entry that made it what it is."""
        for step in reversed(self.steps):
            if step.changed:
                return step
        return None


class Mutual(NamedTuple):
    """Both sides: mine is what I earned of them, theirs what they earned of me."""

    me: Course = Course()
    they: Course = Course()


AFTER = {
    Turn.EARNED: {
        Standing.NONE: Standing.EARNED,
        Standing.EARNED: Standing.EARNED,
        Standing.LOST: Standing.LOST,
    },
    Turn.LOST: dict.fromkeys(Standing, Standing.LOST),
    Turn.REPAIRED: dict.fromkeys(Standing, Standing.EARNED),
}
"""The standing after an entry, by the one before: what is lost is not earned again, but repaired."""
TURNED = Turn.EARNED
TRUST, RESPECT = Regard
BOTH = len(Regard)
UNTOLD = (Mutual(), Mutual())


def courses(person: Person, today: date) -> tuple[Mutual, Mutual]:
    """Return how either side came to stand in trust, and in respect, up to today.

    Where every line speaks of both, as most do, they went the same way.
    """
    entries = told(person, today)
    if not entries:
        return UNTOLD
    trust = mutual(entries, TRUST)
    return trust, trust if of_both(entries) else mutual(entries, RESPECT)


def of_both(entries: Iterable[Told]) -> bool:
    """Tell whether each of these speaks of trust and of respect."""
    return all(len(regards) == BOTH for _, _, regards, _ in entries)


def told(person: Person, today: date) -> list[Told]:
    """Return what happened up to today, by day; kept promises come after that day's lines."""
    found: list[Told] = [
        (day, entry.turn, entry.regards, entry)
        for entry in person.trust
        if (day := entry.date.first) <= today
    ]
    found += [
        (kept, TURNED, (TRUST,), promise)
        for promise in person.promises
        if (kept := kept_by(promise, today)) is not None
    ]
    found.sort(key=itemgetter(0))
    return found


def mutual(entries: Iterable[Told], regard: Regard) -> Mutual:
    """Return the courses of both sides in trust or respect, by what was told in order of day."""
    mine: list[Step] = []
    theirs: list[Step] = []
    for day, turn, regards, entry in entries:
        if regard not in regards:
            continue
        spans, promise, turned = (entry.span,), isinstance(entry, Promise), AFTER[turn]
        for side in SIDES[entry.who]:
            course = mine if side is ME else theirs
            before = course[-1].after if course else NONE
            after = turned[before]
            course.append(Step(day, turn, promise, entry.note, spans, after, after is not before))
    return Mutual(Course(tuple(mine)), Course(tuple(theirs)))


def earner(entries: Iterable[Told], regard: Regard, side: Who) -> Trust | Promise | None:
    """Return the entry by which one side earned trust or respect, if it was not lost since."""
    now, made = NONE, None
    for _, turn, regards, entry in entries:
        if regard in regards and side in SIDES[entry.who]:
            before, now = now, AFTER[turn][now]
            if now is not before:
                made = entry
    return made if now is EARNED else None


def standings(entries: Iterable[Told], regard: Regard) -> Iterator[tuple[date, Standing, Standing]]:
    """Yield how both sides stand in trust or respect after each entry, mine first; `mutual` says why."""
    mine = theirs = NONE
    for day, turn, regards, entry in entries:
        if regard in regards:
            turned, who = AFTER[turn], entry.who
            if who is not THEY:
                mine = turned[mine]
            if who is not ME:
                theirs = turned[theirs]
            yield day, mine, theirs
