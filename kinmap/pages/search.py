"""What search finds: people, events, groups, tags, places and contexts, and the words of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry, Meeting
from kinmap.archive.person import Body, OwnField, Person, Plain
from kinmap.archive.settings import Searched
from kinmap.community.stages import RANKS, Stage
from kinmap.dates import PartialDate
from kinmap.pages import gatherings, words
from kinmap.pages.names import by_name
from kinmap.pages.tongue import say
from kinmap.pages.view import View, entries, from_a_to_z
from kinmap.text import fold

WIKI = re.compile(r"\[\[([^\[\]\n]+)\]\]")
LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]|!?\[([^\]\n]*)\]\([^)\n]*\)")
LEAD = re.compile(r"(?:#+|[-+]|[0-9]+[.)])[ \t]+")
LEADS = frozenset("#-+0123456789")
"""What makes a line of Markdown a heading or an item, and how such a lead begins."""
GATHERED, HAPPENED = len(Stage), len(Stage) + 1
"""The ranks of what is no person, after people of all stages: groups and the like, then events."""


class Line(NamedTuple):
    """One line of a note: its number where its page has an anchor for it, else 0; its day, if any.

    A tuple, since a thousand people have sixteen thousand of them.
    """

    text: str
    number: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Something with a page of its own.

    Attributes:
        rank: 0 for kin, and so on outwards, then what is no person: whom to name first.
        about: one line on it, for whoever found it by its name.
        also: other names.
        lines: the words of its note.
    """

    label: str
    href: str
    rank: int
    about: str
    also: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


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
    """Return all that search finds; with words of notes, unless site.yml says `search: names`."""
    whole = view.settings.search is Searched.ALL
    return (*people(view, whole=whole), *events(view, whole=whole), *gathered(view))


def people(view: View, *, whole: bool) -> Iterator[Found]:
    """Give everyone, by name."""
    dated: Callable[[PartialDate], str] = cache(str)  # the same days stand in many notes
    for who in from_a_to_z(view):
        person = view.archive.people[who.id]
        yield Found(
            label=person.name,
            href=who.href,
            rank=Stage.KIN.rank - RANKS[who.stage],
            about=about(person, who.standing),
            also=person.aliases,
            lines=tuple(person_lines(view, person, dated)) if whole else (),
        )


def about(person: Person, stage: str) -> str:
    """Return the stage, the groups and the place of somebody: `kin · Choir · Lisbon`."""
    place = person.place.name if person.place else None
    return " · ".join(word for word in (stage, *person.groups, place) if word)


def events(view: View, *, whole: bool) -> Iterator[Found]:
    """Give every event, by its title."""
    for event in sorted(view.archive.events.values(), key=lambda it: by_name(it.title, it.id)):
        yield Found(
            label=event.title,
            href=view.links.events[event.id],
            rank=HAPPENED,
            about=about_event(event),
            lines=tuple(body_lines(view, event.body)) if whole else (),
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


def person_lines(view: View, person: Person, dated: Callable[[PartialDate], str]) -> list[Line]:
    """Return the words of somebody's note: fields, the body, and the ledgers, the newest line first."""
    ways = person.contact
    fields = (person.how, *person.boundaries, *map(own_words, person.own))
    contact = (*ways.email, *ways.phone, *ways.linkedin, *ways.web)
    lines = [Line(text) for text in (*fields, *contact) if text]
    lines += body_lines(view, person.body)
    told = [(dated(entry.date), entry) for entry in entries(person)]
    told.sort(key=itemgetter(0), reverse=True)
    lines += [Line(said, entry.span.line, day) for day, entry in told if (said := remark(view, entry))]
    return lines


def remark(view: View, entry: Entry) -> str:
    """Return what the owner wrote in a ledger line, and where it was, if that is no event."""
    said = plain(view, entry.note)
    if isinstance(entry, Meeting) and entry.at and not entry.event:
        return f"{said} · {entry.at}" if said else entry.at
    return said


def own_words(field: OwnField) -> str:
    """Return a field of the owner's own as one text."""
    return f"{field.name}: {', '.join(texts(field.content))}"


def texts(content: Plain) -> Iterable[str]:
    """Give every text of a value, whatever it is nested in."""
    if isinstance(content, str):
        return [content]
    if isinstance(content, tuple):
        return chain.from_iterable(map(texts, content))
    return chain.from_iterable([name, *texts(value)] for name, value in content.items())


def body_lines(view: View, body: Body) -> Iterator[Line]:
    """Give the lines of a note's body as their reader sees them.

    The headings of facets are left out: what every note has finds nobody.
    """
    facets = view.settings.facets
    written = "\n".join(
        line for line in body.text.split("\n") if line[:1] != "#" or line.strip("# \t") not in facets
    )
    for line in plain(view, written).split("\n"):
        if text := line.strip(" \t>"):
            yield Line(LEAD.sub("", text, count=1) if text[0] in LEADS else text)


def plain(view: View, written: str) -> str:
    """Return Markdown as its reader sees it, near enough to be found."""
    if "](" in written:
        written = LINK.sub(lambda found: found[2] if found[1] is None else shown(view, found[1]), written)
    elif "[[" in written:  # as most links are, and sooner found
        written = WIKI.sub(lambda found: shown(view, found[1]), written)
    return written.replace("*", "").replace("`", "").replace("~~", "")


def shown(view: View, link: str) -> str:
    """Return what a link to a note shows: the name of whom it leads to, or its own words."""
    target, _, label = link.partition("|")
    if label:
        return label
    who = view.named.get(view.archive.names.get(fold(target.strip()), ""))
    return who.name if who else target
