"""The world's larger towns, for places that site.yml does not know.

The 34,000 towns of 15,000 people and more, with the names that people have for them, come
from GeoNames (https://www.geonames.org), licensed under CC BY 4.0; `bench/gazetteer.py`
makes the file. It is read at the first question and searched as it lies: sorted names, each
with the ranks of its towns by population.
"""

from __future__ import annotations

import gzip
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_lowercase

from kinmap.text import fold

TOWNS = Path(__file__).with_name("towns.tsv.gz")
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe"})
"""Letters that people write without their stroke, and that Unicode does not take apart."""
PLAIN = {n: chr(n).lower() if chr(n).isalnum() else " " for n in range(128)}
"""The same for the letters that need no taking apart."""
SHORTEST = 5
"""Letters of a name that may be a slip; shorter ones are near to too many."""
LONGEST = 100
"""Letters of the longest name, and some more; what is longer is near to none."""
RIVAL = 4
"""A town so many times smaller than another of its name is not the one that people mean without a word."""


@dataclass(frozen=True, slots=True)
class Town:
    """One town: its name, its country in two letters (ISO 3166), degrees, and how many live there."""

    name: str
    country: str
    latitude: float
    longitude: float
    people: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All towns.

    Attributes:
        towns: a line each, the largest first.
        names: a line each, sorted: the name as `name_key` has it, and the ranks of its towns.
    """

    towns: list[bytes]
    names: list[bytes]

    def find(self, name: str) -> tuple[Town, ...]:
        """Return the towns of a name, in whatever language, case or accents.

        Towns that are called so come before those that others call so, the largest first.
        """
        key = name_key(name)
        found = [self._town(rank) for rank in self._ranks(key)]
        return tuple(sorted(found, key=lambda town: name_key(town.name) != key))

    def nearest(self, name: str) -> str | None:
        """Return the largest town whose name is one slip away, if there is one."""
        key = name_key(name)
        slipped = slips(key) if SHORTEST <= len(key) <= LONGEST else ()
        ranks = [ranks[0] for ranks in map(self._ranks, slipped) if ranks]
        return self._town(min(ranks)).name if ranks else None

    def _ranks(self, key: str) -> list[int]:
        start = f"{key}\t".encode()
        at = bisect_left(self.names, start)
        if not key or at == len(self.names) or not self.names[at].startswith(start):
            return []
        return [int(rank) for rank in self.names[at][len(start) :].split()]

    def _town(self, rank: int) -> Town:
        name, country, latitude, longitude, people = self.towns[rank].decode().split("\t")
        return Town(name, country, float(latitude), float(longitude), int(people))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read at the first call; it never changes."""
    towns, _, names = gzip.decompress(TOWNS.read_bytes()).partition(b"\n\n")
    return Gazetteer(towns.split(b"\n")[1:], names.split(b"\n"))


def rivals(name: str, found: Sequence[Town]) -> tuple[Town, ...]:
    """Return the towns of a name of which none is far smaller than the first; none where there is but one."""
    key = name_key(name)
    called = [town for town in found if name_key(town.name) == key]
    kept = [town for town in called if town.people * RIVAL >= called[0].people]
    return tuple(kept) if len(kept) > 1 else ()


def name_key(name: str) -> str:
    """Return what names of towns are compared by: folded, without accents and punctuation."""
    if name.isascii():
        return " ".join(name.translate(PLAIN).split())
    apart = unicodedata.normalize("NFD", fold(name).translate(LETTERS))
    kept = "".join(
        c if unicodedata.category(c)[0] in "LMN" else " " for c in apart if not unicodedata.combining(c)
    )
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def slips(word: str) -> Iterator[str]:
    """Yield every word that is one letter less, more, other or swapped away."""
    for i in range(len(word) + 1):
        start, rest = word[:i], word[i:]
        if rest:
            yield start + rest[1:]
        if len(rest) > 1:
            yield start + rest[1] + rest[0] + rest[2:]
        for letter in ascii_lowercase:
            yield start + letter + rest
            if rest:
                yield start + letter + rest[1:]
