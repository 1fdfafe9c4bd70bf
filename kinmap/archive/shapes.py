"""The fields of a note by their shapes: which reader takes which, and the few odd ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kinmap.archive import values
from kinmap.archive.event import EventKind
from kinmap.archive.fields import WAYS, Field, Shape
from kinmap.archive.frontmatter import Mapping, Node, Scalar
from kinmap.archive.ledger_reader import (
    read_exchange,
    read_life,
    read_meetings,
    read_promises,
    read_trust,
)
from kinmap.archive.person import Contact, Context, Intent, Knows
from kinmap.archive.reading import Reading, Wanted
from kinmap.archive.settings import Settings

SINCE = re.compile(r"(?:^|.*\s)since\s+([0-9]\S*)", re.DOTALL)
WORDS: dict[str, type[Context | Intent | EventKind]] = {
    "contexts": Context,
    "intent": Intent,
    "kind": EventKind,
}

Reader = Callable[[Reading, Node, str, Field], object]


def read_field(reading: Reading, node: Node, name: str, field: Field, settings: Settings) -> object:
    """Return the value of a field, None where there is none that can be read."""
    if field.shape is Shape.LEDGER:
        return _ledger(reading, node, name, settings)
    return READERS[field.shape](reading, node, name, field)


def _ledger(reading: Reading, node: Node, name: str, settings: Settings) -> object:
    if name == "meetings":
        return read_meetings(reading, node, settings.kinds)
    readers = {
        "trust": read_trust,
        "exchange": read_exchange,
        "life": read_life,
        "promises": read_promises,
    }
    return readers[name](reading, node)


def _word(reading: Reading, node: Node, name: str, field: Field) -> object:
    word = values.word(reading, node, name, field.words)
    return WORDS[name](word) if word else None


def _words(reading: Reading, node: Node, name: str, field: Field) -> object:
    found = [values.word(reading, item, name, field.words) for item in values.scalars(reading, node, name)]
    return tuple(dict.fromkeys(WORDS[name](word) for word in found if word))


def _id(reading: Reading, node: Node, name: str, _field: Field) -> object:
    written = values.text(reading, node, name)
    return reading.link(written, node.start, Wanted.ANYBODY) if written else None


def _ids(reading: Reading, node: Node, name: str, _field: Field) -> object:
    found = values.scalars(reading, node, name)
    return tuple(reading.link(item.value.strip(), item.start) for item in found)


def _ties(reading: Reading, node: Node, name: str, _field: Field) -> object:
    return tuple(tie for item in _tie_items(reading, node, name) for tie in _tie(reading, item, name))


def _tie_items(reading: Reading, node: Node, name: str) -> tuple[Node, ...]:
    if not isinstance(node, Scalar | Mapping) and values.bracketed_list(reading, node):
        return ()
    return values.items(reading, node, name)


def _tie(reading: Reading, node: Node, name: str) -> Iterator[Knows]:
    if not isinstance(node, Mapping):
        written = values.text(reading, node, name)
        if written:
            yield Knows(reading.link(written, node.start), "", None, reading.span(node.start))
        return
    for key, value in node.pairs:
        words = "" if values.empty(value) else values.text(reading, value, name) or ""
        since = SINCE.fullmatch(words)
        at = reading.text.find(since[1], value.start, value.end) if since else -1
        day = values.date_at(reading, since[1], max(at, value.start)) if since else None
        link = reading.link(key.value.strip(), key.start)
        yield Knows(link, words, day, reading.span(key.start))


def _contact(reading: Reading, node: Node, name: str, _field: Field) -> object:
    if not isinstance(node, Mapping):
        sentence = f"`{name}` takes a mapping: {Shape.CONTACT.value}"
        reading.add("type", node.start, sentence, "contact: {email: nives@example.org}")
        return None
    ways = {}
    for key, value in node.pairs:
        if key.value not in WAYS:
            sentence = f"`{key.value}` is no part of `{name}`, which takes {', '.join(WAYS)}"
            reading.unknown("unknown-field", key.start, key.value, WAYS, sentence)
        elif not values.empty(value):
            ways[key.value] = values.one_or_more(reading, value, key.value)
    return Contact(**ways)


READERS: dict[Shape, Reader] = {
    Shape.TEXT: lambda reading, node, name, _: values.text(reading, node, name),
    Shape.TEXTS: lambda reading, node, name, _: values.texts(reading, node, name),
    Shape.WORD: _word,
    Shape.WORDS: _words,
    Shape.YES_NO: lambda reading, node, name, _: values.yes_no(reading, node, name),
    Shape.DATE: lambda reading, node, name, _: values.day(reading, node, name),
    Shape.BIRTHDAY: lambda reading, node, name, _: values.birthday(reading, node, name),
    Shape.LENGTH: lambda reading, node, name, _: values.every(reading, node, name),
    Shape.PLACE: lambda reading, node, name, _: values.place(reading, node, name),
    Shape.ID: _id,
    Shape.IDS: _ids,
    Shape.TIES: _ties,
    Shape.CONTACT: _contact,
}
