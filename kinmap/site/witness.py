"""What the things are today that pages looked up, in sums that can be compared with another day's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from kinmap.pages.traces import PERSON, Read, Seen, things
from kinmap.site.kept import SUM, Kept
from kinmap.site.spelling import spelled, told


class Witness:
    """Today's view and frame, as pages see them."""

    __slots__ = ("_found", "_seen", "_things", "base")

    def __init__(self, seen: Seen, means: str) -> None:
        """Look at nothing yet.

        Args:
            seen: today's view and frame.
            means: the sum of all that makes pages of these.
        """
        self.base = same_for_all(seen, means)
        self._seen, self._things = seen, things(seen)
        self._found: dict[Read, bytes] = {}

    def tell(self, read: Read) -> bytes:
        """Return a sum over a thing that was looked up: where it is the same, the thing is."""
        said = self._found.get(read)
        if said is None:
            said = self._found[read] = sum_over([*self._parts(*read)])
        return said

    def changed(self, kept: Kept) -> set[int]:
        """Return the numbers of what is no more as it was when these pages looked it up."""
        return {
            number
            for number, (read, was) in enumerate(zip(kept.reads, kept.sums, strict=True))
            if self.tell(read) != was
        }

    def _parts(self, kind: str, name: str) -> Iterator[object]:
        """Give the parts of a thing; an empty list for each that is not there."""
        parts = self._things[kind]
        relation = self._seen.view.relations.get(name) if kind == PERSON else None
        if relation is not None:
            yield told(relation, self._seen.view.archive.sums.get(relation.person.path))
            parts = parts[1:]
        for part in parts:
            yield (part[name],) if name in part else ()


def sum_over(value: object) -> bytes:
    """Return a sum over a value in full."""
    return hashlib.sha256(spelled(value)).digest()[:SUM]


def same_for_all(seen: Seen, means: str) -> bytes:
    """Return a sum of what every page may look at: the day, the settings and the frame; and of the means.

    What is looked up in the frame by name is left out here, as it is in `traces.same_for_all`.
    """
    frame = replace(seen.frame, words={}, homes={})
    return sum_over((means, seen.view.today, seen.view.settings, frame))
