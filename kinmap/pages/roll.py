"""The further pages of a long list: of very many people the page with all else names the first alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple, TypeAlias

from kinmap.pages import sheets
from kinmap.pages.page import Page, picked
from kinmap.pages.tongue import say
from kinmap.pages.view import View, Who

MOST = 4000
"""People whom one page names; each takes some 250 bytes."""
Listed: TypeAlias = tuple[str, tuple[tuple[str, str], ...]]
"""A part of a list before it is looked up: a heading, and ids, each with a word that goes with it."""
Said: TypeAlias = Callable[[View, str, str], str]
"""Returns the few words beside a name, for an id and its word."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list: a heading, and everybody in it with a few words."""

    title: str
    rows: tuple[tuple[Who, str], ...]


class Picked(NamedTuple):
    """What was picked for a page of the list whose first one stands at `first`."""

    first: str
    number: int
    of: int
    parts: tuple[Listed, ...]


def nothing(_: View, __: str, ___: str) -> str:
    """Return nothing: a list of names alone."""
    return ""


def pages(
    view: View, first: Page, people: int, parts: Callable[[], Iterable[Listed]], said: Said = nothing
) -> Iterator[Page]:
    """Give the pages beyond the first, for a list of so many people; none where one page holds it."""
    of = sheets.count(people, MOST)
    whole = cache(lambda: tuple(parts()))

    def on(number: int) -> Picked:
        return Picked(first.path, number, of, tuple(sheets.divided(whole(), number, MOST)))

    for number in range(2, of + 1):
        page = Page(sheets.path(first.path, number), "roll.html", first.title, {}, first.section)
        yield picked(page, view, partial(on, number), partial(content, said))


def content(said: Said, it: Picked, view: View) -> Mapping[str, object]:
    """Return what one of them says."""
    return {
        "sentence": say("The list goes on from here; all else is on the first page."),
        "parts": tuple(
            Part(title, tuple([(view.named[id_], said(view, id_, word)) for id_, word in rows]))
            for title, rows in it.parts
        ),
        "sheets": sheets.sheets(it.first, it.number, it.of),
    }
