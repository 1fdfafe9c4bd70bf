"""Names that are nearly those of people with a note: never an answer, only a question.

Words of a name count in any order and without the marks on their letters, so that `Orlic,
Nives` is asked to be Nives Orlić. It takes rapidfuzz; where that is missing nothing is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec

from kinmap.archive.person import Person
from kinmap.archive.who import plain
from kinmap.text import fold

LEAST, ALL = 90, 100
"""How much of two names must be the same, of 100: all but one letter in ten, or two; and all of them."""
SHORTEST = 6
"""Letters of a name that is not a slip away from many others."""


def can_tell() -> bool:
    """Tell whether names that are nearly the same can be looked for."""
    return find_spec("rapidfuzz") is not None


def nearest(names: Iterable[str], people: Iterable[Person]) -> Iterator[tuple[str, ...]]:
    """Yield for each name the ids of those of whose names it may be a slip.

    Only names that share the beginning of a word are compared: a slip there is rare, and it
    makes sixteen thousand rows and two thousand notes a matter of a second.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - an extra; and it is needed here alone

    known = by_initial(people)

    @cache
    def near(words: str) -> tuple[str, ...]:
        best: dict[str, float] = {}
        for initial in dict.fromkeys(word[0] for word in words.split()):
            choices, ids = known.get(initial, ([], []))
            for _, score, at in process.extract(
                words, choices, scorer=fuzz.ratio, score_cutoff=LEAST, limit=None
            ):
                best[ids[at]] = max(score, best.get(ids[at], 0))
        same = [id_ for id_, score in best.items() if score == ALL]
        return tuple(sorted(same or best))

    for name in names:
        words = compared(name)
        yield near(words) if len(words) >= SHORTEST else ()


def by_initial(people: Iterable[Person]) -> dict[str, tuple[list[str], list[str]]]:
    """Return names and whose they are, by each letter that one of their words begins with."""
    found: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for person in people:
        for words in dict.fromkeys(map(compared, (person.name, *person.aliases))):
            for initial in dict.fromkeys(word[0] for word in words.split()):
                found[initial][0].append(words)
                found[initial][1].append(person.id)
    return found


def compared(name: str) -> str:
    """Return a name as it is compared: its words in order, without marks, commas and points."""
    letters = "".join(c if c.isalnum() else " " for c in plain(fold(name)))
    return " ".join(sorted(letters.split()))


def asked(names: Sequence[str], people: Iterable[Person]) -> list[tuple[str, ...]]:
    """Return for each name whom to ask about; nobody where rapidfuzz is missing."""
    return list(nearest(names, people)) if names and can_tell() else [()] * len(names)
