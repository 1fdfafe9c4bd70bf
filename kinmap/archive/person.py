"""A person, as one note tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from kinmap.archive.ledgers import Exchange, Life, Meeting, Promise, Trust
from kinmap.archive.spans import NOWHERE, Spans
from kinmap.dates import Birthday, PartialDate
from kinmap.text import Span

Plain: TypeAlias = "str | tuple[Plain, ...] | dict[str, Plain]"
"""A value of the owner's own: a text, a list, or values by name."""


class Intent(StrEnum):
    """The owner's decision about somebody."""

    CONNECT = "connect"
    KEEP = "keep"
    REST = "rest"
    LET_GO = "let-go"


class Context(StrEnum):
    """Where in a life somebody belongs."""

    PROFESSIONAL = "professional"
    PERSONAL = "personal"
    SOCIAL = "social"
    CHARITABLE = "charitable"


@dataclass(frozen=True, slots=True)
class Every:
    """The rhythm that the owner wants, in days; None for `never`."""

    days: int | None
    written: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody lives or something happens: a name, or a point (latitude, longitude)."""

    name: str | None
    point: tuple[float, float] | None
    span: Span


class Knows(NamedTuple):
    """A tie that a note declares: to whom, in what words, and since when."""

    id: str
    words: str
    since: PartialDate | None
    span: Span


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the owner's own, shown under its name."""

    name: str
    content: Plain
    span: Span


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody; each with one value or more."""

    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    linkedin: tuple[str, ...] = ()
    web: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What stands under the front matter: Markdown, and the line of the file that it starts at."""

    text: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person. Fields are those of the note; a field that is not there is empty.

    Attributes:
        id: the file's stem in NFC, in the case of the file's name.
        path: the file, from the archive's root, with `/`.
        name: as written, else the first heading, else the id.
        private: in no shared edition.
        facets: those of `site.yml` that the body knows something of, in that order.
        spans: where each known field stands, by name.
    """

    id: str
    path: str
    name: str
    aliases: tuple[str, ...] = ()
    pronouns: str = ""
    known: PartialDate | None = None
    how: str = ""
    through: str | None = None
    contexts: tuple[Context, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    place: Whereabouts | None = None
    every: Every | None = None
    intent: Intent | None = None
    declared: PartialDate | None = None
    birthday: Birthday | None = None
    contact: Contact = Contact()
    boundaries: tuple[str, ...] = ()
    knows: tuple[Knows, ...] = ()
    private: bool = False
    meetings: tuple[Meeting, ...] = ()
    trust: tuple[Trust, ...] = ()
    exchange: tuple[Exchange, ...] = ()
    life: tuple[Life, ...] = ()
    promises: tuple[Promise, ...] = ()
    own: tuple[OwnField, ...] = ()
    body: Body = Body()
    facets: tuple[str, ...] = ()
    spans: Spans = NOWHERE
