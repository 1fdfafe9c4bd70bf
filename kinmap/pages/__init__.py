"""The list of pages: one type per file, in the order of the contents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from kinmap.pages import (
    about,
    candidates,
    care,
    community,
    community_map,
    events,
    gatherings,
    growth_map,
    introductions,
    journal,
    network,
    people,
    person,
    places_map,
    problems,
    ring_map,
    stale,
    today,
)
from kinmap.pages.page import Page
from kinmap.pages.view import View

PAGES: tuple[Callable[[View], Iterable[Page]], ...] = (
    today.pages,
    stale.pages,
    care.pages,
    events.pages,
    journal.pages,
    ring_map.pages,
    community_map.pages,
    places_map.pages,
    growth_map.pages,
    community.pages,
    candidates.pages,
    introductions.pages,
    people.pages,
    person.pages,
    gatherings.pages,
    network.pages,
    problems.pages,
    about.pages,
)


TEXTS = frozenset({person.pages, events.pages})
"""Those that may say what stands beneath the front matter of notes on people; all others are `upper`."""


def pages(view: View) -> Iterator[Page]:
    """Give every page of the site."""
    for kind in PAGES:
        yield from of(kind, view)


def of(kind: Callable[[View], Iterable[Page]], view: View) -> Iterable[Page]:
    """Give the pages of one kind."""
    return kind(view) if kind in TEXTS else (replace(page, upper=True) for page in kind(view))


def some(view: View, paths: Collection[str]) -> Iterator[Page]:
    """Give those pages of the site that have these paths; people's first, which are soon gone through."""
    left = set(paths)
    kinds = (person.pages, *(kind for kind in PAGES if kind is not person.pages))
    every = (page for kind in kinds for page in of(kind, view))
    while left and (page := next(every, None)):
        if page.path in left:
            left.remove(page.path)
            yield page
