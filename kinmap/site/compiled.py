"""Templates as they were compiled, kept for the next build in a folder of this user's own.

What is compiled is code, and no code may come out of an archive, which may come from elsewhere. So
it lies in the user's cache, and is passed over unless folder and file are theirs and nobody else's.
One file a language has all templates, those of archives too, behind a sum over itself. It only
ever spares work: without it, with a damaged one, and with one of another version, templates are
compiled again, and so they are each time where that folder cannot be written.
"""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from kinmap.archive.sealed import sealed, unsealed
from kinmap.pages.tongue import ENGLISH
from kinmap.site.assets import installed
from kinmap.site.inputs import libraries, summed
from kinmap.site.publish import keep

MOST = 200
"""Templates that are kept, those of some archives beside kinmap's. With as many, it is begun anew."""
MADE_BY = (
    *(f"site/{name}.py" for name in ("compiling", "escaping", "filling", "loops", "macros")),
    "pages/tongue.py",
)
"""What decides how templates are compiled, and what compiled ones call."""
OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Compiled(BytecodeCache):
    """The compiled templates of one language: Jinja asks here before it compiles one, and tells of it after.

    Attributes:
        whole: whether kinmap's own templates are all there.
    """

    def __init__(self, folder: Path, language: str) -> None:
        """Find what is kept.

        Args:
            folder: of this user's; it need not be there yet.
            language: one of kinmap's, that messages are said in as templates are compiled.
        """
        self._place = folder / f"templates-{language}.{sys.implementation.cache_tag}"
        self._mark = made_by(language)
        known = found(self._place, self._mark)
        self._known = known if len(known) < MOST else {}
        self._fresh = False
        self.whole = bool(self._known)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, if it is known for this very text of it."""
        text, code = self._known.get(bucket.key, ("", None))
        if text == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in what was compiled."""
        if bucket.code:
            self._known[bucket.key] = bucket.checksum, bucket.code
            self._fresh = True

    def kept(self) -> None:
        """Keep all for the next build, if there is anything new."""
        folder = self._place.parent
        if not self._fresh or (os.path.lexists(folder) and not private(folder)):
            return
        self._fresh = False
        with suppress(OSError):  # it costs time, and nothing else
            keep(self._place, sealed(self._mark + marshal.dumps(self._known)))


def found(place: Path, mark: bytes) -> dict[str, tuple[str, CodeType]]:
    """Return what a file has behind this mark: templates by Jinja's name, with the sum of their text."""
    try:
        held = unsealed(place.read_bytes()) if private(place.parent) and private(place) else None
    except OSError:
        return {}
    if held is None or not held.startswith(mark):
        return {}
    return dict(marshal.loads(held[len(mark) :]))  # noqa: S302 - whole, this user's, and of this Python


def private(path: Path) -> bool:
    """Tell whether a file or a folder, and no link, is this user's and closed to all others."""
    if os.name != "posix":  # it is not told there; templates are compiled each time
        return False
    try:
        said = path.lstat()
    except OSError:
        return False
    ours = said.st_uid == os.getuid() and not said.st_mode & OTHERS
    return ours and (stat.S_ISREG(said.st_mode) or stat.S_ISDIR(said.st_mode))


def made_by(language: str) -> bytes:
    """Return a sum over all that decides what kinmap's own templates become."""
    files = ((str(path), path.read_bytes()) for path in sources(language))
    return summed(files, (MAGIC_NUMBER.hex(), *libraries())).encode()


def sources(language: str) -> Iterator[Path]:
    """Give kinmap's templates, what they are compiled by, and the words of the language."""
    package = Path(__file__).parents[1]
    yield from sorted(installed().glob("*.html"))
    yield from (package / name for name in MADE_BY)
    if language != ENGLISH:
        yield package / "locale" / f"{language}.mo"
