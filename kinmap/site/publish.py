"""The site, put in its place whole: the only module here that writes.

Everything is written into a folder beside the old site, and the two change places in one
step, so that a reader sees the old pages or the new ones, never half of them. A file that stays
the same is not written: the new site has the old one's. Only files of kinmap's own list are ever
deleted. A build that was killed leaves a folder that the next one knows by its name and its
list, and takes away.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kinmap.site.exchange import exchanged
from kinmap.site.manifest import (
    NAME,
    announced,
    draft,
    drafts,
    foreign,
    inside,
    manifest,
    present,
    sums,
)
from kinmap.site.refusals import refusal
from kinmap.site.standing import PRIVATE, Stamp, as_left, stands

with suppress(ImportError):  # a system without it has no such locks
    import fcntl


class PublishError(Exception):
    """The site was not written; the message is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class Put:
    """A file of the new site: the SHA-256 of its bytes, and whether the old one does not have them."""

    sum: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """A new site while it is put together beside the old one, by one process or by several.

    Attributes:
        place: where the old one stands, and the new one will.
        new: where it is put together.
        old: the sums of the old one's files, by path.
        left: what the disk said of these, when the last build was done with them.
    """

    place: Path
    new: Path
    old: Mapping[str, str]
    left: Mapping[str, Stamp]

    def announce(self, paths: Iterable[str]) -> None:
        """Write down which files may come, before any of them does: a killed build's folder is known by it.

        Raises:
            ValueError: if one would lie outside the site.
        """
        coming = list(paths)
        for path in coming:
            if not inside(path):
                raise ValueError(f"{path} would lie outside the site")
        number = sum(1 for _ in drafts(self.new))
        write(self.new / draft(number), manifest(dict.fromkeys(coming, "")), lasting=True)
        made = {self.new}
        for path in {path.rpartition("/")[0]: path for path in coming}.values():
            make(self.new / path, made)

    def put(self, path: str, held: bytes) -> Put:
        """Write a file that was announced, unless the old site has it with the very same bytes."""
        sum_of = hashlib.sha256(held).hexdigest()
        fresh = self.old.get(path) != sum_of or not stands(f"{self.place}/{path}", held)
        if fresh:
            write(f"{self.new}/{path}", held)
        return Put(sum_of, fresh)

    def has(self, path: str, sum_of: str) -> bool:
        """Tell whether the old site has a file with the bytes of this sum: then it need not be made."""
        return self.old.get(path) == sum_of and as_left(f"{self.place}/{path}", sum_of, self.left.get(path))

    def finish(self, files: Mapping[str, Put]) -> bool:
        """Put the new site in the old one's place, and tell whether they differ at all.

        Only the list is forced onto the disk: a power cut may cost a page its bytes, and the next
        build, which compares bytes, writes it again.
        """
        if files.keys() == self.old.keys() and not any(it.fresh for it in files.values()):
            return False
        for path, it in files.items():
            if not it.fresh:
                take_over(f"{self.place}/{path}", f"{self.new}/{path}")
        write(self.new / NAME, manifest({path: it.sum for path, it in files.items()}), lasting=True)
        for listed_before in list(drafts(self.new)):
            listed_before.unlink()
        move_along(self.place, self.new, self.old)
        swap(self.new, self.place, stands=bool(self.old))
        flush(self.place.parent)
        clear(self.new)  # at once: a file that has one link less is a changed one to the disk
        return True


def publish(output: Path, files: Mapping[str, bytes], root: Path | None = None) -> bool:
    """Put a site in its place, and tell whether anything had to be written.

    Args:
        output: the site's folder; its parent is made if it is not there.
        files: every file by its path from the site's root.
        root: the archive's folder, which is never written over.

    Raises:
        PublishError: if the folder may not be used, or the disk refuses; the old site stands.
    """
    with edition(output, root) as new:
        new.announce(files)
        return new.finish({path: new.put(path, held) for path, held in files.items()})


