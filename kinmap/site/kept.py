"""Pages as the last build left them, each with what it saw: on disk, for the next build.

Of each thing that any page looked up there is a sum, of how it was. A page stands where all that it
looked up is so still, and what every page may look at, and what the page says of itself. The
names of what was looked up are numbered, since dozens of pages see the same.

One file in the archive's `.kinmap/`, with a sum over itself: whatever has happened to it, it is
whole or it is nothing. It only ever spares work.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from kinmap.archive.sealed import sealed, unsealed
from kinmap.pages.traces import Read
from kinmap.site.standing import Stamp
from kinmap.text import LETTERS

NAMED = "pages.json"
FILE = Path(".kinmap") / NAMED
FORM = f"2 {sys.byteorder} {array('I').itemsize}"
"""How the file is written: numbers go into it as the machine has them."""
SUM = 16
"""Bytes of a sum, the first of a SHA-256: by chance, one in 10^38 would be another's."""
WHOLE = 32
"""Bytes of a whole one."""


class Record(NamedTuple):
    """What is known of a page that was made.

    Attributes:
        sum: the SHA-256 of its bytes.
        said: a sum over what it says of itself.
        reads: the numbers of what it looked up.
        shown: the sums of the pictures that it asked for, by file; None where there was none.
        scripts: those of its scripts' bytes, by path.
    """

    sum: str
    said: bytes
    reads: Sequence[int]
    shown: Mapping[str, str | None]
    scripts: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kept:
    """The pages of one build that can be told again.

    Attributes:
        base: a sum over what every page may have looked at.
        reads: the names of what was looked up, by number.
        sums: over each of these, as it was.
        pages: by path.
    """

    base: bytes = b""
    reads: list[Read] = field(default_factory=list)
    sums: list[bytes] = field(default_factory=list)
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


class Part(NamedTuple):
    """Some pages, and the names of what they looked up, by number."""

    reads: list[Read]
    pages: dict[str, Record]


def gathered(parts: Sequence[Part]) -> Part:
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
    return Part(list(numbers), pages)


def recalled(root: Path) -> Kept:
    """Return the pages that the last build left; none where there is nothing that could be trusted."""
    try:
        held = unsealed((root / FILE).read_bytes())
        said = json.loads(held.decode(*LETTERS)) if held else {}
        return _kept(said) if said.get("form") == FORM else Kept()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LookupError):
        return Kept()


def _kept(said: dict[str, Any]) -> Kept:
    """Return what is kept, from what the file says.

    Raises:
        ValueError: or another error, where another hand wrote it.
    """
    kinds = map(said["kinds"].__getitem__, b64decode(said["kind"]))
    reads: list[Read] = list(zip(kinds, said["names"], strict=True))
    whole, shown, scripts = _numbers(said["reads"]), said["shown"], said["scripts"]
    if whole and max(whole) >= len(reads):
        raise ValueError(whole)
    ends = accumulate(_numbers(said["counts"]), initial=0)
    pages = {
        path: Record(sum_of.hex(), own, whole[start:end], shown.get(path, {}), scripts.get(path, {}))
        for path, sum_of, own, (start, end) in zip(
            said["pages"], _parts(said["sums"], WHOLE), _parts(said["said"]), pairwise(ends), strict=True
        )
    }
    sums = list(_parts(said["told"]))
    if len(sums) != len(reads):
        raise ValueError(sums)
    return Kept(b64decode(said["base"]), reads, sums, pages)


def written(kept: Kept) -> bytes:
    """Return what is to be kept, as `FILE` holds it."""
    kinds = {kind: number for number, kind in enumerate(sorted({kind for kind, _ in kept.reads}))}
    pages = kept.pages.values()
    whole = array("I")
    for page in pages:
        whole.extend(page.reads)
    said = {
        "form": FORM,
        "base": _packed(kept.base),
        "kinds": list(kinds),
        "kind": _packed(bytes([kinds[kind] for kind, _ in kept.reads])),
        "names": [name for _, name in kept.reads],
        "told": _packed(b"".join(kept.sums)),
        "pages": list(kept.pages),
        "sums": _packed(bytes.fromhex("".join([page.sum for page in pages]))),
        "said": _packed(b"".join([page.said for page in pages])),
        "counts": _packed(array("I", [len(page.reads) for page in pages])),
        "reads": _packed(whole),
        "shown": {path: page.shown for path, page in kept.pages.items() if page.shown},
        "scripts": {path: page.scripts for path, page in kept.pages.items() if page.scripts},
    }
    return sealed(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(*LETTERS))


def _packed(held: bytes | array[int]) -> str:
    return b64encode(held).decode()


def _parts(said: str, size: int = SUM) -> Iterator[bytes]:
    """Give the sums that stand in one text."""
    held = b64decode(said)
    return (held[at : at + size] for at in range(0, len(held), size))


def _numbers(said: str) -> array[int]:
    found = array("I")
    found.frombytes(b64decode(said))
    return found
