"""Text for a terminal: wrapped to its width, aligned, and without what a terminal would obey.

Widths are columns: a letter of a wide script takes two, an accent that stands on another
letter none.
"""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import click

from kinmap.cli.common import safe

USUAL, NARROWEST, WIDEST = 80, 24, 100
"""Columns where there is no terminal to ask; and the bounds, for a long line is hard to read."""
STEP = 2
"""Columns of one indentation."""
MOST = 500
"""Letters of one thing of a foreign file; a name may be as long as a book there."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some words that flow over as many lines as they need; none at all for an empty line.

    Attributes:
        aside: what stands at the right of the last line, or of one below where there is no room.
        indent: columns before every line; `hang` are more of them, from the second line on.
        strong: whether it stands out; `soft` the reverse.
    """

    words: str = ""
    aside: str = ""
    indent: int = 0
    hang: int = 0
    strong: bool = False
    soft: bool = False


GAP = Block()


def heading(words: str) -> tuple[Block, ...]:
    """Return a heading, and the empty line above it."""
    return GAP, Block(words, strong=True)


def brief(block: Block) -> Block:
    """Return a block of foreign words with no more of them than a reader looks at."""
    if len(block.words) <= MOST:
        return block
    return replace(block, words=f"{block.words[: MOST - 1]}\N{HORIZONTAL ELLIPSIS}")


def width() -> int:
    """Return the columns to write in: the terminal's, within bounds, or 80 where there is none."""
    if not sys.stdout.isatty():
        return USUAL
    return min(max(shutil.get_terminal_size().columns, NARROWEST), WIDEST)


def printed(blocks: Iterable[Block], columns: int) -> Iterator[str]:
    """Yield the lines of some blocks, styled for a terminal."""
    for block in blocks:
        *above, last = lines(block, columns)
        yield from (styled(line, block) for line in above)
        aside = clean(block.aside)
        if not aside:
            yield styled(last, block)
            continue
        room = columns - cells(last) - cells(aside)
        if room >= STEP:
            yield styled(last, block) + " " * room + click.style(aside, dim=True)
        else:
            yield styled(last, block)
            indent = " " * max(columns - cells(aside), 0)
            yield from (click.style(indent + piece, dim=True) for piece in pieces(aside, columns))


def styled(line: str, block: Block) -> str:
    """Return a line as its block is to look."""
    return click.style(line, bold=block.strong or None, dim=block.soft or None) if line else line


def lines(block: Block, columns: int) -> list[str]:
    """Return the lines of one block, without its aside; at least one."""
    found, line, indent = [], "", " " * block.indent
    for word in clean(block.words).split(" "):
        for piece in pieces(word, columns - block.indent - block.hang):
            longer = f"{line} {piece}" if line else indent + piece
            if line and cells(longer) > columns:
                found.append(line)
                indent = " " * (block.indent + block.hang)
                longer = indent + piece
            line = longer
    return [*found, line.rstrip()]


def pieces(word: str, columns: int) -> Iterator[str]:
    """Yield a word whole, or in pieces where it is wider than a line."""
    piece = ""
    for letter in word:
        if piece and cells(piece + letter) > columns:
            yield piece
            piece = ""
        piece += letter
    yield piece


def clean(text: str) -> str:
    """Return a text on one line, with single spaces and no control characters."""
    return safe(" ".join(text.split()))


def cells(text: str) -> int:
    """Return the columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(cell(letter) for letter in text)


def cell(letter: str) -> int:
    """Return the columns of one letter."""
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
