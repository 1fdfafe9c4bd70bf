"""What the last build left behind, by which the next one sees that there is nothing to do.

One file in the archive's `.kinmap/`, with a sum over itself: whatever has happened to it, it is
whole or it is nothing. It only ever spares work. Without it, with a damaged one, and with one
of another version, everything is built, and the site is the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, NamedTuple

from kinmap.archive.sealed import sealed, unsealed
from kinmap.problems import Problem, Splice
from kinmap.site.manifest import NAME as LIST, sums
from kinmap.site.standing import Stamp, stamp
from kinmap.text import Span

NAMED = "build.json"
FILE = Path(".kinmap") / NAMED


class Site(NamedTuple):
    """A site as it was left: the sum of its list of files, and what the disk says of each file, by path."""

    sum: str
    stamps: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The last build: what it was made from, what it said, and what it left.

    Attributes:
        place: the site's folder, as a full path.
        inputs: the sum of all that it was made from, but the day and pictures.
        day: that it was built for, in ISO's form.
        timezone: of the archive, which says what day it is.
        pages: how many there are.
        problems: all that was wrong in the archive.
        hints: sentences on settings.
        pictures: the sum of each picture that notes ask for; None where there was none.
        site: the sum of the list of files.
        stamps: what the disk said of each file of the site.
    """

    place: str
    inputs: str
    day: str
    timezone: str
    pages: int
    problems: tuple[Problem, ...]
    hints: tuple[str, ...]
    pictures: Mapping[str, str | None]
    site: str
    stamps: Mapping[str, Stamp]


def recalled(root: Path) -> Last | None:
    """Return what is known of the last build; None where there is nothing that could be trusted."""
    try:
        held = unsealed((root / FILE).read_bytes())
        if held is None:
            return None
        whole = json.loads(held)
        problems = tuple(problem(it) for it in whole.pop("problems"))
        left = {path: tuple(stamp) for path, stamp in whole.pop("stamps").items()}
        return Last(problems=problems, hints=tuple(whole.pop("hints")), stamps=left, **whole)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def problem(said: dict[str, Any]) -> Problem:
    """Return a problem as it was."""
    splice = said.pop("splice")
    return Problem(Span(*said.pop("span")), splice=Splice(**splice) if splice else None, **said)


def kept(last: Last) -> bytes:
    """Return what is to be kept of a build, as `FILE` holds it."""
    said = {it.name: getattr(last, it.name) for it in fields(last)}
    said["problems"] = [asdict(it) for it in last.problems]
    held = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    return sealed(held)


def as_left(place: Path) -> Site | None:
    """Return a site as it stands now; None where somebody has taken it away."""
    try:
        return Site(sum_of(place / LIST), stamps(place))
    except OSError:
        return None


def stamps(place: Path) -> dict[str, Stamp]:
    """Return what the disk says of each file of a site, by path; what is no regular file counts as one."""
    found: dict[str, Stamp] = {}
    ahead = [("", str(place))]
    while ahead:
        start, folder = ahead.pop()
        for entry in os.scandir(folder):
            path = f"{start}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                ahead.append((f"{path}/", entry.path))
            else:
                found[path] = stamp(entry.stat(follow_symlinks=False))
    return found


def standing(place: Path, last: Last) -> bool:
    """Tell whether the site stands as the last build left it: by what the disk says, else by its bytes."""
    try:
        now = stamps(place)
        moved = [path for path, stamp in now.items() if last.stamps.get(path) != stamp]
        if now.keys() != last.stamps.keys():
            return False
        if not moved:
            return True
        return sum_of(place / LIST) == last.site and same(place, moved)
    except OSError:
        return False


def same(place: Path, paths: list[str]) -> bool:
    """Tell whether files of a site have the bytes that its list says."""
    said = {**(sums(place) or {}), LIST: sum_of(place / LIST)}
    links = [path for path in paths if (place / path).is_symlink()]
    return not links and all(said.get(path) == sum_of(place / path) for path in paths)


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
