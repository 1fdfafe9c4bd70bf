"""What may be served: the files that the site's own list names, and nothing else.

A path is looked up in the list, never in the folder, so that no path leads anywhere else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from kinmap.site.manifest import NAME, sums

INDEX = "index.html"
HTML = "text/html; charset=utf-8"
OTHER = "application/octet-stream"
KINDS = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}
"""What a file is, by its ending: the system's own table differs from machine to machine."""


class Shelf:
    """The site that stands in a folder now, whoever put it there.

    Attributes:
        ahead: pages of it by path, as they will stand there in a moment.
    """

    __slots__ = ("_at", "_listed", "ahead", "place")

    def __init__(self, place: Path) -> None:
        self.place = place
        self.ahead: Mapping[str, bytes] = {}
        self._at: tuple[int, ...] = ()
        self._listed: Mapping[str, str] = {}

    def listed(self) -> Mapping[str, str]:
        """Return what the site has, by path, each with a sum of its bytes; nothing where there is none."""
        try:
            found = (self.place / NAME).stat()
        except OSError:
            return {}
        at = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
        if at != self._at:
            self._listed, self._at = sums(self.place) or {}, at
        return self._listed

    def path(self, asked: str) -> str | None:
        """Return the path of a file in the site that was asked for, percent-encoded, from `/` on.

        A folder is its `index.html`. None where the site has no such file.
        """
        try:
            plain = unquote(asked, errors="strict")
        except UnicodeDecodeError:
            return None
        path = plain.removeprefix("/")
        if path == plain:
            return None
        path = f"{path}{INDEX}" if path.endswith("/") or not path else path
        return path if path in self.listed() else None

    def held(self, path: str) -> bytes | None:
        """Return the bytes of a listed file; None where it is gone, or is no regular file of the site."""
        if (ahead := self.ahead.get(path)) is not None:
            return ahead
        place, file = os.path.realpath(self.place), os.path.realpath(self.place / path)
        if file != os.path.join(place, *PurePosixPath(path).parts):  # noqa: PTH118 - as `realpath` gives it
            return None
        try:
            return Path(file).read_bytes()
        except OSError:
            return None


def kind(path: str) -> str:
    """Return the media type of a file."""
    return KINDS.get(PurePosixPath(path).suffix.lower(), OTHER)
