"""What was given and got, each time with the lines that say so (format.md, *exchange*).

An introduction that you gave to one person is the other's too, once a day, unless the other's
own file has it. One that you got is theirs alone who gave it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from datetime import date
from typing import NamedTuple

from kinmap.archive.ledgers import Exchange, Good
from kinmap.archive.load import Archive
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


def favours(archive: Archive, whom: Container[str], today: date) -> dict[str, list[Favour]]:
    """Return what was given to and got from each of these people up to today, by id.

    Of others there may be some, and not all.
    """
    found: dict[str, list[Favour]] = defaultdict(list)
    own: set[tuple[str, str, date]] = set()
    lent: dict[tuple[str, str, date], list[Exchange]] = defaultdict(list)
    for person in archive.people.values():
        asked = person.id in whom
        for entry in person.exchange:
            if not asked and entry.to is None:
                continue
            day = entry.date.first
            if day > today:
                continue
            found[person.id].append(Favour(day, entry.gave, entry.good, entry.to, entry.note, (entry.span,)))
            if entry.gave and entry.good is INTRODUCTION and entry.to in archive.people:
                own.add((person.id, entry.to, day))
                lent[entry.to, person.id, day].append(entry)
    for (person_id, other, day), entries in lent.items():
        if (person_id, other, day) not in own and person_id != other:
            spans = tuple(sorted(entry.span for entry in entries))
            note = entries[0].note
            found[person_id].append(
                Favour(day, gave=True, good=INTRODUCTION, to=other, note=note, spans=spans)
            )
    return found
