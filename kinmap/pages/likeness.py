"""Whose a row of network/ is, or might be: by its address for sure, by its name as a question.

A url or an email in a note makes a row that person (format.md, *network*). A name does not:
where it is one person's alone, and one row's alone, it is worth a look; else it is ambiguous.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kinmap.archive.person import Person
from kinmap.archive.quotes import quoted
from kinmap.archive.rows import Row
from kinmap.community.network import Known, addresses, addresses_of
from kinmap.pages.view import View
from kinmap.text import fold


@dataclass(frozen=True, slots=True)
class Alike:
    """Contacts and people of one name; of each there may be several."""

    name: str
    contacts: tuple[Known, ...]
    people: tuple[str, ...]

    @property
    def alone(self) -> bool:
        """Whether there is one of each."""
        return len(self.contacts) == len(self.people) == 1


def told_by(view: View, contact: Known) -> str:
    """Return what a contact with a note is told by: `url`, `email`, or another `row` that leads there."""
    if contact.person is None:
        return ""
    own = set(addresses_of(view.archive.people[contact.person]))
    found = {kind for row in contact.rows[:1] for kind, _ in own.intersection(addresses(row))}
    return "url" if "url" in found else "email" if found else "row"


def alike(view: View, contacts: Iterable[Known]) -> tuple[Alike, ...]:
    """Return the contacts that are nobody's and have the name, or an alias, of somebody with a note."""
    people = bearers(view)
    found: dict[str, list[Known]] = defaultdict(list)
    for contact in contacts:
        for name in dict.fromkeys(fold(row.name.strip()) for row in contact.rows):
            if name in people:
                found[name].append(contact)
    return tuple(
        Alike(those[0].rows[0].name.strip(), tuple(those), people[name]) for name, those in found.items()
    )


def bearers(view: View) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of all who have a name or an alias, by its folded form."""
    found: dict[str, list[str]] = defaultdict(list)
    for person in view.archive.people.values():
        for name in dict.fromkeys(fold(word.strip()) for word in (person.name, *person.aliases)):
            if name:
                found[name].append(person.id)
    return {name: tuple(ids) for name, ids in found.items()}


def first(contact: Known, part: Callable[[Row], str]) -> str:
    """Return the first cell of that part, among a contact's rows, that is not empty."""
    return next((held for row in contact.rows if (held := part(row).strip())), "")


def address_line(contact: Known, person: Person) -> str:
    """Return the line that makes a contact that person, for their note; nothing where it has no address.

    A note that has a `contact` already is given what to put into it.
    """
    url, email = first(contact, lambda row: row.url), first(contact, lambda row: row.email)
    parts = [f"{field}: {quoted(held)}" for field, held in (("linkedin", url), ("email", email)) if held]
    if "contact" in person.spans and parts:
        return "\n".join(f"{part}  # under contact" for part in parts)
    return f"contact: {{{', '.join(parts)}}}" if parts else ""
