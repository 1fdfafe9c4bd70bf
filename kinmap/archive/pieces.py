"""Pieces of front matter: whole lines taken apart by their indentation, and put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence, fresh
from kinmap.archive.reading import Reading, short

ITEM = re.compile(r"[ ]*-(?:[ ]|$)")
HEADER = re.compile(r"[^\s#\-][^:]*:[ ]*(?:#.*)?$|[^\s#:\-]+:[ ]*(?:#.*)?$")
"""A field whose value stands below it."""
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole lines of the front matter: their text, and its offset in the file."""

    text: str
    start: int
    depth: int

    @property
    def indent(self) -> int:
        """The indentation of its first line that says something, in spaces."""
        return next((_indent(line) for line in self.text.split("\n") if says(line)), 0)


def blocks(piece: Piece) -> Iterator[Piece]:
    """Yield the pieces that begin at the indentation of the first line.

    Of a field whose list is not indented, the items belong to the field.
    """
    indent = piece.indent
    started: list[str] = []
    items: bool | None = None
    start = at = piece.start
    for line in piece.text.split("\n"):
        if says(line):
            item = ITEM.match(line) is not None
            if items is not None and _indent(line) <= indent and (items or not item):
                yield Piece("\n".join(started), start, piece.depth)
                started, start, items = [], at, None
            if items is None:
                items = item or not HEADER.match(line.lstrip(" "))
        started.append(line)
        at += len(line) + 1
    yield Piece("\n".join(started), start, piece.depth)


def says(line: str) -> bool:
    """Tell whether a line is neither blank nor a comment."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def join(reading: Reading, nodes: list[Node]) -> Node | None:
    """Put the parts of a list, or of a mapping, together again; a stray text among them is named."""
    lists = [node for node in nodes if isinstance(node, Sequence)]
    mappings = [node for node in nodes if isinstance(node, Mapping)]
    if not lists and not mappings:
        return nodes[0] if nodes else None
    wanted = Sequence if len(lists) > len(mappings) else Mapping
    for node in nodes:
        if not isinstance(node, wanted):
            offset = node.start
            reading.add("yaml", offset, *stray(reading.text[offset : node.end]))
    start, end = nodes[0].start, nodes[-1].end
    if wanted is Sequence:
        return Sequence(tuple(item for node in lists for item in node.items), start, end)
    seen: dict[str, Scalar] = {}
    pairs = [pair for node in mappings for pair in node.pairs]
    return Mapping(tuple(pair for pair in pairs if fresh(reading, seen, pair[0])), start, end)


def without_marks(reading: Reading, text: str, start: int) -> str:
    """Name the marks that git leaves of a merge, and make comments of them, so that both sides are read."""
    if "<<<<<<< " not in text:
        return text

    def comment(mark: re.Match[str]) -> str:
        reading.add("yaml", start + mark.start(), *stray(mark[0]))
        return "#" * len(mark[0])

    return CONFLICT.sub(comment, text)


def stray(text: str) -> tuple[str, str]:
    """Return what is wrong with a line that is only words, and the mend."""
    shown = short(text)
    if CONFLICT.match(shown):
        return f"`{shown}` is what git leaves of a merge", "choose between the two sides, delete the marks"
    if shown.startswith(("%", "...")):
        return f"`{shown}` is an instruction to YAML, and a note has none", "delete it"
    if ITEM.match(shown):
        return (
            f"`{shown}` is an item of a list, and no field stands above it",
            "put its field, with a `:`, above it",
        )
    what = f"`{shown}` is neither a field nor an item of a list"
    return what, "put a `:` after a field's name, or `- ` before an item"
