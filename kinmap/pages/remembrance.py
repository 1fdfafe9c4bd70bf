"""Birthdays, and days of having met, within a month of today."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.pages import words
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View, Who

LEAP_DAY, EVE_OF_LEAP_DAY = (2, 29), (2, 28)
LONGEST_YEAR = 366
"""Days."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day to remember somebody by: `who turns 40`, `ten years since you met`."""

    who: Who
    when: str
    iso: str
    what: str


def coming(view: View, ahead: int) -> tuple[Day, ...]:
    """Return the days from today on, `ahead` days on at most, by day; nobody's who was let go."""
    found = []
    soon = days_of_the_year(view.today, ahead)
    for relation in view.relations.values():
        person = relation.person
        given = [(it.month, it.day) for it in (person.birthday, person.known) if it]
        if soon.isdisjoint(given) or person.intent == "let-go":
            continue
        for when, what in (birthday(relation, view.today), acquaintance(relation, view.today)):
            if when is not None and 0 <= (when - view.today).days <= ahead:
                found.append((when, relation.id, what))
    return tuple(
        Day(view.who(id_), words.day(when, view.today), when.isoformat(), what)
        for when, id_, what in sorted(found)
    )


def days_of_the_year(today: date, ahead: int) -> frozenset[tuple[int | None, int | None]]:
    """Return the days of the year from today on, `ahead` days at most; 29 February is one with the 28th."""
    last = min(ahead, (date.max - today).days, LONGEST_YEAR)
    days = [today + timedelta(days=n) for n in range(last + 1)]
    found = frozenset((day.month, day.day) for day in days)
    return found | {LEAP_DAY} if EVE_OF_LEAP_DAY in found else found


def birthday(relation: Relation, today: date) -> tuple[date | None, str]:
    """Return the next birthday, and the age where its year is known."""
    given = relation.person.birthday
    if given is None:
        return None, ""
    when = next_day(given.month, given.day, today)
    if given.year and when.year > given.year:
        return when, say("who turns {n}", n=when.year - given.year)
    return when, say("whose birthday it is")


def acquaintance(relation: Relation, today: date) -> tuple[date | None, str]:
    """Return the next day on which you met a whole number of years ago, where the very day is known."""
    known = relation.person.known
    if known is None or known.day is None or known.month is None or relation.stage is Stage.LISTED:
        return None, ""
    when = next_day(known.month, known.day, today)
    years = when.year - known.year
    return (
        (when, say_n("one year since you met", "{n} years since you met", years)) if years > 0 else (None, "")
    )


def next_day(month: int, day: int, today: date) -> date:
    """Return the next such day from today on; 29 February is the 28th where there is none.

    In the last year that there is, one that has passed stays in the past.
    """
    this = in_year(today.year, month, day)
    return this if this >= today else in_year(min(today.year + 1, date.max.year), month, day)


def in_year(year: int, month: int, day: int) -> date:
    """Return a day of a year."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
