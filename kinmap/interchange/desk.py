"""What is to be done to the notes: each matter against what is there, and what was brought in before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from kinmap.archive.edit import Change
from kinmap.archive.event import Event
from kinmap.archive.ledgers import Channel, Entry, Meeting
from kinmap.archive.load import Archive
from kinmap.archive.many import Line, line_of, with_lines
from kinmap.archive.splice import LEDGERS
from kinmap.archive.wording import CannotWriteError, Item
from kinmap.interchange.foreign import Appointment, Matter
from kinmap.interchange.memory import Kept, mark, mark_of, remembered
from kinmap.interchange.promoting import free_id
from kinmap.text import fold, slug

Reader = Callable[[str], "bytes | None"]
"""Gives the bytes of a file by its path from the archive's root; None where there is none."""


class Kind(StrEnum):
    """What becomes of a matter."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    YOURS = "yours"
    THERE = "there"
    AMBIGUOUS = "ambiguous"
    OFF = "off"
    LEFT = "left"


class Outcome(NamedTuple):
    """What becomes of one matter.

    Attributes:
        words: what is written; of what is not, why, as a part of a sentence.
        path: the note that it is in, or goes into.
    """

    matter: Matter
    kind: Kind
    words: str = ""
    path: str = ""


def memory_path(name: str) -> str:
    """Return where it lies what a format wrote; a name with a dot is no file of rows."""
    return f"network/.{name}.csv"


class Desk:
    """The notes, and what is to be done to them.

    Attributes:
        archive: whose they are.
        before: what was brought in so far, by key; `kept` is the same with this import.
        locked: notes that cannot be written to, and why.
        made: files that are new or written anew, by path; None for one that goes.
        new_paths: where the notes of new people are to lie, by id.
        refused: notes that turned out to be none that can be written, and why.
        taken: slugs of ids that somebody or something has.
    """

    def __init__(
        self, archive: Archive, content_of: Reader, memory: bytes | None, locked: Mapping[str, str]
    ) -> None:
        self.archive, self.content_of, self.locked = archive, content_of, dict(locked)
        self.before = remembered(memory)
        self.kept = dict(self.before)
        self.made: dict[str, bytes | None] = {}
        self.new_paths: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self._lines: dict[str, list[Line]] = {}
        self._gone: dict[str, list[tuple[str, Entry]]] = {}
        self.taken = {slug(each) for each in (*archive.people, *archive.events)}

    def key_of(self, matter: Matter) -> str:
        """Return by what a matter is known again."""
        return mark(type(matter).__name__, matter.key)

    def path_of(self, id_: str) -> str:
        """Return where somebody's note lies, or will."""
        return self.new_paths.get(id_) or self.archive.people[id_].path

    def changes(self) -> tuple[dict[str, Change], dict[str, str]]:
        """Return the files that change, and those that cannot be written to, with the reason."""
        found: dict[str, Change] = {}
        refused = dict(self.refused)
        for path in sorted({*self.made, *self._lines, *self._gone} - refused.keys()):
            old = self.content_of(path)
            new = self.made.get(path, old)
            lines, gone = self._lines.get(path, []), self._gone.get(path, [])
            if lines or gone:
                try:
                    new = with_lines(path, new or b"", gone, lines, self.archive.settings)
                except CannotWriteError as error:
                    refused[path] = str(error)
                    continue
            if new != old:
                found[path] = (old, new)
        return found, refused

    # -- a line ----------------------------------------------------------------------------

    def settle(
        self, matter: Matter, key: str, ids: Sequence[str], ledger: str, item: Item, said: str
    ) -> Outcome:
        """Return what becomes of a line for the note of the first of some people.

        Raises:
            CannotWriteError: where it makes no entry.
        """
        line = line_of(ledger, item, self.archive.settings)
        words, path = f"{item.head}: {item.note}" if item.note else item.head, self.path_of(ids[0])
        settled = self.known(matter, key, said, words)
        if settled:
            return settled
        there = "" if key in self.before else self.there(ids, ledger, line.entry)
        if there:
            return Outcome(matter, Kind.THERE, words, there)
        if path in self.locked:
            return Outcome(matter, Kind.LEFT, self.locked[path], path)
        kind = self.retracted(key)
        self._lines.setdefault(path, []).append(line)
        self.kept[key] = Kept(path, said, mark_of(ledger, line.entry))
        return Outcome(matter, kind, words, path)

    def known(self, matter: Matter, key: str, said: str, words: str) -> Outcome | None:
        """Return what becomes of a matter that was brought in before; None where it is to be written."""
        kept = self.before.get(key)
        if kept is None:
            return None
        untouched = self.stands(kept)
        if kept.said == said:
            return Outcome(matter, Kind.SAME if untouched else Kind.YOURS, "", kept.path)
        if not untouched:
            return Outcome(matter, Kind.YOURS, words, kept.path)
        if kept.path in self.locked:
            return Outcome(matter, Kind.LEFT, self.locked[kept.path], kept.path)
        return None

    def called_off(self, matter: Matter, key: str, why: str) -> Outcome:
        """Return what becomes of what did not take place: what an import wrote of it goes."""
        kept = self.before.get(key)
        if kept is None:
            return Outcome(matter, Kind.OFF, why)
        if not self.stands(kept):
            return Outcome(matter, Kind.YOURS, f"{why}; what you wrote stays", kept.path)
        if kept.path in self.locked:
            return Outcome(matter, Kind.LEFT, self.locked[kept.path], kept.path)
        kind = self.retracted(key)
        del self.kept[key]
        return Outcome(matter, kind, f"{why}, so it is taken out", kept.path)

    def stands(self, kept: Kept) -> bool:
        """Tell whether what was brought in stands there as it was written."""
        if kept.path.startswith("events/"):
            content = self.content_of(kept.path)
            return content is not None and mark_of_file(content) == kept.wrote
        return (kept.path, kept.wrote) in self.entries

    def retracted(self, key: str) -> Kind:
        """Note that what was brought in before goes, and tell whether there was anything."""
        kept = self.before.get(key)
        if kept is None:
            return Kind.NEW
        if kept.path.startswith("events/"):
            self.made[kept.path] = None
        else:
            self._gone.setdefault(kept.path, []).append(self.entries[kept.path, kept.wrote])
        return Kind.CHANGED

    @cached_property
    def entries(self) -> dict[tuple[str, str], tuple[str, Entry]]:
        """Every entry with its ledger, by the note's path and its mark."""
        return {
            (person.path, mark_of(ledger, entry)): (ledger, entry)
            for person in self.archive.people.values()
            for ledger in LEDGERS
            for entry in getattr(person, ledger)
        }

    # -- what is there already -------------------------------------------------------------

    def there(self, ids: Sequence[str], ledger: str, entry: Entry) -> str:
        """Return the note that says already what an entry would; nothing where there is none."""
        if isinstance(entry, Meeting):
            found = (self.met.get((id_, entry.date.first, entry.channel), "") for id_ in ids)
            held = self.held(entry.date.first, ids) if entry.channel is Channel.IN_PERSON else ""
            return next((path for path in found if path), "") or held
        person = self.archive.people.get(ids[0])
        same = (
            fold(each.note) == fold(entry.note)
            for each in (getattr(person, ledger) if person else ())
            if each.date == entry.date
        )
        return person.path if person and any(same) else ""

    @cached_property
    def met(self) -> dict[tuple[str, date, Channel], str]:
        """The notes that tell of a meeting with somebody, by day and channel; no import wrote these."""
        ours = {(kept.path, kept.wrote) for kept in self.before.values()}
        return {
            (id_, it.date.first, it.channel): person.path
            for person in self.archive.people.values()
            for it in person.meetings
            if (person.path, mark_of("meetings", it)) not in ours
            for id_ in (person.id, *it.companions)
        }

    def held(self, day: date, ids: Sequence[str], title: str = "") -> str:
        """Return the event of that day where all of some people are, or that has that title."""
        ours = {kept.path for kept in self.before.values()}
        for event in self.archive.events.values():
            if event.path not in ours and on(event, day):
                if title and fold(event.title) == fold(title):
                    return event.path
                if set(ids) <= {*event.there, *event.met}:
                    return event.path
        return ""

    # -- an event --------------------------------------------------------------------------

    def settle_event(
        self,
        it: Appointment,
        key: str,
        ids: Sequence[str],
        days: tuple[date, date],
        content: bytes,
        words: str,
    ) -> Outcome:
        """Return what becomes of an event."""
        said = mark(*it[3:])
        settled = self.known(it, key, said, words)
        if settled:
            return settled
        there = "" if key in self.before else self.held(days[0], ids, it.title)
        if there:
            return Outcome(it, Kind.THERE, words, there)
        path = self.event_path(key, it.title, days[0])
        kind = self.retracted(key)
        self.made[path] = content
        self.kept[key] = Kept(path, said, mark_of_file(content))
        return Outcome(it, kind, words, path)

    def event_path(self, key: str, title: str, day: date) -> str:
        """Return where an event lies: where it was, else by its title, with the day where that is taken."""
        kept = self.before.get(key)
        if kept and kept.path.startswith("events/"):
            return kept.path
        name = title if slug(title) not in self.taken else f"{title} {day}"
        id_ = free_id(name, self.taken)
        self.taken.add(id_)
        return f"events/{id_}.md"


def mark_of_file(content: bytes) -> str:
    """Return a mark of a file's bytes."""
    return mark(content)


def on(event: Event, day: date) -> bool:
    """Tell whether an event lies on a day, as far as its dates are written."""
    if event.date is None or event.date.day is None:
        return False
    last = event.until.first if event.until else event.date.first
    return event.date.first <= day <= last
