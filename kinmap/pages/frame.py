"""What stands around every page: the contents, the same everywhere, and the sentence at the foot."""

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
    words,
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
        contents=contents(view),
        drawn=drawn(view),
        words=named(view),
        homes=view.homes,
        empty=not view.relations,
    )


def contents(view: View) -> tuple[Section, ...]:
    """Return the contents; a count stands beside what asks for something.

    Problems are not among them, for a fault in one note may not change the pages of all
    others: Today leads to them, and so does the page of a note that has one.
    """
    index = (Entry(say(sort.title), f"{sort.folder}/index.html") for sort in gatherings.SORTS)
    return (
        Section(
            None,
            (
                Entry(say("Today"), today.PATH),
                Entry(say("Gone quiet"), stale.PATH, len(view.community.stale) or None),
                Entry(say(care.TITLE), care.PATH, care.owed(view) or None),
                Entry(say("Events"), events.PATH, len(events.coming(view)) or None),
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


def drawn(view: View) -> str:
    """Return from what all pages were drawn, and as of which day."""
    notes = words.count(len(view.archive.people) + len(view.archive.events), "note")
    rows = len(view.archive.rows)
    source = f"{notes} and {words.count(rows, 'network row')}" if rows else notes
    day = words.full_day(view.today)
    return f"Drawn from {source} as they stood on {day}. Everything here stays on this machine."


def named(view: View) -> dict[str, tuple[str, str]]:
    """Return every word that `[[…]]` may name somebody by, with path and label."""
    found = {}
    for word, id_ in view.archive.names.items():
        person, event = view.archive.people.get(id_), view.archive.events.get(id_)
        label = person.name if person else event.title if event else id_
        found[word] = (view.links.of(id_), label)
    return found
