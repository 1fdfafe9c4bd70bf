"""What a page is before it is written: its place, its template, and what it says.

All places are paths from the root of the site (`people/ana-duarte.html`); templates put
`root` (`""`, `"../"` …) before them, so that the site works from a disk as from a host.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from kinmap.pages.view import View

Content: TypeAlias = Mapping[str, object]
P = TypeVar("P", bound=Hashable)


class Later(Mapping[str, object]):
    """A page's content, worked out when it is first asked for: by whoever renders the page."""

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, object]:
        return self._make()

    def once(self) -> Mapping[str, object]:
        """Return the content without keeping it: there is no room for that of thousands of pages."""
        return self._make()

    def __getitem__(self, name: str) -> object:
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


@dataclass(frozen=True, slots=True)
class Script:
    """Facts that a page's own script reads, in a file of their own, since a page may be large.

    Attributes:
        path: where it stands, from the site's root.
        name: of the variable that holds the facts.
        held: plain values, as JSON has them.
    """

    path: str
    name: str
    held: Mapping[str, object]


def nothing() -> Hashable:
    """Return that nothing was picked for a page."""
    return ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered.

    Attributes:
        path: where it stands, from the site's root.
        template: the name of its template, `person.html`.
        title: what it is called, without the archive's title.
        content: what its template is given, by name; plain values only.
        section: the path of the entry in the contents that it belongs to, or nothing.
        scripts: facts in files beside it; its template links to them.
        again: gives the same content from a later view, for pages that see little of it.
        chosen: returns what was picked out of everything for this page.
        upper: whether it says nothing that stands beneath the front matter of notes on people.

    A page with `again` is kept from one build to the next, until something changes that it looked
    up by name. What goes through everybody has no name to be taken down by; a page that needs such
    a choice lets it be made once for all pages, hands on what was chosen as `chosen`, and closes
    over nothing but that and its own path. It is picked when somebody first asks for it, so that
    those processes pick which make the pages, and not the one that waits for them:

        sheet = cache(lambda: tuple(entry.span for entry in newest))
        Page(…, chosen=sheet, again=lambda view: said(sheet(), view))

    `picked` says that in one call. What is chosen must be plain and say all: texts, numbers, dates,
    spans, words of an enumeration, and tuples of these, the same from one run to the next (no set, no
    relation, no note). Where it is equal, and all that `again` looks up in the view for it, the page
    stands. What `again` sees beside it must be seen through the view it is given, by key: going
    through a mapping there makes the page one that is made each time. A page with `scripts` is made
    each time in any case; but for pages that are `upper`: where nothing is other than texts of notes on
    people, all of these stand, whatever they see and have beside them.
    """

    path: str
    template: str
    title: str
    content: Mapping[str, object]
    section: str = ""
    scripts: tuple[Script, ...] = ()
    again: Callable[[View], Mapping[str, object]] | None = None
    chosen: Callable[[], Hashable] = nothing
    upper: bool = False


def picked(page: Page, view: View, pick: Callable[[], P], said: Callable[[P, View], Content]) -> Page:
    """Return a page that says what its `said` makes of what `pick` picks for it."""
    it = cache(pick)
    return replace(
        page,
        content=Later(lambda: said(it(), view)),
        chosen=it,
        again=lambda later: said(it(), later),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the contents, with a title or without."""

    title: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of one build, the same on every day.

    Attributes:
        title: the archive's own title.
        language: of its words, as `lang` wants it.
        contents: the same on every page.
        words: every word that `[[…]]` may name somebody by, folded, with path and label.
        homes: the page of each note, by the note's path, for links from note to note.
        empty: whether there is no note of anybody yet.
    """

    title: str
    language: str
    contents: tuple[Section, ...]
    words: Mapping[str, tuple[str, str]]
    homes: Mapping[str, str]
    empty: bool = False
