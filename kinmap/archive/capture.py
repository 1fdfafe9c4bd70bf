"""Lines put into notes, each read back before it is written: the old values and the new one, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import NamedTuple, TypeAlias

from kinmap.archive.event import Event
from kinmap.archive.files import Role, role
from kinmap.archive.ledgers import Entry
from kinmap.archive.notes import Note, read_event, read_person
from kinmap.archive.outline import outline
from kinmap.archive.person import Body, Person
from kinmap.archive.quotes import quoted
from kinmap.archive.settings import Settings
from kinmap.archive.source import Cut, Source
from kinmap.archive.splice import Addition, places
from kinmap.archive.wording import CannotWriteError, Item, one_line
from kinmap.text import Span

Judge = Callable[[Person | Event, Person | Event], bool]
"""Says of a note before and after whether what changed is what was meant."""
AnyNote: TypeAlias = Note[Person] | Note[Event]


class Written(NamedTuple):
    """A file with a line put in: its bytes, where the line stands, and how it reads."""

    content: bytes
    span: Span
    line: str


def with_entry(path: str, content: bytes, ledger: str, item: Item, settings: Settings) -> Written:
    """Return a person's note with one more entry in a ledger.

    Args:
        path: the file, from the archive's root.
        content: its bytes.
        ledger: `meetings`, `trust`, `exchange`, `life` or `promises`.
        item: what it says, from its date on, and its note.
        settings: those of the archive.

    Raises:
        CannotWriteError: where the entry cannot be read, or its place cannot be told.
    """
    item = Item(one_line(item.head), one_line(item.note))
    entry = entry_of(ledger, item, settings)
    source, new = Source(path, content), Addition(ledger, item, entry.date)
    return _added(source, new, settings, _one_more(ledger, entry))


def with_id(path: str, content: bytes, field: str, id_: str, settings: Settings) -> Written:
    """Return a note with one more id in a list of them; arguments and errors as for `with_entry`."""
    source, new = Source(path, content), Addition(field, Item(id_))
    return _added(source, new, settings, _one_more(field, id_))


def entry_of(ledger: str, item: Item, settings: Settings) -> Entry:
    """Return the entry that a head and a note make.

    Raises:
        CannotWriteError: where they make none, with what the reader says of it.
    """
    text = f"---\n{ledger}:\n  - {quoted(item.head)}\n---\n"
    note = read_person("people/.md", text, settings)
    for problem in note.problems:
        raise CannotWriteError(f"{problem.message}; {problem.fix}" if problem.fix else problem.message)
    entries: tuple[Entry, ...] = getattr(note.about, ledger)
    return entries[0]._replace(note=item.note)


def _added(source: Source, new: Addition, settings: Settings, meant: Judge) -> Written:
    return judged(source, places(outline(source, settings.fields), new), settings, meant, new.item.head)


def judged(source: Source, cuts: Iterable[Cut], settings: Settings, meant: Judge, head: str = "") -> Written:
    """Return the file with the first of some cuts after which it reads as it was meant.

    Args:
        source: the file.
        cuts: what could be written, the best first.
        settings: those of the archive.
        meant: tells whether what changed is what was meant.
        head: how what is written begins, to find its line.

    Raises:
        CannotWriteError: where none will do.
    """
    before = read_note(source, settings)
    for cut in cuts:
        after = Source(source.path, source.with_cuts([cut]))
        if sound(before, read_note(after, settings), source, [cut], meant):
            lead = max(cut.words.find(head.split(" ", 1)[0]), 0)
            span = Span(after.path, after.line_of(cut.start + lead) + 1)
            return Written(after.content, span, after.line(span.line - 1).strip())
    what = "the line cannot be written so that all the rest still reads as it does"
    raise CannotWriteError(f"{source.path}: {what}; `kinmap check` says what is wrong there")


def read_note(source: Source, settings: Settings) -> AnyNote:
    """Return what a file holds, as the archive's reader reads it."""
    read = read_event if role(source.path) is Role.EVENT else read_person
    return read(source.path, source.text, settings)


def sound(before: AnyNote, after: AnyNote, source: Source, cuts: Sequence[Cut], meant: Judge) -> bool:
    """Tell whether what changed is what was meant, and nothing is wrong that was not before."""
    was = Counter((problem.code, _moved(source, problem.span.line, cuts)) for problem in before.problems)
    now = Counter((problem.code, problem.span.line) for problem in after.problems)
    return was == now and meant(before.about, after.about)


def _moved(source: Source, line: int, cuts: Iterable[Cut]) -> int:
    """Return where a line stands once the cuts are made."""
    start = source.start_of(line - 1)
    return line + sum(cut.words.count("\n") for cut in cuts if cut.start <= start)


def _one_more(field: str, new: object) -> Judge:
    """Return what tells whether a list has one more item, and all else is as it was."""

    def meant(was: Person | Event, now: Person | Event) -> bool:
        old, more = (bare(getattr(each, field)) for each in (was, now))
        wanted = bare(new)
        if not isinstance(old, tuple) or not isinstance(more, tuple) or len(more) != len(old) + 1:
            return False
        at = next(
            (i for i, each in enumerate(more) if each == wanted and more[:i] + more[i + 1 :] == old), None
        )
        return at is not None and same_but(was, now, field)

    return meant


def same_but(was: Person | Event, now: Person | Event, field: str) -> bool:
    """Tell whether two notes say the same, one field apart."""
    apart = {field, "spans"}
    names = [each.name for each in fields(was) if each.name not in apart]
    known = set(now.spans) - {field} == set(was.spans) - {field}
    return known and all(bare(getattr(was, name)) == bare(getattr(now, name)) for name in names)


def same(was: object, now: object) -> bool:
    """Tell whether two values say the same wherever their parts stand, as `bare` would, only sooner."""
    if isinstance(was, str | int):  # most of them
        return was == now
    if was is None or now is None or isinstance(was, Span):
        return all(each is None or isinstance(each, Span) for each in (was, now))
    if isinstance(was, tuple) and isinstance(now, tuple):
        return type(was) is type(now) and len(was) == len(now) and all(map(same, was, now))
    if isinstance(was, Body) and isinstance(now, Body):
        return was.text == now.text
    if is_dataclass(was) and not isinstance(was, type) and type(was) is type(now):
        return all(same(getattr(was, each.name), getattr(now, each.name)) for each in fields(was))
    return was == now


def bare(value: object) -> object:
    """Return a value without the places at which its parts stand, for these move."""
    if value is None or isinstance(value, Span):
        return None
    if isinstance(value, str | int):  # most of them
        return value
    if isinstance(value, Body):
        return value.text
    if is_dataclass(value) and not isinstance(value, type):
        return type(value).__name__, tuple(bare(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, tuple):
        return tuple(bare(each) for each in value)
    return value
