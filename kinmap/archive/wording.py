"""A text as YAML has to have it: plain where that reads back as it was meant, else in quotes.

Whether quotes are wanted is not worked out by rules but asked of the reader itself: each
way of writing is read back where it is to stand, and the first that says the same is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.archive.frontmatter import (
    BREAKS,
    BrokenYamlError,
    Mapping,
    Node,
    Scalar,
    Sequence,
    TooDeepError,
    compose,
    printable,
)
from kinmap.archive.reading import Reading

TWICE = 2
"""An item is tried with one after it, and as the last one."""
BLANKS = re.compile(r"[ \t\r\n]+")


class CannotWriteError(Exception):
    """Why something was not written, as a sentence; nothing was."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: a text, or an entry of a ledger with its note.

    Attributes:
        head: the text; of an entry, all before the note.
        note: what stands after `: `, or nothing.
    """

    head: str
    note: str = ""


def one_line(text: str) -> str:
    """Return a text on one line, as an entry or a name must be.

    Raises:
        CannotWriteError: where a character in it stands for none that can be seen.
    """
    line = BLANKS.sub(" ", text).strip(" ")
    reading = Reading("", line)
    printable(reading, 0, len(line))
    if reading.problems:
        what = reading.problems[0].message.partition("(")[2].partition(")")[0]
        raise CannotWriteError(f"a control character ({what}) is in it, which no note can hold")
    return line


def as_item(item: Item, *, flow: bool, mark: str = '"') -> str:
    """Return an item as it stands after `- `, or between brackets.

    Args:
        item: what it says.
        flow: whether it stands between brackets.
        mark: the sort of quotes that the file uses.

    Raises:
        CannotWriteError: where YAML has no way to say it on one line.
    """
    for written in _ways(item, mark):
        node = _read(f"[{written} , {written}]\n" if flow else f"- {written}\n- {written}\n")
        items = node.items if isinstance(node, Sequence) else ()
        if len(items) == TWICE and all(_says(each, item) for each in items):
            return written
    raise CannotWriteError(f"YAML has no way to write `{item.head}` on one line")


def as_value(text: str, mark: str = '"') -> str:
    """Return a text as it stands after `name: `.

    Raises:
        CannotWriteError: where YAML has no way to say it on one line.
    """
    for written in (text, *_quotes(text, mark)):
        node = _read(f"name: {written}\n")
        if isinstance(node, Mapping) and len(node.pairs) == 1 and _says(node.pairs[0][1], Item(text)):
            return written
    raise CannotWriteError(f"YAML has no way to write `{text}` on one line")


def _ways(item: Item, mark: str) -> Iterator[str]:
    """Yield how an item could be written, the plainest first."""
    if item.note:
        yield f"{item.head}: {item.note}"
        yield from (f"{item.head}: {quoted}" for quoted in _quotes(item.note, mark))
        yield from _quotes(f"{item.head}: {item.note}", mark)
    else:
        yield item.head
        yield from _quotes(item.head, mark)


def _quotes(text: str, mark: str) -> Iterator[str]:
    """Yield a text in quotes of either sort, the wanted one first where it needs no escapes."""
    single, double = "'" + text.replace("'", "''") + "'", f'"{text}"'
    simple = '"' not in text and "\\" not in text
    if mark == "'" or not simple:
        yield single
    if simple:
        yield double
    if mark != "'" and simple:
        yield single


def _read(text: str) -> Node | None:
    reading = Reading("", text)
    try:
        node = compose(reading, text.translate(BREAKS), 0)
    except (BrokenYamlError, TooDeepError):
        return None
    return None if reading.problems else node


def _says(node: Node, item: Item) -> bool:
    """Tell whether a node reads as the item; a text reads as a head and its note at the first `: `."""
    if isinstance(node, Scalar):
        head, _, note = node.value.partition(": ")
        return (node.value == item.head) if not item.note else (head, note) == (item.head, item.note)
    if not isinstance(node, Mapping) or len(node.pairs) != 1 or not item.note:
        return False
    key, value = node.pairs[0]
    return key.value == item.head and isinstance(value, Scalar) and value.value == item.note
