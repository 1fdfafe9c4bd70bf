"""What each side did for the relationship, each act on its day (model.md, *Acts*)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from kinmap.archive.ledgers import Ending, Life, Promise, Who
from kinmap.community.encounters import Encounter
from kinmap.community.favours import Favour
from kinmap.community.testimony import Testimony
from kinmap.text import Span


class Deed(StrEnum):
    """What kind of act it was."""

    MET = "met"
    GAVE = "gave"
    ANSWERED = "answered"
    KEPT = "kept"


ME, THEY, BOTH = Who
MET, GAVE, ANSWERED, KEPT = Deed
"""By names of this module, which are found five times as quickly as those of an enumeration."""
WAS_KEPT = Ending.KEPT
SIDES = {who: who.sides for who in Who}
"""Of whom each word speaks, looked up rather than worked out for every line."""


class Act(NamedTuple):
    """Something that one side did: asked to meet, gave, answered, or kept a promise.

    Attributes:
        side: who did it, me or they.
        what: the words of the entry, such as `coffee`, `introduction`, `win`.
        note: what the owner wrote to it.
    """

    day: date
    side: Who
    deed: Deed
    what: str
    note: str
    spans: tuple[Span, ...]


class Acts(NamedTuple):
    """The acts of either side, in order of day, and of both of them."""

    me: tuple[Act, ...] = ()
    they: tuple[Act, ...] = ()
    both: tuple[Act, ...] = ()


def acts(told: Testimony, today: date) -> list[Act]:
    """Return everything that either side did up to today, by day.

    Events add nothing to it, for nobody asked.
    """
    done = [
        *[asked(line, side) for line in told.lines if line.by is not None for side in SIDES[line.by]],
        *[given(favour) for favour in told.favours],
        *[answer(entry, day) for entry, day in told.answers],
        *[kept(promise, day) for promise in told.person.promises if (day := kept_by(promise, today))],
    ]
    done.sort(key=attrgetter("day", "spans"))
    return done


def by_side(done: Sequence[Act]) -> Acts:
    """Part the acts into mine and theirs."""
    mine: list[Act] = []
    theirs: list[Act] = []
    for act in done:
        (mine if act.side is ME else theirs).append(act)
    return Acts(tuple(mine), tuple(theirs), tuple(done))


def asked(encounter: Encounter, side: Who) -> Act:
    """Return a meeting as an act of a side that asked for it."""
    return Act(encounter.day, side, MET, encounter.kind, encounter.note, encounter.spans)


def given(favour: Favour) -> Act:
    """Return something given as my act, something got as theirs."""
    side = ME if favour.gave else THEY
    return Act(favour.day, side, GAVE, favour.good.value, favour.note, favour.spans)


def answer(entry: Life, day: date) -> Act:
    """Return the answer to a win, a setback or news: mine to theirs, theirs to mine."""
    side = THEY if entry.mine else ME
    return Act(day, side, ANSWERED, entry.occasion.value, entry.note, (entry.span,))


def kept(promise: Promise, day: date) -> Act:
    """Return a promise that was kept, as an act of whoever promised."""
    return Act(day, promise.who, KEPT, "promise", promise.note, (promise.span,))


def end_day(promise: Promise) -> date | None:
    """Return the day on which a promise ended; one written in part is not before the promise itself."""
    return max(promise.ended.first, promise.date.first) if promise.ended else None


def kept_by(promise: Promise, today: date) -> date | None:
    """Return the day on which a promise was kept, if it was by today."""
    day = end_day(promise) if promise.ending is WAS_KEPT else None
    return day if day is not None and day <= today else None
