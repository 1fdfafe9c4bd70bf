"""Rows of address books: which are one contact, which are somebody, and what the marks say of all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, getcontext
from fractions import Fraction
from math import ceil, floor

from tests.community.naive.plain import Archive, Row

MARKS = ("connected", "known", "stranger")


@dataclass
class Contact:
    """Rows that are one, by all that they share; `somebody` if a person has any of it."""

    rows: list[Row]
    keys: set[str] = field(default_factory=set)


def keys(urls: list[str], emails: list[str]) -> set[str]:
    found = {"email " + email.strip().casefold() for email in emails if email.strip()}
    for url in urls:
        bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", url.strip().casefold())
        bare = bare.removeprefix("www.").removesuffix("/")
        if bare:
            found.add("url " + bare)
    return found


def contacts(archive: Archive) -> list[Contact]:
    """Return the rows of network/, those together that share a url or an email."""
    found: list[Contact] = []
    for row in archive.rows:
        new = Contact([row], keys([row.url], [row.email]))
        for other in [each for each in found if each.keys & new.keys]:
            found.remove(other)
            new = Contact(other.rows + new.rows, other.keys | new.keys)
        found.append(new)
    return found


def nobodys(archive: Archive) -> int:
    """Return how many contacts are nobody's."""
    taken: set[str] = set()
    for person in archive.people.values():
        taken |= keys(person.urls, person.emails)
    return sum(not contact.keys & taken for contact in contacts(archive))


def sift(archive: Archive) -> dict[str, object]:
    found = contacts(archive)
    marks = [strongest(contact) for contact in found]
    marked = sum(mark is not None for mark in marks)
    connected = marks.count("connected")
    return {
        "rows": len(found),
        "marked": marked,
        "marked_connected": connected,
        "estimate": estimate(len(found), marked, connected),
    }


def strongest(contact: Contact) -> str | None:
    given = [row.mark for row in contact.rows if row.mark]
    return min(given, key=MARKS.index) if given else None


def estimate(rows: int, marked: int, connected: int) -> list[int] | None:
    """Return Wilson's interval for k of m, put upon the rows without a mark."""
    if marked in (0, rows):
        return None
    getcontext().prec = 50
    z, n, p = Decimal("1.96"), Decimal(marked), Decimal(connected) / Decimal(marked)
    centre = p + z * z / (2 * n)
    spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).sqrt()
    low, high = ((centre + sign * spread) / (1 + z * z / n) for sign in (-1, 1))
    rest = rows - marked
    lowest, highest = (round(Fraction(min(max(x, Decimal(0)), Decimal(1))) * rest, 6) for x in (low, high))
    return [connected + floor(lowest), connected + ceil(highest)]
