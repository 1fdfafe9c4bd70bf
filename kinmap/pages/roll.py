"""The further pages of a long list: of very many people the page with all else names the first alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kinmap.pages import sheets
from kinmap.pages.page import Later, Page
from kinmap.pages.tongue import say
from kinmap.pages.view import Who

MOST = 4000
"""People whom one page names; each takes some 250 bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the list: a heading, and everybody in it with a few words."""

    title: str
    rows: tuple[tuple[Who, str], ...]


def pages(
    first: str, title: str, section: str, people: int, parts: Callable[[int], Iterable[Part]]
) -> Iterator[Page]:
    """Give the pages beyond the first, for a list of so many people; none where one page holds it.

    `parts` gives those of the list that stand on a page, by its number.
    """
    of = sheets.count(people, MOST)
    for number in range(2, of + 1):
        said = Later(partial(content, first, number, of, parts))
        yield Page(sheets.path(first, number), "roll.html", title, said, section)


def content(first: str, number: int, of: int, parts: Callable[[int], Iterable[Part]]) -> Mapping[str, object]:
    """Return what one of them says."""
    return {
        "sentence": say("The list goes on from here; all else is on the first page."),
        "parts": tuple(parts(number)),
        "sheets": sheets.sheets(first, number, of),
    }
