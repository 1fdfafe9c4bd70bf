"""Where the fields of a note stand.

There are a dozen in each note, and hardly anybody asks: so no `Span` is held for each, but the
lines and columns of all, and most notes have the same names and columns as many others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kinmap.text import Span

LAYOUTS = 1 << 12
"""Different orders of fields, and different columns, that notes have in common."""


@dataclass(frozen=True, slots=True)
class Spans(Mapping[str, Span]):
    """A place for each of some names, in their order.

    Attributes:
        path: the note.
        names: of its fields.
        lines: the line of each, from 1.
        columns: the column of each, likewise.
    """

    path: str = ""
    names: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()

    def __getitem__(self, name: str) -> Span:
        """Return the place of a name.

        Raises:
            KeyError: where there is none.
        """
        if name not in self.names:
            raise KeyError(name)
        at = self.names.index(name)
        return Span(self.path, self.lines[at], self.columns[at])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


NOWHERE = Spans()


def spans_of(path: str, known: Mapping[str, Span]) -> Spans:
    """Return the places of some names in one note."""
    if not known:
        return Spans(path)
    _, lines, columns = zip(*known.values(), strict=True)
    return Spans(path, held(tuple(known)), lines, held(columns))


@lru_cache(LAYOUTS)
def held(layout: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a layout as it is held for all notes that have it."""
    return layout
