"""The list of what kinmap wrote into a site, kept in the site itself.

What is not in this list is not kinmap's, and is never deleted.
"""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

NAME = ".kinmap-site.json"
VERSION = 1
NOWHERE = frozenset({"", ".", ".."})
"""What no part of a path may be that stays where it starts."""


def manifest(files: Mapping[str, str]) -> bytes:
    """Return the list of files with their SHA-256, the same bytes for the same site."""
    held = {"kinmap": VERSION, "files": dict(sorted(files.items()))}
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def draft(number: int) -> str:
    """Return the name of a list of files that may come, while a site is put together."""
    return f".kinmap-site.{number}.json"


def drafts(folder: Path) -> Iterator[Path]:
    """Give the lists of files that may come: all of them, as a kill may leave the later ones alone."""
    yield from (path for path in sorted(folder.glob(".kinmap-site.[0-9]*.json")) if path.is_file())


def announced(folder: Path, lists: Iterable[str]) -> frozenset[str] | None:
    """Return the files on any of some lists of a folder; None where no list can be read."""
    found = [sums(folder, name) for name in lists]
    known = [frozenset(it) for it in found if it is not None]
    return frozenset().union(*known) if known else None


def listed(folder: Path) -> frozenset[str] | None:
    """Return the files that kinmap wrote into a folder; None where it wrote none."""
    found = sums(folder)
    return None if found is None else frozenset(found)


def sums(folder: Path, name: str = NAME) -> Mapping[str, str] | None:
    """Return the same files, each with the SHA-256 of its bytes."""
    try:
        held = json.loads((folder / name).read_bytes())
        files = held["files"]
        if held["kinmap"] != VERSION or (folder / name).is_symlink():
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return files if isinstance(files, dict) and all(map(inside, files)) else None


def inside(path: str) -> bool:
    """Tell whether a path stays below the folder that it starts from."""
    return NOWHERE.isdisjoint(path.split("/")) and "\0" not in path


def present(folder: Path | str, start: str = "") -> Iterator[str]:
    """Give every file of a folder by its path in it, in order; what is no folder counts as a file.

    A folder tells of what it holds whether that is a folder: no file is asked.
    """
    for entry in sorted(os.scandir(folder), key=attrgetter("name")):
        if entry.is_dir(follow_symlinks=False):
            yield from present(entry.path, f"{start}{entry.name}/")
        else:
            yield f"{start}{entry.name}"


def foreign(folder: Path, own: Container[str]) -> tuple[str, ...]:
    """Return the files in a site that kinmap did not write."""
    return tuple(path for path in present(folder) if path not in own and path != NAME)
