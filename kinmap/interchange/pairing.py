"""Which contact of a foreign file is which row, by its cells, its address, or its name where that is alone.

A row is taken once. What an address tells goes before what a name does, for two people may
have one name; of several with one name and no address, none is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from kinmap.community.network import folded_url
from kinmap.interchange.cells import inert
from kinmap.text import fold

PARTS = ("name", "url", "email", "company", "position", "since")
"""The columns that a foreign file fills."""
MOST = 100
"""Rows of one name or mailbox that are looked at; where there are more, no name tells one from another."""
Told: TypeAlias = tuple[str, str, str, str, str, str]
"""What is said of somebody, in the order of these."""


@dataclass(slots=True)
class Pairs:
    """Which rows the contacts are, both by their numbers.

    Attributes:
        row: of a contact, its row; `by_name` are the contacts that a name alone told.
        unsure: of a contact, the rows that it might be.
    """

    row: dict[int, int] = field(default_factory=dict)
    by_name: set[int] = field(default_factory=set)
    unsure: dict[int, tuple[int, ...]] = field(default_factory=dict)


def told(row: Mapping[str, str]) -> Told:
    """Return what a row says, as it is compared."""
    name, url, email, company, position, since = (inert(row[part]) for part in PARTS)
    return name, url, email, company, position, since


def pairs(contacts: Sequence[Told], rows: Sequence[Told]) -> Pairs:
    """Return which rows some contacts are."""
    found = Pairs()
    if not rows:
        return found
    free = dict.fromkeys(range(len(rows)))
    ways: tuple[Callable[[Told], str], ...] = ("\0".join, url_of, email_of)
    for key in ways:
        places = _places(rows, free, key)
        for number in _open(contacts, found):
            own = key(contacts[number])
            fitting = places.get(own, []) if own else []
            mates = (
                each for each in fitting[:MOST] if key is not email_of or agree(contacts[number], rows[each])
            )
            place = next(mates, None)
            if place is not None:
                found.row[number] = place
                fitting.remove(place)
                del free[place]
    for key in (name_and_day, name_of):
        _by_name(found, contacts, rows, free, key)
    return found


def _open(contacts: Sequence[Told], found: Pairs) -> list[int]:
    return [number for number in range(len(contacts)) if number not in found.row]


def _places(rows: Sequence[Told], free: Iterable[int], key: Callable[[Told], str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place in free:
        places[key(rows[place])].append(place)
    return places


def _by_name(
    found: Pairs,
    contacts: Sequence[Told],
    rows: Sequence[Told],
    free: dict[int, None],
    key: Callable[[Told], str],
) -> None:
    """Pair those left whose name is one contact's and one row's alone; note the others as unsure."""
    left = _open(contacts, found)
    bearers = Counter(key(contacts[number]) for number in left)
    places = _places(rows, free, key)
    found.unsure.clear()
    for number in left:
        own = key(contacts[number])
        named = places.get(own, []) if own else []
        fitting = [each for each in named[:MOST] if may_be(contacts[number], rows[each])]
        if len(fitting) == bearers[own] == 1:
            found.row[number] = fitting[0]
            found.by_name.add(number)
            named.remove(fitting[0])
            del free[fitting[0]]
        elif fitting:
            found.unsure[number] = tuple(fitting)


def agree(contact: Told, row: Told) -> bool:
    """Tell whether two of one e-mail are one person: a shared mailbox has people of several names."""
    one, other = url_of(contact), url_of(row)
    return not one or not other or one == other or name_of(contact) == name_of(row)


def may_be(contact: Told, row: Told) -> bool:
    """Tell whether no address says that two of one name are two people."""
    return all(not a or not b or a == b for of in (url_of, email_of) for a, b in ((of(contact), of(row)),))


def url_of(it: Told) -> str:
    """Return a url as it is compared."""
    return folded_url(it[1])


def email_of(it: Told) -> str:
    """Return an e-mail as it is compared."""
    return fold(it[2])


def name_of(it: Told) -> str:
    """Return a name as it is compared."""
    return fold(it[0])


def name_and_day(it: Told) -> str:
    """Return a name with the day of the connection; nothing where it has not both."""
    return f"{name_of(it)}\0{it[5]}" if it[0] and it[5] else ""
