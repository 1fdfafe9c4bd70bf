"""The site, put in its place whole: the only module here that writes.

Everything is written into a folder beside the old site, and the two change places in one
step, so that a reader sees the old pages or the new ones, never half of them. Only files of
kinmap's own list are ever deleted. A build that was killed leaves a folder that the next one
knows by its name and its list, and takes away.
"""

from __future__ import annotations

import ctypes
import errno
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kinmap.site.manifest import NAME, foreign, inside, listed, manifest, present
from kinmap.site.refusals import refusal

with suppress(ImportError):  # a system without it has no such locks
    import fcntl

HERE = -100
"""`AT_FDCWD` of Linux: a path as the process sees it."""
EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux."""
CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM})
"""What a file system answers that knows no exchange."""


class PublishError(Exception):
    """The site was not written; the message is one sentence that says why."""


def publish(output: Path, files: Mapping[str, bytes], root: Path | None = None) -> bool:
    """Put a site in its place, and tell whether anything had to be written.

    Args:
        output: the site's folder; its parent is made if it is not there.
        files: every file by its path from the site's root.
        root: the archive's folder, which is never written over.

    Raises:
        PublishError: if the folder may not be used, or the disk refuses; the old site stands.
    """
    said = refusal(output, root)
    if said:
        raise PublishError(said)
    place = Path(os.path.abspath(output))  # noqa: PTH100 - `refusal` has seen to it that it is no link
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(place.parent):
            return replace(place, files, output, root)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise PublishError(f"{output} could not be written: {why} ({error.filename or place})") from error


def replace(place: Path, files: Mapping[str, bytes], output: Path, root: Path | None) -> bool:
    """Put a site in its place, with nobody else doing so."""
    said = refusal(output, root)  # again: another build may have been here while this one waited
    if said:
        raise PublishError(said)
    sweep(place)
    if unchanged(place, files):
        return False
    new = Path(tempfile.mkdtemp(prefix=prefix(place), dir=place.parent))
    new.chmod(0o700)
    try:
        fill(new, files)
        move_along(place, new)
        swap(new, place)
    finally:
        clear(new)
    flush(place.parent)
    return True


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


def unchanged(place: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether the site that stands there has these very bytes."""
    if listed(place) != frozenset(files):
        return False
    with suppress(OSError):
        return all((place / path).read_bytes() == held for path, held in files.items())
    return False


def fill(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the list first, by which a killed build's folder is known, and then the files.

    Only the list is forced onto the disk: a power cut may cost a page its bytes, and the next
    build, which compares bytes, writes it again.
    """
    write(folder / NAME, manifest(files), lasting=True)
    made = {folder}
    for path, held in files.items():
        if not inside(path):
            raise ValueError(f"{path} would lie outside the site")
        make(folder / path, made)
        write(folder / path, held)


def make(path: Path, made: set[Path]) -> None:
    """Make the folders above a file that are not yet made, for their owner alone."""
    for folder in reversed(path.parents):
        if folder not in made and any(above in made for above in folder.parents):
            folder.mkdir()
            folder.chmod(0o700)
            made.add(folder)


def write(path: Path, held: bytes, *, lasting: bool = False) -> None:
    """Write one new file, for its owner alone."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
        if hasattr(os, "fchmod"):
            os.fchmod(file.fileno(), 0o600)
        file.write(held)
        if lasting:
            file.flush()
            os.fsync(file.fileno())


def move_along(place: Path, new: Path) -> None:
    """Take what a file manager left in the old site over into the new one."""
    for path in foreign(place, listed(place) or frozenset()) if place.is_dir() else ():
        if (new / path).parent.is_dir() and not (new / path).exists():
            (place / path).rename(new / path)


def swap(new: Path, place: Path) -> None:
    """Let the new site and the old one change places; the old one then stands where the new one was."""
    if not place.exists() or listed(place) is None:
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


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can, and tell whether it could."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


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
    """Delete those files of a folder that are on its list, the list last, and the folders left empty."""
    if not folder.is_dir():
        return
    own, there = listed(folder), set(present(folder))
    if own is None and there - {NAME}:
        return  # it is not known to be kinmap's
    for path in sorted(there & (own or frozenset())):  # `there` follows no link out of the folder
        (folder / path).unlink()
    (folder / NAME).unlink(missing_ok=True)
    folders = (Path(at) for at, _, _ in os.walk(folder, topdown=False))
    for empty in folders:
        with suppress(OSError):  # a file that somebody put there stays, and so does its folder
            empty.rmdir()
