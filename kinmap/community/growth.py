"""How the community grew: who stood where on the first of each month.

The histories already hold every change of stage. What they do not hold is silence, which
comes by itself: between two changes the rhythm is the same, and so is the day from which
somebody would be long silent. One pass over each person's changes finds both, and only
what changed from one month to the next is kept.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from kinmap.archive.settings import Settings
from kinmap.community.attendance import visits
from kinmap.community.funnel import Funnel
from kinmap.community.lines import all_lines, line_encounters
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.community.rhythm import LATEST_GAPS, State, pace, silence
from kinmap.community.stages import CONNECTED, Stage

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands on one day: the stage, and whether you have long not met."""

    stage: Stage = Stage.LISTED
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody who stands elsewhere than a month before."""

    id: str
    before: Position
    after: Position


@dataclass(frozen=True, slots=True)
class Month:
    """The community on the first of a month.

    Attributes:
        day: that first day.
        funnel: as it would have been seen on it.
        changes: since the first of the month before, by id; in the first month, since nothing.
    """

    day: date
    funnel: Funnel
    changes: tuple[Change, ...]

    @property
    def joined(self) -> tuple[Change, ...]:
        """Those who came to another stage, be it a nearer one or not."""
        return tuple(each for each in self.changes if each.before.stage is not each.after.stage)

    @property
    def fell_silent(self) -> tuple[str, ...]:
        """Ids of those whom you have long not met since then."""
        return tuple(each.id for each in self.changes if each.after.silent and not each.before.silent)


Contacts: TypeAlias = list[tuple[date, date | None]]
"""Days of contact, in order, each with the day on which it ceased to count, if it did."""


def growth(community: Community) -> tuple[Month, ...]:
    """Return the first of each month from the first entry to today; nothing where none is dated.

    The time it takes grows with the entries, and with the months and what changed in them.
    """
    days = firsts(began(community.people.values()), community.today)
    changes: list[list[Change]] = [[] for _ in days]
    for one, contacts in contacts_of(community):
        position = Position()
        for place, after in positions(one, contacts, days, community.archive.settings):
            if after != position:
                changes[place].append(Change(one.id, position, after))
                position = after
    return tuple(months(community, days, changes))


def began(people: Iterable[Relation]) -> date | None:
    """Return the first day from which anybody is above listed."""
    return min((one.history[0][0] for one in people if one.history), default=None)


def firsts(start: date | None, today: date) -> list[date]:
    """Return the first of each month from a day on, up to today."""
    if start is None:
        return []
    first = start.year * MONTHS + start.month - 1 + (start.day > 1)
    last = today.year * MONTHS + today.month - 1
    return [date(count // MONTHS, count % MONTHS + 1, 1) for count in range(first, last + 1)]


def contacts_of(community: Community) -> Iterator[tuple[Relation, Contacts]]:
    """Yield everyone with the days of contact, those of events that a line stands for by now included."""
    archive, today = community.archive, community.today
    past = line_encounters(line for line in all_lines(archive) if line.day <= today)
    there = visits(archive, past, today)
    for id_, one in community.people.items():
        days: Contacts = [(encounter.day, None) for encounter in past.get(id_, ())]
        days += [(visit.encounter.day, visit.until) for visit in there.get(id_, ())]
        yield one, sorted(days, key=lambda pair: pair[0])


def positions(
    one: Relation, contacts: Contacts, days: Sequence[date], settings: Settings
) -> Iterator[tuple[int, Position]]:
    """Yield where somebody stands, with the place in `days` from which on it is so, in order.

    Args:
        one: the relation, for its history.
        contacts: the days of contact.
        days: firsts of months.
        settings: for the rhythms.
    """
    seen = Seen()
    turns = sorted(turning(one, contacts), key=lambda turn: turn[0])
    places = [bisect_left(days, day) for day, _ in turns]
    for (place, following), (_, turn) in zip(pairwise([*places, len(days)]), turns, strict=True):
        seen.take(turn)
        if place < following:
            yield from held(one, seen, days, (place, following), settings)


def turning(one: Relation, contacts: Contacts) -> Iterator[tuple[date, Stage | Touch]]:
    """Yield all that changes where somebody stands, each with its day: stages and contacts."""
    yield from one.history
    for day, until in contacts:
        yield day, Touch(day, 1)
        if until is not None:
            yield until, Touch(day, -1)


class Touch(NamedTuple):
    """A day of contact that comes to count once more, or once less."""

    day: date
    times: int


class Seen:
    """What is known of one person while the turns of their story are told."""

    __slots__ = ("contacts", "stage", "times")

    def __init__(self) -> None:
        self.stage = Stage.LISTED
        self.contacts: list[date] = []
        self.times: Counter[date] = Counter()

    def take(self, turn: Stage | Touch) -> None:
        """Take in a new stage, or a contact."""
        if isinstance(turn, Stage):
            self.stage = turn
            return
        before = self.times[turn.day]
        self.times[turn.day] += turn.times
        if not before:
            insort(self.contacts, turn.day)
        elif not self.times[turn.day]:
            self.contacts.remove(turn.day)


def held(
    one: Relation, seen: Seen, days: Sequence[date], places: tuple[int, int], settings: Settings
) -> Iterator[tuple[int, Position]]:
    """Yield where somebody stands while nothing is written: as before, until silence comes by itself.

    Args:
        one: the relation.
        seen: what is known by then.
        days: firsts of months.
        places: the first of them for which it holds, and the one after the last.
        settings: for the rhythms.
    """
    first, end = places
    latest = seen.contacts[-LATEST_GAPS - 1 :]
    going = pace(one.person, seen.stage, latest, settings, days[first])
    yield first, Position(seen.stage, going.state is State.SILENT)
    if going.limit is not None and latest:
        from_then = latest[-1].toordinal() + silence(going.limit, going.origin)
        place = bisect_left(days, from_then, key=date.toordinal)
        if first < place < end:
            yield place, Position(seen.stage, silent=True)


# -- the figures --------------------------------------------------------------------------


def months(community: Community, days: Sequence[date], changes: Iterable[list[Change]]) -> Iterator[Month]:
    """Yield each month with its figures, kept up to date by what changed."""
    relations, before = community.people, community.funnel
    counts: Counter[tuple[Position, bool]] = Counter()
    for one in relations.values():
        counts[Position(), one.let_go] += 1
    for day, changed in zip(days, changes, strict=True):
        for each in changed:
            let_go = relations[each.id].let_go
            counts[each.before, let_go] -= 1
            counts[each.after, let_go] += 1
        yield Month(day, figures(counts, before), tuple(changed))


def figures(counts: Counter[tuple[Position, bool]], now: Funnel) -> Funnel:
    """Return the funnel that so many in each position make.

    Args:
        counts: people by position, and by whether you let them go.
        now: for how many there are in all: a note has no day from which it was there.
    """
    near = {position: count for (position, let_go), count in counts.items() if not let_go}
    heard = [(position.stage, n) for position, n in near.items() if not position.silent]
    return Funnel(
        networked=now.networked,
        people=now.people,
        known=sum(n for (position, _), n in counts.items() if position.stage >= Stage.KNOWN),
        possible=sum(n for position, n in near.items() if position.stage is Stage.POSSIBLE),
        connections=sum(n for stage, n in heard if stage in CONNECTED),
        kin=sum(n for stage, n in heard if stage is Stage.KIN),
        silent=sum(n for position, n in near.items() if position.silent and position.stage in CONNECTED),
    )
