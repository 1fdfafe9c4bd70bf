"""Front matter that YAML cannot read: what is wrong where, and all that can still be read.

A text that fails as a whole is taken apart by its indentation, into fields and then into
the items of each list, until the failing piece is as small as it gets. That piece is left
out, named, and, where only quotes are missing, printed as it should be.
"""

from __future__ import annotations

import re

from kinmap.archive.frontmatter import (
    DEEPEST,
    BrokenYamlError,
    Mapping,
    Node,
    Scalar,
    TooDeepError,
    compose,
    printable,
)
from kinmap.archive.pieces import HEADER, Piece, blocks, join, says, stray, without_marks
from kinmap.archive.plain import plain
from kinmap.archive.quotes import line_at, wants_quotes
from kinmap.archive.reading import Reading, short

MOST = 200
"""Broken pieces named in one file; beyond, the file is something else than a note."""
FAULTS = f"{MOST} faults"
MOST_PIECES = 10_000
"""Pieces that are tried one by one; beyond, likewise."""


class GivenUpError(Exception):
    """So many pieces, or broken ones, that the rest is not tried: where it begins, and after what."""


def parse(reading: Reading, start: int, end: int) -> Node | None:
    """Return the node that stands between two offsets, as far as it can be read.

    Returns:
        None where there is nothing; what is wrong is in the problems of the reading.
    """
    text = without_marks(reading, printable(reading, start, end), start)
    before = len(reading.problems)
    known = plain(reading, text, start)
    if known is not None:
        return known
    del reading.problems[before:]
    try:
        return compose(reading, text, start)
    except (BrokenYamlError, TooDeepError) as error:
        del reading.problems[before:]
        return _Recovery(reading).all_of(Piece(text, start, 0), error)


