"""Several entries put into a note at once, and others that kinmap wrote taken out again.

An import brings hundreds of lines. The note is read before and after, once, and is to say
what it did, less the one, and with the other; else nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import NamedTuple

from kinmap.archive.capture import bare, entry_of, read_note
from kinmap.archive.event import Event
from kinmap.archive.ledgers import Entry
from kinmap.archive.notes import Note
from kinmap.archive.outline import Outline, outline
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.archive.source import Cut, Source
from kinmap.archive.splice import LEDGERS, Addition, falls, has_lines, places
from kinmap.archive.wording import CannotWriteError, Item


class Line(NamedTuple):
    """An entry for a ledger: which, what it says, and as it is read."""

    ledger: str
    item: Item
    entry: Entry


def line_of(ledger: str, item: Item, settings: Settings) -> Line:
    """Return an entry that is to be written.

    Raises:
        CannotWriteError: where it makes none.
    """
    return Line(ledger, item, entry_of(ledger, item, settings))


def with_lines(
    path: str, content: bytes, gone: Sequence[tuple[str, Entry]], new: Iterable[Line], settings: Settings
) -> bytes:
    """Return a person's note without some entries, and with others.

    Args:
        path: the file, from the archive's root.
        content: its bytes.
        gone: entries that stand in it, each with its ledger; each has its line to itself.
        new: what is to stand there too, in any order.
        settings: those of the archive.

    Raises:
        CannotWriteError: where it could not be read as before with only these changed.
    """
    new = list(new)
    source = Source(path, content)
    before = read_note(source, settings)
    for _, entry in gone:
        if not source.line(entry.span.line - 1).lstrip().startswith("- "):
            what = f"the entry in line {entry.span.line} has no line of its own"
            raise CannotWriteError(f"{path}: {what}; change it by hand")
    after = without(source, [entry.span.line for _, entry in gone])
    left = sorted(new, key=lambda line: line.entry.date.first)
    while left:
        now, left = round_of(outline(after, settings.fields), left)
        after = Source(path, after.with_cuts(joined(now)))
    found = read_note(after, settings)
    if not as_meant(before, found, gone, new):
        what = "the lines cannot be written so that all the rest still reads as it does"
        raise CannotWriteError(f"{path}: {what}; `kinmap check` says what is wrong there")
    return after.content


def without(source: Source, lines: Iterable[int]) -> Source:
    """Return a file without some of its lines, which are counted from 1."""
    cuts = [Cut(source.start_of(at - 1), source.start_of(at), "") for at in lines]
    return Source(source.path, source.with_cuts(cuts)) if cuts else source


def round_of(outline: Outline, left: Sequence[Line]) -> tuple[list[Cut], list[Line]]:
    """Return where entries go, and those that have to wait.

    All go at once into a list that has a line for each of its own; elsewhere one at a time,
    since a list is made by its first entry.
    """
    cuts: list[Cut] = []
    waiting: list[Line] = []
    for ledger in sorted({line.ledger for line in left}, key=LEDGERS.index):
        lines = [line for line in left if line.ledger == ledger]
        if not has_lines(outline, ledger):
            waiting += lines[1:]
            lines = lines[:1]
        elif falls(outline, ledger):
            lines.reverse()
        cuts += [cut_of(outline, line) for line in lines]
    return cuts, waiting


def cut_of(outline: Outline, line: Line) -> Cut:
    """Return the best place for an entry."""
    return next(iter(places(outline, Addition(line.ledger, line.item, line.entry.date))))


def joined(cuts: Iterable[Cut]) -> list[Cut]:
    """Return cuts with those at one place as one, in their order."""
    words: dict[tuple[int, int], str] = {}
    for start, end, text in cuts:
        words[start, end] = words.get((start, end), "") + text
    return [Cut(start, end, text) for (start, end), text in words.items()]


def as_meant(
    before: Note[Person] | Note[Event],
    after: Note[Person] | Note[Event],
    gone: Iterable[tuple[str, Entry]],
    new: Iterable[Line],
) -> bool:
    """Tell whether a note says what it did, without some entries and with others, and no more is wrong."""
    was, now = before.about, after.about
    if sorted(each.code for each in before.problems) != sorted(each.code for each in after.problems):
        return False
    more: dict[str, Counter[object]] = {}
    for line in new:
        more.setdefault(line.ledger, Counter())[bare(line.entry)] += 1
    for ledger, entry in gone:
        more.setdefault(ledger, Counter())[bare(entry)] -= 1
    names = [each.name for each in fields(was) if each.name not in {*more, "spans"}]
    same = all(bare(getattr(was, name)) == bare(getattr(now, name)) for name in names)
    return same and all(changed(was, now, ledger, apart) for ledger, apart in more.items())


def changed(was: Person | Event, now: Person | Event, ledger: str, apart: Counter[object]) -> bool:
    """Tell whether a ledger has exactly so many more, or fewer, of each entry."""
    counts = Counter(map(bare, getattr(now, ledger)))
    counts.subtract(map(bare, getattr(was, ledger)))
    counts.subtract(apart)
    return not any(counts.values())
