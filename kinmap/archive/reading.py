"""One file while it is read: its text, its places, and what was found wrong in it."""

from __future__ import annotations

from collections.abc import Iterable
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
