"""Days as far as the notes write them: whoever wrote `2021-08` did not say that it was the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from kinmap.archive.ledgers import Life, Promise
from kinmap.archive.person import Person
from kinmap.community.encounters import Encounter
from kinmap.community.planned import Planned
from kinmap.community.relation import Relation
from kinmap.dates import PartialDate
from kinmap.pages.view import View, entries
from kinmap.text import Span


@lru_cache(maxsize=4096)  # pages have the same days again and again
def whole(day: date) -> PartialDate:
    """Return a day that is known as such."""
    return PartialDate(day.year, day.month, day.day)


def of_encounter(view: View, encounter: Encounter) -> PartialDate:
    """Return when you met, as the line or the event says."""
    return at(view, encounter.day, encounter.spans)


def of_plan(view: View, plan: Planned) -> PartialDate:
    """Return when you will meet, likewise."""
    return at(view, plan.day, (plan.span,))


def at(view: View, day: date, spans: Iterable[Span]) -> PartialDate:
    """Return a day as one of these places writes it; the day itself where none does.

    What is written in part counts as the first of a month, so no other day need be looked for.
    """
    for span in spans if day.day == 1 else ():
        written = on(view, span)
        if written and written.first == day:
            return written
    return whole(day)


def on(view: View, span: Span) -> PartialDate | None:
    """Return the date of a line, or of an event; None where the place has none."""
    entry = view.entries.get(span)
    if entry:
        return entry.date
    event = view.events.get(span.path)
    return event.date if event else None


def of_turn(view: View, relation: Relation, day: date) -> PartialDate:
    """Return the day at which a stage changed: in part, if all that is written for it is."""
    if day.day > 1:
        return whole(day)
    met = (of_encounter(view, it) for it in relation.encounters if it.day == day)
    found = [written for written in (*dates(relation.person), *met) if written.first == day]
    return min(found, key=str, default=whole(day)) if all(it.day is None for it in found) else whole(day)


def dates(person: Person) -> Iterator[PartialDate]:
    """Give every date of a note that a stage may change at."""
    yield from (given for given in (person.known, person.declared) if given)
    for entry in entries(person):
        yield entry.date
        ended = (
            entry.answered if isinstance(entry, Life) else entry.ended if isinstance(entry, Promise) else None
        )
        if ended:
            yield ended
