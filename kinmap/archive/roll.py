"""Who there is, and by what names: enough to tell whom a word means, without reading every note.

The names of each file are kept in `.kinmap/names.json` with what the disk says of the file
(its size, its times, its number). A file of which the disk says the same is not read again;
what was kept in doubt, or is damaged, is read. Deleting it costs time, and nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping as ByName, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from kinmap.archive.body import halves, headings, title
from kinmap.archive.edit import OWN, keep
from kinmap.archive.fields import EVENT_FIELDS, PERSON_FIELDS
from kinmap.archive.files import Role, decode, role
from kinmap.archive.frontmatter import Mapping, Node
from kinmap.archive.notes import id_of
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse
from kinmap.archive.sealed import sealed, unsealed
from kinmap.archive.shares import shared
from kinmap.archive.values import empty, text, texts
from kinmap.text import fold

EVENTS = f"{Role.EVENT.value}/"
NAMES = "names.json"
BREAK = "\0"
"""Stands between two names; no note can hold it."""
SCHEMA = 1
FEW = 50
"""Files that are read anew each time rather than that all is written anew for their sake."""
FRESH = 2_000_000_000
"""Nanoseconds within which a file could change again without the disk's saying so."""

Stamp: TypeAlias = list[int]
"""What the disk says of a file: its size, when it and its entry changed, its number."""


class Known(NamedTuple):
    """Somebody, or an event: the id, the file, and every name, the id first."""

    id: str
    path: str
    names: tuple[str, ...]

    @property
    def is_event(self) -> bool:
        """Tell whether it is an event."""
        return self.path.startswith(EVENTS)


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody and every event of an archive.

    Attributes:
        names: every name in each file, by its path; the id first.
    """

    names: dict[str, Sequence[str]]

    @property
    def people(self) -> list[Known]:
        """The people."""
        return [_known(path, names) for path, names in self.names.items() if not path.startswith(EVENTS)]

    @property
    def events(self) -> list[Known]:
        """The events."""
        return [_known(path, names) for path, names in self.names.items() if path.startswith(EVENTS)]

    def known(self, id_: str) -> Known:
        """Return somebody, or an event, by the id."""
        return next(_known(path, names) for path, names in self.names.items() if names[0] == id_)

    def called(self) -> list[tuple[str, str]]:
        """Return the id of each of the people, and all names in one text, as they are compared."""
        return [named(names[0], names) for path, names in self.names.items() if not path.startswith(EVENTS)]


def _known(path: str, names: Sequence[str]) -> Known:
    return Known(names[0], path, tuple(names))


def named(id_: str, names: Iterable[str]) -> tuple[str, str]:
    """Return an id, and names in one text, as they are compared: each after a `BREAK`, and one at the end."""
    return id_, fold(f"{BREAK}{BREAK.join(names)}{BREAK}")


def roll(
    root: Path, own: ByName[str, str], now: datetime, before: Callable[[int], object] = lambda _: None
) -> Roll:
    """Return who there is in an archive.

    Args:
        root: its folder.
        own: names of the owner's own for known fields, from the settings.
        now: the time; what changed just now may change again unnoticed.
        before: is told how many files will be read.
    """
    stamps = dict(listed(root))
    kept = _kept(root, own)
    names = {path: entry[1] for path, entry in kept.items() if stamps.get(path) == entry[0]}
    missing = [path for path in stamps if path not in names]
    before(len(missing))
    for share in shared(lambda paths: {path: _read(root, path, own) for path in paths}, missing):
        names |= share
    if len(missing) > FEW or len(kept) > len(stamps) + FEW:
        limit = int(now.timestamp() * 1_000_000_000) - FRESH
        old = {path: (stamp, names[path]) for path, stamp in stamps.items() if max(stamp[1:3]) < limit}
        keep(root, NAMES, _packed(old, own))
    return Roll(_apart(names))


def _apart(names: dict[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Leave out the files whose id an earlier one has, as is done when all is read."""
    if len({fold(each[0]) for each in names.values()}) == len(names):
        return names
    first: dict[str, str] = {}
    for path in sorted(names):
        first.setdefault(fold(names[path][0]), path)
    return {path: names[path] for path in first.values()}


# -- the files -----------------------------------------------------------------------------


def listed(root: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield the path of every note, and what the disk says of it; as `files.find` finds them."""
    real = os.path.realpath(root)
    for top in (Role.EVENT.value, Role.PERSON.value):
        if _within(real, f"{real}/{top}"):
            yield from _folder(real, top, ())


def _folder(real: str, path: str, above: tuple[str, ...]) -> Iterator[tuple[str, Stamp]]:
    here = os.path.realpath(f"{real}/{path}")
    if here in above:
        return
    try:
        entries = list(os.scandir(here))
    except OSError:  # nobody can be told of whom nothing can be read; `check` says so
        return
    for entry in entries:
        below = f"{path}/{entry.name}"
        if not entry.name.isascii() and not _sayable(entry.name):
            continue
        if entry.name.startswith((".", "_")) or (entry.is_symlink() and not _within(real, entry.path)):
            continue
        if entry.name.endswith(".md") and entry.is_file():
            if "conflict" not in entry.name.lower() or role(below) is not Role.CONFLICT_COPY:
                stat = entry.stat()
                yield below, [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
        elif entry.is_dir():
            yield from _folder(real, below, (*above, here))


def _sayable(name: str) -> bool:
    """Tell whether a file's name is text; one that is not cannot be named."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _within(real: str, path: str) -> bool:
    return os.path.realpath(path).startswith(f"{real}{os.sep}")


def _read(root: Path, path: str, own: ByName[str, str]) -> tuple[str, ...]:
    """Return the names in one file, none where it cannot be read."""
    try:
        content = (root / path).read_bytes()
    except OSError:
        return (id_of(path),)
    return names_in(path, decode(path, content)[0], own)


def names_in(path: str, written: str, own: ByName[str, str]) -> tuple[str, ...]:
    """Return what somebody, or an event, is called in its note: the id, the name, other names."""
    event = path.startswith(EVENTS)
    known, calls = (EVENT_FIELDS, "title") if event else (PERSON_FIELDS, "name")
    reading, where = Reading(path, written), halves(written)
    root = parse(reading, where.start, where.end) if where.start is not None else None
    found: dict[str, Node] = {}
    for key, value in root.pairs if isinstance(root, Mapping) else ():
        name = key.value.strip()
        if not empty(value):
            found.setdefault(name if name in known else own.get(name, name), value)
    said = text(reading, found[calls], calls) if calls in found else None
    name = said or title(headings(written[where.body :])) or id_of(path)
    others = texts(reading, found["aliases"], "aliases") if "aliases" in found and not event else ()
    return id_of(path), name, *others


# -- what is kept --------------------------------------------------------------------------


def _packed(entries: ByName[str, tuple[Stamp, Sequence[str]]], own: ByName[str, str]) -> bytes:
    whole = {"schema": SCHEMA, "own": dict(own), "files": entries}
    line = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    return sealed(line)


def _kept(root: Path, own: ByName[str, str]) -> dict[str, tuple[Stamp, Sequence[str]]]:
    """Return the names that were kept, by path; nothing where what was kept is not what was written."""
    try:
        line = unsealed((root / OWN / NAMES).read_bytes())
    except OSError:
        return {}
    if line is None:
        return {}
    whole: dict[str, Any] = json.loads(line)
    if whole["schema"] != SCHEMA or whole["own"] != dict(own):
        return {}
    files: dict[str, tuple[Stamp, Sequence[str]]] = whole["files"]
    return files
