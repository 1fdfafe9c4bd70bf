"""Front matter that YAML cannot read: what is wrong where, and all that can still be read.

A text that fails as a whole is taken apart by its indentation, into fields and then into
the items of each list, until the failing piece is as small as it gets. That piece is left
out, named, and, where only quotes are missing, printed as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.archive.frontmatter import (
    DEEPEST,
    UNBREAK,
    BrokenYamlError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    TooDeepError,
    compose,
    fresh,
    printable,
)
from kinmap.archive.reading import Reading, short
from kinmap.problems import Splice

MOST = 200
"""Broken pieces named in one file; beyond, the file is something else than a note."""
ITEM = re.compile(r"[ ]*-(?:[ ]|$)")
HEADER = re.compile(r"[^\s#\-][^:]*:[ ]*(?:#.*)?$|[^\s#:\-]+:[ ]*(?:#.*)?$")
SIGNS = "[]{}*&!|>%@`?,#'\"-"
KEY = re.compile(r"[ ]*(?:-[ ]+)?[^\s\"'\[{][^:]*?:(?=[ ])")
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
INNER = re.compile(r"\{\s*[\w-]+\s*:")
FIELD_AHEAD = re.compile(r"[\w-]+:(?:[ ]|$)")


class GivenUpError(Exception):
    """So many broken pieces that the rest is not tried."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole lines of the front matter: their text, and its offset in the file."""

    text: str
    start: int
    depth: int

    @property
    def indent(self) -> int:
        """The indentation of its first line that says something, in spaces."""
        return next((_indent(line) for line in self.text.split("\n") if _says(line)), 0)


def parse(reading: Reading, start: int, end: int) -> Node | None:
    """Return the node that stands between two offsets, as far as it can be read.

    Returns:
        None where there is nothing; what is wrong is in the problems of the reading.
    """
    text = printable(reading, start, end)
    before = len(reading.problems)
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
        try:
            for piece in blocks(whole):
                nodes += self.read(piece)
                self.enough(nodes, piece)
        except GivenUpError as stop:
            offset = int(stop.args[0])
            self.reading.add("yaml", offset, f"from here on it was not read, after {MOST} faults above")
        node = join(self.reading, nodes)
        if not self.named and not any(problem.code == "yaml" for problem in self.reading.problems):
            self.name(whole, error)
        return node

    def enough(self, nodes: list[Node], piece: Piece) -> None:
        """Stop where line after line is nothing but words."""
        if len(nodes) >= MOST and all(isinstance(node, Scalar) for node in nodes[-MOST:]):
            raise GivenUpError(piece.start)

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
            return []
        nodes = [node for part in blocks(below) for node in self.read(part)]
        header = compose(self.reading, head, piece.start, piece.depth)
        if not isinstance(header, Mapping) or len(header.pairs) != 1 or not nodes:
            return []
        inner = join(self.reading, nodes)
        return [header._replace(pairs=((header.pairs[0][0], inner),))] if inner else []

    def name(self, piece: Piece, error: BrokenYamlError | TooDeepError) -> None:
        """Say what is wrong with a piece that cannot be taken apart further."""
        self.named += 1
        if self.named > MOST:
            raise GivenUpError(piece.start)
        mark = next((line for line in piece.text.split("\n") if _says(line)), "")
        if CONFLICT.match(mark):
            self.reading.add("yaml", piece.start, *_stray(mark))
        elif isinstance(error, TooDeepError) or "flow level" in error.context:
            what = f"more than {DEEPEST} lists and mappings in each other"
            self.reading.add("too-deep", error.offset, what, "write it flatter")
        elif not wants_quotes(self.reading, piece, error):
            self.reading.add("yaml", *in_words(self.reading, piece, error))


def blocks(piece: Piece) -> Iterator[Piece]:
    """Yield the pieces that begin at the indentation of the first line.

    Of a field whose list is not indented, the items belong to the field.
    """
    indent = piece.indent
    started: list[str] = []
    items: bool | None = None
    start = at = piece.start
    for line in piece.text.split("\n"):
        if _says(line):
            item = ITEM.match(line) is not None
            if items is not None and _indent(line) <= indent and (items or not item):
                yield Piece("\n".join(started), start, piece.depth)
                started, start, items = [], at, None
            items = item if items is None else items
        started.append(line)
        at += len(line) + 1
    yield Piece("\n".join(started), start, piece.depth)


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def join(reading: Reading, nodes: list[Node]) -> Node | None:
    """Put the parts of a list, or of a mapping, together again; a stray text among them is named."""
    lists = [node for node in nodes if isinstance(node, Sequence)]
    mappings = [node for node in nodes if isinstance(node, Mapping)]
    if not lists and not mappings:
        return nodes[0] if nodes else None
    for node in nodes:
        if isinstance(node, Scalar):
            reading.add("yaml", node.start, *_stray(node.value))
    start, end = nodes[0].start, nodes[-1].end
    if len(lists) > len(mappings):
        return Sequence(tuple(item for node in lists for item in node.items), start, end)
    seen: dict[str, Scalar] = {}
    pairs = [pair for node in mappings for pair in node.pairs]
    return Mapping(tuple(pair for pair in pairs if fresh(reading, seen, pair[0])), start, end)


