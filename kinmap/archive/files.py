"""Which files an archive has, and what is in them.

A file is read if it is a regular one inside the archive once links are resolved. What leads
out, or cannot be read, is a problem and not a silence.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from kinmap.problems import Problem
from kinmap.text import Span

SITE = "site.yml"
READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
AT_ONCE = 1 << 16
"""Bytes that are read at once; most notes have fewer."""
CONFLICT = re.compile(
    r".*(?:\.sync-conflict-[0-9]{8}-[0-9]{6}(?:-\w+)?|\([^()]*conflict(?:ed copy)?\b[^()]*\))", re.IGNORECASE
)


PASSED_OVER = (".", "_")
"""How the names of files and folders begin that are no notes."""


class Role(Enum):
    """What a file is to an archive."""

    PERSON = "people"
    EVENT = "events"
    ROWS = "network"
    SETTINGS = SITE
    CONFLICT_COPY = "conflict copy"


FOLDERS = {kind.value: kind for kind in (Role.PERSON, Role.EVENT, Role.ROWS)}


@dataclass(slots=True)
class Found:
    """The files of an archive by path (from its root, with `/`); None for one that cannot be read."""

    files: dict[str, bytes | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def role(path: str) -> Role | None:
    """Return what a file is by its path alone; None for one that is passed over."""
    if path == SITE:
        return Role.SETTINGS
    top, below, rest = path.partition("/")
    if not below or rest.startswith(PASSED_OVER) or "/." in rest or "/_" in rest:
        return None
    kind = FOLDERS.get(top)
    if kind is Role.ROWS:
        return kind if rest.endswith(".csv") and "/" not in rest else None
    if kind is None or not rest.endswith(".md"):
        return None
    return Role.CONFLICT_COPY if CONFLICT.fullmatch(rest.rpartition("/")[2].removesuffix(".md")) else kind


def find(root: Path) -> Found:
    """Read all files of the archive at `root`.

    Raises:
        NotADirectoryError: where there is no folder at `root`.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    found = Found()
    real = Path(os.path.realpath(root))
    if os.path.lexists(root / SITE):
        _file(found, real, root, SITE)
    for top in (Role.EVENT.value, Role.ROWS.value, Role.PERSON.value):
        if os.path.lexists(root / top):
            _folder(found, real, root, top, ())
    return found


def _folder(found: Found, real: Path, root: Path, path: str, above: tuple[Path, ...]) -> None:
    """Read a folder and those in it; one that leads to a folder above it is not gone into again."""
    here = Path(os.path.realpath(root / path))
    if here in above:
        return
    if not here.is_relative_to(real):
        found.problems.append(_outside(path))
        return
    try:
        entries = sorted(os.scandir(root / path), key=lambda entry: entry.name)
    except OSError as error:
        found.problems.append(_unreadable(path, error))
        return
    for entry in entries:
        below = f"{path}/{entry.name}"
        if not _sayable(found, below):
            continue
        if entry.is_file(follow_symlinks=False):  # nearly all; the disk is asked nothing more
            if role(below) is not None:
                _read(found, entry.path, below)
        elif os.path.isdir(entry.path) and not entry.name.startswith(PASSED_OVER):  # noqa: PTH112 - links in a circle are none
            _folder(found, real, root, below, (*above, here))
        elif role(below) is not None:
            _file(found, real, root, below)


def _file(found: Found, real: Path, root: Path, path: str) -> None:
    here = Path(os.path.realpath(root / path))
    if not here.is_relative_to(real):
        found.problems.append(_outside(path))
        return
    try:
        if stat.S_ISREG(here.stat().st_mode) or here.is_dir():
            _read(found, str(here), path)
    except OSError as error:
        found.files[path] = None
        found.problems.append(_unreadable(path, error))


def _read(found: Found, file: str, path: str) -> None:
    """Read one file whole, with as few questions to the system as there can be."""
    try:
        at = os.open(file, READ)
        try:
            parts = [os.read(at, AT_ONCE)]
            while parts[-1]:
                parts.append(os.read(at, AT_ONCE))
        finally:
            os.close(at)
        found.files[path] = b"".join(parts)
    except OSError as error:
        found.files[path] = None
        found.problems.append(_unreadable(path, error))


def fingerprint(found: Found) -> str:
    """Return a SHA-256 over all that was found: each path with its bytes, and what could not be read.

    Two archives with one fingerprint are one archive, whatever sizes and times say.
    """
    said = hashlib.sha256(repr(found.problems).encode())
    for path, held in found.files.items():
        size = "gone" if held is None else str(len(held))
        said.update(f"{path}\0{size}\0".encode())
        said.update(held or b"")
    return said.hexdigest()


def _sayable(found: Found, path: str) -> bool:
    """Tell whether a file's name is text; one that is not cannot be named, linked or shown."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode(errors="replace")
        what = "the name of this file is not UTF-8"
        found.problems.append(Problem(Span(shown), "encoding", what, "give it another name"))
        return False
    return True


def _outside(path: str) -> Problem:
    what = "this leads out of the archive, and is passed over"
    return Problem(Span(path), "outside", what, "put the file itself here")


def _unreadable(path: str, error: OSError) -> Problem:
    what = f"this cannot be read: {error.strerror or error}"
    return Problem(Span(path), "unreadable", what, "see to it that you may read it")


def decode(path: str, content: bytes) -> tuple[str, list[Problem]]:
    r"""Return the text of a file, without a byte order mark and with `\\n` at the ends of lines.

    What is not UTF-8 is shown as U+FFFD, and the first such byte is a problem.
    """
    try:
        text, problems = content.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        what = f"the byte 0x{content[error.start]:02X} here is not UTF-8"
        span = Span(path, line, column)
        problems = [Problem(span, "encoding", what, "save the file as UTF-8 in your editor")]
        text = content.decode("utf-8", errors="replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n"), problems
