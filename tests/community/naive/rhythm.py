"""How often, and whether it is time again: rhythm, limit, state, drift, what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.community.naive.plain import Archive, Person, Settings
from tests.community.naive.standing import STAGES, Relation


@dataclass
class Pace:
    """How often somebody is met; days, and the hours a week that it takes."""

    contacts: list[date]
    rhythm: int | None
    source: str | None
    mean: Fraction | None
    limit: int | None = None
    due: date | None = None
    ratio: Fraction | None = None
    state: str = "none"
    drift: Fraction | None = None
    planned: date | None = None

    @property
    def last(self) -> date | None:
        return self.contacts[-1] if self.contacts else None

    @property
    def drifting(self) -> bool:
        return self.drift is not None and self.drift >= 2 and self.state == "fresh"


def pace(found: Relation, settings: Settings, today: date, planned: date | None) -> Pace:
    contacts = sorted({each.day for each in found.encounters})
    rhythm, source, mean = rhythm_of(found, gaps(contacts), settings)
    pace = Pace(contacts, rhythm, source, mean, planned=planned)
    pace.drift = drift(gaps(contacts), today, pace.last)
    own = source == "own"
    if rhythm is not None:
        pace.limit = rhythm + min(rhythm + 14, 180) if own else rhythm
    if pace.limit is not None and pace.last:
        pace.due = pace.last + timedelta(pace.limit)
        pace.ratio = Fraction((today - pace.last).days, pace.limit)
        silent = pace.ratio >= (2 if own else 3)
        pace.state = "silent" if silent else "stale" if pace.ratio >= 1 else "fresh"
    return pace


def gaps(contacts: list[date]) -> list[int]:
    return [(contacts[n] - contacts[n - 1]).days for n in range(1, len(contacts))]


def rhythm_of(
    found: Relation, gaps: list[int], settings: Settings
) -> tuple[int | None, str | None, Fraction | None]:
    """Return the days, where they come from, and the days that capacity reckons with."""
    person = found.person
    if person.intent in ("rest", "let-go"):
        return None, "intent", None
    if person.every is not None:
        return person.every or None, "stated", Fraction(person.every) or None
    if STAGES.index(found.stage) >= STAGES.index("possible") and len(gaps) >= 3:
        recent = gaps[-12:]
        mean = Fraction(sum(recent), len(recent))
        return min(max(median(recent), 7), 730), "own", min(max(mean, Fraction(7)), Fraction(730))
    if found.stage in settings.rhythm:
        days = settings.rhythm[found.stage]
        return days, "stage", Fraction(days)
    return None, None, None


def median(numbers: list[int]) -> int:
    """Return the median, halves rounded up."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half] + 1) // 2


def drift(gaps: list[int], today: date, last: date | None) -> Fraction | None:
    all_gaps = list(gaps)
    if gaps and last and (today - last).days > Fraction(sum(gaps), len(gaps)):
        all_gaps.append((today - last).days)
    if len(all_gaps) < 6:
        return None
    before = all_gaps[:-3]
    return Fraction(sum(all_gaps[-3:]), 3) / Fraction(sum(before), len(before))


def planned(whole: Archive, person: Person, today: date) -> date | None:
    """Return the first day to come of a line that they are in, or an event that names them."""
    days = [line.day for line in person.meetings]
    days += [line.day for p in whole.people.values() for line in p.meetings if person.id in line.companions]
    days += [event.day for event in whole.events.values() if person.id in (*event.there, *event.met)]
    return min((day for day in days if day > today), default=None)
