"""Where each page stands: the one place that turns an id or a word into an address.

Two ids of one slug are a problem that the archive reports, and still two pages. Words
(groups, tags, places, contexts) are one where they differ in case alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kinmap.archive.load import Archive
from kinmap.text import fold, slug

INDEX = "index"
"""The name of a folder's own page; nobody's page may take its place."""


@dataclass(frozen=True, slots=True)
class Links:
    """Paths from the site's root: of people and events by id, of words by their folded form."""

    people: Mapping[str, str]
    events: Mapping[str, str]
    contexts: Mapping[str, str]
    groups: Mapping[str, str]
    tags: Mapping[str, str]
    places: Mapping[str, str]

    def of(self, id_: str) -> str:
        """Return the page of a person or an event, or nothing where there is none."""
        return self.people.get(id_) or self.events.get(id_, "")


def links(archive: Archive) -> Links:
    """Return the address of everything that has a page."""
    people = archive.people.values()
    return Links(
        people=addresses("people", archive.people),
        events=addresses("events", archive.events),
        contexts=word_addresses("contexts", (word for p in people for word in p.contexts)),
        groups=word_addresses("groups", (word for p in people for word in p.groups)),
        tags=word_addresses("tags", (word for p in people for word in p.tags)),
        places=word_addresses("places", places(archive)),
    )


def places(archive: Archive) -> Iterable[str]:
    """Return the names of places, of people's and of events'."""
    people = (person.place for person in archive.people.values())
    events = (event.place for event in archive.events.values())
    return (place.name for place in (*people, *events) if place and place.name)


def word_addresses(folder: str, words: Iterable[str]) -> dict[str, str]:
    """Return the address of each word, by its folded form."""
    return addresses(folder, sorted({fold(word) for word in set(words)}))


def addresses(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return an address of its own for each name; of two with one slug the second is `…-2`."""
    slugs = {name: slug(name) for name in names}
    natural = set(slugs.values())
    taken = {INDEX}
    found: dict[str, str] = {}
    for name, made in slugs.items():
        free, n = made, 1
        while free in taken or (n > 1 and free in natural):
            n += 1
            free = f"{made}-{n}"
        taken.add(free)
        found[name] = f"{folder}/{free}.html"
    return found
