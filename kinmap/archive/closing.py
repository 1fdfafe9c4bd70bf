"""Lines that are still open, and how one is closed: `answered` for life, `kept` for a promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence as Items
from dataclasses import dataclass

from kinmap.archive.capture import Written, bare, judged, same_but
from kinmap.archive.event import Event
from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence
from kinmap.archive.ledgers import Ending, Entry, Life, Occasion, Promise
from kinmap.archive.outline import Outline, end_of, outline
from kinmap.archive.person import Person
from kinmap.archive.settings import Settings
from kinmap.archive.source import Cut, Source
from kinmap.archive.wording import CannotWriteError
from kinmap.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Closing:
    """How an open line is closed.

    Attributes:
        field: the ledger.
        word: what closes it, before the day.
    """

    field: str
    word: str

    def is_open(self, entry: Entry) -> bool:
        """Tell whether nothing has closed an entry; mere news waits for nobody."""
        if isinstance(entry, Life):
            return entry.answered is None and entry.occasion is not Occasion.NEWS
        return isinstance(entry, Promise) and entry.ending is None

    def closed(self, entry: Entry, day: PartialDate) -> Entry:
        """Return the entry as it is once it is closed."""
        if isinstance(entry, Life):
            return entry._replace(answered=day)
        if isinstance(entry, Promise):
            return entry._replace(ending=Ending.KEPT, ended=day)
        raise TypeError(entry)


ANSWERED = Closing("life", "answered")
KEPT = Closing("promises", "kept")


def still_open(person: Person, closing: Closing, day: PartialDate) -> list[Entry]:
    """Return the entries that wait to be closed, the newest first; what is of a later day does not yet."""
    entries: Items[Entry] = getattr(person, closing.field)
    found = [entry for entry in entries if closing.is_open(entry) and not day.before(entry.date)]
    return sorted(found, key=lambda entry: (entry.date.first, -entry.span.line), reverse=True)


def with_closed(
    path: str, content: bytes, closing: Closing, entry: Entry, day: PartialDate, settings: Settings
) -> Written:
    """Return a note in which an entry is closed.

    Args:
        path: the file, from the archive's root.
        content: its bytes, of which `entry` was read.
        closing: what closes it.
        entry: the one that is open.
        day: the day on which it was closed.
        settings: those of the archive.

    Raises:
        CannotWriteError: where the place cannot be told.
    """
    source = Source(path, content)

    def meant(was: Person | Event, now: Person | Event) -> bool:
        old: Items[Entry] = getattr(was, closing.field)
        new: Items[Entry] = getattr(now, closing.field)
        wanted = [bare(closing.closed(each, day) if each == entry else each) for each in old]
        same_words = [each._replace(words=before.words) for before, each in zip(old, new, strict=False)]
        return [bare(each) for each in same_words] == wanted and same_but(was, now, closing.field)

    return judged(source, _places(outline(source, settings.fields), closing, entry, day), settings, meant)


def _places(the: Outline, closing: Closing, entry: Entry, day: PartialDate) -> Iterator[Cut]:
    """Yield where the closing words could stand."""
    words = f"{closing.word} {day}"
    node = _node(the, closing.field, entry)
    text = the.source.text
    if isinstance(node, Mapping) and text[node.start] == "{":
        end = end_of(text, node.pairs[-1][1])
        yield Cut(end, end, f", {closing.word}: {day}")
    elif isinstance(node, Mapping) and len(node.pairs) > 1:
        start = the.source.start_of(the.last_line(node) + 1)
        yield Cut(start, start, f"{' ' * the.source.column(node.start)}{closing.word}: {day}\n")
    elif isinstance(node, Mapping):
        yield from _at_the_end(text, node.pairs[0][0], words)
    else:
        colon = text.find(": ", node.start, node.end)
        if colon >= 0:
            yield Cut(colon, colon, f" {words}")
        yield from _at_the_end(text, node, words)


def _at_the_end(text: str, node: Scalar, words: str) -> Iterator[Cut]:
    """Yield the end of a text, within its quotes."""
    end = node.end if node.plain else node.end - 1
    yield Cut(end, end, f" {words}" if text[end - 1] != " " else words)


def _node(the: Outline, field: str, entry: Entry) -> Scalar | Mapping:
    """Return the entry's node."""
    found = the.field(field)
    items: Items[Node] = found[1].items if found and isinstance(found[1], Sequence) else ()
    for node in items:
        start = the.source.line_of(node.start), the.source.column(node.start)
        if start == (entry.span.line - 1, entry.span.column - 1) and not isinstance(node, Sequence):
            return node
    raise CannotWriteError(
        f"{entry.span.path}:{entry.span.line}: this line is in no list that can be written to"
    )
