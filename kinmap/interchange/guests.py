"""Whom of the archive the people are that a foreign file names, by the one matcher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kinmap.archive.person import Person
from kinmap.interchange.foreign import Contact, Guest, Somebody
from kinmap.interchange.matching import By, Match, matches
from kinmap.text import fold


class Meant(NamedTuple):
    """Who somebody is, by id; where that is not sure, who it may be."""

    ids: tuple[str, ...] = ()
    sure: bool = False

    @property
    def id(self) -> str | None:
        """The one who is meant."""
        return self.ids[0] if self.sure else None


NOBODY = Meant()


@dataclass(frozen=True, slots=True)
class Guests:
    """Whom guests are.

    Attributes:
        keyed: the file's own people, by key.
        named: the others, as `same` has them.
    """

    keyed: Mapping[str, Meant]
    named: Mapping[Guest, Meant]

    def who(self, guest: Guest) -> Meant:
        """Return whom a guest is."""
        return self.keyed.get(guest.key, NOBODY) if guest.key else self.named.get(same(guest), NOBODY)


def guests(every: Iterable[Guest], keyed: Mapping[str, Meant], people: Iterable[Person]) -> Guests:
    """Return whom some guests are, of the people of an archive and those that the file adds."""
    alike = dict.fromkeys(same(guest) for guest in every if not guest.key)
    reached: dict[str, list[Guest]] = {}
    for each in alike:
        if each.name and each.email:
            reached.setdefault(each.name, []).append(each)
    lone = {each: reached[each.name][0] for each in alike if is_lone(each, reached)}
    some = [each for each in alike if each not in lone]
    found = matches([Contact(0, name=each.name, email=each.email) for each in some], people)
    named = {guest: meant(match) for guest, match in zip(some, found, strict=True)}
    return Guests(keyed, named | {each: named[other] for each, other in lone.items()})


def is_lone(guest: Guest, reached: Mapping[str, Sequence[Guest]]) -> bool:
    """Tell whether a guest is a name alone that elsewhere in the file has one address."""
    return not guest.email and len(reached.get(guest.name, ())) == 1


def same(guest: Guest) -> Guest:
    """Return a guest as it is compared."""
    return Guest(fold(guest.name.strip()), fold(guest.email.strip()))


def meant(match: Match) -> Meant:
    """Return who is meant: by an address, or by a full name that is one person's alone."""
    named = match.by is By.NAME and len(match.people) == 1
    return Meant(match.people, sure=match.sure or named)


def somebodies(some: Sequence[Somebody], people: Sequence[Person]) -> list[Meant]:
    """Return for each of a file's people whom it is; where several are one person, that is not sure."""
    found = [meant(match) for match in matches([each.contact for each in some], people)]
    claims = Counter(each.id for each in found if each.sure)
    return [each._replace(sure=each.sure and claims[each.id] == 1) for each in found]
