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
from kinmap.pages import labels, words
from kinmap.pages.labels import Filter
from kinmap.pages.likeness import Alike, address_line, alike, first, told_by
from kinmap.pages.margins import safe
from kinmap.pages.names import by_name
from kinmap.pages.page import Later, Page
from kinmap.pages.people import LOT
from kinmap.pages.tallies import Tally, choices, company, position, several, tallies
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who
from kinmap.text import fold

PATH = "network.html"
TITLE = mark("Network rows")
MOST = 40
"""Matches that are listed."""
OWN = 500
"""Contacts with a note that are listed."""
FEW = 12
"""Contacts who might be worth a note: those whom one could write of on an evening."""
REASONS = (
    mark("You said that you are connected."),
    mark("Their company is a group in your notes."),
    mark("You said that you know them."),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One contact as a row of the table; every part is text as it was written.

    Attributes:
        href: its address, where it may be a link.
        mark: what you said of it: `connected`, `known`, `stranger`, or nothing; `marked` in words.
        place: file and line.
    """

    name: str
    href: str
    email: str
    company: str
    position: str
    since: str
    mark: str
    marked: str
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
    yield Page(PATH, "network.html", say(TITLE), Later(partial(content, view)), PATH)


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
        "filters": (("said", say("You said"), labels.marks(it.mark for it in entries)),),
        "lists": lists(companies, positions),
        "search": say_n("Look through one", "Look through all {n}", len(entries)) if entries else "",
        "far": far(view),
        "estimate": estimate(view.community.sift),
        "sift": bool(nobodys) and not view.community.sift.marked,
        "hints": worth[:FEW],
        "alone": tuple(match(view, it) for it in matches if it.alone)[:MOST],
        "ambiguous": tuple(match(view, it) for it in matches if not it.alone)[:MOST],
        "own": own[:OWN],
        "own_sentence": own_sentence(own),
        "companies": several(companies, other_companies),
        "positions": several(positions, other_positions),
        "files": files(view),
        "promote": promote((*(hint.entry for hint in worth), *entries)),
    }


def sentence(view: View, nobodys: int) -> str:
    """Return how many contacts there are, and how many of them are nobody's."""
    everyone = len(view.community.contacts)
    if not everyone:
        return say("Nobody is known only as a row of an address book yet.")
    if not nobodys:
        return say_n(
            "One contact in network/, and each of them has a note.",
            "{n:c} contacts in network/, and each of them has a note.",
            everyone,
        )
    if nobodys == everyone:
        return say_n(
            "One contact in network/; it has not a note yet.",
            "{n:c} contacts in network/; none of them has a note yet.",
            everyone,
        )
    having = everyone - nobodys
    return say(
        "{contacts}: {noted}, {rest}.",
        contacts=say_n("One contact in network/", "{n:c} contacts in network/", everyone),
        noted=say_n("one has a note", "{n} have a note", having),
        rest=say_n("one is nobody’s yet", "{n} are nobody’s yet", nobodys),
    )


def listed(contacts: Iterable[Known]) -> tuple[Entry, ...]:
    """Return contacts as rows of the table, by name; those without one come last."""
    found = [entry(contact) for contact in contacts]
    return tuple(sorted(found, key=lambda it: (not it.name, *by_name(it.name, it.place))))


def entry(contact: Known) -> Entry:
    """Return one contact as a row, with what any of its rows says."""
    row = contact.rows[0]
    email = first(contact, lambda it: it.email)
    return Entry(
        name=first(contact, lambda it: it.name) or email or say("(no name)"),
        href=safe(first(contact, lambda it: it.url)),
        email=email,
        company=first(contact, company),
        position=first(contact, position),
        since=first(contact, lambda it: it.since),
        mark=contact.mark.value if contact.mark else "",
        marked=labels.mark(contact.mark.value) if contact.mark else "",
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
    return ("company", say("Company"), choices(companies)), ("position", say("Position"), choices(positions))


# -- from many to few ------------------------------------------------------------------------


def far(view: View) -> str:
    """Return how far it is from having noted somebody to being connected."""
    found = view.community.funnel
    return say(
        "{noted}; you know {known} of them, and are connected to {connected}.",
        noted=say_n(
            "One person noted in all, as notes and as rows",
            "{n:c} people noted in all, as notes and as rows",
            found.networked,
        ),
        known=found.known,
        connected=found.connections,
    )


def estimate(sift: Sift) -> str:
    """Return to how many of all rows you are connected, judged by those that you were asked about."""
    if not sift.marked:
        return ""
    told = say(
        "{asked}, and you are connected to {n} of them.",
        asked=say_n("One contact has been sifted", "{n:c} contacts have been sifted", sift.marked),
        n=sift.marked_connected,
    )
    if sift.estimate is None:
        return say("{told} That is everybody in network/.", told=told)
    low, high = sift.estimate
    judged = say(
        "Judged by these, you are connected to between {low} and {high} of all {rows}.",
        low=low,
        high=high,
        rows=sift.rows,
    )
    return f"{told} {judged}"


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
    by = {"url": say("by address"), "email": say("by e-mail"), "row": say("by another row")}
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
    parts = [say("{n} {by_what}", n=n, by_what=by) for by, n in counts.most_common()]
    having = say_n("One contact has a note", "{n:c} contacts have a note", len(own))
    return say("{having}: {parts}.", having=having, parts=words.joined(parts))


def hints(view: View, contacts: Iterable[Known]) -> tuple[Hint, ...]:
    """Return who might be worth a note: the connected, those of a group in your notes, the known."""
    found = [(why, entry(contact)) for contact in contacts if (why := reason(view, contact))]
    found.sort(key=lambda it: (REASONS.index(it[0]), by_name(it[1].name, it[1].place)))
    return tuple(Hint(one, say(why)) for why, one in found)


def reason(view: View, contact: Known) -> str:
    """Return why somebody might be worth a note, or nothing."""
    connected, grouped, known = REASONS
    if contact.mark is Mark.CONNECTED:
        return connected
    if contact.mark is not Mark.STRANGER and fold(first(contact, company)) in view.links.groups:
        return grouped
    return known if contact.mark is Mark.KNOWN else ""


# -- companies, positions and files ----------------------------------------------------------


def other_companies(n: int) -> str:
    """Return how many companies there are besides."""
    return say_n("And one other company.", "And {n} other companies.", n)


def other_positions(n: int) -> str:
    """Return how many positions there are besides."""
    return say_n("And one other position.", "And {n} other positions.", n)


def files(view: View) -> tuple[Tally, ...]:
    """Return the files of network/ with their rows."""
    counts = Counter(row.span.path for row in view.archive.rows)
    return tuple(Tally(path, counts[path]) for path in sorted(counts))
