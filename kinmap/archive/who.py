"""Whom a word on the command line means: an id, a name, an alias, or the beginning of one.

An id goes before a name, and a whole name before the beginning of one; case and the Unicode
form of the letters make no difference. What fits several people is decided for nobody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kinmap.archive.event import Event
from kinmap.archive.person import Person
from kinmap.archive.roll import BREAK, Known, named
from kinmap.text import distance, fold, reach

if TYPE_CHECKING:  # whoever has read everything hands it over; to be told who there is takes less
    from kinmap.archive.load import Archive

MOST_NEAR = 3
"""Names that are offered where none fits."""


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a word may mean.

    Attributes:
        fitting: ids of all whom it fits, sorted; one alone is meant.
        near: where it fits nobody, the ids that it is most likely a slip for, the nearest first.
    """

    fitting: tuple[str, ...]
    near: tuple[str, ...] = ()

    @property
    def meant(self) -> str | None:
        """The one that is meant; None where there is none, or several are."""
        return self.fitting[0] if len(self.fitting) == 1 else None


def find_person(archive: Archive, words: str) -> Found:
    """Return the people whom a word may mean."""
    return find(words, archive.people.values())


def find_anybody(archive: Archive, words: str) -> Found:
    """Return the people and events that a word may mean."""
    return find(words, (*archive.people.values(), *archive.events.values()))


def find(words: str, among: Iterable[Person | Event | Known]) -> Found:
    """Return those of some people and events that a word may mean."""
    return find_among(words, folded(among))


def folded(among: Iterable[Person | Event | Known]) -> list[tuple[str, str]]:
    """Return the id of each, and all names in one text, as they are compared; see `roll.named`."""
    return [named(each.id, names_of(each)) for each in among]


def find_among(words: str, known: Sequence[tuple[str, str]]) -> Found:
    """Return those that a word may mean, of some whose names are `folded`."""
    wanted = fold(words.strip())
    if not wanted:
        return Found(())
    begin, whole = BREAK + wanted, BREAK + wanted + BREAK
    begun = [(id_, names) for id_, names in known if begin in names]
    fits = (
        [id_ for id_, names in begun if names.startswith(whole)]
        or [id_ for id_, names in begun if whole in names]
        or [id_ for id_, _ in begun]
    )
    return Found(tuple(sorted(fits))) if fits else Found((), nearest(wanted, known))


def names_of(each: Person | Event | Known) -> Iterator[str]:
    """Yield all that somebody, or an event, is called: the id first."""
    if isinstance(each, Known):
        yield from each.names
        return
    yield each.id
    if isinstance(each, Event):
        yield each.title.strip()
    else:
        yield from (name.strip() for name in (each.name, *each.aliases))


def nearest(wanted: str, known: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the ids with a name, or a word of a name, that this is most likely a slip for."""
    bare, most = plain(wanted), reach(wanted)
    names = ((id_, text.strip(BREAK).split(BREAK)) for id_, text in known)
    ranked = sorted((gap, id_) for id_, each in names if (gap := away(bare, each, most)) <= most)
    return tuple(id_ for _, id_ in ranked[:MOST_NEAR])


def away(bare: str, names: Iterable[str], most: int) -> int:
    """Return the edits to the nearest of some names, to one of their words, or to a beginning of one.

    A word left without its accents is no edit away, nor is one from within a name.
    """
    words = (word for name in names for word in (plain(name), *plain(name).replace("-", " ").split()))
    gaps = (0 if word.startswith(bare) else distance(bare, word, most) for word in words)
    return min(gaps, default=most + 1)


def plain(text: str) -> str:
    """Return a text without the marks on its letters: `orlić` is `orlic`."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
