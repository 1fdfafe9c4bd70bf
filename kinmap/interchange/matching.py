"""Who of the archive a foreign contact is: by an address or a number for sure, by a name as a question.

Each goes before the next: a url, an e-mail, a phone number, a full name that is one person's
and one contact's alone, and last a name that is nearly one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kinmap.archive.person import Person
from kinmap.community.network import addresses_of, known_by
from kinmap.interchange.foreign import Contact
from kinmap.interchange.nearly import asked
from kinmap.text import fold

NO_FIGURE = re.compile(r"[^0-9]+")
ABROAD = re.compile(r"^\s*(?:00|\+)")
SHORTEST = 7
"""Figures of a phone number that is somebody's own, and not an extension."""


class By(StrEnum):
    """What somebody is told by."""

    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    NEARLY = "nearly the name"


SURE = frozenset({By.URL, By.EMAIL, By.PHONE})
"""What is no question."""
Sign: TypeAlias = tuple[str, str]
"""Something that somebody is told by, as it is compared, and which of these it is."""


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a contact may be.

    Attributes:
        people: ids, sorted; one alone is meant, of several none.
        by: what tells so; None where nobody is meant.
    """

    people: tuple[str, ...] = ()
    by: By | None = None

    @property
    def sure(self) -> bool:
        """Whether it is one person, by more than a name."""
        return len(self.people) == 1 and self.by in SURE

    @property
    def unclear(self) -> bool:
        """Whether it might be somebody, and nothing says who, or which of several contacts it is."""
        return len(self.people) > 1 or (bool(self.people) and self.by is None)


def matches(contacts: Sequence[Contact], people: Iterable[Person]) -> tuple[Match, ...]:
    """Return for each contact whom of some people it may be."""
    owners: dict[Sign, list[str]] = defaultdict(list)
    everybody = tuple(people)
    for person in everybody:
        for sign in dict.fromkeys((*signs_of(person), *names_of(person))):
            owners[sign].append(person.id)
    bearers = Counter(name_sign(contact.name) for contact in contacts)
    return with_questions(contacts, [match(contact, owners, bearers) for contact in contacts], everybody)


def with_questions(
    contacts: Sequence[Contact], found: list[Match], people: Iterable[Person]
) -> tuple[Match, ...]:
    """Return matches, and for contacts that have none whose name theirs nearly is.

    Somebody who is told for sure already is asked about no more.
    """
    told = {id_ for match in found if match.sure for id_ in match.people}
    open_ = [at for at, match in enumerate(found) if not match.people and contacts[at].name]
    left = [person for person in people if person.id not in told]
    for at, ids in zip(open_, asked([contacts[at].name for at in open_], left), strict=True):
        if ids:
            found[at] = Match(ids, By.NEARLY if len(ids) == 1 else None)
    return tuple(found)


def match(contact: Contact, owners: dict[Sign, list[str]], bearers: Counter[Sign]) -> Match:
    """Return whom a contact may be.

    A name counts where no address does, and is one person's and one contact's alone; borne by
    several of either, it tells nothing but whom to ask about.
    """
    found: dict[str, By] = {}
    for sign in signs(contact):
        for id_ in owners.get(sign, ()):
            found.setdefault(id_, By(sign[0]))
    if found:
        return Match(tuple(sorted(found)), next(iter(found.values())))
    named = name_sign(contact.name)
    ids = tuple(sorted(owners.get(named, ()))) if contact.name else ()
    if not ids:
        return Match()
    return Match(ids, By.NAME if len(ids) == bearers[named] == 1 else None)


def signs(contact: Contact) -> Iterator[Sign]:
    """Yield what a contact is told by, the surest first, names apart."""
    yield from known_by((contact.url, *contact.urls), (contact.email, *contact.emails))
    yield from phone_signs(contact.phones)


def signs_of(person: Person) -> Iterator[Sign]:
    """Yield what a person is told by, likewise."""
    yield from addresses_of(person)
    yield from phone_signs(person.contact.phone)


def names_of(person: Person) -> Iterator[Sign]:
    """Yield a person's name and aliases."""
    return (name_sign(name) for name in (person.name, *person.aliases))


def name_sign(name: str) -> Sign:
    """Return a name as it is compared."""
    return By.NAME.value, fold(" ".join(name.split()))


def phone_signs(phones: Iterable[str]) -> Iterator[Sign]:
    """Yield phone numbers by their figures, `+` and `00` alike; short ones are nobody's own."""
    for phone in phones:
        bare = NO_FIGURE.sub("", ABROAD.sub("", phone))
        if len(bare) >= SHORTEST:
            yield By.PHONE.value, bare