def _stray(text: str) -> tuple[str, str]:
    shown = short(text)
    if CONFLICT.match(shown):
        return f"`{shown}` is what git leaves of a merge", "choose between the two sides, delete the marks"
    what = f"`{shown}` is neither a field nor an item of a list"
    return what, "put a `:` after a field's name, or `- ` before an item"


def quoted(text: str) -> str:
    """Return the text in quotes, as YAML reads it back unchanged; on one line."""
    text = " ".join(text.split("\n")) if "\n" in text else text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def wants_quotes(reading: Reading, piece: Piece, error: BrokenYamlError) -> bool:
    """Tell whether the piece reads once its text is in quotes; note the problem if so."""
    for at, value in texts(piece.text, error.offset - piece.start):
        tidy = " ".join(part.strip() for part in value.split("\n"))
        mended = piece.text[:at] + quoted(tidy) + piece.text[at + len(value) :]
        if needs(value) and _reads(mended, piece.depth):
            offset = piece.start + at
            raw = reading.text[offset : offset + len(value)]
            splice = None if "\n" in raw else Splice(raw, quoted(raw))
            fix = _line_at(mended, at).translate(UNBREAK)
            reading.add("quote", offset, _why(value, error), fix, splice)
            return True
    return False


def texts(text: str, fault: int) -> Iterator[tuple[int, str]]:
    """Yield the texts of a piece that quotes could be put round: after its key, then whole.

    Of a mapping in braces, it is the text in which the fault stands; a quote or a bracket that is
    opened and never closed is another matter, and yields nothing.
    """
    body = text.rstrip()
    lead = re.match(r"(?:[ ]*#.*\n|[ ]*\n)*[ ]*(?:-[ ]+)*", body)
    whole = lead.end() if lead else 0
    key = KEY.match(body, whole)
    at = len(body) - len(body[key.end() :].lstrip(" ")) if key else whole
    if INNER.match(body, at):
        start = body.rfind(": ", 0, max(fault, 0)) + 2
        yield start, re.split(r"[,}]", body[start:], maxsplit=1)[0]
    elif not _open(body[at:]):
        if key:
            yield at, body[at:]
        if ITEM.match(body[:whole].rpartition("\n")[2]):
            yield whole, body[whole:]


def _open(text: str) -> bool:
    """Tell whether a quote or a bracket is opened at the start, and never closed."""
    if text[:1] in ("'", '"'):
        return text.count(text[0]) == 1
    closing = {"[": "]", "{": "}"}.get(text[:1])
    return closing is not None and text.count(closing) < text.count(text[0])


def needs(value: str) -> bool:
    """Tell whether a text is one that YAML mistakes for something else."""
    more = value.split("\n")[1:]
    if any(FIELD_AHEAD.match(line.strip()) or ITEM.match(line) for line in more):
        return False
    return value[:1] in SIGNS or ": " in value or value.endswith(":") or ":\n" in value


def _reads(mended: str, depth: int) -> bool:
    scratch = Reading("", mended)
    try:
        compose(scratch, mended, 0, depth)
    except (BrokenYamlError, TooDeepError):
        return False
    return not scratch.problems


def _why(value: str, error: BrokenYamlError) -> str:
    if value[:1] in SIGNS and "mapping values" not in error.problem:
        sign = "[[" if value.startswith("[[") else value[0]
        return f"a text that starts with `{sign}` means something else to YAML; it wants quotes"
    return "a second `: ` in one text means something else to YAML; the text wants quotes"


def _line_at(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    return text[start:].split("\n", 1)[0].strip()


def in_words(reading: Reading, piece: Piece, error: BrokenYamlError) -> tuple[int, str, str | None]:
    """Return the place, the sentence and the fix for YAML that cannot be read."""
    at = min(max(error.offset - piece.start, 0), max(len(piece.text) - 1, 0))
    sign = piece.text[at : at + 1]
    if error.context == "while scanning a quoted scalar":
        mark = reading.text[error.began]
        return error.began, f"a quote ({mark}) is opened here and never closed", f"close it with {mark}"
    if sign == "\t" or "\t" in _line_at(piece.text, at).split("#")[0][:1]:
        return error.offset, "a tab stands here, and YAML takes only spaces", "put spaces in its place"
    if "flow" in error.context:
        mark = reading.text[error.began]
        closing = "]" if mark == "[" else "}"
        what = f"`{mark}` is opened here and not closed as it should be"
        return error.began, what, f"close it with `{closing}`"
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
