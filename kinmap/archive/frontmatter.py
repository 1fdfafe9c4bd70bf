"""YAML as nodes with their places; no value is guessed.

Libyaml's events are put together here rather than by a loader: every scalar stays the text
that was written, every node knows its offset in the file, and what a plain note has no use
for (anchors, aliases, tags, merge keys, a key given twice) is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias

import yaml
from yaml._yaml import CParser

from kinmap.archive.reading import Reading

DEEPEST = 20
"""Mappings and lists in each other; format.md's figure."""
UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ud800-\\udfff\\ufeff\\ufffe\\uffff]"
)
"""What YAML takes for no text; the set of what it does take is twenty times as slow to compile."""
BREAKS = str.maketrans("\r\x85\u2028\u2029", "\uf8f0\uf8f1\uf8f2\uf8f3")
"""YAML 1.1 takes these for ends of lines; editors and people do not."""
UNBREAK = str.maketrans("\uf8f0\uf8f1\uf8f2\uf8f3", "\r\x85\u2028\u2029")


class Scalar(NamedTuple):
    """A text as it was written; `start` and `end` are offsets in characters into the file's text."""

    value: str
    start: int
    end: int
    plain: bool = True


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    start: int
    end: int
    flow: bool = False


class Mapping(NamedTuple):
    """Keys and values in the order of the file; a key is always a text."""

    pairs: tuple[tuple[Scalar, Node], ...]
    start: int
    end: int
    flow: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping


class TooDeepError(Exception):
    """More than `DEEPEST` mappings and lists in each other; `offset` is where it went too far."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class BrokenYamlError(Exception):
    """YAML that cannot be read: where, what libyaml says of it, and where it began."""

    def __init__(self, offset: int, problem: str, context: str, began: int) -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem
        self.context = context
        self.began = began


def printable(reading: Reading, start: int, end: int) -> str:
    """Return the text between two offsets, of the same length, as libyaml can take it."""
    text = reading.text[start:end]
    if text.replace("\n", "").isprintable():  # nothing below is; nearly all notes are done with here
        return text
    seen = 0
    for found in UNPRINTABLE.finditer(text):
        line = reading.span(start + found.start()).line
        if line != seen:
            name = f"U+{ord(found[0]):04X}"
            what = f"a control character ({name}) stands here"
            reading.add("yaml", start + found.start(), what, "delete it")
        seen = line
    return UNPRINTABLE.sub("\ufffd", text).translate(BREAKS)


def compose(reading: Reading, text: str, start: int, depth: int = 0) -> Node | None:
    """Return the one node that the text holds; None where it holds nothing.

    Args:
        reading: the file, for the problems.
        text: what to read, made `printable`.
        start: its offset in the file.
        depth: how many mappings and lists it stands in already.

    Raises:
        BrokenYamlError: where YAML ends.
        TooDeepError: where it goes too deep.
    """
    return _Composer(reading, start, depth).run(text)


class _Mark(Protocol):
    """What both of PyYAML's kinds of marks have."""

    @property
    def index(self) -> int: ...


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    start: int
    flow: bool
    mapping: bool
    nodes: list[Node] = field(default_factory=list)


class _Composer:
    def __init__(self, reading: Reading, start: int, depth: int) -> None:
        self.reading = reading
        self.start = start
        self.depth = depth
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0

    def run(self, text: str) -> Node | None:
        try:
            for event in _events(text):
                self.take(event)
        except yaml.MarkedYAMLError as error:
            raise self.broken(error) from None
        return self.root

    def broken(self, error: yaml.MarkedYAMLError) -> BrokenYamlError:
        mark = error.problem_mark or error.context_mark
        began = error.context_mark or mark
        return BrokenYamlError(self.at(mark), error.problem or "", error.context or "", self.at(began))

    def at(self, mark: _Mark | None) -> int:
        return self.start + (mark.index if mark else 0)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.close(self.at(event.end_mark))
        elif isinstance(event, yaml.AliasEvent):
            start = self.at(event.start_mark)
            self.refuse(start, f"`*{event.anchor}` is a YAML alias")
            self.put(Scalar("", start, self.at(event.end_mark)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                offset = self.at(event.start_mark)
                raise BrokenYamlError(offset, "a second document starts here", "", offset)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_signs(event)
        value = event.value if event.value.isascii() else event.value.translate(UNBREAK)
        self.put(Scalar(value, self.at(event.start_mark), self.at(event.end_mark), not event.style))

    def open(self, event: yaml.CollectionStartEvent) -> None:
        self.refuse_signs(event)
        start = self.at(event.start_mark)
        if len(self.stack) + self.depth >= DEEPEST:
            raise TooDeepError(start)
        self.stack.append(_Open(start, bool(event.flow_style), isinstance(event, yaml.MappingStartEvent)))

    def close(self, end: int) -> None:
        done = self.stack.pop()
        if done.mapping:
            pairs = tuple(_pairs(self.reading, done.nodes))
            self.put(Mapping(pairs, done.start, end, done.flow))
        else:
            self.put(Sequence(tuple(done.nodes), done.start, end, done.flow))

    def put(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self.root = node

    def refuse_signs(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        start = self.at(event.start_mark)
        if event.anchor is not None:
            self.refuse(start, f"`&{event.anchor}` is a YAML anchor")
        if event.tag is not None:
            self.refuse(start, f"`{_as_written(event.tag)}` is a YAML tag")

    def refuse(self, offset: int, what: str) -> None:
        fix = "delete it, or put the whole text in quotes if it belongs to it"
        self.reading.add("plain-data", offset, f"{what}, and a note is plain data", fix)


def _as_written(tag: str) -> str:
    standard = "tag:yaml.org,2002:"
    return "!!" + tag.removeprefix(standard) if tag.startswith(standard) else tag


def _events(text: str) -> Iterator[yaml.Event]:
    parser = CParser(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        parser.dispose()


def _pairs(reading: Reading, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
    """Put keys and values together, the first of each key; what is no key is said and left out."""
    seen: dict[str, Scalar] = {}
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if not isinstance(key, Scalar):
            what = "the name of a field is a text, not a list or a mapping"
            reading.add("type", key.start, what, "write the field as name: value")
        elif key.value == "<<" and key.plain:
            what = "`<<` is a YAML merge key, and a note is plain data"
            reading.add("plain-data", key.start, what, "write out the fields that it stands for")
        elif fresh(reading, seen, key):
            yield key, value


def fresh(reading: Reading, seen: dict[str, Scalar], key: Scalar) -> bool:
    """Tell whether a key is given for the first time; note the problem where it is not."""
    first = seen.setdefault(key.value, key)
    if first is key:
        return True
    line = reading.span(first.start).line
    fix = f"keep one of the two; the one of line {line} counts until then"
    reading.add("duplicate-field", key.start, f"`{key.value}` is given twice, first in line {line}", fix)
    return False
