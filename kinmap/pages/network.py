"""Network rows: contacts that are nobody's yet, who they might be, and how many you are connected to."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kinmap.archive.rows import Mark
from kinmap.community.network import Known
from kinmap.community.sift import Sift
from kinmap.pages import words
from kinmap.pages.likeness import Alike, address_line, alike, first, told_by
from kinmap.pages.margins import safe
from kinmap.pages.names import by_name
from kinmap.pages.page import Later, Page
from kinmap.pages.people import LOT, Filter
from kinmap.pages.tallies import Tally, choices, company, position, several, tallies
from kinmap.pages.view import View, Who
from kinmap.text import fold

PATH = "network.html"
TITLE = "Network rows"
MOST = 40
"""Matches that are listed."""
OWN = 500
"""Contacts with a note that are listed."""
FEW = 12
"""Contacts who might be worth a note: those whom one could write of on an evening."""
REASONS = (
    "You said that you are connected.",
    "Their company is a group in your notes.",
    "You said that you know them.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact as a row of the table; every part is text as it was written.

    Attributes:
        href: its address, where it may be a link.
        mark: what you said of it: `connected`, `known`, `stranger`, or nothing.
        place: file and line.
    """

    name: str
    href: str
    email: str
    company: str
    position: str
    since: str
    mark: str
    place: str


