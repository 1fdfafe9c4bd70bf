"""The search index: classic scripts that a page loads when somebody begins to search.

`names.js` has everything that can be found, a line each, and where the rest stands. The words
of notes, sorted, are cut into `words-N.js`, the lines themselves into `lines-N.js`, so that a
search reads only the shards that its letters lead to. Scripts, since a page on a disk may load
nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, islice, product
from typing import TypeVar

from kinmap.pages.search import Found
from kinmap.site.folding import Folding, words
from kinmap.site.scripts import literal

Key = TypeVar("Key")
FOLDER = "search"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The digits of the numbers by which a word names the notes that it is in."""
WORDS_FULL, LINES_FULL = 65_536, 32_768
"""Characters after which the next shard begins: some milliseconds to load each."""


def index(found: Sequence[Found], said: Mapping[str, str]) -> dict[str, bytes]:
    """Return the scripts by their path in the site.

    Args:
        found: all that can be found.
        said: what the search says to whoever searches, by name.
    """
    postings = list(cut(posted(found), WORDS_FULL))
    noted = list(cut(enumerate(map(lines, found)), LINES_FULL)) if postings else []
    head = {
        "said": dict(said),
        "rows": "\n".join(map(row, found)),
        "width": width(len(found)),
        "words": [shard[0][0] for shard in postings],
        "lines": [shard[0][0] for shard in noted],
    }
    files = {"names": script("names", head)}
    for n, shard in enumerate(postings):
        files[f"words-{n}"] = script("words", n, "".join([listed for _, listed in shard]))
    for n, lot in enumerate(noted):
        files[f"lines-{n}"] = script("lines", n, [text for _, text in lot])
    return {f"{FOLDER}/{name}.js": made for name, made in files.items()}


def row(it: Found) -> str:
    """Return one line of the names: label, path, rank, what it is, and other names, parted by tabs."""
    return "\t".join(map(flat, (it.label, it.href.removesuffix(".html"), str(it.rank), it.about, *it.also)))


def flat(text: str) -> str:
    """Return a text without line ends and tabs."""
    return text if text.isprintable() else " ".join(text.split())


def lines(it: Found) -> str:
    """Return the lines of a note: number, day and words, parted by tabs."""
    said = [line.text for line in it.lines]
    if not "".join(said).isprintable():
        said = [flat(text) for text in said]
    return "\n".join(
        [f"{line.number or ''}\t{line.day}\t{text}" for line, text in zip(it.lines, said, strict=True)]
    )


def posted(found: Sequence[Found]) -> list[tuple[str, str]]:
    """Return every word of the notes, in order, as a line with the numbers of those whose note has it."""
    folding = Folding()
    numbers = tuple(coded(len(found)))
    held: defaultdict[str, list[str]] = defaultdict(list)
    for number, it in zip(numbers, found, strict=True):
        for word in {*words("\n".join([line.text for line in it.lines]), folding)}:
            held[word].append(number)
    return [(word, f"\n{word} {''.join(held[word])}") for word in sorted(held)]


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
