"""The people of an archive as vCards 4.0 (RFC 6350), for an address book.

Each has an id of its own, by which a programme that reads the file again changes what it has,
and doubles nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import uuid5

from kinmap.archive.person import Person
from kinmap.dates import Birthday
from kinmap.interchange.ics import OWN, escaped, folded


def cards(people: Iterable[Person]) -> str:
    """Return some people as a file."""
    return "".join(f"{folded(line)}\r\n" for person in people for line in card(person))


def card(person: Person) -> Iterator[str]:
    """Yield the lines of somebody's card, not folded yet; of several addresses the first is preferred."""
    yield from ("BEGIN:VCARD", "VERSION:4.0", "PRODID:-//kinmap//kinmap//EN", "KIND:individual")
    yield f"UID:urn:uuid:{uuid5(OWN, f'person {person.id}')}"
    yield f"FN:{escaped(person.name)}"
    yield from several("NICKNAME", person.aliases)
    for name, values in (("EMAIL", person.contact.email), ("TEL", person.contact.phone)):
        for number, value in enumerate(values, 1):
            preferred = f";PREF={number}" if len(values) > 1 else ""
            yield f"{name}{preferred}:{escaped(value)}"
    for number, url in enumerate(person.contact.linkedin, 1):
        yield from (f"item{number}.URL:{escaped(url)}", f"item{number}.X-ABLabel:LinkedIn")
    yield from (f"URL:{escaped(url)}" for url in person.contact.web)
    if person.birthday:
        yield f"BDAY:{compact(person.birthday)}"
    yield from several("CATEGORIES", (*person.groups, *person.tags))
    yield "END:VCARD"


def several(name: str, values: Iterable[str]) -> Iterator[str]:
    """Yield a property with several values, if there are any."""
    if said := ",".join(map(escaped, values)):
        yield f"{name}:{said}"


def compact(born: Birthday) -> str:
    """Return a birthday as the format has it: `19900302`, without its year `--0302`."""
    return f"{f'{born.year:04}' if born.year else '--'}{born.month:02}{born.day:02}"
