"""What kinmap wrote, and the bytes that stood there before: what `undo` needs, and no more.

A step is one command's writes, in a file of its own in `.kinmap/journal/`: a line of JSON that
says what was changed when, and after it the old bytes. It is there before the first file
changes, as `000012.begun`; once all have changed it becomes `000012.done`. A step that is found
begun is one that was cut short, and tells which files are as they were.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(".kinmap") / "journal"
BEGUN, DONE, UNWRITTEN = "begun", "done", "unwritten"
MOST = 100
"""Steps that are kept; safety.md's figure."""
SCHEMA = 1


class DamagedStepError(Exception):
    """A step of the journal that cannot be read back; what it kept cannot be put back."""


@dataclass(frozen=True, slots=True)
class Before:
    """One file before and after a step.

    Attributes:
        path: from the archive's root, with `/`.
        old: its bytes before; None where it was not there.
        new: what `mark` says of its bytes after; None where it is not there any more.
        mode: its permissions.
    """

    path: str
    old: bytes | None
    new: str | None
    mode: int


@dataclass(frozen=True, slots=True)
class Step:
    """The writes of one command.

    Attributes:
        what: in the words of the command line.
        when: an ISO date and time.
        files: each file that it changed.
        undoes: the numbers of the steps that it takes back.
    """

    what: str
    when: str
    files: tuple[Before, ...]
    undoes: tuple[int, ...] = ()


def mark(content: bytes | None) -> str | None:
    """Return what tells two contents apart, None for no file."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def packed(step: Step) -> bytes:
    """Return a step as its file holds it."""
    files = [
        {
            "path": each.path,
            "bytes": None if each.old is None else len(each.old),
            "old": mark(each.old),
            "new": each.new,
            "mode": each.mode,
        }
        for each in step.files
    ]
    head = {
        "schema": SCHEMA,
        "when": step.when,
        "what": step.what,
        "undoes": list(step.undoes),
        "files": files,
    }
    line = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogateescape")
    return line + b"\n" + b"".join(each.old or b"" for each in step.files)


def unpacked(content: bytes) -> Step:
    """Return the step that a file holds.

    Raises:
        DamagedStepError: where it is not what was written.
    """
    line, _, rest = content.partition(b"\n")
    try:
        head = json.loads(line.decode("utf-8", "surrogateescape"))
        files, at = [], 0
        for each in head["files"]:
            old = None if each["bytes"] is None else rest[at : at + each["bytes"]]
            at += each["bytes"] or 0
            if mark(old) != each["old"]:
                raise DamagedStepError(each["path"])
            files.append(Before(each["path"], old, each["new"], each["mode"]))
        return Step(head["what"], head["when"], tuple(files), tuple(head["undoes"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedStepError(str(error)) from error


def load(root: Path, number: int, ending: str = DONE) -> Step:
    """Return a step of an archive.

    Raises:
        DamagedStepError: where it is not what was written.
    """
    return unpacked(file_of(root, number, ending).read_bytes())


def begun(root: Path, number: int) -> Step:
    """Return a step that was cut short; an empty one where it had not begun.

    It lies there whole or not at all. One that is damaged was damaged by something else, and
    nothing can be said of its files.
    """
    try:
        return load(root, number, BEGUN)
    except (FileNotFoundError, DamagedStepError):
        return Step("", "", ())


def file_of(root: Path, number: int, ending: str) -> Path:
    """Return where a step lies."""
    return root / FOLDER / f"{number:06}.{ending}"


def numbers(root: Path, ending: str = DONE) -> list[int]:
    """Return the steps of an archive by number, the oldest first."""
    try:
        names = [path.name for path in (root / FOLDER).iterdir()]
    except FileNotFoundError:
        return []
    found = (name.partition(".") for name in names)
    return sorted(int(stem) for stem, _, end in found if end == ending and stem.isascii() and stem.isdigit())


def following(root: Path) -> int:
    """Return the number of the step to come."""
    return max((*numbers(root), *numbers(root, BEGUN)), default=0) + 1
