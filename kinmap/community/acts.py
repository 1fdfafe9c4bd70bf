"""What each side did for the relationship, each act on its day (model.md, *Acts*)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import NamedTuple

from kinmap.archive.ledgers import Ending, Life, Promise, Who
from kinmap.archive.person import Person
from kinmap.community.care import answers
from kinmap.community.encounters import Encounter
from kinmap.community.favours import Favour, favours
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
DAY = itemgetter(0)
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


def acts(person: Person, encounters: Sequence[Encounter], lent: Sequence[Favour], today: date) -> Acts:
    """Return everything that either side did up to today, by day.

    Events add nothing to it, for nobody asked.

    Args:
        person: for their note.
        encounters: all with them.
        lent: what others' notes say was given to them.
        today: the last day that counts.
    """
    done = [
        *[asked(met, side) for met in encounters if met.by is not None for side in SIDES[met.by]],
        *[given(favour) for favour in favours(person, lent, today)],
        *[answer(entry, day) for entry, day in answers(person.life, today)],
        *[kept(promise, day) for promise in person.promises if (day := kept_by(promise, today))],
    ]
    done.sort(key=attrgetter("day", "spans"))
    mine = tuple([act for act in done if act.side is ME])
    return Acts(mine, tuple([act for act in done if act.side is not ME]), tuple(done))


def deeds(
    encounters: Iterable[Encounter],
    given: Iterable[tuple[date, bool]],
    answered: Iterable[tuple[Life, date]],
    promises: Iterable[Promise],
    today: date,
) -> list[tuple[date, bool]]:
    """Return the day of each of these acts, and whether it was mine, in order of day.

    A stage asks for no more than that, and acts take three times as long to make.

    Args:
        encounters: all with one person.
        given: the day of everything given or got, and whether I gave it.
        answered: what was answered in either life, and when.
        promises: all between the two.
        today: the last day that counts.
    """
    done = [
        *[(met.day, side is ME) for met in encounters if met.by is not None for side in SIDES[met.by]],
        *given,
        *[(day, not entry.mine) for entry, day in answered],
        *[(day, promise.who is ME) for promise in promises if (day := kept_by(promise, today))],
    ]
    done.sort(key=DAY)
    return done


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
