"""One file of people/ or events/ into a person or an event: a pure function of its text.

Links are kept as they were written; whom they lead to is known only when all files are read
(see `links`). The settings say which kinds of meeting there are, which facets, and which
names of the owner's own stand for known fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kinmap.archive import body as lower
from kinmap.archive.event import Event
from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS, Field
from kinmap.archive.frontmatter import Mapping, Node, Scalar
from kinmap.archive.nesting import cut_at
from kinmap.archive.person import Body, OwnField, Person
from kinmap.archive.reading import NO_LINKS, Links, Reading, Wanted, links_of
from kinmap.archive.recover import parse
from kinmap.archive.settings import Settings
from kinmap.archive.shapes import read_field
from kinmap.archive.spans import spans_of
from kinmap.archive.values import empty, own
from kinmap.problems import Problem
from kinmap.text import Span, nearest, nfc

BROKEN = {"front-matter", "yaml", "quote", "plain-data", "too-deep"}
"""Faults that may have cost the name; where there is one, its lack is not said as well."""
T = TypeVar("T", Person, Event)


@dataclass(frozen=True, slots=True)
class Note(Generic[T]):
    """What one file holds.

    Attributes:
        about: the person or the event, with links as they were written.
        links: every link in it, with its place.
        bare: whether it has no front matter, or nothing in it.
        nameless: whether something stands in the place of its name.
    """

    about: T
    problems: tuple[Problem, ...] = ()
    links: Links = NO_LINKS
    bare: bool = False
    nameless: bool = False


@dataclass(slots=True)
class _Upper:
    """The front matter of one note, sorted into known fields and the owner's own."""

    known: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    own: list[OwnField] = field(default_factory=list)
    bare: bool = False


def id_of(path: str) -> str:
    """Return the id that a file gives: its name without `.md`, NFC."""
    return nfc(path.rpartition("/")[2].removesuffix(".md"))


def read_person(path: str, text: str, settings: Settings) -> Note[Person]:
    r"""Return the person that a note tells of.

    Args:
        path: the file, from the archive's root.
        text: what it holds, without a byte order mark and with `\\n` at the ends of lines.
        settings: those of the archive.
    """
    reading = Reading(path, text)
    upper, body, headings = _read(reading, PERSON_FIELDS, settings)
    name = upper.known.pop("name", None)
    person = Person(
        id=id_of(path),
        path=path,
        name=name or lower.title(headings) or id_of(path),
        own=tuple(upper.own),
        body=body,
        facets=lower.facets(headings, settings.facets),
        spans=spans_of(path, upper.spans),
        **upper.known,
    )
    said = "name" in upper.spans or upper.bare or _broken(reading)
    return Note(person, tuple(reading.problems), links_of(path, reading.links), upper.bare, not said)


def read_event(path: str, text: str, settings: Settings) -> Note[Event]:
    """Return the event that a note tells of; arguments as for `read_person`."""
    reading = Reading(path, text)
    upper, body, headings = _read(reading, EVENT_FIELDS, settings)
    title = upper.known.pop("title", None)
    event = Event(
        id=id_of(path),
        path=path,
        title=title or lower.title(headings) or id_of(path),
        own=tuple(upper.own),
        body=body,
        spans=spans_of(path, upper.spans),
        **upper.known,
    )
    for name in ("title", "date"):
        if name not in upper.spans and not _broken(reading):
            example = f"{name}: {EVENT_FIELDS[name].example}"
            reading.add("missing-field", 0, f"an event needs its `{name}`", f"add a line such as {example}")
    return Note(event, tuple(reading.problems), links_of(path, reading.links))


def _broken(reading: Reading) -> bool:
    return any(problem.code in BROKEN for problem in reading.problems)


def _read(
    reading: Reading, fields: dict[str, Field], settings: Settings
) -> tuple[_Upper, Body, list[lower.Heading]]:
    where = lower.halves(reading.text)
    if not where.closed:
        sentence = "the front matter that starts here is never closed"
        reading.add("front-matter", 0, sentence, "put a line `---` after its last field")
    upper = _Upper(bare=where.start is None)
    if where.start is not None:
        node = parse(reading, where.start, where.end)
        upper = _sort(reading, node, fields, settings)
        upper.bare = upper.bare and where.closed and not _broken(reading)
    text = reading.text[where.body :]
    for at, written in lower.wiki_links(text):
        reading.link(written, where.body + at, Wanted.ANYBODY)
    _look_at_depth(reading, text, where.body)
    body = Body(text, reading.span(where.body).line)
    return upper, body, lower.headings(text)


def _look_at_depth(reading: Reading, text: str, start: int) -> None:
    cut = cut_at(text)
    if cut is not None:
        offset = start + sum(len(line) + 1 for line in text.split("\n")[: cut - 1])
        sentence = "the Markdown from here on is nested too deep, or too much, and is shown as it stands"
        reading.add("nested", offset, sentence, "use fewer levels of quotations and lists")


def _sort(reading: Reading, node: Node | None, fields: dict[str, Field], settings: Settings) -> _Upper:
    upper = _Upper(bare=node is None)
    if node is None:
        return upper
    if not isinstance(node, Mapping):
        what = "a list" if not isinstance(node, Scalar) else "a text"
        sentence = f"front matter is made of fields, `name: …`, and here is {what}"
        reading.add("front-matter", node.start, sentence, "write one field a line, such as name: Nives Orlić")
        return upper
    for key, value in node.pairs:
        if not empty(value):
            _take(reading, upper, key, value, fields, settings)
    return upper


def _take(
    reading: Reading, upper: _Upper, key: Scalar, value: Node, fields: dict[str, Field], settings: Settings
) -> None:
    """Read one field into its place."""
    written = key.value.strip()
    name = written if written in fields else settings.fields.get(written, "")
    if name not in fields:
        if not _slip(reading, key, written, fields):
            upper.own.append(OwnField(written, own(value), reading.span(key.start)))
    elif name in upper.spans:
        line = upper.spans[name].line
        sentence = f"`{written}` stands for `{name}`, which line {line} gives already"
        reading.add("duplicate-field", key.start, sentence, "keep one of the two")
    else:
        upper.spans[name] = reading.span(value.start)
        content = read_field(reading, value, name, fields[name], settings)
        if content is not None:
            upper.known[name] = content


def _slip(reading: Reading, key: Scalar, written: str, fields: dict[str, Field]) -> bool:
    """Tell whether an unknown name is a slip for a known one, and say so."""
    near = None if written.startswith("x-") else nearest(written, fields)
    if near is None:
        return False
    sentence = f"`{written}` is no field; it looks like a slip for `{near}`"
    fix = f"write {near}:, or x-{written}: if it is a field of your own"
    reading.add("unknown-field", key.start, sentence, fix)
    return True
