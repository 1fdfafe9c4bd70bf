"""The search index: classic scripts that a page loads when somebody begins to search.

`names.js` has everything that can be found, a line each, and where the rest stands. The words
of notes, sorted, are cut into `words-N.js`, the lines themselves into `lines-N.js`, so that a
search reads only the shards that its letters lead to. Scripts, since a page on a disk may load
nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice, product
from typing import TypeVar

from kinmap.pages.noted import Line
from kinmap.pages.search import Found
from kinmap.site.folding import Folding, words
from kinmap.site.scripts import literal

Key = TypeVar("Key")
FOLDER = "search"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The digits of the numbers by which a word names the notes that it is in."""
WORDS_FULL, LINES_FULL = 65_536, 32_768
"""Characters after which the next shard begins: some milliseconds to load each."""


@dataclass(frozen=True, slots=True)
class Shards:
    """The words of all notes.

    Attributes:
        files: the scripts with them, by their name.
        words: the first word of each script that has words.
        lines: the number of the first note of each script that has lines.
    """

    files: Mapping[str, bytes]
    words: Sequence[str]
    lines: Sequence[int]


def shards(notes: Iterable[Sequence[Line]], many: int) -> Shards:
    """Return the words of notes in scripts.

    Args:
        notes: the lines of each; their place is the number of what has them.
        many: how much can be found in all, with notes or without.
    """
    folding = Folding()
    told: list[str] = []
    held: defaultdict[str, list[str]] = defaultdict(list)
    for number, lines in zip(coded(many), notes, strict=False):
        for word in {*words("\n".join([text for text, _, _ in lines]), folding)}:
            held[word].append(number)
        told.append(listed(lines))
    postings = list(cut(((it, f"\n{it} {''.join(held[it])}") for it in sorted(held)), WORDS_FULL))
    lots = list(cut(enumerate([*told, *[""] * (many - len(told))]), LINES_FULL)) if held else []
    files = {
        f"words-{n}": script("words", n, "".join([it for _, it in lot])) for n, lot in enumerate(postings)
    }
    files |= {f"lines-{n}": script("lines", n, [it for _, it in lot]) for n, lot in enumerate(lots)}
    return Shards(files, [lot[0][0] for lot in postings], [lot[0][0] for lot in lots])


def index(found: Sequence[Found], said: Mapping[str, str], noted: Shards) -> dict[str, bytes]:
    """Return the scripts by their path in the site.

    Args:
        found: all that can be found.
        said: what the search says to whoever searches, by name.
        noted: the words of the notes of these.
    """
    head = {
        "said": dict(said),
        "rows": "\n".join(map(row, found)),
        "width": width(len(found)),
        "words": noted.words,
        "lines": noted.lines,
    }
    files = {"names": script("names", head), **noted.files}
    return {f"{FOLDER}/{name}.js": made for name, made in files.items()}


def row(it: Found) -> str:
    """Return one line of the names: label, path, rank, what it is, and other names, parted by tabs."""
    return "\t".join(map(flat, (it.label, it.href.removesuffix(".html"), str(it.rank), it.about, *it.also)))


def flat(text: str) -> str:
    """Return a text without line ends and tabs."""
    return text if text.isprintable() else " ".join(text.split())


def listed(lines: Sequence[Line]) -> str:
    """Return the lines of a note: number, day and words, parted by tabs."""
    said = [text for text, _, _ in lines]
    if not "".join(said).isprintable():
        said = [flat(text) for text in said]
    return "\n".join(
        [f"{number or ''}\t{day}\t{text}" for (_, number, day), text in zip(lines, said, strict=True)]
    )


def width(many: int) -> int:
    """Return how many signs a number has where there are so many."""
    return next(n for n in count(1) if len(SIGNS) ** n >= many)


def coded(many: int) -> Iterator[str]:
    """Give as many numbers, from 0, each of the same width."""
    return islice(map("".join, product(SIGNS, repeat=width(many))), many)


def cut(items: Iterable[tuple[Key, str]], full: int) -> Iterator[list[tuple[Key, str]]]:
    """Give the items in shards; one is full with the item that reaches so many characters."""
    shard: list[tuple[Key, str]] = []
    size = 0
    for item in items:
        shard.append(item)
        size += len(item[1])
        if size >= full:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def script(*said: object) -> bytes:
    """Return a script that hands something to the search."""
    return f"kinmap.found({','.join(map(literal, said))});\n".encode()
