"""What the things are today that pages looked up, in sums that can be compared with another day's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kinmap.archive.shares import FEW, shared
from kinmap.pages.traces import ALL, PERSON, Read, Seen, things
from kinmap.site.kept import SUM, Kept
from kinmap.site.spelling import beyond, spelled, told

HALF = SUM // 2
"""Bytes: of the sum over a person the first half is of what their note was read from, where that is known."""
MISSING: Mapping[str, object] = {}
"""What stands for a part that is not there; nothing else is spelled so."""


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
            said = self._found[read] = self._told(*read)
        return said

    def tell_all(self, reads: Sequence[Read], jobs: int | None = None) -> list[bytes]:
        """Return the sums over many things, worked out on all cores.

        Args:
            reads: the names of the things.
            jobs: how many processes; as many as there are cores, if left out.
        """
        fresh = [read for read in reads if read not in self._found]

        def work(share: Iterable[Read]) -> dict[Read, bytes]:
            return {read: self.tell(read) for read in share}

        for some in shared(work, fresh, jobs if len(fresh) >= FEW else 1):
            self._found |= some
        return list(map(self.tell, reads))

    def but_texts(self, kept: Kept) -> bool:
        """Tell whether all is known to be as it was for these pages, but texts of notes on people."""
        if not self._seen.view.archive.upper() or ALL not in kept.reads:
            return False
        return kept.sums[kept.reads.index(ALL)] == self.tell(ALL)

    def changed(self, kept: Kept) -> set[int]:
        """Return the numbers of what is no more as it was when these pages looked it up.

        Where all is as it was but texts of notes on people, people are looked at whose note is another.
        """
        if self.but_texts(kept):
            known = zip(kept.reads, kept.sums, strict=True)
            self._found |= {
                read: was for read, was in known if read[0] != PERSON or was[:HALF] == self._note(read[1])
            }
        return {
            number
            for number, (read, was) in enumerate(zip(kept.reads, kept.sums, strict=True))
            if self.tell(read) != was
        }

    def _told(self, kind: str, name: str) -> bytes:
        """Return the sum over a thing: over its parts, but for what follows from a note that has a sum."""
        parts = [part.get(name, MISSING) for part in self._things[kind]]
        relation = self._seen.view.relations.get(name) if kind == PERSON else None
        if relation is None:
            return sum_over(parts)
        note = self._note(name)
        parts[0] = told(relation) if note is None else beyond(relation)
        return sum_over(parts) if note is None else note + sum_over(parts)[: SUM - HALF]

    def _note(self, name: str) -> bytes | None:
        """Return a sum over what somebody's note was read from, if it is known."""
        archive = self._seen.view.archive
        person = archive.people.get(name)
        note = archive.sums.get(person.path) if person else None
        return note[:HALF] if note else None


def sum_over(value: object) -> bytes:
    """Return a sum over a value in full."""
    return hashlib.sha256(spelled(value)).digest()[:SUM]


def same_for_all(seen: Seen, means: str) -> bytes:
    """Return a sum of what every page may look at: the day, the settings and the frame; and of the means.

    What is looked up in the frame by name is left out here, as it is in `traces.same_for_all`.
    """
    frame = replace(seen.frame, words={}, homes={})
    return sum_over((means, seen.view.today, seen.view.settings, frame))
