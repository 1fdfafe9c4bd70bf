"""Where a thing stands in a text, and how two names are told apart.

A span is a place that a person can go to: a file, a line and a column, counted from 1,
columns in characters. Everything that a page or a message claims leads back to one.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

LONGEST_SLUG = 200
"""Bytes; file systems allow 255 for a name, and an ending has to fit as well."""
PLAIN = re.compile("[a-z0-9]+")
LETTERS = ("utf-8", "surrogatepass")
"""How any text is written as bytes; half a letter, which YAML lets one write, is one."""
NEW = tuple.__new__
"""Makes a named tuple in half the time that its own class takes."""


class Span(NamedTuple):
    """A place in a file of the archive: path from its root, line and column from 1.

    A tuple, since every line of every note has one, and is looked up and sorted by it.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Lines:
    """The lines of one text, to turn an offset in characters into a span."""

    __slots__ = ("_starts", "path")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def span(self, offset: int) -> Span:
        """Return the line and column of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return NEW(Span, (self.path, line, offset - self._starts[line - 1] + 1))


def nfc(text: str) -> str:
    """Return the text with each letter in one piece, as ids are printed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return what two names are compared by: NFC and case folding.

    Folding can take a text out of NFC again, so it is composed twice.
    """
    return text.lower() if text.isascii() else nfc(nfc(text).casefold())


def slug(name: str) -> str:
    """Return the name as it stands in an address: `Ana Duarte (Lumen)` is `ana-duarte-lumen`.

    Letters, their marks and digits of every script stay; all else becomes one `-`.
    """
    if name.isascii():  # as most are, and in a fifth of the time
        kept = " ".join(PLAIN.findall(name.lower()))
    else:
        kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in nfc(name).lower())
    made = nfc("-".join(kept.split())) or "u" + "-".join(f"{ord(c):x}" for c in name)
    if len(made.encode()) <= LONGEST_SLUG:
        return made
    mark = hashlib.sha256(made.encode()).hexdigest()[:12]
    return made.encode()[: LONGEST_SLUG - 13].decode(errors="ignore") + "-" + mark


def distance(a: str, b: str, most: int) -> int:
    """Return how many edits lie between two words, or `most` + 1 where it is more.

    An edit is a letter put in, left out, changed, or swapped with its neighbour
    (optimal string alignment).
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(last) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def reach(word: str) -> int:
    """Return how many edits away a slip of this word may be: one up to five letters, else two."""
    return 1 if len(word) <= 5 else 2  # noqa: PLR2004 - the figure of format.md


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that this one is a slip for, if there is one; the nearest, then by name.

    Words that share too few letters are passed over before the edits are counted: an edit
    changes at most two of the letters that a word is made of.
    """
    return _nearest(word, tuple(known))


@lru_cache(maxsize=8)  # whoever has a slip once has it again, and a hostile file a hundred thousand times
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    most = reach(word)
    folded = fold(word)
    letters = set(folded)
    alike = (name for name in known if len(letters ^ set(fold(name))) <= 2 * most)
    close = sorted((distance(folded, fold(name), most), name) for name in alike)
    return close[0][1] if close and close[0][0] <= most else None