class _Recovery:
    """The search for the failing pieces of one text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.named = 0

    def all_of(self, whole: Piece, error: BrokenYamlError | TooDeepError) -> Node | None:
        nodes: list[Node] = []
        before = len(self.reading.problems)
        try:
            for number, piece in enumerate(blocks(whole)):
                self.enough(number, nodes, piece)
                nodes += self.read(piece)
        except GivenUpError as stop:
            offset, what = stop.args
            self.reading.add("yaml", offset, f"from here on it was not read, after {what} above")
        node = join(self.reading, nodes)
        if not self.named and not any(problem.code == "yaml" for problem in self.reading.problems[before:]):
            self.name(whole, error)
        return node

    def enough(self, number: int, nodes: list[Node], piece: Piece) -> None:
        """Stop where line after line is nothing but words, or where there are more than anybody writes."""
        if len(nodes) >= MOST and all(isinstance(node, Scalar) for node in nodes[-MOST:]):
            raise GivenUpError(piece.start, FAULTS)
        if number == MOST_PIECES:
            raise GivenUpError(piece.start, f"{MOST_PIECES:,} fields")

    def read(self, piece: Piece) -> list[Node]:
        """Return what the piece holds; where it fails, what its parts hold."""
        before = len(self.reading.problems)
        try:
            node = compose(self.reading, piece.text, piece.start, piece.depth)
        except (BrokenYamlError, TooDeepError) as error:
            del self.reading.problems[before:]
            return self.parts(piece, error)
        return [] if node is None else [node]

    def parts(self, piece: Piece, error: BrokenYamlError | TooDeepError) -> list[Node]:
        head, newline, rest = piece.text.partition("\n")
        below = Piece(rest, piece.start + len(head) + 1, piece.depth + 1)
        if not newline or not HEADER.match(head) or not rest.strip():
            self.name(piece, error)
            return self.above(piece, error)
        nodes = [node for part in blocks(below) for node in self.read(part)]
        try:
            header = compose(self.reading, head, piece.start, piece.depth)
        except (BrokenYamlError, TooDeepError) as fault:
            self.name(piece, fault)
            return []
        if not isinstance(header, Mapping) or len(header.pairs) != 1 or not nodes:
            return []
        inner = join(self.reading, nodes)
        return [header._replace(pairs=((header.pairs[0][0], inner),))] if inner else []

    def above(self, piece: Piece, error: BrokenYamlError | TooDeepError) -> list[Node]:
        """Return what stands above a line that is out of place; it can be read without it."""
        before = self.reading.problems[:]
        if isinstance(error, TooDeepError) or before[-1].code != "yaml":
            return []
        offset = error.began if "quoted" in error.context else error.offset
        line = piece.text.rfind("\n", 0, max(0, offset - piece.start))
        if line < 0:
            return []
        try:
            node = compose(self.reading, piece.text[:line], piece.start, piece.depth)
        except (BrokenYamlError, TooDeepError):
            self.reading.problems[:] = before
            return []
        return [node] if node else []

    def name(self, piece: Piece, error: BrokenYamlError | TooDeepError) -> None:
        """Say what is wrong with a piece that cannot be taken apart further."""
        self.named += 1
        if self.named > MOST:
            raise GivenUpError(piece.start, FAULTS)
        mark = next((line for line in piece.text.split("\n") if says(line)), "")
        if mark.startswith(("%", "...")):
            self.reading.add("yaml", piece.start + piece.text.index(mark), *stray(mark))
        elif isinstance(error, TooDeepError) or "flow level" in error.context:
            what = f"more than {DEEPEST} lists and mappings in each other"
            self.reading.add("too-deep", deepest(piece, error), what, "write it flatter")
        elif not wants_quotes(self.reading, piece, error):
            self.reading.add("yaml", *in_words(self.reading, piece, error))


def deepest(piece: Piece, error: BrokenYamlError | TooDeepError) -> int:
    """Return where a piece goes too deep; libyaml has a limit of its own, and looks far ahead of it."""
    if isinstance(error, TooDeepError):
        return error.offset
    brackets = [found.start() for found in re.finditer(r"[\[{]", piece.text)]
    return piece.start + brackets[DEEPEST - piece.depth - 1]


def in_words(reading: Reading, piece: Piece, error: BrokenYamlError) -> tuple[int, str, str | None]:
    """Return the place, the sentence and the fix for YAML that cannot be read."""
    at = min(max(error.offset - piece.start, 0), max(len(piece.text) - 1, 0))
    sign = piece.text[at : at + 1]
    if error.context == "while scanning a quoted scalar":
        mark = reading.text[error.began]
        return error.began, f"a quote ({mark}) is opened here and never closed", f"close it with {mark}"
    if sign == "\t" or "\t" in line_at(piece.text, at).split("#")[0][:1]:
        return error.offset, "a tab stands here, and YAML takes only spaces", "put spaces in its place"
    if "flow" in error.context:
        return _bracket(piece, error)
    if "mapping values" in error.problem or "did not find expected" in error.problem:
        return _indented(piece, error)
    return error.offset, f"YAML cannot be read here: {error.problem}", None


def _indented(piece: Piece, error: BrokenYamlError) -> tuple[int, str, str | None]:
    at = min(max(error.offset - piece.start, 0), len(piece.text))
    start = piece.text.rfind("\n", 0, at) + 1
    line = piece.text[start:].split("\n", 1)[0]
    offset = piece.start + start + len(line) - len(line.lstrip())
    what = f"`{short(line.strip())}` does not stand where YAML expects it: its indentation is off"
    fix = "give the lines of one list, or of one mapping, the same indentation; end each name with `:`"
    return offset, what, fix


def _bracket(piece: Piece, error: BrokenYamlError) -> tuple[int, str, str | None]:
    """Name the last bracket that was opened before the fault."""
    before = piece.text[: error.offset - piece.start + 1]
    at = max(before.rfind("["), before.rfind("{"), 0)
    mark, closing = ("{", "}") if piece.text[at : at + 1] == "{" else ("[", "]")
    what = f"`{mark}` is opened here and not closed as it should be"
    return piece.start + at, what, f"close it with `{closing}`"