@dataclass(frozen=True, slots=True)
class Match:
    """Contacts and people of one name; `line` makes the contact that person, if there is one of each."""

    name: str
    entries: tuple[Entry, ...]
    people: tuple[Who, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A contact who might be worth a note, and why."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Own:
    """A contact who has a note: whose it is, and by what one knows."""

    who: Who
    by: str
    place: str


def pages(view: View) -> Iterator[Page]:
    """Give the page of the rows."""
    yield Page(PATH, "network.html", TITLE, Later(partial(content, view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    nobodys = [contact for contact in view.community.contacts if contact.person is None]
    entries = listed(nobodys)
    matches = alike(view, nobodys)
    own = owned(view)
    worth = hints(view, nobodys)
    companies, positions = tallies(nobodys, company), tallies(nobodys, position)
    return {
        "sentence": sentence(view, len(nobodys)),
        "lots": tuple(entries[at : at + LOT] for at in range(0, len(entries), LOT)),
        "filters": (
            ("said", "You said", tuple(mark for mark in Mark if any(it.mark == mark for it in entries))),
        ),
        "lists": lists(companies, positions),
        "search": f"Look through {'all ' if len(entries) > 1 else ''}{words.number(len(entries))}"
        if entries
        else "",
        "far": far(view),
        "estimate": estimate(view.community.sift),
        "sift": bool(nobodys) and not view.community.sift.marked,
        "hints": worth[:FEW],
        "alone": tuple(match(view, it) for it in matches if it.alone)[:MOST],
        "ambiguous": tuple(match(view, it) for it in matches if not it.alone)[:MOST],
        "own": own[:OWN],
        "own_sentence": own_sentence(own),
        "companies": several(companies, "company", "companies"),
        "positions": several(positions, "position", "positions"),
        "files": files(view),
        "promote": promote((*(hint.entry for hint in worth), *entries)),
    }


def sentence(view: View, nobodys: int) -> str:
    """Return how many contacts there are, and how many of them are nobody's."""
    everyone = len(view.community.contacts)
    if not everyone:
        return "Nobody is known only as a row of an address book yet."
    contacts = words.opening(everyone, "contact")
    if not nobodys:
        return f"{contacts} in network/, and each of them has a note."
    if nobodys == everyone:
        return f"{contacts} in network/; {'none of them has' if everyone > 1 else 'it has not'} a note yet."
    having = everyone - nobodys
    has, are = words.noun(having, "has", "have"), words.noun(nobodys, "is", "are")
    rest = f"{words.number(nobodys)} {are} nobody’s yet"
    return f"{contacts} in network/: {words.number(having)} {has} a note, {rest}."


def listed(contacts: Iterable[Known]) -> tuple[Entry, ...]:
    """Return contacts as rows of the table, by name; those without one come last."""
    found = [entry(contact) for contact in contacts]
    return tuple(sorted(found, key=lambda it: (not it.name, *by_name(it.name, it.place))))


def entry(contact: Known) -> Entry:
    """Return one contact as a row, with what any of its rows says."""
    row = contact.rows[0]
    email = first(contact, lambda it: it.email)
    return Entry(
        name=first(contact, lambda it: it.name) or email or "(no name)",
        href=safe(first(contact, lambda it: it.url)),
        email=email,
        company=first(contact, company),
        position=first(contact, position),
        since=first(contact, lambda it: it.since),
        mark=contact.mark.value if contact.mark else "",
        place=f"{row.span.path}:{row.span.line}",
    )


def promote(entries: Sequence[Entry]) -> str:
    """Return the command that makes a note of the first of these, safe to paste.

    A row is called by its name where that is alone, else by its address.
    """
    if not entries:
        return ""
    first_of_all = entries[0]
    alone = len({it.place for it in entries if it.name == first_of_all.name}) == 1
    word = first_of_all.name if alone else first_of_all.href or first_of_all.email or first_of_all.name
    return f"kinmap promote {shlex.quote(word)}"


def lists(companies: Sequence[Tally], positions: Sequence[Tally]) -> tuple[Filter, ...]:
    """Return the companies and positions that the table can be narrowed to."""
    return ("company", "Company", choices(companies)), ("position", "Position", choices(positions))


# -- from many to few ------------------------------------------------------------------------


def far(view: View) -> str:
    """Return how far it is from having noted somebody to being connected."""
    found = view.community.funnel
    noted = words.opening(found.networked, "person", "people")
    return (
        f"{noted} noted in all, as notes and as rows; you know {words.number(found.known)} of them, "
        f"and are connected to {words.number(found.connections)}."
    )


def estimate(sift: Sift) -> str:
    """Return to how many of all rows you are connected, judged by those that you were asked about."""
    if not sift.marked:
        return ""
    asked = words.opening(sift.marked, "contact has", "contacts have")
    told = f"{asked} been sifted, and you are connected to {words.number(sift.marked_connected)} of them."
    if sift.estimate is None:
        return f"{told} That is everybody in network/."
    low, high = sift.estimate
    return (
        f"{told} Judged by these, you are connected to between {words.number(low)} and {words.number(high)} "
        f"of all {words.number(sift.rows)}."
    )


# -- who might be whom -----------------------------------------------------------------------


def match(view: View, it: Alike) -> Match:
    """Return contacts and people of one name, with the line that settles it where it can be settled."""
    return Match(
        name=it.name,
        entries=tuple(entry(contact) for contact in it.contacts),
        people=tuple(view.who(id_) for id_ in it.people),
        line=address_line(it.contacts[0], view.archive.people[it.people[0]]) if it.alone else "",
    )


def owned(view: View) -> tuple[Own, ...]:
    """Return the contacts who have a note, by name."""
    by = {"url": "by address", "email": "by e-mail", "row": "by another row"}
    contacts = [it for it in view.community.contacts if it.person is not None]
    found = [
        Own(view.who(it.person), by[told_by(view, it)], f"{it.rows[0].span.path}:{it.rows[0].span.line}")
        for it in contacts
        if it.person is not None
    ]
    return tuple(sorted(found, key=lambda it: by_name(it.who.name, it.place)))


def own_sentence(own: Sequence[Own]) -> str:
    """Return how many contacts have a note, and how one knows."""
    if not own:
        return ""
    counts = Counter(it.by for it in own)
    parts = [f"{words.number(n)} {by}" for by, n in counts.most_common()]
    return f"{words.opening(len(own), 'contact has', 'contacts have')} a note: {words.joined(parts)}."


def hints(view: View, contacts: Iterable[Known]) -> tuple[Hint, ...]:
    """Return who might be worth a note: the connected, those of a group in your notes, the known."""
    found = [(why, entry(contact)) for contact in contacts if (why := reason(view, contact))]
    found.sort(key=lambda it: (REASONS.index(it[0]), by_name(it[1].name, it[1].place)))
    return tuple(Hint(one, why) for why, one in found)


def reason(view: View, contact: Known) -> str:
    """Return why somebody might be worth a note, or nothing."""
    connected, grouped, known = REASONS
    if contact.mark is Mark.CONNECTED:
        return connected
    if contact.mark is not Mark.STRANGER and fold(first(contact, company)) in view.links.groups:
        return grouped
    return known if contact.mark is Mark.KNOWN else ""


# -- companies, positions and files ----------------------------------------------------------


def files(view: View) -> tuple[Tally, ...]:
    """Return the files of network/ with their rows."""
    counts = Counter(row.span.path for row in view.archive.rows)
    return tuple(Tally(path, counts[path]) for path in sorted(counts))
