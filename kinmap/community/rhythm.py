"""How often you meet, and whether it is time again.

A rhythm is a number of days and where it came from: the owner said so, their own habit shows
it, or the stage they are at suggests it. A promise has no grace, a habit has (model.md,
*Rhythm and staleness*).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from kinmap.archive.person import Intent, Person
from kinmap.archive.settings import Settings
from kinmap.community.stages import CONNECTION, KIN, POSSIBLE, Stage

RESTING = frozenset({Intent.REST, Intent.LET_GO})
"""Decisions after which nobody is reminded."""
HABITUAL = frozenset({POSSIBLE, CONNECTION, KIN})
"""Stages from which on people have a rhythm of their own."""
FEWEST_GAPS = 3
HABIT = 13
"""Contacts that a rhythm of one's own rests on: those with the last twelve gaps between them."""
SHORTEST = 7
LONGEST = 730
GRACE = 14
MOST_GRACE = 180
"""Days over a rhythm of one's own; all of these are the figures of model.md."""
SILENT_AT = 3
SILENT_AT_OWN = 2
LAST_DAY = date.max.toordinal()


class Origin(StrEnum):
    """Where a rhythm comes from."""

    INTENT = "intent"
    STATED = "stated"
    OWN = "own"
    STAGE = "stage"


class State(StrEnum):
    """Whether it is time again; readers see *long silent* for the last."""

    NONE = "none"
    FRESH = "fresh"
    STALE = "stale"
    SILENT = "silent"


OWN = Origin.OWN
NONE, FRESH, STALE, SILENT = State


class Pace(NamedTuple):
    """A rhythm and what follows from it; days are whole, None where there is none.

    Attributes:
        limit: days after a contact within which all is well.
        due: the last contact + the limit.
        waited: days since the last contact.
        habit: the contacts that a rhythm of their own rests on.
    """

    rhythm: int | None = None
    origin: Origin | None = None
    limit: int | None = None
    due: date | None = None
    waited: int | None = None
    state: State = NONE
    habit: Sequence[date] = ()

    @property
    def ratio(self) -> Fraction | None:
        """Days since the last contact / limit."""
        return None if self.waited is None or self.limit is None else Fraction(self.waited, self.limit)

    @property
    def lateness(self) -> float:
        """The ratio to sort by; two that differ do so long before a float's last digit."""
        return 0.0 if self.waited is None or self.limit is None else self.waited / self.limit

    @property
    def mean(self) -> Fraction | None:
        """The average of the gaps, else the rhythm itself; a median understates the time between."""
        if self.habit:
            days, gaps = (self.habit[-1] - self.habit[0]).days, len(self.habit) - 1
            return Fraction(bounded(days, SHORTEST * gaps, LONGEST * gaps), gaps)
        return None if self.rhythm is None else Fraction(self.rhythm)


def gaps_between(contacts: Sequence[date]) -> list[int]:
    """Return the days between each contact and the next."""
    return [(after - before).days for before, after in pairwise(contacts)]


def pace(person: Person, stage: Stage, contacts: Sequence[date], settings: Settings, today: date) -> Pace:
    """Return the rhythm, from the first source that has one, and where you are in it."""
    rhythm, origin = rhythm_of(person, stage, contacts, settings)
    if rhythm is None or origin is None:
        return Pace(origin=origin)
    limit = limit_of(rhythm, origin)
    if not contacts:
        return Pace(rhythm, origin, limit)
    last = contacts[-1].toordinal()
    due = date.fromordinal(min(last + limit, LAST_DAY))
    waited = today.toordinal() - last
    habit = contacts[-HABIT:] if origin is OWN else ()
    return Pace(rhythm, origin, limit, due, waited, state_after(waited, limit, origin), habit)


def rhythm_of(
    person: Person, stage: Stage, contacts: Sequence[date], settings: Settings
) -> tuple[int | None, Origin | None]:
    """Return the days of the rhythm and where it comes from: the first source that says anything.

    A source may say that there is none: an intent to rest, or `every: never`.
    """
    if person.intent in RESTING:
        return None, Origin.INTENT
    if person.every is not None:
        return person.every.days or None, Origin.STATED
    if len(contacts) > FEWEST_GAPS and stage in HABITUAL:
        usual = median(gaps_between(contacts[-HABIT:]))
        return bounded(usual, SHORTEST, LONGEST), OWN
    suggested = settings.rhythm.get(stage)
    return (suggested, Origin.STAGE) if suggested else (None, None)


def may_have_rhythm(person: Person, stage: Stage, settings: Settings) -> bool:
    """Tell whether any source could give a rhythm, whatever the contacts are."""
    if person.intent in RESTING:
        return False
    return person.every is not None or stage in HABITUAL or stage in settings.rhythm


def limit_of(rhythm: int, origin: Origin) -> int:
    """Return the days after which it is time: a habit has some grace, a promise has none."""
    return rhythm + min(rhythm + GRACE, MOST_GRACE) if origin is OWN else rhythm


def state_after(waited: int, limit: int, origin: Origin) -> State:
    """Return the state so many days after a contact."""
    if waited >= silence(limit, origin):
        return SILENT
    return STALE if waited >= limit else FRESH


def silence(limit: int, origin: Origin | None) -> int:
    """Return the days after a contact from which on it has been long silent; sooner for a habit."""
    return limit * (SILENT_AT_OWN if origin is OWN else SILENT_AT)


def median(gaps: Sequence[int]) -> int:
    """Return the median in whole days, halves rounded up."""
    ordered = sorted(gaps)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle] + 1) // 2


def bounded(days: int, least: int, most: int) -> int:
    """Return days that neither nag nor forget."""
    return min(max(days, least), most)
