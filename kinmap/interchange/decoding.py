"""The bytes of a foreign file as text, whatever programme wrote them."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from kinmap.interchange.foreign import NotThisFormatError

WESTERN = "cp1252"
"""What spreadsheets write where they do not write UTF-8."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks at the start of a file, and the encodings that they tell of; the longer ones first."""
SAMPLE = 200
"""Bytes by which UTF-16 without a mark is told: of Latin letters every other one is 0."""
LOST = "\ufffd"
"""Stands for bytes that are no text."""


class Decoded(NamedTuple):
    """A text, and a sentence on how it was read where that was no matter of course."""

    text: str
    remark: str = ""


def decoded(content: bytes, encoding: str | None = None) -> Decoded:
    r"""Return the text of a file, without a byte order mark and with `\\n` at the ends of lines.

    It is UTF-8 unless a mark or its own bytes say otherwise. Where a few lines of a UTF-8 file
    are damaged, those alone hold U+FFFD; a file in which no line beyond ASCII is UTF-8 was
    written by an older programme.

    Args:
        content: the bytes.
        encoding: what the owner says that it is.

    Raises:
        NotThisFormatError: where there is no such encoding.
    """
    if encoding is not None:
        return Decoded(_lines(_as_told(content, encoding)))
    for mark, told in MARKS:
        if content.startswith(mark):
            return Decoded(_lines(content[len(mark) :].decode(told, "replace")))
    if content[:SAMPLE].count(0) * 3 > len(content[:SAMPLE]):
        told = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return Decoded(_lines(content.decode(told, "replace")))
    try:
        return Decoded(_lines(content.decode("utf-8")))
    except UnicodeDecodeError:
        return _damaged(content) if _partly(content) else _older(content)


def _as_told(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace").removeprefix("\ufeff")
    except (LookupError, ValueError) as error:  # `idna` and its like are none for files
        raise NotThisFormatError(f"there is no encoding {encoding}") from error


def _partly(content: bytes) -> bool:
    """Tell whether more lines beyond ASCII are UTF-8 than are not."""
    beyond = [line for line in content.split(b"\n") if not line.isascii()]
    return sum(2 if LOST not in line.decode("utf-8", "replace") else 0 for line in beyond) > len(beyond)


def _damaged(content: bytes) -> Decoded:
    what = "Some of its bytes are not UTF-8; a line that holds such is passed over."
    return Decoded(_lines(content.decode("utf-8", "replace")), what)


def _older(content: bytes) -> Decoded:
    what = (
        "It is not UTF-8, and was read as Windows-1252. Where names look wrong, "
        "say what it is: --encoding cp1250, for example."
    )
    return Decoded(_lines(content.decode(WESTERN, "replace")), what)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
