"""Names in the order in which a reader looks for them, and the letters that they stand under."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kinmap.text import fold

NONE = "#"
"""What names stand under that begin with no letter."""


def plain(text: str) -> str:
    """Return a text folded and without the marks on its letters: `Inês` is `ines`."""
    return text.lower() if text.isascii() else without_marks(text)


@lru_cache(maxsize=32_768)  # everybody is sorted on many pages
def without_marks(text: str) -> str:
    """Return the same of a text that has other letters than ASCII's."""
    folded = fold(text)
    if folded.isascii():
        return folded
    parts = unicodedata.normalize("NFD", folded)
    return "".join(c for c in parts if not unicodedata.combining(c))


def by_name(name: str, id_: str) -> tuple[str, str, str]:
    """Return what people are ordered by: accents and case matter last, then the id."""
    return plain(name), name, id_


def letter(name: str) -> str:
    """Return the letter that a name stands under, or `#` where it begins with none."""
    first = plain(name)[:1].upper()
    return first[:1] if first[:1].isalpha() else NONE


def shorts(names: dict[str, str]) -> dict[str, str]:
    """Return first names by id; with the last name's letter where several have the first one."""
    firsts: dict[str, int] = {}
    for name in names.values():
        first = first_name(name)
        firsts[first] = firsts.get(first, 0) + 1
    return {id_: short(name, alone=firsts[first_name(name)] == 1) for id_, name in names.items()}


def first_name(name: str) -> str:
    """Return the first word of a name."""
    return name.split(maxsplit=1)[0] if name.split() else name


def short(name: str, *, alone: bool) -> str:
    """Return the first name, with the first letter of the last one where it is not alone."""
    words = name.split()
    return first_name(name) if alone or len(words) == 1 else f"{words[0]} {words[-1][0]}."
