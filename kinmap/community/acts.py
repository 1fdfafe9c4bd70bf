"""What each side did for the relationship, each act on its day (model.md, *Acts*)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from operator import attrgetter

from kinmap.archive.ledgers import Ending, Life, Promise, Who
from kinmap.archive.person import Person
from kinmap.community.encounters import Encounter
from kinmap.community.favours import Favour
from kinmap.text import Span


class Deed(StrEnum):
    """What kind of act it was."""

    MET = "met"
    GAVE = "gave"
    ANSWERED = "answered"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Act:
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


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of either side, in order of day."""

    me: tuple[Act, ...] = ()
    they: tuple[Act, ...] = ()


def acts(person: Person, lines: Iterable[Encounter], favours: Iterable[Favour], today: date) -> list[Act]:
    """Return everything that either side did up to today, by day.

    Events add nothing to it, for nobody asked.
    """
    done = chain(
        (act for line in lines for act in asked(line)),
        (given(favour) for favour in favours),
        (act for entry in person.life for act in answers(entry, today)),
        (act for promise in person.promises for act in kept(promise, today)),
    )
    return sorted(done, key=attrgetter("day", "spans"))


def by_side(done: Iterable[Act]) -> Acts:
    """Part the acts into mine and theirs."""
    mine: list[Act] = []
    theirs: list[Act] = []
    for act in done:
        (mine if act.side is Who.ME else theirs).append(act)
    return Acts(tuple(mine), tuple(theirs))


def asked(encounter: Encounter) -> Iterator[Act]:
    """Yield an act for each side that asked for a meeting."""
    if encounter.by is not None:
        for side in encounter.by.sides:
            yield Act(encounter.day, side, Deed.MET, encounter.kind, encounter.note, encounter.spans)


def given(favour: Favour) -> Act:
    """Return something given as my act, something got as theirs."""
    side = Who.ME if favour.gave else Who.THEY
    return Act(favour.day, side, Deed.GAVE, favour.good.value, favour.note, favour.spans)


def answers(entry: Life, today: date) -> Iterator[Act]:
    """Yield the answer to a win, a setback or news: mine to theirs, theirs to mine."""
    day = answer_day(entry)
    if day is not None and day <= today:
        side = Who.THEY if entry.mine else Who.ME
        yield Act(day, side, Deed.ANSWERED, entry.occasion.value, entry.note, (entry.span,))


def kept(promise: Promise, today: date) -> Iterator[Act]:
    """Yield a promise that was kept, as an act of whoever promised."""
    day = end_day(promise)
    if day is not None and day <= today and promise.ending is Ending.KEPT:
        yield Act(day, promise.who, Deed.KEPT, "promise", promise.note, (promise.span,))


def answer_day(entry: Life) -> date | None:
    """Return the day of the answer; one written in part is not before the entry itself."""
    return max(entry.answered.first, entry.date.first) if entry.answered else None


def end_day(promise: Promise) -> date | None:
    """Return the day on which a promise ended, likewise."""
    return max(promise.ended.first, promise.date.first) if promise.ended else None
