"""What was given and got, each time with the lines that say so (format.md, *exchange*).

An introduction that you gave to one person is the other's too, once a day, unless the other's
own file has it. One that you got is theirs alone who gave it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from datetime import date
from typing import NamedTuple

from kinmap.archive.ledgers import Exchange, Good
from kinmap.archive.load import Archive
from kinmap.archive.person import Person
from kinmap.text import Span

INTRODUCTION = Good.INTRODUCTION


class Favour(NamedTuple):
    """Something given, or got; `to` is the person that an introduction was to."""

    day: date
    gave: bool
    good: Good
    to: str | None
    note: str
    spans: tuple[Span, ...]


def favours(person: Person, lent: Iterable[Favour], today: date) -> list[Favour]:
    """Return what was given to somebody and got of them up to today: by their own note, and by others'."""
    own = [
        Favour(day, entry.gave, entry.good, entry.to, entry.note, (entry.span,))
        for entry in person.exchange
        if (day := entry.date.first) <= today
    ]
    return [*own, *lent]


def given(person: Person, lent: Iterable[Favour], today: date) -> list[tuple[date, bool]]:
    """Return the day of each of these, and whether it was given rather than got."""
    own = [(day, entry.gave) for entry in person.exchange if (day := entry.date.first) <= today]
    return [*own, *[(favour.day, favour.gave) for favour in lent]]


def lent(archive: Archive, whom: Container[str], today: date) -> dict[str, list[Favour]]:
    """Return what was given to each of these people up to today by the notes of others, by id."""
    own: set[tuple[str, str, date]] = set()
    told: dict[tuple[str, str, date], list[Exchange]] = defaultdict(list)
    for person in archive.people.values():
        for entry in person.exchange:
            if entry.to is None or not entry.gave or entry.good is not INTRODUCTION:
                continue
            if entry.to in archive.people and (day := entry.date.first) <= today:
                own.add((person.id, entry.to, day))
                told[entry.to, person.id, day].append(entry)
    found: dict[str, list[Favour]] = defaultdict(list)
    for (person_id, other, day), entries in told.items():
        if person_id in whom and person_id != other and (person_id, other, day) not in own:
            spans = tuple(sorted(entry.span for entry in entries))
            note = entries[0].note
            found[person_id].append(
                Favour(day, gave=True, good=INTRODUCTION, to=other, note=note, spans=spans)
            )
    return found
