"""What the things are today that pages looked up, in bytes that can be compared with another day's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kinmap.archive.shares import shared
from kinmap.community.relation import Relation
from kinmap.pages.page import Page
from kinmap.pages.traces import ABSENT, LOOKUPS, Read, Seen
from kinmap.site.spelling import brief, spelled, told
from kinmap.site.traced import names

BETWEEN = b"\n"
"""What stands between two things; no spelling has a line's end in it."""
MISSING = b"-"
"""What is said of a thing that is not there; nothing is spelled so."""


class Witness:
    """Today's view and frame, as pages see them."""

    __slots__ = ("_found", "_look", "_relations", "base")

    def __init__(self, seen: Seen, means: str, jobs: int | None = None) -> None:
        """Look at everybody once: most pages see somebody.

        Args:
            seen: today's view and frame.
            means: the sum of all that makes pages of these.
            jobs: how many processes; as many as there are cores, if left out.
        """
        self.base = same_for_all(seen, means)
        self._look = {name: look(seen) for name, look in LOOKUPS.items()}
        self._relations: Mapping[Any, bytes] = sums(list(seen.view.relations.items()), jobs)
        self._found: dict[Read, bytes] = {}

    def key(self, page: Page, reads: Iterable[Read]) -> str:
        """Return what a page is known by that looked these things up: the same key, the same page."""
        return keyed(self.base, page, map(self.tell, reads))

    def tell(self, read: Read) -> bytes:
        """Return what a thing is that was looked up, in bytes."""
        said = self._found.get(read)
        if said is None:
            said = self._found[read] = self._told(*read)
        return said

    def _told(self, name: str, key: Any) -> bytes:  # noqa: ANN401 - each mapping has keys of its own
        if name == "relation":
            return self._relations.get(key, MISSING)
        there = self._look[name].get(key, ABSENT)
        return MISSING if there is ABSENT else brief(there)


def keyed(base: bytes, page: Page, told: Iterable[bytes]) -> str:
    """Return a sum over what is the same for all pages, what a page says of itself, and what it looked up."""
    return hashlib.sha256(BETWEEN.join((base, spelled(names(page)), *told))).hexdigest()


def same_for_all(seen: Seen, means: str) -> bytes:
    """Return a sum of what every page may look at: the day, the settings and the frame; and of the means.

    What is looked up in the frame by name is left out here, as it is in `traces.same_for_all`.
    """
    frame = replace(seen.frame, words={}, homes={})
    return hashlib.sha256(spelled((means, seen.view.today, seen.view.settings, frame))).digest()


def sums(people: Sequence[tuple[str, Relation]], jobs: int | None = None) -> Mapping[str, bytes]:
    """Return a sum over each relation, by id, worked out on all cores."""

    def work(share: Iterable[tuple[str, Relation]]) -> dict[str, bytes]:
        return {id_: told(relation) for id_, relation in share}

    found: dict[str, bytes] = {}
    for some in shared(work, people, jobs):
        found |= some
    return found
