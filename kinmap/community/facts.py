"""The facts that a stage rests on: on which days each began to hold, or ceased to.

Few days of a relationship change any of them. Of the changes of one fact on one day the last
one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from kinmap.archive.ledgers import Channel, Life
from kinmap.archive.settings import Threshold
from kinmap.community.acts import ME, Act
from kinmap.community.care import NEWS
from kinmap.community.conditions import beginnings, is_fair, month_of
from kinmap.community.encounters import Encounter
from kinmap.community.stages import Fact
from kinmap.community.standing import EARNED, LOST, NONE, Mutual, Standing
from kinmap.community.testimony import Testimony

Change: TypeAlias = tuple[date, Fact, bool]
"""A day, a fact, and whether it holds from that day on."""
Move: TypeAlias = tuple[int, int, Encounter | None]
"""The ordinal of a day, and an encounter that there is from then on, or no longer (1 or -1);
none on the days of `known` and `declared`."""
NEVER = date.max.toordinal() + 1
WRITTEN = Channel.WRITTEN
BOTH_EARNED = (EARNED, EARNED)


def time(told: Testimony, asked: Threshold, today: date) -> Iterator[Change]:
    """Yield when you got to know each other, and when that is long and often enough."""
    said = beginnings(told.person, today)
    gone = [event.day for event, until in told.visits if until is not None]
    if starts := [*said, *gone, *[each.day for each in told.encounters[:1]]]:
        yield min(starts), "met", True
    if len(told.spoken) + len(gone) >= asked.meetings:
        yield from ripening(told, [day.toordinal() for day in said], asked, today)


def ripening(told: Testimony, said: Sequence[int], asked: Threshold, today: date) -> Iterator[Change]:
    """Yield when you have known each other long and often enough, and when that is over.

    Args:
        told: for the encounters.
        said: the days of `known` and `declared`.
        asked: the thresholds.
        today: the last day that counts.
    """
    moves = arrivals(told, said)
    met: list[int] = []
    months: dict[int, int] = {}
    spoken, holds = 0, False
    for (day, times, encounter), (following, _, _) in pairwise([*moves, (today.toordinal() + 1, 0, None)]):
        if encounter is not None:
            met.append(day) if times > 0 else met.remove(encounter.day.toordinal())
            if encounter.channel is not WRITTEN:
                month = month_of(encounter.day)
                months[month] = months.get(month, 0) + times
                spoken += times
        enough = spoken >= asked.meetings and sum(map(bool, months.values())) >= asked.months
        if not (enough or holds):
            continue
        ripe = start_on(day, said, met) + asked.days if enough else NEVER
        if holds and ripe > day:
            holds = False
            yield date.fromordinal(day), "time", False
        if not holds and ripe < following:
            holds = True
            yield date.fromordinal(max(ripe, day)), "time", True


def arrivals(told: Testimony, said: Iterable[int]) -> list[Move]:
    """Return the days on which the count of encounters changes, or what time counts from."""
    moves: list[Move] = [(day, 0, None) for day in said]
    moves += [(line.day.toordinal(), 1, line) for line in told.lines]
    for event, until in told.visits:
        moves.append((event.day.toordinal(), 1, event))
        if until is not None:
            moves.append((until.toordinal(), -1, event))
    moves.sort(key=itemgetter(0))
    return moves


def start_on(day: int, said: Iterable[int], met: Sequence[int]) -> int:
    """Return the day from which time counts, as of a day: known, else declared, else the first encounter."""
    return next((start for start in said if start <= day), met[0] if met else day)


def declaration(told: Testimony, trust: Mutual, today: date) -> Iterator[Change]:
    """Yield from when on you say that you are connected, and when trust that is lost speaks against it."""
    declared = told.person.declared
    if declared is None or declared.first > today:
        return
    yield declared.first, "declared", True
    for day, standings in both(trust):
        yield day, "doubted", LOST in standings


def participation(done: Iterable[Act], asked: Threshold) -> Iterator[Change]:
    """Yield when both sides do their part, and when they do not."""
    holds = asked.acts == 0
    if holds:
        yield date.min, "participation", True
    mine = theirs = 0
    parts, whole = asked.share.as_integer_ratio()
    for act in done:
        if act.side is ME:
            mine += 1
        else:
            theirs += 1
        before, holds = holds, mine >= asked.acts <= theirs and is_fair(mine, theirs, parts, whole)
        if holds is not before:
            yield act.day, "participation", holds


def regard(fact: Fact, mutual: Mutual) -> Iterator[Change]:
    """Yield when both sides have earned it, be it trust or respect, and when not."""
    holds = False
    for day, standings in both(mutual):
        before, holds = holds, standings == BOTH_EARNED
        if holds is not before:
            yield day, fact, holds


def both(mutual: Mutual) -> Iterator[tuple[date, tuple[Standing, Standing]]]:
    """Yield how both sides stand from each day on which either's standing changes."""
    turns = [
        (step.day, side, step.after)
        for side, course in enumerate(mutual)
        for step in course.steps
        if step.changed
    ]
    now = [NONE, NONE]
    for day, side, after in sorted(turns, key=itemgetter(0)):
        now[side] = after
        yield day, (now[0], now[1])


def exchange_and_care(told: Testimony, within: int) -> Iterator[Change]:
    """Yield when exchange went both ways, and care within so many days did, too."""
    exchange = both_ways([(favour.gave, favour.day) for favour in told.favours])
    care = both_ways(cared(told.answers, within)) if exchange else None
    if exchange and care:
        yield max(exchange, care), "exchange and care", True


def both_ways(told: Iterable[tuple[bool, date]]) -> date | None:
    """Return the day from which on something went either way; None as long as it did not."""
    first: dict[bool, date] = {}
    for way, day in told:
        if way not in first or day < first[way]:
            first[way] = day
    return max(first.values()) if len(first) == len((True, False)) else None


def cared(answers: Iterable[tuple[Life, date]], within: int) -> list[tuple[bool, date]]:
    """Return whose win or setback was answered within so many days, and when."""
    return [
        (entry.mine, day)
        for entry, day in answers
        if entry.occasion is not NEWS and (day - entry.date.first).days <= within
    ]