@contextmanager
def edition(
    output: Path, root: Path | None = None, left: Mapping[str, Stamp] | None = None
) -> Iterator[Edition]:
    """Begin a new site for a folder; what is not finished is gone afterwards, and the old site stands.

    Args:
        output: the site's folder.
        root: the archive's, which is never written over.
        left: what is known of the old site's files, so that they need not be read.

    Raises:
        PublishError: if the folder may not be used, or the disk refuses.
    """
    allowed(output, root)
    working = False
    place = Path(os.path.abspath(output))  # noqa: PTH100 - `refusal` has seen to it that it is no link
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(place.parent):
            allowed(output, root)  # again: another build may have been here while this one waited
            sweep(place)
            new = Path(tempfile.mkdtemp(prefix=prefix(place), dir=place.parent))
            try:
                new.chmod(0o700)
                working = True
                yield Edition(place, new, sums(place) or {}, left or {})
            finally:
                clear(new)
    except OSError as error:
        ours = (str(place), str(place.parent / prefix(place)))
        if working and not str(error.filename or place).startswith(ours):
            raise  # what pages are made from could not be read
        why = (error.strerror or str(error)).lower()
        raise PublishError(f"{output} could not be written: {why} ({error.filename or place})") from error


def allowed(output: Path, root: Path | None) -> None:
    """Raise what stands against a folder, if anything does."""
    said = refusal(output, root)
    if said:
        raise PublishError(said)


def write_result(output: Path, held: str | bytes) -> None:
    """Write what a command made into a file that its owner named; one that is there is replaced.

    Raises:
        PublishError: if the disk refuses.
    """
    try:
        output.write_bytes(held.encode() if isinstance(held, str) else held)
    except OSError as error:
        raise PublishError(
            f"{output} could not be written: {(error.strerror or str(error)).lower()}"
        ) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait until no other build writes beside this folder; the lock ends with the process."""
    if os.name != "posix":  # two builds at once are then their owner's care
        yield
        return
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def prefix(place: Path) -> str:
    """Return how the names of folders begin that are still being written."""
    return f".{place.name}.kinmap-"


def take_over(old: str, new: str) -> None:
    """Let the new site have a file of the old one: the same file, where the system has such links."""
    try:
        os.link(old, new)
    except OSError:
        write(new, Path(old).read_bytes())


def make(path: Path, made: set[Path]) -> None:
    """Make the folders above a file that are not yet made, for their owner alone."""
    for folder in reversed(path.parents):
        if folder not in made and any(above in made for above in folder.parents):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)
            made.add(folder)


def keep(path: Path, held: bytes) -> None:
    """Write what could be made again into a folder for its owner alone, which is made if need be."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write(path, held)


def write(path: Path | str, held: bytes, *, lasting: bool = False) -> None:
    """Write one new file, for its owner alone."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb", buffering=0) as file:  # noqa: PTH123
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), PRIVATE)
        left = memoryview(held)
        while left:
            left = left[file.write(left) :]
        if lasting:
            os.fsync(file.fileno())


def move_along(place: Path, new: Path, own: Container[str]) -> None:
    """Take what a file manager left in the old site, beside these files, over into the new one."""
    for path in foreign(place, own) if place.is_dir() else ():
        if (new / path).parent.is_dir() and not (new / path).exists():
            (place / path).rename(new / path)


def swap(new: Path, place: Path, *, stands: bool) -> None:
    """Let the new site and the old one, if one stands there, change places."""
    if not (stands and place.exists()):
        new.rename(place)
    elif not exchanged(new, place):
        old = Path(tempfile.mkdtemp(prefix=prefix(place), dir=place.parent))
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise
        old.rename(new)


def flush(folder: Path) -> None:
    """Force a folder's names onto the disk, where the system lets one."""
    with suppress(OSError):
        held = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(held)
        finally:
            os.close(held)


def sweep(place: Path) -> None:
    """Take away what killed builds of this site left beside it."""
    start = prefix(place)
    for path in sorted(place.parent.iterdir()):
        if path.name.startswith(start) and path.is_dir() and not path.is_symlink():
            clear(path)


def clear(folder: Path) -> None:
    """Delete those files of a folder that are on its lists, these last, and the folders left empty."""
    if not folder.is_dir():
        return
    lists = [path.name for path in (folder / NAME, *drafts(folder)) if path.is_file()]
    own, there = announced(folder, lists), set(present(folder))
    if own is None and there - {*lists}:
        return  # it is not known to be kinmap's
    for path in there & (own or frozenset()):  # `there` follows no link out of the folder
        os.unlink(f"{folder}/{path}")  # noqa: PTH108 - of thousands
    for name in lists:
        (folder / name).unlink()
    folders = (Path(at) for at, _, _ in os.walk(folder, topdown=False))
    for empty in folders:
        with suppress(OSError):  # a file that somebody put there stays, and so does its folder
            empty.rmdir()
