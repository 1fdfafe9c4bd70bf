"""Ledger entries of the common shapes, quicker than word by word, and never otherwise.

Most entries are a date and a few words that other entries have as well: `coffee 2h by me`. A
line of that sort is read once, by the full reader, with stand-ins for its dates and ids; others
of its shape are that entry, with their own words put in. Where the full reader finds anything
to say of a shape, or a line's own words do not fit, it reads the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence as Words
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, Generic, TypeVar

from kinmap.archive.entries import Draft, read_line
from kinmap.archive.frontmatter import Mapping, Node, Scalar
from kinmap.archive.grammar import Ledger
from kinmap.archive.ledgers import Entry
from kinmap.archive.reading import Reading, Wanted
from kinmap.dates import NotADateError, PartialDate, parse_date

HEAD = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(?: (\w+(?:-\w+)*(?: \w+(?:-\w+)*)*))?")
"""A date, and words of letters and digits; those with a hyphen are the entry's own."""
DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
FIRST = "1000-01"
"""The date that a shape is read with, so that none of its own is before it."""
YEAR = 2000
"""The word at place 3 of a shape is stood in for by the January of the third year after it, or by `id-3`."""
MOST = 99
"""Words of an entry of a common shape."""
AT_HAND = 1 << 12
"""Shapes of one ledger that are kept."""
Put = Callable[[Words[str]], Any]
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Shape(Generic[E]):
    """An entry in which stand-ins may be in the place of its own words.

    Attributes:
        make: makes an entry of its fields.
        fields: those of the entry that was read.
        own: which of them has own words in it, and what it is with those of another line.
        dates: the places of the own words that are dates.
        links: the places of the words that are links, and what each may lead to.
        words: which field has the words as they are written.
        note: which has the note.
    """

    make: Callable[[Words[object]], E]
    fields: tuple[object, ...]
    own: tuple[tuple[int, Put], ...]
    dates: tuple[int, ...]
    links: tuple[tuple[int, Wanted], ...]
    words: int
    note: int


@dataclass(frozen=True, slots=True)
class Grammar(Generic[E]):
    """What a ledger's words are, what makes an entry of them, and its shapes, each read when it is met."""

    ledger: Ledger
    build: Callable[[Draft], E | None]
    shape: Callable[[str], Shape[E] | None]


def grammar(ledger: Ledger, build: Callable[[Draft], E | None]) -> Grammar[E]:
    """Return the grammar of a ledger."""
    return Grammar(ledger, build, lru_cache(AT_HAND)(partial(shape_of, ledger, build)))


def quick_entry(reading: Reading, node: Node, shape: Callable[[str], Shape[E] | None]) -> E | None:
    """Return the entry of a node; None where the full reader has to look at it.

    Args:
        reading: the file, for the links.
        node: one line, or a head with its note.
        shape: returns that of a head, in which stand-ins are in the place of its own words.
    """
    head, last = _head(node)
    if head is None or last is None or not head.plain or len(head.value) != head.end - head.start:
        return None
    found = HEAD.fullmatch(head.value)
    if found is None or not reading.text.startswith("\n", last.end):  # else a comment may follow
        return None
    day, written = found.groups("")
    known = shape(stood_in(written) if "-" in written else written)
    if known is None:
        return None
    return _as_in(known, reading, head, (day, written), "" if last is head else last.value.strip())


def _head(node: Node) -> tuple[Scalar | None, Scalar | None]:
    """Return the head of an entry, and what stands last in it."""
    if isinstance(node, Scalar):
        return node, node
    if isinstance(node, Mapping) and len(node.pairs) == 1 and not node.flow:
        key, value = node.pairs[0]
        return (key, value) if isinstance(value, Scalar) else (None, None)
    return None, None


def _as_in(known: Shape[E], reading: Reading, head: Scalar, said: tuple[str, str], note: str) -> E | None:
    """Return the entry that a head makes as others of its shape do; `said` is its date and its words."""
    fields, (day, written) = [*known.fields], said
    try:
        date = parse_date(day)
        if known.own or known.links:
            words = head.value.split(" ")
            if any(parse_date(words[at]).before(date) for at in known.dates):
                return None
            for at, put in known.own:
                fields[at] = put(words)
            for at, wanted in known.links:
                reading.link(words[at], head.start + sum(len(word) + 1 for word in words[:at]), wanted)
    except NotADateError:
        return None
    fields[:2] = reading.lines.span(head.start), date
    fields[known.note] = note
    if "-" in written:  # else they are those of the shape, and all entries have the one text
        fields[known.words] = written
    return known.make(fields)


def stood_in(written: str) -> str:
    """Return the words after a date, with a stand-in for each that has a hyphen."""
    return " ".join(
        word if "-" not in word else f"{YEAR + at}-01" if DATE.fullmatch(word) else f"id-{at}"
        for at, word in enumerate(written.split(" "), 1)
    )


def shape_of(ledger: Ledger, build: Callable[[Draft], E | None], written: str) -> Shape[E] | None:
    """Return the shape of the words after a date, None where it is not plain what they say."""
    head = f"{FIRST} {written}" if written else FIRST
    words, reading = head.split(" "), Reading("", head)
    draft = Draft(reading, ledger, 0)
    read_line(draft, head, Scalar(head, 0, len(head)))
    entry = build(draft)
    if entry is None or reading.problems or len(words) > MOST:
        return None
    own = tuple(_own(entry))
    dates = [at for at, word in enumerate(words) if at and DATE.fullmatch(word)]
    if len(dates) != sum(isinstance(value, PartialDate) for value in entry[2:]):
        return None  # a date stands for somebody, or for a place
    links = tuple((head[: link.span.column - 1].count(" "), link.wanted) for link in reading.links)
    name = entry._fields.index
    make = partial(tuple.__new__, type(entry))
    return Shape(make, tuple(entry), own, tuple(dates), links, name("words"), name("note"))


def _own(entry: Entry) -> Iterator[tuple[int, Put]]:
    """Yield the fields in which stand-ins are, and what puts a line's own words there."""
    for at, value in enumerate(entry[2:], 2):
        if isinstance(value, PartialDate):
            yield at, partial(_date, value.year - YEAR)
        elif isinstance(value, tuple) and any(place_of(word) for word in value):
            places = [place_of(word) or str(word) for word in value]
            yield at, partial(_ids, places)
        elif isinstance(value, str) and place_of(value) and entry._fields[at] != "words":
            yield at, itemgetter(place_of(value))


def place_of(value: object) -> int:
    """Return the place of the word that something stands in for, 0 if it does not."""
    return int(value[3:]) if isinstance(value, str) and value.startswith("id-") else 0


def _date(at: int, words: Words[str]) -> PartialDate:
    return parse_date(words[at])


def _ids(places: Words[int | str], words: Words[str]) -> tuple[str, ...]:
    """Return ids, each once."""
    return tuple(dict.fromkeys(words[each] if isinstance(each, int) else each for each in places))
