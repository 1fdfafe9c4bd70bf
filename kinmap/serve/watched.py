"""What a site is made of, and so what is watched: never the site itself, or what is hidden."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kinmap.site.manifest import inside

FOLDERS = ("people", "events", "network", "templates")
"""Those that are watched with all that is in them."""
Stamp = tuple[int, int, int, int]
"""A file's number, its size, and when it and its name last changed: what can be had without reading it."""


@dataclass(frozen=True, slots=True)
class Watched:
    """An archive and where its site goes, both without links."""

    root: Path
    place: Path

    def folders(self, pictures: Iterable[str]) -> dict[Path, bool]:
        """Return the folders to be watched that are there; True for those with all that is in them.

        Args:
            pictures: those that notes ask for, by their path from the root; where one is not there
                yet, neither may be its folder, and the nearest one above is watched.
        """
        found = {self.root: False, **{self.root / name: True for name in FOLDERS}}
        for path in pictures:
            if inside(path):
                found.setdefault(nearest((self.root / path).parent), False)
        return {at: deep for at, deep in found.items() if self._there(at) and not self._covered(at, found)}

    def matters(self, path: Path) -> bool:
        """Tell whether a file or folder may have to do with what the site shows."""
        if path == self.root or not path.is_relative_to(self.root):
            return path == self.root
        hidden = any(part.startswith(".") for part in path.relative_to(self.root).parts)
        return not hidden and not path.is_relative_to(self.place)

    def stamps(self, pictures: Iterable[str]) -> dict[Path, Stamp]:
        """Return what the system says of every file that matters, without reading any."""
        found: dict[Path, Stamp] = {}
        for folder, deep in self.folders(pictures).items():
            found.update(self._stamps(folder, deep=deep))
        return found

    def _stamps(self, folder: Path, *, deep: bool) -> Iterator[tuple[Path, Stamp]]:
        try:
            entries = list(os.scandir(folder))
        except OSError:
            return
        for entry in entries:
            path = Path(entry.path)
            if not self.matters(path):
                continue
            try:
                seen, is_folder = entry.stat(), entry.is_dir()
            except OSError:
                continue
            if not is_folder:
                yield path, (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
            elif deep and not entry.is_symlink():
                yield from self._stamps(path, deep=True)

    def _there(self, folder: Path) -> bool:
        return folder.is_dir() and folder.is_relative_to(self.root)

    def _covered(self, folder: Path, found: dict[Path, bool]) -> bool:
        return any(found.get(above) for above in folder.parents)


def nearest(folder: Path) -> Path:
    """Return a folder, or the nearest one above it that is there."""
    return next((at for at in (folder, *folder.parents) if at.is_dir()), folder)
