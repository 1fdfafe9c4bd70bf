"""The facts that a stage rests on: on which days each began to hold, or ceased to.

Few days of a relationship change any of them. Of the changes of one fact on one day the last
one stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from kinmap.archive.ledgers import Channel, Life
from kinmap.archive.person import Person
from kinmap.archive.settings import Threshold
from kinmap.community.care import NEWS
from kinmap.community.conditions import beginnings, is_fair, month_of
from kinmap.community.encounters import Encounter
from kinmap.community.stages import Fact
from kinmap.community.standing import EARNED, LOST, Standing
from kinmap.community.testimony import Superseded, Testimony

Change: TypeAlias = tuple[date, Fact, bool]
"""A day, a fact, and whether it holds from that day on."""
Move: TypeAlias = tuple[int, bool, int]
"""The ordinal of a day, whether you had met often enough by then, and the day of the first encounter
there was then (where there was none, that very day)."""
Standings: TypeAlias = Iterable[tuple[date, Standing, Standing]]
"""Days, and how both sides stand from then on."""
NEVER = date.max.toordinal() + 1
WRITTEN = Channel.WRITTEN


def time(told: Testimony, asked: Threshold, today: date) -> Iterator[Change]:
    """Yield when you got to know each other, and when that is long and often enough."""
    said = beginnings(told.person, today)
    gone = [event.day for event, _ in told.superseded]
    if starts := [*said, *gone, *[each.day for each in told.encounters[:1]]]:
        yield min(starts), "met", True
        days = [day.toordinal() for day in said]
        yield from ripening(moves(told, days, asked), days, asked.days, today)


def moves(told: Testimony, said: Sequence[int], asked: Threshold) -> Iterable[Move]:
    """Return the days that may change whether you have known each other long and often enough.

    Args:
        told: for the encounters.
        said: the days of `known` and `declared`.
        asked: the thresholds.
    """
    if told.superseded:
        return shifting(told.encounters, told.superseded, said, asked)
    return steady(told.encounters, said, asked)


def ripening(moves: Iterable[Move], said: Sequence[int], asked: int, today: date) -> Iterator[Change]:
    """Yield when you have known each other long and often enough, and when that is over.

    Args:
        moves: the days that may change it, in order.
        said: the days of `known` and `declared`, from the first of which time counts that is over by then.
        asked: for how many days you are to have known each other.
        today: the last day that counts.
    """
    holds = False
    for (day, enough, first), (following, _, _) in pairwise([*moves, (today.toordinal() + 1, False, 0)]):
        if not (enough or holds):
            continue
        ripe = next((start for start in said if start <= day), first) + asked if enough else NEVER
        if holds and ripe > day:
            holds = False
            yield date.fromordinal(day), "time", False
        if not holds and ripe < following:
            holds = True
            yield date.fromordinal(max(ripe, day)), "time", True


def steady(encounters: Sequence[Encounter], said: Sequence[int], asked: Threshold) -> list[Move]:
    """Return the moves where encounters only come: the day that makes enough of them, and what follows."""
    first = encounters[0].day.toordinal() if encounters else min(said)
    since = min([first, *said])
    if asked.meetings or asked.months:
        enough = often_enough([met.day for met in encounters if met.channel is not WRITTEN], asked)
        if enough is None:
            return []
        since = enough.toordinal()
    return [(since, True, first), *[(day, True, first) for day in sorted(said) if day > since]]


def often_enough(met: Sequence[date], asked: Threshold) -> date | None:
    """Return the first of these days, which are in order, by which you had met often enough."""
    if len(met) < asked.meetings:
        return None
    months = set()
    for count, day in enumerate(met, 1):
        months.add(month_of(day))
        if count >= asked.meetings and len(months) >= asked.months:
            return day
    return None


def shifting(
    encounters: Iterable[Encounter], superseded: Iterable[Superseded], said: Iterable[int], asked: Threshold
) -> Iterator[Move]:
    """Yield the moves where events were encounters until a line stood instead: each day that counts."""
    arrivals: list[tuple[int, int, Encounter | None]] = [(day, 0, None) for day in said]
    arrivals += [(met.day.toordinal(), 1, met) for met in encounters]
    for event, until in superseded:
        arrivals += [(event.day.toordinal(), 1, event), (until.toordinal(), -1, event)]
    arrivals.sort(key=lambda arrival: arrival[0])
    met: list[int] = []
    months: dict[int, int] = {}
    spoken = 0
    for day, times, encounter in arrivals:
        if encounter is not None:
            met.append(day) if times > 0 else met.remove(encounter.day.toordinal())
            if encounter.channel is not WRITTEN:
                month = month_of(encounter.day)
                months[month] = months.get(month, 0) + times
                spoken += times
        enough = spoken >= asked.meetings and sum(map(bool, months.values())) >= asked.months
        yield day, enough, met[0] if met else day


def declaration(person: Person, trust: Standings, today: date) -> Iterator[Change]:
    """Yield from when on you say that you are connected, and when trust that is lost speaks against it."""
    if person.declared is None or (declared := person.declared.first) > today:
        return
    yield declared, "declared", True
    for day, mine, theirs in trust:
        yield day, "doubted", mine is LOST or theirs is LOST


def participation(deeds: Iterable[tuple[date, bool]], asked: Threshold) -> Iterator[Change]:
    """Yield when both sides do their part, and when they do not.

    Args:
        deeds: the day of each act, and whether it was mine, in order of day.
        asked: the thresholds.
    """
    least = asked.acts
    holds = least == 0
    if holds:
        yield date.min, "participation", True
    mine = theirs = 0
    parts, whole = asked.share.as_integer_ratio()
    for day, own in deeds:
        if own:
            mine += 1
        else:
            theirs += 1
        before, holds = holds, mine >= least <= theirs and is_fair(mine, theirs, parts, whole)
        if holds is not before:
            yield day, "participation", holds


def regard(fact: Fact, standings: Standings) -> Iterator[Change]:
    """Yield when both sides have earned it, be it trust or respect, and when not."""
    holds = False
    for day, mine, theirs in standings:
        before, holds = holds, mine is EARNED and theirs is EARNED
        if holds is not before:
            yield day, fact, holds


def exchange_and_care(
    given: Sequence[tuple[date, bool]], answered: Iterable[tuple[Life, date]], within: int
) -> Iterator[Change]:
    """Yield when exchange went both ways, and care within so many days did, too.

    Args:
        given: the day of everything given or got, and whether I gave it.
        answered: what was answered in either life, and when.
        within: days in which an answer is care.
    """
    exchange = both_ways(given)
    care = both_ways(cared(answered, within)) if exchange else None
    if exchange and care:
        yield max(exchange, care), "exchange and care", True


def both_ways(told: Sequence[tuple[date, bool]]) -> date | None:
    """Return the day from which on something went either way; None as long as it did not."""
    mine = [day for day, way in told if way]
    theirs = [day for day, way in told if not way]
    return max(min(mine), min(theirs)) if mine and theirs else None


def cared(answered: Iterable[tuple[Life, date]], within: int) -> list[tuple[date, bool]]:
    """Return when a win or setback was answered within so many days, and whether it was mine."""
    return [
        (day, entry.mine)
        for entry, day in answered
        if entry.occasion is not NEWS and (day - entry.date.first).days <= within
    ]
