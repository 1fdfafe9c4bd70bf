"""The rows of network/, each contact once, and whose they are (format.md, *network*).

Rows that share a url or an email, be it through others, are one; one whose url or email is
in a person's note is that person.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kinmap.archive.person import Person
from kinmap.archive.rows import Mark, Row
from kinmap.text import fold

SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")

Address: TypeAlias = tuple[str, str]
"""A url or an email, by which of the two it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """One contact of network/.

    Attributes:
        rows: those that tell of it, by file and line.
        mark: the strongest of theirs.
        person: the id of whoever it is, the first by id; None where it is nobody with a note.
    """

    rows: tuple[Row, ...]
    mark: Mark | None
    person: str | None


def contacts(rows: Sequence[Row], people: Iterable[Person]) -> tuple[Known, ...]:
    """Return the contacts of network/, in the order of their first rows."""
    owners: dict[Address, str] = {}
    for person in people:
        for address in addresses_of(person):
            owners.setdefault(address, person.id)
    return tuple(as_contact(group, owners) for group in grouped(rows))


def as_contact(rows: tuple[Row, ...], owners: dict[Address, str]) -> Known:
    """Return the rows of one contact as such."""
    marks = {row.mark for row in rows}
    mark = next((mark for mark in Mark if mark in marks), None)
    whose = {owners[address] for row in rows for address in addresses(row) if address in owners}
    return Known(rows, mark, min(whose, default=None))


def grouped(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the rows that are one contact together."""
    heads = list(range(len(rows)))
    first: dict[Address, int] = {}
    for place, row in enumerate(rows):
        for address in addresses(row):
            one, other = head(heads, first.setdefault(address, place)), head(heads, place)
            heads[max(one, other)] = min(one, other)
    groups: dict[int, list[Row]] = defaultdict(list)
    for place, row in enumerate(rows):
        groups[head(heads, place)].append(row)
    return (tuple(group) for group in groups.values())


def head(heads: list[int], place: int) -> int:
    """Return the first row that this one is joined to, and shorten the way there."""
    while heads[place] != place:
        heads[place] = heads[heads[place]]
        place = heads[place]
    return place


def addresses(row: Row) -> Iterator[Address]:
    """Yield what a row is told by: its url and its email, as they are compared."""
    return known_by([row.url], [row.email])


def addresses_of(person: Person) -> Iterator[Address]:
    """Yield the urls and emails of a person, likewise."""
    return known_by([*person.contact.linkedin, *person.contact.web], person.contact.email)


def known_by(urls: Iterable[str], emails: Iterable[str]) -> Iterator[Address]:
    """Yield urls and emails as they are compared, and apart from each other."""
    yield from (("url", folded) for url in urls if (folded := folded_url(url)))
    yield from (("email", folded) for email in emails if (folded := fold(email.strip())))


def folded_url(url: str) -> str:
    """Return a url without its scheme, `www.` and a `/` at the end."""
    folded = SCHEME.sub("", fold(url.strip()), count=1)
    return folded.removeprefix("www.").removesuffix("/")
