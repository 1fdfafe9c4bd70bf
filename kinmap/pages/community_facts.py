"""What the script of the circles is told: everybody's place, and what they are chosen by.

Columns rather than records, and words by their number, so that it is read quickly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kinmap.archive.person import Context
from kinmap.community.rhythm import State
from kinmap.community.stages import RANKS
from kinmap.maps.community import HIGH, WIDE, Picture
from kinmap.pages import words
from kinmap.pages.view import View
from kinmap.text import fold

STATES = tuple(State)
CONTEXTS = tuple(Context)


class Words:
    """Words by number, those that differ in case alone as one; they are numbered as they come."""

    __slots__ = ("_numbers", "_seen")

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def of(self, those: Iterable[str]) -> list[int]:
        """Return the numbers of some words."""
        return [self._seen[word] if word in self._seen else self._new(word) for word in those]

    def _new(self, word: str) -> int:
        number = self._seen[word] = self._numbers.setdefault(fold(word), len(self._numbers))
        return number

    def all(self) -> list[str]:
        """Return all words, folded, by their number."""
        return list(self._numbers)


def facts(view: View, drawn: Picture, radii: Mapping[str, float], titles: Sequence[str]) -> dict[str, object]:
    """Return what the script is told, as plain values."""
    ids = [mark.id for mark in drawn.marks]
    number = {i: n for n, i in enumerate(ids)}
    people = [view.relations[i] for i in ids]
    groups, tags = Words(), Words()
    return {
        "box": [WIDE, HIGH],
        "aside": drawn.aside,
        "ids": ids,
        "names": [it.person.name for it in people],
        "hrefs": [href(view, i) for i in ids],
        "x": [mark.x for mark in drawn.marks],
        "y": [mark.y for mark in drawn.marks],
        "r": [radii[i] for i in ids],
        "circle": [-1 if mark.circle is None else mark.circle for mark in drawn.marks],
        "stage": [RANKS[it.stage] for it in people],
        "state": [STATES.index(it.state) for it in people],
        "context": [sum(1 << CONTEXTS.index(c) for c in it.person.contexts) for it in people],
        "group": [groups.of(it.person.groups) for it in people],
        "tag": [tags.of(it.person.tags) for it in people],
        "last": [words.day(it.last, view.today) if it.last else "" for it in people],
        "via": [number.get(it.chain[-2], -1) if len(it.chain) > 1 else -1 for it in people],
        "ties": [at for tie in view.community.ties for at in (number[tie.a], number[tie.b])],
        "bridges": [number[i] for i in view.community.bridges],
        "circles": [
            [titles[it.circle], it.x, it.y, [at for corner in it.corners for at in corner], it.circle]
            for it in drawn.shapes
        ],
        "words": {
            "stage": list(RANKS),
            "state": [state.value for state in STATES],
            "ctx": [context.value for context in CONTEXTS],
            "group": groups.all(),
            "tag": tags.all(),
        },
    }


def href(view: View, id_: str) -> str | int:
    """Return somebody's page from the site's root, or 0 where its name is their id."""
    there = view.links.people[id_]
    return 0 if there == f"people/{id_}.html" else there
