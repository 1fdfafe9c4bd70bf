"""How long the pages of places and of growth take to make, beyond the model.

    python -m bench.maps [PEOPLE]

The people are those of `bench/corpus.py`, but live in 300 towns of the world, half of them in
five countries, and the more in a town, the nearer it is to the head of the list. Processor
time, the least of seven rounds, since other programs only ever add to it.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from random import Random
from time import process_time

from bench import corpus
from kinmap.archive.gazetteer import gazetteer
from kinmap.archive.load import Archive, read
from kinmap.community.growth import growth
from kinmap.community.model import community
from kinmap.pages import growth_map, places_map
from kinmap.pages.frame import frame
from kinmap.pages.page import Page
from kinmap.pages.view import View, view
from kinmap.site.render import Renderer

DAY = date(2026, 11, 1)
ROUNDS = 7
LARGER = 8000
"""Towns that people may live in, the largest of the gazetteer."""
COUNTRIES = (b"PT", b"ES", b"FR", b"DE", b"GB")
HALF = 150
"""Towns of those countries, and as many of the whole world."""
CROWDED = 50
"""Towns at the head of the list that hold two thirds of all people."""
PLACE = re.compile(r"^place: .*$", re.MULTILINE)


def main(people: int) -> None:
    """Print how long each page takes."""
    gc.disable()  # as a build does
    seen = view(community(made_up(people), DAY))
    renderer = Renderer(frame(seen))
    print(f"{people} people, milliseconds of processor:")
    print(f"  the community on the first of each month {least(partial(growth, seen.community)):6.1f}")
    for name, kind in (("places", places_map.pages), ("growth, that included", growth_map.pages)):
        (page,) = kind(seen)
        said = least(partial(contents, kind, seen))
        html = least(partial(renderer.render, page))
        size = len(renderer.render(page))
        print(f"  {name:24} what it says {said:6.1f}, its HTML {html:6.1f}, {size} bytes")


def contents(kind: Callable[[View], Iterator[Page]], seen: View) -> None:
    """Work out what the pages of one type say."""
    for page in kind(seen):
        dict(page.content)


def made_up(people: int) -> Archive:
    """Return the corpus with people in towns."""
    dice = Random(2)
    rows = [line.split(b"\t") for line in gazetteer().towns[:LARGER]]
    near = [row for row in rows if row[1] in COUNTRIES]
    towns = [row[0].decode() for row in (*dice.sample(near, HALF), *dice.sample(rows, HALF))]

    def moved(text: str) -> bytes:
        town = towns[min(int(dice.expovariate(1 / CROWDED)), len(towns) - 1)]
        return PLACE.sub(lambda _: f"place: {town}", text).encode()

    return read({path: moved(text) for path, text in corpus.archive(corpus.people(people))})


def least(make: Callable[[], object]) -> float:
    """Return the milliseconds of processor of the quickest round."""
    found = []
    for _ in range(ROUNDS):
        start = process_time()
        make()
        found.append((process_time() - start) * 1000)
    return min(found)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
