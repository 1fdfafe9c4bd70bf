"""A file out of the archive in which somebody's service hands it over."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePosixPath

from kinmap.interchange.foreign import NotThisFormatError
from kinmap.text import fold

ZIP = b"PK\x03\x04"
LARGEST = 256 * 2**20
"""Bytes of a file unpacked; sixteen thousand connections are three millions."""


def unpacked(content: bytes, name: str) -> bytes:
    """Return the file of that name where the bytes are a zip, else the bytes as they are.

    Raises:
        NotThisFormatError: where the zip is damaged, or has no such file, or a larger one than
            any that was meant.
    """
    if not content.startswith(ZIP):
        return content
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            inside = [it for it in packed.infolist() if fold(PurePosixPath(it.filename).name) == fold(name)]
            if not inside:
                raise NotThisFormatError(f"there is no {name} in it")
            if inside[0].file_size > LARGEST:
                raise NotThisFormatError(f"its {name} is too large to be one")
            return packed.read(inside[0])
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotThisFormatError("it is a zip that cannot be unpacked") from error
