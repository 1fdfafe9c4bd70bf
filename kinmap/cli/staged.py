"""The archive as it would be committed: what git has staged, not what lies in the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kinmap.archive.files import role
from kinmap.archive.load import read
from kinmap.cli.git import asked
from kinmap.problems import Problem

REGULAR = (b"100644", b"100755")
"""Modes of files; links and other repositories are none."""


def staged_problems(root: Path) -> list[Problem]:
    """Return what is wrong in the files that the next commit changes, as they are staged.

    What is wrong elsewhere was so before, but where it names one of these files.

    Raises:
        click.ClickException: where git has nothing to say of the folder.
    """
    blobs = dict(entries(root))
    new = answer(
        root, "diff", "--cached", "--name-only", "--relative", "--no-renames", "--diff-filter=AMT", "-z"
    )
    changed = {name.decode("utf-8", "replace") for name in new.split(b"\0") if name}
    archive = read(contents(root, blobs))
    return [
        problem
        for problem in archive.problems
        if problem.span.path in changed or any(path in problem.message for path in changed)
    ]


def entries(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each staged file of the archive: its path from the root, and git's name for its bytes."""
    for entry in answer(root, "ls-files", "--stage", "-z").split(b"\0"):
        about, _, name = entry.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        blob, _, stage = rest.partition(b" ")
        path = name.decode("utf-8", "replace")
        if mode in REGULAR and stage == b"0" and role(path) is not None:
            yield path, blob


def contents(root: Path, blobs: dict[str, bytes]) -> dict[str, bytes | None]:
    """Return the bytes of staged files, by path."""
    told = answer(root, "cat-file", "--batch", given=b"".join(b"%s\n" % blob for blob in blobs.values()))
    found: dict[str, bytes | None] = {}
    at = 0
    for path in blobs:
        start = told.index(b"\n", at) + 1
        size = int(told[at : start - 1].rsplit(b" ", 1)[1])
        found[path] = told[start : start + size]
        at = start + size + 1
    return found


def answer(root: Path, *words: str, given: bytes = b"") -> bytes:
    """Return what git says of the archive."""
    said = asked(root, *words, given=given)
    if said is None:
        raise click.ClickException("git does not know this archive, so nothing in it is staged")
    return said
