"""Notes as they were read, kept from one run to the next.

A file in the archive's `.kinmap/` has a line for each handful of notes: the sums of all that
each was read from, and the notes in plain JSON. Such a sum is over kinmap's own files, the
settings, the path and the bytes, so that what has it is either the note itself or not asked for.
There is a sum over the whole file too, and so whatever has happened to it, it is whole or it is
nothing. It only ever spares work.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from json import JSONEncoder, loads
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import yaml

from kinmap.archive.codec import Column, codec
from kinmap.archive.edit import OWN, keep
from kinmap.archive.event import Event
from kinmap.archive.notes import Note
from kinmap.archive.person import Person
from kinmap.archive.sealed import seal, unsealed_lines
from kinmap.archive.settings import Settings
from kinmap.problems import Problem
from kinmap.text import LETTERS

NAMED = "notes.jsonl"
SUM = 32
"""Bytes that the sum of a note has."""
UNSUMMED = bytes(SUM)
"""In the place of a sum, where nothing is kept."""
A_FEW = 300
"""Of so many notes one is read anew sooner than all are written down for its sake."""
HANDFUL, LEAST = 250, 60
"""Notes that a line has, in which a word that comes again is written once; fewer are joined to others."""
FORGED = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
"""What may come up where another hand wrote a line; its notes are read anew."""
T = TypeVar("T", Person, Event)
Found: TypeAlias = tuple[Note[T], list[Problem]]
"""A note, and what of its file was no text."""


class Summed(NamedTuple, Generic[T]):
    """A note, and the sum of all that it was read from."""

    mark: bytes
    found: Found[T]


@dataclass(slots=True)
class Kept:
    """The lines that were kept, and those of this run.

    Attributes:
        last: those of the last time.
        lines: those of which every note is as it was, and new ones.
        loose: the other notes that are as they were, each with its sum.
        number: how many notes there are; `fresh` of them are new, and `gone` are those of the last time that
            are none of them.
    """

    last: list[bytes] = field(default_factory=list)
    lines: list[bytes] = field(default_factory=list)
    loose: dict[str, Summed[Any]] = field(default_factory=dict)
    number: int = 0
    fresh: int = 0
    gone: int = 0

    def notes(self, kind: type[T], marks: Mapping[str, bytes]) -> dict[str, Found[T]]:
        """Return those of some notes that were kept, by path, each as it was read from what has its sum."""
        found: dict[str, Found[T]] = {}
        self.number += len(marks)
        for line in self.last:
            if line.startswith(named(kind)):
                found |= self.still(line, kind, marks)
        return found

    def still(self, line: bytes, kind: type[T], marks: Mapping[str, bytes]) -> dict[str, Found[T]]:
        """Return those notes of a line that are as they were."""
        try:
            known = unwritten(line, kind)
        except FORGED:
            self.gone += 1
            return {}
        same = {path: it for path, it in known.items() if it.mark == marks.get(path)}
        self.gone += len(known) - len(same)
        if len(same) == len(known) >= LEAST:
            self.lines.append(line)
        else:
            self.loose |= same
        return {path: it.found for path, it in same.items()}

    def add(self, line: bytes, number: int) -> None:
        """Take in so many notes that were read just now, as they are written."""
        self.lines.append(line)
        self.fresh += number

    def keep(self, root: Path) -> None:
        """Write all down for the next run, unless that would take longer than it could spare.

        Where somebody is gone from the archive, they go from here as well.
        """
        if self.fresh * A_FEW > self.number or self.gone > self.fresh:
            lines = [*self.lines, *tied(self.loose)]
            keep(root, NAMED, seal(lines), *lines)


def recalled(root: Path) -> Kept:
    """Return what was kept in an archive; nothing where there is none that could be trusted."""
    try:
        with (root / OWN / NAMED).open("rb") as file:
            return Kept(unsealed_lines(file) or [])
    except OSError:
        return Kept()


def tied(loose: Mapping[str, Summed[Any]]) -> Iterator[bytes]:
    """Yield the lines of notes that have none."""
    for kind in (Person, Event):
        those = [(path, it) for path, it in loose.items() if type(it.found[0].about) is kind]
        for at in range(0, len(those), HANDFUL):
            yield written(dict(those[at : at + HANDFUL]), kind)


def sums(files: Mapping[str, bytes | None], paths: Iterable[str], settings: Settings) -> dict[str, bytes]:
    """Return the sum of all that each note is made from, by path."""
    start = hashlib.sha256(repr((reader(), settings)).encode(*LETTERS))
    found = {}
    for path in paths:
        whole, held = start.copy(), files[path]
        whole.update(f"{path}\0{held is None}\0".encode(*LETTERS))
        whole.update(held or b"")
        found[path] = whole.digest()
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
def way(kind: Any) -> Column:  # noqa: ANN401 - one of the two classes, whose values cannot be hashed
    """Return how notes on people, or on events, are written."""
    return codec(tuple[Note[kind], list[Problem]])


@cache
def json() -> JSONEncoder:
    """Return what writes plain values."""
    return JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def named(kind: Any) -> bytes:  # noqa: ANN401 - as for `way`
    """Return what is at the beginning of a line: of what sort the notes are."""
    return f"{kind.__name__} ".encode()


def written(notes: Mapping[str, Summed[Any]], kind: Any) -> bytes:  # noqa: ANN401 - as for `way`
    """Return notes in one line, in plain JSON."""
    marks, found = zip(*notes.values(), strict=True) if notes else ((), ())
    said = [list(notes), b"".join(marks).hex(), way(kind).to(found)]
    return named(kind) + json().encode(said).encode(*LETTERS) + b"\n"


def unwritten(line: bytes, kind: Any) -> dict[str, Summed[Any]]:  # noqa: ANN401
    """Return notes again.

    Raises:
        Exception: one of `FORGED`, where another hand wrote the line.
    """
    paths, marks, said = loads(line[len(named(kind)) :].decode(*LETTERS))
    held, found = bytes.fromhex(marks), way(kind).back(said, paths)
    each = [held[at : at + SUM] for at in range(0, len(held), SUM)]
    return {path: Summed(*it) for path, *it in zip(paths, each, found, strict=True)}
