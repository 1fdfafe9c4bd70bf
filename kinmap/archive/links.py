"""Whom a link leads to, once all files are read.

An id leads to the person or event of that id; in `[[…]]` a name or an alias will do too,
where one person alone has it. A link to nobody, to several by one name, or to oneself is a
warning and counts for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kinmap.archive.event import Event
from kinmap.archive.ledgers import Exchange, Meeting
from kinmap.archive.notes import Note
from kinmap.archive.person import Knows, Person
from kinmap.archive.reading import Link, Links, Wanted, unwrap
from kinmap.problems import Problem
from kinmap.text import distance, fold, reach

MOST_NEAR = 200
"""Links of one note that lead to nobody and are compared with everybody's names; beyond, it is no note."""


@dataclass(slots=True)
class Directory:
    """All ids and names of an archive, folded.

    Attributes:
        people: ids of people by folded id; `events` likewise.
        named: the ids of all who have a name or an alias, by the folded name.
        written: each folded name as it was written first.
        letters: which letters each name and id has; filled when first needed.
        plain: see `plainly`; likewise.
    """

    people: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    named: dict[str, set[str]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict, compare=False)
    plain: dict[str, str] = field(default_factory=dict, compare=False)

    def add_person(self, person: Person) -> None:
        """Enter a person under the id and every name."""
        self.people[fold(person.id)] = person.id
        for name in (person.name, *person.aliases):
            self.named.setdefault(fold(name.strip()), set()).add(person.id)
            self.written.setdefault(fold(name.strip()), name.strip())

    def add_event(self, event: Event) -> None:
        """Enter an event under its id."""
        self.events[fold(event.id)] = event.id

    def names(self) -> dict[str, str]:
        """Return all that leads somewhere within `[[…]]`, folded, and where it leads."""
        alone = {name: min(ids) for name, ids in self.named.items() if len(ids) == 1}
        return {**alone, **self.events, **self.people}

    def plainly(self) -> dict[str, str]:
        """Return where links lead that are just an id, alone or in brackets, as nearly all are."""
        if not self.plain:
            for id_ in self.people.values():
                ways = ((id_, False), (f"[[{id_}]]", True))
                self.plain |= {way: id_ for way, linked in ways if unwrap(way) == (id_, linked)}
        return self.plain

    def find(self, link: Link) -> set[str]:
        """Return the ids that a link may lead to: none, one, or several of one name."""
        name, linked = unwrap(link.written)
        key = fold(name)
        if key in self.people:
            return {self.people[key]}
        if link.wanted is Wanted.ANYBODY and key in self.events:
            return {self.events[key]}
        return self.named.get(key, set()) if linked else set()

    def nearest(self, word: str) -> str | None:
        """Return the name that a word is most likely a slip for.

        Names that differ from it in too many letters are passed over before the edits are
        counted: an edit changes at most two of the letters that a word is made of.
        """
        if not self.letters:
            known = {**self.written, **self.events, **self.people}
            self.letters.update((name, _letters(fold(name))) for name in known.values())
        most, key = reach(word), fold(word)
        mine = _letters(key)
        close = [name for name, theirs in self.letters.items() if (mine ^ theirs).bit_count() <= 2 * most]
        ranked = sorted((distance(key, fold(name), most), name) for name in close)
        return ranked[0][1] if ranked and ranked[0][0] <= most else None


def _letters(word: str) -> int:
    """Return which letters a word has, as bits; some letters share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) % 61)
    return bits


class Followed(NamedTuple):
    """Where the links of one note lead, by their words; None for nowhere.

    Attributes:
        people: those that want a person.
        anybody: those to which an event will do as well.
    """

    people: dict[str, str | None]
    anybody: dict[str, str | None]


def follow(links: Links, own_id: str, directory: Directory) -> tuple[Followed, list[Problem]]:
    """Return where the links of one note lead, and what is wrong with the others."""
    followed = Followed({}, {})
    problems: list[Problem] = []
    plain = directory.plainly()
    for at, (written, anybody) in enumerate(zip(links.written, links.anybody, strict=True)):
        known = plain.get(written)
        if known is None or known == own_id:
            found = directory.find(links[at]) - {own_id}
            known = found.pop() if len(found) == 1 else None
        (followed.anybody if anybody else followed.people)[written] = known
        if known is None:
            problems.append(_wrong(links[at], directory, own_id, look=len(problems) < MOST_NEAR))
    return followed, problems


def _wrong(link: Link, directory: Directory, own_id: str, *, look: bool) -> Problem:
    name, _ = unwrap(link.written)
    found = directory.find(link)
    if found == {own_id}:
        return Problem(link.span, "link", f"`{link.written}` leads to the note that it stands in")
    if found:
        ids = ", ".join(sorted(found))
        sentence = f"`{link.written}` may be any of {ids}"
        return Problem(link.span, "link", sentence, "write the id of the one you mean")
    if fold(name) in directory.events:
        return Problem(link.span, "link", f"`{name}` is an event, and a person is wanted here")
    if fold(name) in directory.named:
        what = f"`{name}` is a name, and without brackets a word is an id"
        return Problem(link.span, "link", what, f"write [[{name}]]")
    near = directory.nearest(name) if name and look else None
    hint = f"did you mean `{near}`?" if near else None
    return Problem(link.span, "link", f"`{link.written}` leads to nobody", hint)


def link_person(note: Note[Person], followed: Followed, directory: Directory) -> Person:
    """Return the person with ids in the place of links; what leads nowhere is left out.

    Where all is written as it leads, that is the very person of the note.
    """
    person = note.about
    parts: dict[str, object] = {}
    if person.through:
        parts["through"] = followed.anybody[person.through]
    if person.knows:
        parts["knows"] = tuple(_ties(person.knows, followed))
    if any(meeting.companions or meeting.at for meeting in person.meetings):
        parts["meetings"] = tuple(_meeting(entry, followed, directory) for entry in person.meetings)
    if any(entry.to for entry in person.exchange):
        parts["exchange"] = tuple(_exchange(entry, followed) for entry in person.exchange)
    changed = {name: part for name, part in parts.items() if part != getattr(person, name)}
    return replace(person, **changed) if changed else person  # type: ignore[arg-type] # a dict of fields


def link_event(note: Note[Event], followed: Followed, _: Directory) -> Event:
    """Return the event with ids in the place of links."""
    event = note.about
    return replace(event, there=_ids(event.there, followed), met=_ids(event.met, followed))


def _ids(written: Iterable[str], followed: Followed) -> tuple[str, ...]:
    found = (followed.people[word] for word in written)
    return tuple(dict.fromkeys(known for known in found if known))


def _ties(ties: Iterable[Knows], followed: Followed) -> Iterable[Knows]:
    for tie in ties:
        known = followed.people[tie.id]
        if known:
            yield tie if known == tie.id else tie._replace(id=known)


def _meeting(meeting: Meeting, followed: Followed, directory: Directory) -> Meeting:
    if not meeting.companions and not meeting.at:
        return meeting
    event = directory.events.get(fold(meeting.at)) if meeting.at else None
    return meeting._replace(companions=_ids(meeting.companions, followed), event=event)


def _exchange(entry: Exchange, followed: Followed) -> Exchange:
    return entry._replace(to=followed.people[entry.to]) if entry.to else entry
