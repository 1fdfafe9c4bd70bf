"""What stands beside the pages: the style sheet, scripts, pictures, and what the archive adds."""

from __future__ import annotations

import hashlib
from pathlib import Path

FOLDER = "files"
"""The folder of the site that pictures stand in, under their own paths."""


def installed() -> Path:
    """Return the folder of kinmap's templates: inside the package, or beside it in a checkout."""
    package = Path(__file__).parents[1]
    within = package / "templates"
    return within if within.is_dir() else package.parent / "templates"


def assets(own: Path | None) -> dict[str, bytes]:
    """Return style sheets and scripts by their path in the site; the archive's own come first.

    Kinmap's own go without indentation and remarks: every page loads them.
    """
    found: dict[str, bytes] = {}
    for templates in (installed(), own):
        folder = templates / "assets" if templates else None
        if folder and folder.is_dir():
            held = files(folder)
            lean = bytes if templates != installed() else flush
            found |= {f"assets/{name}": lean(it) for name, it in held.items()}
    return found


def templates(own: Path | None) -> frozenset[tuple[str, bytes]]:
    """Return all that decides how pages look: kinmap's templates, and the archive's own, by name."""
    theirs = files(own).items() if own else ()
    return frozenset((*files(installed()).items(), *((f"own/{name}", held) for name, held in theirs)))


def flush(script: bytes) -> bytes:
    """Return a script or a style sheet with its lines flush left, without empty ones and remarks."""
    lines = map(bytes.strip, script.split(b"\n"))
    return b"".join(line + b"\n" for line in lines if line and not remark(line))


def remark(line: bytes) -> bool:
    """Tell whether a line is one comment and nothing else; `/*!` is a credit, and goes along."""
    ends = line.find(b"*/") == len(line) - len(b"*/")
    return ends and line.startswith(b"/*") and not line.startswith(b"/*!")


def files(folder: Path) -> dict[str, bytes]:
    """Return the regular files of a folder that lie in it; hidden ones and links out are passed over."""
    inside = folder.resolve()
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/")) or name.endswith("~")
        if not hidden and path.is_file() and path.resolve().is_relative_to(inside):
            found[name] = path.read_bytes()
    return found


class Pictures:
    """The pictures of an archive that its notes show, taken in as they are asked for.

    Attributes:
        root: the archive's folder.
        files: their bytes by path in the site.
        asked: every file that was asked for, whether there is such a picture or not.
    """

    __slots__ = ("asked", "files", "root")

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self.asked: set[str] = set()

    def __call__(self, file: str) -> str | None:
        """Return where a picture stands in the site, if it is a regular file inside the archive."""
        self.asked.add(file)
        shown = f"{FOLDER}/{file}"
        path = self.root / file
        try:
            if path.is_file() and path.resolve().is_relative_to(self.root.resolve()):
                self.files.setdefault(shown, path.read_bytes())
        except (OSError, ValueError):
            return None  # a name that no file can have, or one that may not be read: its words are shown
        return shown if shown in self.files else None

    def sums(self) -> dict[str, str | None]:
        """Return a SHA-256 of each picture that was asked for, as it was taken in; None for no picture."""
        found = {file: self.files.get(f"{FOLDER}/{file}") for file in sorted(self.asked)}
        return {file: None if it is None else hashlib.sha256(it).hexdigest() for file, it in found.items()}

    def take(self, others: Pictures) -> None:
        """Take in what another process has met."""
        self.files.update(others.files)
        self.asked |= others.asked
