"""Pages as the last build left them, each with what it saw: on disk, for the next build.

A page is known by a sum over what is the same for all pages, what it says of itself, and each
thing that it looked up, as that was. Where the next build finds the same sum, it need not make
the page. The names of what was looked up are numbered, since a page in three sees the same.

One file in the archive's `.kinmap/`, with a sum over itself: whatever has happened to it, it is
whole or it is nothing. It only ever spares work.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from kinmap.archive.sealed import sealed, unsealed
from kinmap.pages.traces import Read
from kinmap.site.standing import Stamp
from kinmap.text import LETTERS

NAMED = "pages.json"
FILE = Path(".kinmap") / NAMED
FORM = f"1 {sys.byteorder} {array('I').itemsize}"
"""How the file is written: numbers go into it as the machine has them."""


class Record(NamedTuple):
    """What is known of a page that was made.

    Attributes:
        sum: the SHA-256 of its bytes.
        key: what it is known by.
        reads: the numbers of what it looked up, in the order in which its key has them.
        shown: the sums of the pictures that it asked for, by file; None where there was none.
    """

    sum: str
    key: str
    reads: Sequence[int]
    shown: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """The pages of one build that can be told again.

    Attributes:
        reads: the names of what was looked up, by number.
        pages: by path.
    """

    reads: list[Read] = field(default_factory=list)
    pages: dict[str, Record] = field(default_factory=dict)


class Left(NamedTuple):
    """What the last build left.

    Attributes:
        means: the sum of all that makes pages today; another one than the last build's leaves nothing.
        pages: as it made them.
        stamps: what the disk said of the files of the site, by path.
    """

    means: str
    pages: Kept = Kept()
    stamps: Mapping[str, Stamp] = MappingProxyType({})


def gathered(parts: Sequence[Kept]) -> Kept:
    """Return several as one, in which the numbers of the first stay as they are.

    What no page looks up any more has a number still, until it is every second one.
    """
    first = parts[0]
    used: set[int] = set().union(*(record.reads for record in first.pages.values()))
    lean = len(first.reads) > 2 * len(used)
    numbers = {} if lean else {read: number for number, read in enumerate(first.reads)}
    pages = {} if lean else dict(first.pages)
    for part in parts if lean else parts[1:]:
        new: dict[int, int] = {}
        for path, record in part.pages.items():
            for number in record.reads:
                if number not in new:
                    new[number] = numbers.setdefault(part.reads[number], len(numbers))
            pages[path] = record._replace(reads=array("I", map(new.__getitem__, record.reads)))
    return Kept(list(numbers), pages)


def recalled(root: Path) -> Kept:
    """Return the pages that the last build left; none where there is nothing that could be trusted."""
    try:
        held = unsealed((root / FILE).read_bytes())
        said = json.loads(held.decode(*LETTERS)) if held else {}
        if said.get("form") != FORM:
            return Kept()
        kinds = map(said["kinds"].__getitem__, b64decode(said["kind"]))
        reads = list(zip(kinds, map(_key, said["keys"]), strict=True))
        pages = {path: Record(it[0], it[1], _numbers(it[2]), it[3]) for path, it in said["pages"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LookupError):
        return Kept()
    return Kept(reads, pages)


def written(kept: Kept) -> bytes:
    """Return what is to be kept, as `FILE` holds it."""
    kinds = {kind: number for number, kind in enumerate(sorted({kind for kind, _ in kept.reads}))}
    said = {
        "form": FORM,
        "kinds": list(kinds),
        "kind": b64encode(bytes([kinds[kind] for kind, _ in kept.reads])).decode(),
        "keys": [key for _, key in kept.reads],
        "pages": {
            path: (it.sum, it.key, b64encode(array("I", it.reads)).decode(), it.shown)
            for path, it in kept.pages.items()
        },
    }
    return sealed(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(*LETTERS))


def _key(said: Any) -> Any:  # noqa: ANN401 - a text, or a tuple of texts and numbers
    return tuple(said) if isinstance(said, list) else said


def _numbers(said: str) -> array[int]:
    found = array("I")
    found.frombytes(b64decode(said))
    return found
