"""Notes as they were read, kept from one run to the next.

A file in the archive's `.kinmap/` has a line for each note: the sum of all that it was read
from, and the note in plain JSON. That sum is over kinmap's own files, the settings, the path
and the bytes, so that a line is either the note itself or not asked for. There is a sum over
the whole file too, and so whatever has happened to it, it is whole or it is nothing. It only
ever spares work.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from json import JSONEncoder, loads
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import yaml

from kinmap.archive.codec import Codec, codec
from kinmap.archive.edit import OWN, keep
from kinmap.archive.event import Event
from kinmap.archive.notes import Note
from kinmap.archive.person import Person
from kinmap.archive.sealed import sealed, unsealed
from kinmap.archive.settings import Settings
from kinmap.problems import Problem
from kinmap.text import LETTERS

NAMED = "notes.jsonl"
SUM = 64
"""Letters that the sum of a note has, at the start of its line."""
A_FEW = 300
"""Of so many notes one is read anew sooner than all are written down for its sake."""
T = TypeVar("T", Person, Event)
Found: TypeAlias = tuple[Note[T], list[Problem]]
"""A note, and what of its file was no text."""


@dataclass(slots=True)
class Kept:
    """The lines that were kept, and those of this run.

    Attributes:
        last: those of the last time, by the sum.
        lines: those of this time, by the path.
        fresh: how many of these are new.
    """

    last: dict[bytes, bytes] = field(default_factory=dict)
    lines: dict[str, bytes] = field(default_factory=dict)
    fresh: int = 0

    def notes(self, kind: type[T], marks: dict[str, bytes]) -> dict[str, Found[T]]:
        """Return those of some notes that were kept, by path, each as it was read from what has its sum."""
        found = {}
        for path, mark in marks.items():
            line = self.last.get(mark)
            if line is not None:
                with suppress(ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
                    found[path] = unwritten(
                        path, line[SUM:], kind
                    )  # else another hand wrote it; it is read anew
                    self.lines[path] = line
        return found

    def add(self, marks: dict[str, bytes], lines: dict[str, bytes]) -> None:
        """Take in notes that were read just now, as they are written."""
        self.lines |= {path: marks[path] + line for path, line in lines.items()}
        self.fresh += len(lines)

    def keep(self, root: Path) -> None:
        """Write all down for the next run, unless that would take longer than it could spare.

        Where somebody is gone from the archive, they go from here as well.
        """
        gone = len(self.last) - (len(self.lines) - self.fresh)
        if self.fresh * A_FEW > len(self.lines) or gone > self.fresh:
            keep(root, NAMED, sealed(b"\n".join(self.lines.values())))


def recalled(root: Path) -> Kept:
    """Return what was kept in an archive; nothing where there is none that could be trusted."""
    try:
        held = unsealed((root / OWN / NAMED).read_bytes())
    except OSError:
        return Kept()
    return Kept({line[:SUM]: line for line in (held or b"").split(b"\n") if line})


def sums(files: dict[str, bytes | None], paths: Iterable[str], settings: Settings) -> dict[str, bytes]:
    """Return the sum of all that each note is made from, by path."""
    start = hashlib.sha256(repr((reader(), settings)).encode(*LETTERS))
    found = {}
    for path in paths:
        whole, held = start.copy(), files[path]
        whole.update(f"{path}\0{held is None}\0".encode(*LETTERS))
        whole.update(held or b"")
        found[path] = whole.hexdigest().encode()
    return found


@cache
def reader() -> str:
    """Return a sum of all that reads notes: kinmap's own files, Python and its library for YAML."""
    here = Path(__file__).parent
    said = hashlib.sha256(f"{sys.version}\0{yaml.__version__}\0{yaml.__with_libyaml__}".encode())
    for file in (*sorted(here.parent.glob("*.py")), *sorted(here.glob("*.py"))):
        said.update(f"\0{file.name}\0".encode())
        said.update(file.read_bytes())
    return said.hexdigest()


@cache
def way(kind: Any) -> Codec:  # noqa: ANN401 - one of the two classes, whose values cannot be hashed
    """Return how notes on people, or on events, are written."""
    return codec(tuple[Note[kind], list[Problem]])


@cache
def json() -> JSONEncoder:
    """Return what writes plain values."""
    return JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def written(found: dict[str, Found[T]]) -> dict[str, bytes]:
    """Return notes in plain JSON, each on one line, by path."""
    return {path: json().encode(to(it)).encode(*LETTERS) for path, it in found.items()}


def to(found: Found[Any]) -> Any:  # noqa: ANN401 - plain values
    """Return the plain values of a note."""
    kind: Any = type(found[0].about)
    return way(kind).to(found)


def unwritten(path: str, line: bytes, kind: Any) -> Any:  # noqa: ANN401 - a note on what `kind` says
    """Return a note again."""
    return way(kind).back(loads(line.decode(*LETTERS)), path)
