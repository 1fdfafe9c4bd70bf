"""All that a site is made from, but the day: two builds with one sum make the same bytes.

The archive's files and templates, kinmap's own files, and the versions of what it stands on.
Bytes are read each time; sizes and times are not trusted.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kinmap.archive.files import Found, fingerprint
from kinmap.site.assets import Pictures, installed

TEMPLATES = "templates"
UNMADE = frozenset({"__pycache__"})
"""Folders that Python makes of what stands beside them."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the site of an archive is made from, but its pictures, each as a SHA-256.

    Attributes:
        files: of the archive.
        means: all that makes a site of these.
    """

    files: str
    means: str

    @property
    def sum(self) -> str:
        """A SHA-256 over both."""
        return hashlib.sha256(f"{self.files}\0{self.means}".encode()).hexdigest()


def inputs(root: Path, found: Found) -> Inputs:
    """Return what the site of an archive is made from.

    Args:
        root: the archive's folder.
        found: its files, as they were read.
    """
    return Inputs(fingerprint(found), means(root))


def means(root: Path) -> str:
    """Return a SHA-256 over all that makes a site of notes: kinmap, its templates and the archive's own."""
    folders = (Path(__file__).parents[1], installed(), root / TEMPLATES)
    return summed((it for folder in folders for it in whole(folder)), (sys.version, *libraries()))


def summed(files: Iterable[tuple[str, bytes]], versions: Iterable[str]) -> str:
    """Return a SHA-256 over files, each with its path, and the versions of what they stand on."""
    said = hashlib.sha256()
    for path, held in files:
        said.update(f"{path}\0{len(held)}\0".encode())
        said.update(held)
    said.update("\0".join(versions).encode())
    return said.hexdigest()


def whole(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file of a folder, hidden ones and those behind links too, by its path in it."""
    gone_into = set()
    for at, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(at)
        folders[:] = [] if real in gone_into else sorted(set(folders) - UNMADE)
        gone_into.add(real)
        for name in sorted(names):
            path = Path(at, name)
            if path.is_file():
                yield path.relative_to(folder).as_posix(), read(path)


def read(path: Path) -> bytes:
    """Return the bytes of a file; of one that cannot be read, why: the build will say so, if it needs it."""
    try:
        return path.read_bytes()
    except OSError as error:
        return repr(error).encode()


def libraries() -> list[str]:
    """Return all that is installed beside kinmap, with its version, as the names of folders tell it."""
    found: set[str] = set()
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - most are texts, one may be empty
            found |= {name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info"))}  # noqa: PTH208
    return sorted(found)


def pictures(root: Path, asked: Iterable[str]) -> dict[str, str | None]:
    """Return a SHA-256 of each picture that notes ask for; None where there is none."""
    shown = Pictures(root)
    sums: dict[str, str | None] = {}
    for file in asked:
        there = shown(file)
        sums[file] = hashlib.sha256(shown.files.pop(there)).hexdigest() if there else None
    return sums
