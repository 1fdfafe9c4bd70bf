"""The words of notes, as search finds them: they say the same on every day.

Nothing of them needs to know how anybody stands to you, so that they can be had before that is
worked out, and beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry, Meeting
from kinmap.archive.load import Archive
from kinmap.archive.person import Body, OwnField, Person, Plain
from kinmap.archive.settings import Searched
from kinmap.dates import PartialDate
from kinmap.pages.links import links
from kinmap.pages.names import by_name
from kinmap.pages.view import entries
from kinmap.text import fold

WIKI = re.compile(r"\[\[([^\[\]\n]+)\]\]")
LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]|!?\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
LEAD = re.compile(r"(?:#+|[-+]|[0-9]+[.)])[ \t]+")
LEADS = frozenset("#-+0123456789")
"""What makes a line of Markdown a heading or an item, and how such a lead begins."""


class Line(NamedTuple):
    """One line of a note: its number where its page has an anchor for it, else 0; its day, if any.

    A tuple, since a thousand people have sixteen thousand of them.
    """

    text: str
    number: int = 0
    day: str = ""


def noted(archive: Archive) -> Iterator[list[Line]]:
    """Give the words of every note, those on people first; none, if site.yml says `search: names`."""
    dated: Callable[[PartialDate], str] = cache(str)  # the same days stand in many notes
    if archive.settings.search is Searched.ALL:
        yield from (person_lines(archive, person, dated) for person in people(archive))
        yield from (list(body_lines(archive, event.body)) for event in events(archive))


def count(archive: Archive) -> int:
    """Return how much can be found in all, with a note of its own or without."""
    made = links(archive)
    return sum(map(len, (made.people, made.events, made.contexts, made.groups, made.tags, made.places)))


def people(archive: Archive) -> list[Person]:
    """Return everybody by name."""
    return sorted(archive.people.values(), key=lambda it: by_name(it.name, it.id))


def events(archive: Archive) -> list[Event]:
    """Return every event by its title."""
    return sorted(archive.events.values(), key=lambda it: by_name(it.title, it.id))


def person_lines(archive: Archive, person: Person, dated: Callable[[PartialDate], str]) -> list[Line]:
    """Return the words of somebody's note: fields, the body, and the ledgers, the newest line first."""
    ways = person.contact
    fields = (person.how, *person.boundaries, *map(own_words, person.own))
    contact = (*ways.email, *ways.phone, *ways.linkedin, *ways.web)
    lines = [Line(text) for text in (*fields, *contact) if text]
    lines += body_lines(archive, person.body)
    told = [(dated(entry.date), entry) for entry in entries(person)]
    told.sort(key=itemgetter(0), reverse=True)
    said = remarks(archive, [entry for _, entry in told])
    lines += [Line(text, entry.span.line, day) for (day, entry), text in zip(told, said, strict=True) if text]
    return lines


def remarks(archive: Archive, told: Sequence[Entry]) -> list[str]:
    """Return what the owner wrote in each ledger line, and where it was, if that is no event."""
    said = plainly(archive, [entry.note for entry in told])
    for n, entry in enumerate(told):
        if isinstance(entry, Meeting) and entry.at and not entry.event:
            said[n] = f"{said[n]} · {entry.at}" if said[n] else entry.at
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


def body_lines(archive: Archive, body: Body) -> Iterator[Line]:
    """Give the lines of a note's body as their reader sees them.

    The headings of facets are left out: what every note has finds nobody.
    """
    facets = archive.settings.facets
    written = "\n".join(
        [line for line in body.text.split("\n") if line[:1] != "#" or line.strip("# \t") not in facets]
    )
    for line in plain(archive, written).split("\n"):
        if text := line.strip(" \t>"):
            lead = LEAD.match(text) if text[0] in LEADS else None
            yield Line(text[lead.end() :] if lead else text)


def plainly(archive: Archive, written: Sequence[str]) -> list[str]:
    """Return each text as `plain` does: all at once, since none of its signs reaches over a line's end."""
    said = plain(archive, "\n".join(written)).split("\n")
    return said if len(said) == len(written) else [plain(archive, text) for text in written]


def plain(archive: Archive, written: str) -> str:
    """Return Markdown as its reader sees it, near enough to be found."""
    if "](" in written:
        written = LINK.sub(lambda found: found[2] if found[1] is None else shown(archive, found[1]), written)
    elif "[[" in written:  # as most links are, and sooner found
        written = WIKI.sub(lambda found: shown(archive, found[1]), written)
    return written.replace("*", "").replace("`", "").replace("~~", "")


def shown(archive: Archive, link: str) -> str:
    """Return what a link to a note shows: the name of whom it leads to, or its own words."""
    target, _, label = link.partition("|")
    if label:
        return label
    person = archive.people.get(archive.names.get(fold(target.strip()), ""))
    return person.name if person else target
