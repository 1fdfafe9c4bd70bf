"""A file's bytes, and the text that the reader sees of them: the same lines, each at home in both.

The reader drops a byte order mark and takes CRLF for LF. A splice is said in offsets of its
text and carried out on the bytes, so that nothing else of the file is touched: not its line
ends, its mark, nor a byte that is no UTF-8.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from kinmap.archive.files import decode
from kinmap.archive.wording import CannotWriteError

BOM = "\ufeff".encode()


class Cut(NamedTuple):
    r"""What takes the place of a part of a text; offsets in characters, `\\n` at the ends of lines."""

    start: int
    end: int
    words: str


class Source:
    """A file to be written to.

    Attributes:
        path: from the archive's root.
        content: its bytes.
        text: what the reader sees of them.
    """

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.content = content
        self.text, self.problems = decode(path, content)
        self._lines = content.split(b"\n")
        self._starts = [0]
        self._places = [0]
        for line, raw in zip(self.text.split("\n"), self._lines, strict=False):
            self._starts.append(self._starts[-1] + len(line) + 1)
            self._places.append(self._places[-1] + len(raw) + 1)

    def line_of(self, offset: int) -> int:
        """Return the line of a character, from 0."""
        return bisect_right(self._starts, offset, hi=len(self._lines)) - 1

    def start_of(self, line: int) -> int:
        """Return the offset at which a line starts; the end of the text for one beyond the last."""
        return min(self._starts[line], len(self.text))

    def column(self, offset: int) -> int:
        """Return how many characters of its line stand before one."""
        return offset - self.start_of(self.line_of(offset))

    def line(self, at: int) -> str:
        """Return the text of a line, from 0."""
        return self.text[self._starts[at] : self._starts[at + 1] - 1]

    def with_cuts(self, cuts: Iterable[Cut]) -> bytes:
        """Return the bytes with other words in some places, and not a byte changed elsewhere.

        Raises:
            CannotWriteError: where a place cannot be found in bytes that are no UTF-8.
        """
        parts, end = [], 0
        for cut in sorted(cuts):
            start = self._byte(cut.start)
            parts += [self.content[end:start], self._encoded(cut)]
            end = self._byte(cut.end)
        return b"".join([*parts, self.content[end:]])

    def _encoded(self, cut: Cut) -> bytes:
        words = cut.words.replace("\n", self._line_end(cut.start))
        if self.problems and not words.isascii():
            what = "is not UTF-8 throughout, so words beyond ASCII cannot be written into it"
            raise CannotWriteError(f"{self.path} {what}: save it as UTF-8 in your editor first")
        return words.encode("utf-8")

    def _line_end(self, offset: int) -> str:
        """Return how the line above ends, or the one that the offset stands in."""
        line = max(self.line_of(offset) - 1, 0)
        return "\r\n" if self._lines[line].endswith(b"\r") else "\n"

    def _byte(self, offset: int) -> int:
        """Return where a character's bytes start."""
        line = self.line_of(offset)
        raw, column = self._lines[line], self.column(offset)
        if not line and raw.startswith(BOM):
            return len(BOM) + len(raw[len(BOM) :].decode("utf-8", "replace")[:column].encode())
        before = self.line(line)[:column]
        if column and raw[: len(before.encode())].decode("utf-8", "replace") != before:
            what = f"line {line + 1} is not UTF-8, so its place cannot be found"
            raise CannotWriteError(f"{self.path}: {what}: save the file as UTF-8 in your editor first")
        return self._places[line] + len(before.encode())
