"""What stands around every page: the contents, the same everywhere and on every day."""

from __future__ import annotations

from kinmap.pages import (
    about,
    candidates,
    care,
    community,
    community_map,
    events,
    gatherings,
    growth_map,
    introductions,
    journal,
    network,
    people,
    places_map,
    ring_map,
    stale,
    today,
)
from kinmap.pages.page import Entry, Frame, Section
from kinmap.pages.tongue import CURRENT, say
from kinmap.pages.view import View

UNTITLED = "Kinmap"


def frame(view: View) -> Frame:
    """Return the frame of this day's pages."""
    return Frame(
        title=view.settings.title or UNTITLED,
        language=CURRENT.get().language,
        contents=contents(),
        words=named(view),
        homes=view.homes,
        empty=not view.relations,
    )


def contents() -> tuple[Section, ...]:
    """Return the contents, without figures: those are in `daily`, since they change."""
    index = (Entry(say(sort.title), f"{sort.folder}/index.html") for sort in gatherings.SORTS)
    return (
        Section(
            None,
            (
                Entry(say("Today"), today.PATH),
                Entry(say("Gone quiet"), stale.PATH),
                Entry(say(care.TITLE), care.PATH),
                Entry(say("Events"), events.PATH),
                Entry(say(journal.TITLE), journal.PATH),
            ),
        ),
        Section(
            say("Maps"),
            (
                Entry(say("Rings"), ring_map.PATH),
                Entry(say("Circles"), community_map.PATH),
                Entry(say("Places"), places_map.PATH),
                Entry(say(growth_map.TITLE), growth_map.PATH),
            ),
        ),
        Section(
            say("Community"),
            (
                Entry(say(community.TITLE), community.PATH),
                Entry(say(candidates.TITLE), candidates.PATH),
                Entry(say(introductions.TITLE), introductions.PATH),
            ),
        ),
        Section(
            say("Index"), (Entry(say("People"), people.PATH), *index, Entry(say(network.TITLE), network.PATH))
        ),
        Section(say("Colophon"), (Entry(say("How this is worked out"), about.PATH),)),
    )


def named(view: View) -> dict[str, tuple[str, str]]:
    """Return every word that `[[…]]` may name somebody by, with path and label."""
    found = {}
    for word, id_ in view.archive.names.items():
        person, event = view.archive.people.get(id_), view.archive.events.get(id_)
        label = person.name if person else event.title if event else id_
        found[word] = (view.links.of(id_), label)
    return found
