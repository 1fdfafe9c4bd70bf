"""How the community grew: who stood where on the first of each month.

The histories already hold every change of stage. What they do not hold is silence, which
comes by itself: between two changes the rhythm is the same, and so is the day from which
somebody would be long silent. One pass over each person's changes finds both, and only
what changed from one month to the next is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from kinmap.archive.settings import Settings
from kinmap.community.funnel import Funnel
from kinmap.community.model import Community
from kinmap.community.relation import Relation
from kinmap.community.rhythm import HABIT, limit_of, may_have_rhythm, rhythm_of, silence
from kinmap.community.stages import CONNECTED, Stage
from kinmap.community.testimony import Superseded

MONTHS = 12
NEVER = 1_000_000
"""The count of a month that no calendar reaches."""


class Position(NamedTuple):
    """Where somebody stands on one day: the stage, and whether you have long not met."""

    stage: Stage = Stage.LISTED
    silent: bool = False


PLACES = {stage: (Position(stage), Position(stage, silent=True)) for stage in Stage}
"""Where one may stand at each stage, heard of and long silent: each is there once, and is known by that."""
NOWHERE, _ = PLACES[Stage.LISTED]
"""Where everybody stands before their first chapter."""


class Change(NamedTuple):
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


def growth(community: Community) -> tuple[Month, ...]:
    """Return the first of each month from the first entry to today; nothing where none is dated.

    The time it takes grows with the entries, and with the months and what changed in them.
    """
    return tuple(months(community, changes(community)))


def changes(community: Community) -> dict[int, list[Change]]:
    """Return who stands elsewhere from each month on than before it, by the month's count, then by id."""
    counts = counts_between(began(community.people.values()), community.today)
    found: dict[int, list[Change]] = {count: [] for count in counts}
    known = Counts()
    for id_, one in community.people.items():
        position = NOWHERE
        for count, after in positions(one, counts.stop, community.archive.settings, known):
            if after is not position:
                found[count].append(Change(id_, position, after))
                position = after
    return found


def began(people: Iterable[Relation]) -> date | None:
    """Return the first day from which anybody is above listed."""
    return min((one.history[0][0] for one in people if one.history), default=None)


def counts_between(start: date | None, today: date) -> range:
    """Return the counts of the months that begin from a day on, up to today."""
    return range(0) if start is None else range(month_from(start), month_from(today) + (today.day == 1))


def month_from(day: date) -> int:
    """Return the count of the first month that begins on this day or later."""
    return day.year * MONTHS + day.month - (day.day == 1)


class Counts(dict[date, int]):
    """The count of the first month from each day on, worked out once: the same days stand in many notes."""

    def __missing__(self, day: date) -> int:
        """Work out the count of a day that is new."""
        count = self[day] = month_from(day)
        return count


def first_of(count: int) -> date:
    """Return the first day of the month with this count."""
    return date(count // MONTHS, count % MONTHS + 1, 1)


# -- where one person stands --------------------------------------------------------------


def positions(
    one: Relation, end: int, settings: Settings, known: Mapping[date, int]
) -> Iterator[tuple[int, Position]]:
    """Yield where somebody stands, one of `PLACES`, with the count of the month from which on it is so.

    Args:
        one: the relation, for its history, contacts, and events that counted for a while.
        end: the count of the first month that is not looked at.
        settings: for the rhythms.
        known: the count of the first month from a day on.
    """
    turned = [known[day] for day, _ in one.history]
    met = [known[day] for day in one.contacts]
    lent = [known[day] for event, until in one.superseded for day in (event.day, until)]
    now = -1
    for month, following in pairwise([*sorted({*turned, *met, *lent}), end]):
        if month >= end:
            return
        chapter = bisect_right(turned, month) - 1  # nobody was met before the first one
        if chapter != now:
            now, stage = chapter, one.history[chapter][1]
            heard, unheard = PLACES[stage]
            rhythmic = may_have_rhythm(one.person, stage, settings)
        if not rhythmic:
            yield month, heard
            continue
        last = bisect_right(met, month)
        contacts = latest(one.contacts[max(last - HABIT, 0) : last], one.superseded, month)
        silent = silent_from(one, stage, contacts, settings)
        yield month, unheard if silent <= month else heard
        if month < silent < min(following, end):
            yield silent, unheard


def latest(contacts: Sequence[date], superseded: Sequence[Superseded], month: int) -> Sequence[date]:
    """Return the latest contacts as of the first of a month, by line and by what counted as one then."""
    if not superseded:
        return contacts
    spells = [(event.day, until) for event, until in superseded]
    counted = [day for day, until in spells if month_from(day) <= month < month_from(until)]
    return sorted({*contacts, *counted})[-HABIT:]


def silent_from(one: Relation, stage: Stage, contacts: Sequence[date], settings: Settings) -> int:
    """Return the count of the first month by which it would be long silent, if nothing comes between."""
    rhythm, origin = rhythm_of(one.person, stage, contacts, settings) if contacts else (None, None)
    if rhythm is None or origin is None:
        return NEVER
    since = contacts[-1].toordinal() + silence(limit_of(rhythm, origin), origin)
    return month_from(date.fromordinal(since)) if since <= date.max.toordinal() else NEVER


# -- the figures --------------------------------------------------------------------------


def months(community: Community, changes: Mapping[int, list[Change]]) -> Iterator[Month]:
    """Yield each month with its figures, kept up to date by what changed, by the count of the month."""
    let_go = {id_ for id_, one in community.people.items() if one.let_go}
    near: Counter[Position] = Counter()
    far: Counter[Position] = Counter()
    for count, changed in changes.items():
        for id_, before, after in changed:
            counts = far if id_ in let_go else near
            counts[before] -= 1
            counts[after] += 1
        yield Month(first_of(count), figures(near, far, community.funnel), tuple(changed))


def figures(near: Counter[Position], far: Counter[Position], now: Funnel) -> Funnel:
    """Return the funnel that so many in each position make, above the listed.

    Args:
        near: people by position, but for whom you let go.
        far: those whom you did.
        now: for how many there are in all: a note has no day from which it was there.
    """
    heard = [(position.stage, n) for position, n in near.items() if not position.silent]
    silent = [(position.stage, n) for position, n in near.items() if position.silent]
    return Funnel(
        networked=now.networked,
        people=now.people,
        known=sum(
            n for each in (near, far) for position, n in each.items() if position.stage is not Stage.LISTED
        ),
        possible=sum(n for stage, n in (*heard, *silent) if stage is Stage.POSSIBLE),
        connections=sum(n for stage, n in heard if stage in CONNECTED),
        kin=sum(n for stage, n in heard if stage is Stage.KIN),
        silent=sum(n for stage, n in silent if stage in CONNECTED),
    )
