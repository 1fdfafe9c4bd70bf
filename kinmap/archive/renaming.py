"""A new id: the file's name, and every place of the archive that names the old one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from kinmap.archive.capture import AnyNote, bare, read_note
from kinmap.archive.person import Person
from kinmap.archive.reading import Link, Wanted, unwrap
from kinmap.archive.roll import Known, Roll
from kinmap.archive.settings import Settings
from kinmap.archive.source import Cut, Source
from kinmap.archive.wording import CannotWriteError
from kinmap.text import fold, nfc, slug

SIGNS = "-_.'’()+"
"""What an id may have beside letters and digits, without meaning something else in YAML or in a link."""
MASK = "\0"


class Rename(NamedTuple):
    """Who gets which id: the old one in the case of its file's name, the new one, and whether an event's."""

    old: str
    new: str
    event: bool

    def names(self, written: str) -> bool:
        """Tell whether an id as it was written is the old one."""
        return fold(unwrap(written)[0]) == fold(self.old)

    def leads(self, link: Link) -> bool:
        """Tell whether a link leads to the old id."""
        return self.names(link.written) and not (self.event and link.wanted is Wanted.PERSON)


class Changed(NamedTuple):
    """A file in which the old id stood: its bytes now, and the lines (from 1) that are different."""

    content: bytes
    lines: tuple[tuple[int, str], ...]


def checked(known: Known, new: str, roll: Roll) -> Rename:
    """Return the rename, if the new id can be had.

    Raises:
        CannotWriteError: where it is none, or leads to somebody already.
    """
    id_ = nfc(new)
    if not may_be_id(id_):
        what = "an id is made of letters, digits and hyphens, and begins with one of the first two"
        raise CannotWriteError(f"`{new}` is no id: {what}")
    others = [each for each in (*roll.people, *roll.events) if each.id != known.id]
    for each in others:
        if fold(id_) in map(fold, each.names) or slug(id_) == slug(each.id):
            raise CannotWriteError(f"`{id_}` leads to {each.id} ({each.names[1]}) already")
    if id_ == known.id:
        raise CannotWriteError(f"`{id_}` is the id already")
    return Rename(known.id, id_, known.is_event)


def may_be_id(text: str) -> bool:
    """Tell whether a text can be typed, linked to and be a file's name; letters may have marks."""
    kinds = [unicodedata.category(letter)[0] for letter in text]
    known = all(kind in "LMN" or letter in SIGNS for kind, letter in zip(kinds, text, strict=True))
    return known and bool(kinds) and kinds[0] in "LN" and not text.endswith(".")


def new_path(path: str, new: str) -> str:
    """Return the path of a note under its new id, in the same folder."""
    return str(PurePosixPath(path).with_name(f"{new}.md"))


def renamed(path: str, content: bytes, rename: Rename, settings: Settings, becomes: str) -> Changed | None:
    """Return a file with the new id in the place of the old one; None where the old one is not in it.

    Args:
        path: the file, from the archive's root.
        content: its bytes.
        rename: which id becomes which.
        settings: those of the archive.
        becomes: the file's own path afterwards.

    Raises:
        CannotWriteError: where a place cannot be found in the file.
    """
    source = Source(path, content)
    if fold(rename.old) not in fold(source.text):
        return None
    before = read_note(source, settings)
    cuts = sorted(set(_cuts(source, before, rename)))
    if not cuts:
        return None
    after = Source(becomes, source.with_cuts(cuts))
    if not _same(before, read_note(after, settings), rename):
        raise CannotWriteError(
            f"{path}: `{rename.old}` cannot be told apart there from other words; nothing was written"
        )
    lines = dict.fromkeys(source.line_of(cut.start) for cut in cuts)
    return Changed(after.content, tuple((line + 1, after.line(line).strip()) for line in lines))


def _cuts(source: Source, note: AnyNote, rename: Rename) -> Iterator[Cut]:
    for link in note.links:
        if rename.leads(link):
            yield _cut(
                source, link.written, source.start_of(link.span.line - 1) + link.span.column - 1, rename
            )
    if isinstance(note.about, Person) and rename.event:
        for meeting in note.about.meetings:
            if meeting.at and rename.names(meeting.at):
                start = source.start_of(meeting.span.line - 1) + meeting.span.column - 1
                place = re.compile(rf"\bat:?\s+[\"']?(?:\[\[)?\s*(?={re.escape(meeting.at)})", re.IGNORECASE)
                found = place.search(source.text, start)
                yield _cut(source, meeting.at, found.end() if found else -1, rename)


def _cut(source: Source, written: str, offset: int, rename: Rename) -> Cut:
    """Return the place of an id that is written at an offset, or behind a quote there."""
    name = unwrap(written)[0]
    at = source.text.find(written, offset) if offset >= 0 else -1
    if at < 0 or at > offset + len('"'):
        raise CannotWriteError(f"{source.path}: `{written}` is written there in a way that cannot be changed")
    start = at + written.index(name)
    return Cut(start, start + len(name), rename.new)


def _same(before: AnyNote, after: AnyNote, rename: Rename) -> bool:
    """Tell whether all links lead where they led, and all else reads as it did."""
    was = [
        (rename.new if rename.leads(link) else unwrap(link.written)[0], link.wanted) for link in before.links
    ]
    now = [(unwrap(link.written)[0], link.wanted) for link in after.links]
    faults = [(problem.code, problem.span.line) for problem in before.problems]
    return (
        was == now
        and faults == [(problem.code, problem.span.line) for problem in after.problems]
        and _masked(bare(before.about), rename) == _masked(bare(after.about), rename)
    )


def _masked(value: object, rename: Rename) -> object:
    """Return a value with both ids hidden wherever they stand."""
    if isinstance(value, str):
        either = "|".join(
            re.escape(fold(each)) for each in sorted((rename.old, rename.new), key=len, reverse=True)
        )
        return re.sub(either, MASK, fold(value))
    if isinstance(value, tuple):
        return tuple(_masked(each, rename) for each in value)
    if isinstance(value, Mapping):
        return {key: _masked(each, rename) for key, each in value.items()}
    return value
