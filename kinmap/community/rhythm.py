"""How often you meet, and whether it is time again.

A rhythm is a number of days and where it came from: the owner said so, their own habit shows
it, or the stage they are at suggests it. A promise has no grace, a habit has (model.md,
*Rhythm and staleness*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from kinmap.archive.person import Intent, Person
from kinmap.archive.settings import Settings
from kinmap.community.stages import Stage

RESTING = frozenset({Intent.REST, Intent.LET_GO})
"""Decisions after which nobody is reminded."""
FEWEST_GAPS = 3
LATEST_GAPS = 12
SHORTEST = 7
LONGEST = 730
GRACE = 14
MOST_GRACE = 180
"""Days over a rhythm of one's own; all of these are the figures of model.md."""
SILENT_AT = 3
SILENT_AT_OWN = 2


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


@dataclass(frozen=True, slots=True)
class Pace:
    """A rhythm and what follows from it; days are whole, None where there is none.

    Attributes:
        mean: the average of the gaps that an own rhythm rests on, else the rhythm itself;
            a median understates the time between.
        limit: days after a contact within which all is well.
        due: the last contact + the limit.
        ratio: days since the last contact / limit.
    """

    rhythm: int | None = None
    origin: Origin | None = None
    mean: Fraction | None = None
    limit: int | None = None
    due: date | None = None
    ratio: Fraction | None = None
    state: State = State.NONE


def gaps_between(contacts: Sequence[date]) -> list[int]:
    """Return the days between each contact and the next."""
    return [(after - before).days for before, after in pairwise(contacts)]


def pace(person: Person, stage: Stage, contacts: Sequence[date], settings: Settings, today: date) -> Pace:
    """Return the rhythm, from the first source that has one, and where you are in it."""
    gaps = latest_gaps(contacts)
    rhythm, origin = rhythm_of(person, stage, gaps, settings)
    if rhythm is None or origin is None:
        return Pace(origin=origin)
    mean = bounded(Fraction(sum(gaps), len(gaps))) if origin is Origin.OWN else None
    return paced(rhythm, origin, contacts, today, mean)


def latest_gaps(contacts: Sequence[date]) -> list[int]:
    """Return the gaps that a rhythm of one's own may rest on."""
    return gaps_between(contacts[-LATEST_GAPS - 1 :])


def rhythm_of(
    person: Person, stage: Stage, gaps: Sequence[int], settings: Settings
) -> tuple[int | None, Origin | None]:
    """Return the days of the rhythm and where it comes from: the first source that says anything.

    A source may say that there is none: an intent to rest, or `every: never`.
    """
    if person.intent in RESTING:
        return None, Origin.INTENT
    if person.every is not None:
        return person.every.days or None, Origin.STATED
    if stage >= Stage.POSSIBLE and len(gaps) >= FEWEST_GAPS:
        return min(max(median(gaps), SHORTEST), LONGEST), Origin.OWN
    usual = settings.rhythm.get(stage.value)
    return (usual, Origin.STAGE) if usual else (None, None)


def paced(
    rhythm: int, origin: Origin, contacts: Sequence[date], today: date, mean: Fraction | None = None
) -> Pace:
    """Return what follows from a rhythm, which is its own mean unless one is given."""
    mean = Fraction(rhythm) if mean is None else mean
    limit = limit_of(rhythm, origin)
    if not contacts:
        return Pace(rhythm, origin, mean, limit)
    ratio = Fraction((today - contacts[-1]).days, limit)
    due = date.fromordinal(min(contacts[-1].toordinal() + limit, date.max.toordinal()))
    return Pace(rhythm, origin, mean, limit, due, ratio, state_of(ratio, origin))


def limit_of(rhythm: int, origin: Origin) -> int:
    """Return the days after which it is time: a habit has some grace, a promise has none."""
    return rhythm + min(rhythm + GRACE, MOST_GRACE) if origin is Origin.OWN else rhythm


def state_of(ratio: Fraction, origin: Origin) -> State:
    """Return the state at a ratio; a habit of one's own is silent sooner."""
    if ratio >= (SILENT_AT_OWN if origin is Origin.OWN else SILENT_AT):
        return State.SILENT
    return State.STALE if ratio >= 1 else State.FRESH


def silence(limit: int, origin: Origin | None) -> int:
    """Return the days after a contact from which on it has been long silent."""
    return limit * (SILENT_AT_OWN if origin is Origin.OWN else SILENT_AT)


def median(gaps: Sequence[int]) -> int:
    """Return the median in whole days, halves rounded up."""
    ordered = sorted(gaps)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle] + 1) // 2


def bounded(days: Fraction) -> Fraction:
    """Return days that neither nag nor forget."""
    return min(max(days, Fraction(SHORTEST)), Fraction(LONGEST))
