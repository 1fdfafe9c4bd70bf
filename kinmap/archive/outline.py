"""A note's fields with their places, for one that is to be written to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping as ByName
from dataclasses import dataclass

from kinmap.archive.body import Halves, halves
from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse
from kinmap.archive.source import Source
from kinmap.archive.wording import CannotWriteError

COMMENT = re.compile(r"([ ]*)#")


@dataclass(frozen=True, slots=True)
class Outline:
    """The upper half of a note.

    Attributes:
        source: the file.
        where: its halves.
        root: its fields; None where it has none.
        own: names of the owner's own for known fields.
    """

    source: Source
    where: Halves
    root: Mapping | None
    own: ByName[str, str]

    def field(self, name: str) -> tuple[Scalar, Node] | None:
        """Return a field's name and value, under whatever name it goes.

        Raises:
            CannotWriteError: where it is there twice, or cannot be read.
        """
        pairs = [pair for pair in self.pairs() if self.known(pair[0]) == name]
        lines = {self.source.line_of(pair[0].start) for pair in pairs}
        lines |= set() if self.root is not None and self.root.flow else set(self._looks_like(name))
        if len(lines) > 1:
            first, second, *_ = (line + 1 for line in sorted(lines))
            raise CannotWriteError(f"{self.source.path} gives `{name}` twice, in lines {first} and {second}")
        if lines and not pairs:
            what = f"{self.source.path}: `{name}` in line {lines.pop() + 1} cannot be read"
            raise CannotWriteError(f"{what}; `kinmap check` says why")
        return pairs[0] if pairs else None

    def pairs(self) -> tuple[tuple[Scalar, Node], ...]:
        """Return all fields in the order of the file."""
        return self.root.pairs if self.root else ()

    def known(self, key: Scalar) -> str:
        """Return the known name that a field goes by."""
        written = key.value.strip()
        return self.own.get(written, written)

    def indent(self) -> int:
        """Return the column of the fields."""
        return self.source.column(self.root.pairs[0][0].start) if self.root and self.root.pairs else 0

    def last_line(self, node: Node) -> int:
        """Return the last line of a value, with the comments that stand deeper than it, from 0."""
        text, end = self.source.text, end_of(self.source.text, node)
        line = self.source.line_of(end - 1 if end and text[end - 1] == "\n" else end)
        depth = self.depth(node)
        while (comment := COMMENT.match(text, self.source.start_of(line + 1))) and len(comment[1]) > depth:
            if self.source.start_of(line + 1) >= self.where.end:
                break
            line += 1
        return line

    def depth(self, node: Node) -> int:
        """Return the column at which the line of a value starts."""
        line = self.source.line(self.source.line_of(node.start))
        return len(line) - len(line.lstrip(" "))

    def _looks_like(self, name: str) -> Iterator[int]:
        """Yield the lines that seem to begin a field of that name."""
        names = "|".join(
            re.escape(each) for each in (name, *(own for own in self.own if self.own[own] == name))
        )
        start, end = self.where.start or 0, self.where.end
        wanted = re.compile(rf"^ {{{self.indent()}}}[\"']?(?:{names})[\"']?[ ]*:(?:[ ]|$)", re.MULTILINE)
        for found in wanted.finditer(self.source.text, start, end):
            yield self.source.line_of(found.start())


def outline(source: Source, own: ByName[str, str]) -> Outline:
    """Return the fields of a note.

    Raises:
        CannotWriteError: where its front matter has no end, or is something else.
    """
    where = halves(source.text)
    if where.start is None:
        _bare(source)
        return Outline(source, where, None, own)
    if not where.closed:
        what = "the front matter is never closed; put a line `---` after its last field first"
        raise CannotWriteError(f"{source.path}: {what}")
    root = parse(Reading(source.path, source.text), where.start, where.end)
    if root is not None and not isinstance(root, Mapping):
        raise CannotWriteError(
            f"{source.path}: its front matter is not made of fields; `kinmap check` says more"
        )
    return Outline(source, where, root, own)


def _bare(source: Source) -> None:
    """Refuse what is no note without front matter, but one that cannot be told to have some."""
    first = source.text.lstrip().split("\n", 1)[0]
    if first.rstrip() == "---":
        raise CannotWriteError(f"{source.path}: its front matter does not begin in the first line")
    if "\r" in first or "\x00" in first or source.problems:
        raise CannotWriteError(
            f"{source.path} is no text that can be written to; save it as UTF-8 in your editor"
        )


def end_of(text: str, node: Node) -> int:
    """Return where a value ends, without the comments and blank lines that come after it."""
    if isinstance(node, Scalar) or text[node.start : node.start + 1] in ("[", "{"):
        return node.end
    if isinstance(node, Sequence):
        return end_of(text, node.items[-1]) if node.items else node.end
    return end_of(text, node.pairs[-1][1]) if node.pairs else node.end
