"""What earlier imports of a format wrote into notes, so that a later one changes nothing else.

It lies beside the rows, in `network/.ics.csv` for a calendar, under git with the rest. A line a
matter: a mark of its key, where it went, a mark of what the file said and one of what was written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import NamedTuple

from kinmap.archive.ledgers import Entry
from kinmap.archive.rows import records
from kinmap.interchange.cells import inert, spoken, written

HEADER = ("key", "path", "said", "wrote")
LENGTH = 24
"""Letters of a mark; by chance two are never the same."""


class Kept(NamedTuple):
    """Where a matter went, and marks of what the file said and of what was written."""

    path: str
    said: str
    wrote: str


def remembered(content: bytes | None) -> dict[str, Kept]:
    """Return what was brought in so far, by key; a line of another shape says nothing."""
    cells = (record.cells for record in records((content or b"").decode("utf-8", "replace")))
    found = (tuple(map(spoken, each)) for each in cells if len(each) == len(HEADER))
    return {each[0]: Kept(*each[1:]) for each in found if each != HEADER}


def as_remembered(kept: Mapping[str, Kept]) -> bytes:
    """Return what was brought in, as it is kept."""
    lines = (",".join(written(inert(cell)) for cell in (key, *kept[key])) for key in sorted(kept))
    return "".join(f"{line}\n" for line in (",".join(HEADER), *lines)).encode()


def mark(*parts: object) -> str:
    """Return a mark of some words, by which they are known again."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "replace")).hexdigest()[:LENGTH]


def mark_of(ledger: str, entry: Entry) -> str:
    """Return a mark of an entry as it is read."""
    return mark(ledger, entry.date, entry.words, entry.note)
