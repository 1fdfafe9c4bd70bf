"""How the community grew: who stood where on the first of each month.

The histories already hold every change of stage. What they do not hold is silence, which
comes by itself: between two changes the rhythm is the same, and so is the day from which
somebody would be long silent. One pass over each person's changes finds both, and only
what changed from one month to the next is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kinmap.archive.load import Archive
from kinmap.archive.settings import Settings
from kinmap.community.attendance import guests, visits
from kinmap.community.encounters import Encounter
from kinmap.community.funnel import Funnel
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.community.rhythm import LATEST_GAPS, latest_gaps, limit_of, rhythm_of, silence
from kinmap.community.stages import CONNECTED, Stage

MONTHS = 12
NEVER = 1_000_000
"""The count of a month that no calendar reaches."""


class Position(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Gone:
    """An event that was an encounter until a line stood instead: from its day on, up to that day."""

    day: date
    until: date


def growth(community: Community) -> tuple[Month, ...]:
    """Return the first of each month from the first entry to today; nothing where none is dated.

    The time it takes grows with the entries, and with the months and what changed in them.
    """
    days = firsts(began(community.people.values()), community.today)
    changes: list[list[Change]] = [[] for _ in days]
    superseded = gone(community) if days else {}
    for id_, one in community.people.items():
        position = Position()
        for place, after in positions(one, superseded.get(id_, ()), days, community.archive.settings):
            if after != position:
                changes[place].append(Change(id_, position, after))
                position = after
    return tuple(months(community, days, changes))


def began(people: Iterable[Relation]) -> date | None:
    """Return the first day from which anybody is above listed."""
    return min((one.history[0][0] for one in people if one.history), default=None)


def firsts(start: date | None, today: date) -> list[date]:
    """Return the first of each month from a day on, up to today."""
    if start is None:
        return []
    counts = range(month_from(start), month_from(today) + (today.day == 1))
    return [date(count // MONTHS, count % MONTHS + 1, 1) for count in counts]


def month_from(day: date) -> int:
    """Return the count of the first month that begins on this day or later."""
    return day.year * MONTHS + day.month - (day.day == 1)


def gone(community: Community) -> dict[str, list[Gone]]:
    """Return the events that were an encounter of somebody for a while, by person."""
    archive = community.archive
    guests_of_all = dict.fromkeys(i for event in archive.events.values() for i in guests(archive, event))
    lines = {
        id_: [it for it in community.people[id_].encounters if not is_visit(archive, it)]
        for id_ in guests_of_all
    }
    there = visits(archive, lines, community.today)
    return {
        id_: [Gone(it.encounter.day, it.until) for it in those if it.until is not None]
        for id_, those in there.items()
    }


def is_visit(archive: Archive, encounter: Encounter) -> bool:
    """Tell whether it is the event itself that gives an encounter, and no line."""
    event = archive.events.get(encounter.source)
    return event is not None and encounter.spans[0].path == event.path


# -- where one person stands --------------------------------------------------------------


def positions(
    one: Relation, superseded: Sequence[Gone], days: Sequence[date], settings: Settings
) -> Iterator[tuple[int, Position]]:
    """Yield where somebody stands, with the place in `days` from which on it is so, in order.

    Args:
        one: the relation, for its history and contacts.
        superseded: events that counted for a while.
        days: firsts of months.
        settings: for the rhythms.
    """
    begin = month_from(days[0]) if days else 0
    turns = [*(day for day, _ in one.history), *one.contacts]
    turns += [day for it in superseded for day in (it.day, it.until)]
    places = sorted({month_from(day) - begin for day in turns})
    for place, following in pairwise([*places, len(days)]):
        if place >= len(days):
            return
        stage, contacts = stage_on(one, days[place]), contacts_on(one, superseded, days[place])
        silent = silent_from(one, stage, contacts, settings) - begin
        yield place, Position(stage, silent <= place)
        if place < silent < min(following, len(days)):
            yield silent, Position(stage, silent=True)


def stage_on(one: Relation, day: date) -> Stage:
    """Return the stage of a day, the last that the history has by then."""
    return next((stage for since, stage in reversed(one.history) if since <= day), Stage.LISTED)


def contacts_on(one: Relation, superseded: Sequence[Gone], day: date) -> Sequence[date]:
    """Return the latest days of contact as of a day: as many as a rhythm rests on."""
    end = bisect_right(one.contacts, day)
    found = one.contacts[max(end - LATEST_GAPS - 1, 0) : end]
    if not superseded:
        return found
    counted = (it.day for it in superseded if it.day <= day < it.until)
    return sorted({*found, *counted})[-LATEST_GAPS - 1 :]


def silent_from(one: Relation, stage: Stage, contacts: Sequence[date], settings: Settings) -> int:
    """Return the count of the first month by which it would be long silent, if nothing comes between."""
    rhythm, origin = rhythm_of(one.person, stage, latest_gaps(contacts), settings)
    if not contacts or rhythm is None or origin is None:
        return NEVER
    since = contacts[-1].toordinal() + silence(limit_of(rhythm, origin), origin)
    return month_from(date.fromordinal(since)) if since <= date.max.toordinal() else NEVER


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
