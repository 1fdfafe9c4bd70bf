"""What search finds by its name: people, events, groups, tags, places and contexts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.archive.event import Event
from kinmap.archive.person import Person
from kinmap.community.stages import RANKS, Stage
from kinmap.pages import gatherings, noted, words
from kinmap.pages.tongue import say
from kinmap.pages.view import View, from_a_to_z

GATHERED, HAPPENED = len(Stage), len(Stage) + 1
"""The ranks of what is no person, after people of all stages: groups and the like, then events."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something with a page of its own.

    Attributes:
        rank: 0 for kin, and so on outwards, then what is no person: whom to name first.
        about: one line on it, for whoever found it by its name.
        also: other names.
    """

    label: str
    href: str
    rank: int
    about: str
    also: tuple[str, ...] = ()


def said() -> dict[str, str]:
    """Return what the search says, by the name that the script knows it by."""
    return {
        "hint": say("A name, a place, a word of a note"),
        "none": say("Nothing here has all of these words."),
        "one": say("One found."),
        "some": say("{n} found."),
        "most": say("{n} found, the first {shown} shown. Another word narrows them down."),
        "months": " ".join(words.short_month(month) for month in range(1, 13)),
        "names": say("Only names are searched here, as site.yml says."),
    }


def findable(view: View) -> tuple[Found, ...]:
    """Return all that search finds; first whatever has a note, in the order of `noted`."""
    return (*people(view), *events(view), *gathered(view))


def people(view: View) -> Iterator[Found]:
    """Give everyone, by name."""
    for who in from_a_to_z(view):
        person = view.archive.people[who.id]
        yield Found(
            label=person.name,
            href=who.href,
            rank=Stage.KIN.rank - RANKS[who.stage],
            about=about(person, who.standing),
            also=person.aliases,
        )


def about(person: Person, stage: str) -> str:
    """Return the stage, the groups and the place of somebody: `kin · Choir · Lisbon`."""
    place = person.place.name if person.place else None
    return " · ".join(word for word in (stage, *person.groups, place) if word)


def events(view: View) -> Iterator[Found]:
    """Give every event, by its title."""
    for event in noted.events(view.archive):
        yield Found(
            label=event.title,
            href=view.links.events[event.id],
            rank=HAPPENED,
            about=about_event(event),
        )


def about_event(event: Event) -> str:
    """Return what an event is, its day and its place: `event · 14 Nov 2026 · Lisbon`."""
    day = words.short_day(event.date) if event.date else ""
    place = event.place.name if event.place else None
    return " · ".join(word for word in (say("event"), day, place) if word)


def gathered(view: View) -> Iterator[Found]:
    """Give every group, tag, place and context."""
    for sort in gatherings.SORTS:
        for it in gatherings.every(view)[sort.folder]:
            yield Found(it.name, it.href, GATHERED, f"{say(sort.one)} · {gatherings.size(view, it)}")
