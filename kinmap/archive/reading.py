"""One file while it is read: its text, its places, and what was found wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from kinmap.problems import Problem, Splice
from kinmap.text import Lines, Span, nearest


class Wanted(Enum):
    """What a link may lead to."""

    PERSON = "a person"
    ANYBODY = "a person or an event"


class Link(NamedTuple):
    """A link as it was written, with or without its brackets, before anybody looked where it leads."""

    written: str
    span: Span
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Links:
    """The links of one note; a `Link` is made of each only for whoever asks for it with its place.

    Attributes:
        path: the note.
        written: the words of each.
        anybody: whether it may lead to an event as well.
        lines: the line of each, from 1.
        columns: the column of each, likewise.
    """

    path: str = ""
    written: tuple[str, ...] = ()
    anybody: tuple[bool, ...] = ()
    lines: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[Link]:
        return map(self.__getitem__, range(len(self)))

    def __len__(self) -> int:
        return len(self.written)

    def __getitem__(self, at: int) -> Link:
        """Return one of them, by its number from 0."""
        wanted = Wanted.ANYBODY if self.anybody[at] else Wanted.PERSON
        return Link(self.written[at], Span(self.path, self.lines[at], self.columns[at]), wanted)


NO_LINKS = Links()


def links_of(path: str, links: Sequence[Link]) -> Links:
    """Return the links of one note."""
    if not links:
        return Links(path)
    written, spans, wanted = zip(*links, strict=True)
    _, lines, columns = zip(*spans, strict=True)
    return Links(path, written, tuple(each is Wanted.ANYBODY for each in wanted), lines, columns)


@dataclass(slots=True)
class Reading:
    """Collects the problems and the links of one file, each at its offset in the text."""

    path: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    lines: Lines = field(init=False)

    def __post_init__(self) -> None:
        self.lines = Lines(self.path, self.text)

    def span(self, offset: int) -> Span:
        """Return the place of the character at `offset`."""
        return self.lines.span(offset)

    def add(
        self, code: str, offset: int, message: str, fix: str | None = None, splice: Splice | None = None
    ) -> None:
        """Note a problem."""
        self.problems.append(Problem(self.span(offset), code, message, fix, splice))

    def link(self, written: str, offset: int, wanted: Wanted = Wanted.PERSON) -> str:
        """Note a link, to be followed when all files are read; return it as it was written."""
        self.links.append(Link(written, self.span(offset), wanted))
        return written

    def unknown(self, code: str, offset: int, word: str, known: Iterable[str], sentence: str) -> None:
        """Note a word that nobody knows, with the nearest one that is known."""
        near = nearest(word, known)
        self.add(code, offset, sentence, f"did you mean `{near}`?" if near else None)


def unwrap(written: str) -> tuple[str, bool]:
    """Return the id or name within `[[…]]` (without `|words` and `#heading`), and whether it was linked."""
    linked = written.startswith("[[") and written.endswith("]]")
    if not linked:
        return written, False
    return written[2:-2].partition("|")[0].partition("#")[0].strip(), True


def short(text: str, most: int = 60) -> str:
    """Return the start of a text, on one line, to show in a message."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= most else line[: most - 1] + "…"


def one_of(words: Iterable[str]) -> str:
    """Return `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
