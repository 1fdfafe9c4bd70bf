"""Front matter of the common shapes, read by its lines: quicker than YAML, and never otherwise.

Nearly all notes are made of fields of one line and of lists of one-line items, without a
comment, a blank line or an escape. Those are read here, and `frontmatter` is asked only for
what stands in brackets; at the first line of any other shape the whole text is left to it.
Where this reader answers, its nodes are the same to the last offset.
"""

from __future__ import annotations

import re

from kinmap.archive.frontmatter import (
    UNBREAK,
    BrokenYamlError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    TooDeepError,
    compose,
)
from kinmap.archive.reading import Reading

TEXT = r"\w[^:#\n\t]*(?:(?::(?=\S)|(?<=\S)#)[^:#\n\t]*)*(?<! )"
"""A text without quotes: it begins with a letter or a digit, and has no `: ` and no ` #`."""
QUOTED = r"\"[^\"\\\n\t]*\"|'[^'\n\t]*'"
WORDS = r"\w[^:#\n\t,\[\]{}\"']*(?<! )"
"""An item between brackets."""
FIELD = re.compile(
    r"([A-Za-z][A-Za-z0-9_-]{0,60}):"
    rf"(?: (?:({TEXT})|({QUOTED})|\[({WORDS}(?:, {WORDS})*)\]|(\[.*\]|\{{.*\}})))?\n"
)
ITEM = re.compile(rf"( +)- (?:({TEXT})(?:: (?:({TEXT})|({QUOTED})))?|({QUOTED}))\n")
NEW = tuple.__new__
"""Makes a node in half the time that its own class takes."""
LONGEST_KEY = 1000
"""Characters that a key may have, to YAML 1024; a longer one is its concern."""
LONGEST_LINE = 10_000
"""Characters in brackets; if more of them cannot be read, it takes long to find that out twice."""


def plain(reading: Reading, text: str, start: int) -> Mapping | None:
    """Return the fields of a front matter of the common shapes; None for any other.

    Args:
        reading: the file, for problems between brackets.
        text: the whole front matter, made `printable`.
        start: its offset in the file, in characters.
    """
    pairs: list[tuple[Scalar, Node]] = []
    names = set()
    at, end = 0, len(text)
    while at < end:
        found = FIELD.match(text, at)
        if found is None or found[1] in names:
            return None
        after = found.end()
        if found.lastindex == 1:
            value, after = _list(text, start, after)
        else:
            value = _value(reading, found, start)
        if value is None:
            return None
        pairs.append((Scalar(found[1], start + at, start + found.end(1)), value))
        names.add(found[1])
        at = after
    return Mapping(tuple(pairs), start, start + end) if pairs else None


def _value(reading: Reading, found: re.Match[str], start: int) -> Node | None:
    """Return what stands after a field's name, on its line."""
    group = found.lastindex or 0
    if group == 4:  # noqa: PLR2004 - the words of a plain list in brackets
        return _flow(found[4], start + found.start(4))
    if group == 5:  # noqa: PLR2004 - any other brackets
        return _bracketed(reading, found[5], start + found.start(5))
    return _scalar(found, group, start)


def _bracketed(reading: Reading, text: str, start: int) -> Node | None:
    """Return what stands in brackets, if those that open it close with the line, as YAML reads it."""
    if len(text) > LONGEST_LINE:
        return None
    try:
        node = compose(reading, text, start, depth=1)
    except (BrokenYamlError, TooDeepError):
        return None
    whole = isinstance(node, Mapping | Sequence) and node.flow and node.end == start + len(text)
    return node if whole else None  # `{a}: b}` is a field in a field, which no line may hold


def _scalar(found: re.Match[str], group: int, start: int) -> Scalar:
    first, last = found.span(group)
    value = found[group]
    quoted = value[0] in "\"'"
    if quoted:
        value = value[1:-1]
    if not value.isascii():
        value = value.translate(UNBREAK)
    return NEW(Scalar, (value, start + first, start + last, not quoted))


def _flow(written: str, start: int) -> Sequence:
    """Return a list in brackets; `start` is the offset of its first item."""
    items, at = [], start
    for word in written.split(", "):
        value = word if word.isascii() else word.translate(UNBREAK)
        items.append(NEW(Scalar, (value, at, at + len(word), True)))
        at += len(word) + 2
    return Sequence(tuple(items), start - 1, start + len(written) + 1, flow=True)


def _list(text: str, start: int, at: int) -> tuple[Node | None, int]:
    """Return the list whose items stand below a field, and where what follows it begins."""
    founds = []
    while found := ITEM.match(text, at):
        founds.append(found)
        at = found.end()
    if not founds or len({found[1] for found in founds}) > 1:
        return None, at
    starts = [start + found.end(1) for found in founds]
    items = []
    for found, end in zip(founds, (*starts[1:], start + at), strict=True):
        item = _item(found, start, end)
        if item is None:
            return None, at
        items.append(item)
    return Sequence(tuple(items), starts[0], start + at), at


def _item(found: re.Match[str], start: int, end: int) -> Node | None:
    """Return an item; to YAML, a head with its note is a mapping, which goes on to the next line's text."""
    group = found.lastindex or 0
    if group in (2, 5):
        return _scalar(found, group, start)
    if found.end(2) - found.start(2) > LONGEST_KEY:
        return None
    head = _scalar(found, 2, start)
    return Mapping(((head, _scalar(found, group, start)),), head.start, end)
