"""The promises that are still open, and which of them are overdue (model.md, *promises*)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kinmap.archive.ledgers import Ending, Promise, Who
from kinmap.community.acts import ME, THEY, end_day

WAS_BROKEN = Ending.BROKEN


class Owed(NamedTuple):
    """One side's open promises, in order of day; the overdue are among the open."""

    open: tuple[Promise, ...] = ()
    overdue: tuple[Promise, ...] = ()


class Promises(NamedTuple):
    """What I owe them, and they me."""

    me: Owed = Owed()
    they: Owed = Owed()


def promises(made: Iterable[Promise], today: date) -> Promises:
    """Return the promises that are open today."""
    unended = [each for each in made if each.date.first <= today and not has_ended(each, today)]
    if not unended:
        return Promises()
    unended.sort(key=lambda promise: (promise.date.first, promise.span))
    return Promises(owed(unended, ME, today), owed(unended, THEY, today))


def owed(unended: Iterable[Promise], side: Who, today: date) -> Owed:
    """Return one side's open promises; one due today is not overdue."""
    those = tuple([promise for promise in unended if promise.who is side])
    return Owed(those, tuple([promise for promise in those if promise.due and promise.due.first < today]))


def broken(made: Iterable[Promise], today: date) -> tuple[Promise, ...]:
    """Return the promises that were broken by today, by the day on which they were."""
    those = [each for each in made if each.ending is WAS_BROKEN and has_ended(each, today)]
    return tuple(sorted(those, key=lambda promise: (end_day(promise) or today, promise.span)))


def has_ended(promise: Promise, today: date) -> bool:
    """Tell whether a promise was kept, broken or released by today."""
    day = end_day(promise)
    return day is not None and day <= today
