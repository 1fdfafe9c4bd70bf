"""How a relationship went: the stages, and the days on which they changed.

The days that can change a stage are those of entries, of answers and promises kept, of
events, and the day on which you have known each other long enough. What was true on such a
day is what a build on that day would have said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import zip_longest
from operator import itemgetter
from typing import Any, TypeAlias

from kinmap.archive.ledgers import Life, Occasion, Who
from kinmap.archive.person import Intent
from kinmap.archive.settings import Settings
from kinmap.community.acts import Act, answer_day
from kinmap.community.stages import Stage
from kinmap.community.standing import Mutual
from kinmap.community.tally import Tally
from kinmap.community.testimony import Testimony

Change: TypeAlias = tuple[date, Callable[[Any], None], Any]
"""A day, what to do with the tally then, and with what."""
Chapter: TypeAlias = tuple[date, Stage]


def tally_and_history(
    told: Testimony, done: list[Act], regards: tuple[Mutual, Mutual], settings: Settings, today: date
) -> tuple[Tally, tuple[Chapter, ...]]:
    """Return the count of today, and every change of stage on the way to it.

    Args:
        told: what the notes tell of the person.
        done: the acts of both sides.
        regards: the courses of trust and of respect.
        settings: for the thresholds.
        today: the last day that counts.
    """
    tally = Tally(settings.connection, wanted=told.person.intent is Intent.CONNECT)
    moves = [
        *declarations(tally, told, today),
        *meetings(tally, told),
        *doings(tally, told, done, settings, today),
        *standings(tally, regards),
    ]
    moves.sort(key=itemgetter(0))
    return tally, tuple(chapters(tally, moves, today))


def chapters(tally: Tally, moves: list[Change], today: date) -> Iterator[Chapter]:
    """Make each day's changes, and yield the stage where it is a new one."""
    stage = Stage.LISTED
    following_days: list[date | None] = [day for day, _, _ in moves[1:]]
    for (day, make, what), following in zip_longest(moves, following_days):
        make(what)
        if day == following:
            continue
        for moment in (day, *ripening(tally, day, following, today)):
            before, stage = stage, tally.stage(moment)
            if stage is not before:
                yield moment, stage


def ripening(tally: Tally, day: date, following: date | None, today: date) -> tuple[date, ...]:
    """Return the day on which time is up by itself, if it lies before the next day of changes."""
    ripe = tally.ripe
    if ripe is None:
        return ()
    last = today.toordinal() if following is None else following.toordinal() - 1
    return (date.fromordinal(ripe),) if day.toordinal() < ripe <= last else ()


def declarations(tally: Tally, told: Testimony, today: date) -> Iterator[Change]:
    """Yield the days of `known` and `declared`."""
    person = told.person
    if person.known is not None and person.known.first <= today:
        yield person.known.first, tally.know, person.known.first
    if person.declared is not None and person.declared.first <= today:
        yield person.declared.first, tally.declare, person.declared.first


def meetings(tally: Tally, told: Testimony) -> Iterator[Change]:
    """Yield the encounters, and the events that lines came to stand for."""
    for encounter in told.lines:
        yield encounter.day, tally.meet, encounter
    for visit in told.visits:
        yield visit.encounter.day, tally.meet, visit.encounter
        if visit.until is not None:
            yield visit.until, tally.unmeet, visit.encounter


def doings(
    tally: Tally, told: Testimony, done: list[Act], settings: Settings, today: date
) -> Iterator[Change]:
    """Yield acts, exchange and care."""
    for act in done:
        yield act.day, tally.act, act.side
    for favour in told.favours:
        yield favour.day, tally.exchange, favour.gave
    for entry in told.person.life:
        day = answer_day(entry)
        if day is not None and day <= today and is_care(entry, day, settings.answer):
            yield day, tally.care, entry.mine


def is_care(entry: Life, answered: date, within: int) -> bool:
    """Tell whether a win or a setback was answered within so many days."""
    return entry.occasion is not Occasion.NEWS and (answered - entry.date.first).days <= within


def standings(tally: Tally, regards: tuple[Mutual, Mutual]) -> Iterator[Change]:
    """Yield each change of standing."""
    for mutual, turn in zip(regards, (tally.turn_trust, tally.turn_respect), strict=True):
        for side, course in ((Who.ME, mutual.me), (Who.THEY, mutual.they)):
            for step in course.steps:
                if step.changed:
                    yield step.day, turn, (side, step.after)
