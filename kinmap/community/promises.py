"""The promises that are still open, and which of them are overdue (model.md, *promises*)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinmap.archive.ledgers import Ending, Promise, Who
from kinmap.community.acts import end_day


@dataclass(frozen=True, slots=True)
class Owed:
    """One side's open promises, in order of day; the overdue are among the open."""

    open: tuple[Promise, ...] = ()
    overdue: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Promises:
    """What I owe them, and they me."""

    me: Owed = Owed()
    they: Owed = Owed()


def promises(made: Iterable[Promise], today: date) -> Promises:
    """Return the promises that are open today."""
    unended = sorted(
        (promise for promise in made if promise.date.first <= today and not has_ended(promise, today)),
        key=lambda promise: (promise.date.first, promise.span),
    )
    return Promises(*(owed([p for p in unended if p.who is side], today) for side in Who.BOTH.sides))


def owed(unended: list[Promise], today: date) -> Owed:
    """Return one side's open promises; one due today is not overdue."""
    return Owed(tuple(unended), tuple(p for p in unended if p.due and p.due.first < today))


def broken(made: Iterable[Promise], today: date) -> tuple[Promise, ...]:
    """Return the promises that were broken by today, by the day on which they were."""
    those = (p for p in made if p.ending is Ending.BROKEN and has_ended(p, today))
    return tuple(sorted(those, key=lambda promise: (end_day(promise) or today, promise.span)))


def has_ended(promise: Promise, today: date) -> bool:
    """Tell whether a promise was kept, broken or released by today."""
    day = end_day(promise)
    return day is not None and day <= today
