"""The headings of a note on its page: at what level each stands, and how it can be linked to."""

from __future__ import annotations

from functools import lru_cache

from kinmap.text import slug

LOWEST = 6


class Outline:
    """The headings of one note so far."""

    __slots__ = ("_above", "_level", "_names", "_prefix")

    def __init__(self, prefix: str, level: int) -> None:
        """Begin with none.

        Args:
            prefix: what all anchors start with, so that two notes on one page never clash.
            level: of the highest heading; those below follow without a gap.
        """
        self._prefix = prefix
        self._level = level
        self._above: list[int] = []
        self._names: dict[str, int] = {}

    def tag(self, own: int) -> str:
        """Return the tag of the next heading, which is written at its own level."""
        while self._above and self._above[-1] >= own:
            self._above.pop()
        self._above.append(own)
        return f"h{min(LOWEST, self._level + len(self._above) - 1)}"

    def anchor(self, words: str) -> str:
        """Name a heading by its words; the second of a name gets `-2`."""
        name = named(words)
        self._names[name] = count = self._names.get(name, 0) + 1
        return f"{self._prefix}-{name}" + (f"-{count}" if count > 1 else "")


@lru_cache(maxsize=1024)  # most notes have the same few headings
def named(words: str) -> str:
    """Return the words as an anchor has them."""
    return slug(words)
