"""What the site calls a stage, a state, a mark; and what there is to choose by.

The words of notes are left as they are written; these are kinmap's own, so they are said in
the language of the site, while links, styles and scripts know them by their English value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from kinmap.archive.rows import Mark
from kinmap.community.stages import Stage
from kinmap.maps.circles import ALONE, AROUND, Circle
from kinmap.maps.seats import WORDS
from kinmap.pages.tongue import say, say_in


class Choice(NamedTuple):
    """Something to choose: its value for the address and the script, and what it is called."""

    value: str
    label: str


Filter: TypeAlias = "tuple[str, str, tuple[Choice, ...]]"
"""What is chosen by, what that is called, and what there is to choose."""


def stage(value: str) -> str:
    """Return what a stage is called: `kin`."""
    return say_in("stage", value)


def many(value: str) -> str:
    """Return what all of a stage are called on the maps: `connections`."""
    return say_in("all of a stage", WORDS[value])


def rings() -> Mapping[str, str]:
    """Return the words of the rings, by stage."""
    return {value: many(value) for value in WORDS}


def circle(name: str) -> str:
    """Return what a circle is called, `The Larder`, `around Ana`; `on their own` is no circle."""
    if name == ALONE:
        return say("on their own")
    middle = name.removeprefix(AROUND)
    return name if middle == name else say("around {name}", name=middle)


def shorter(found: Iterable[Circle]) -> dict[str, str]:
    """Return what is left of the names of circles where there is little room: who is in the middle."""
    return {circle(it.name): it.name.removeprefix(AROUND) for it in found if it.name != ALONE}


def mark(value: str) -> str:
    """Return what is called what you said of a row: `connected`."""
    return say_in("mark", value) if value else ""


def stages(found: Iterable[Stage]) -> tuple[Choice, ...]:
    """Return the stages to choose from, the nearest first."""
    there = set(found)
    return tuple(Choice(it.value, stage(it.value)) for it in reversed(Stage) if it in there)


def marks(found: Iterable[str]) -> tuple[Choice, ...]:
    """Return the marks to choose from, in their order."""
    there = set(found)
    return tuple(Choice(it.value, mark(it.value)) for it in Mark if it.value in there)


def written(words: Iterable[str]) -> tuple[Choice, ...]:
    """Return words of notes to choose from, as they are written."""
    return tuple(Choice(word, word) for word in words)
