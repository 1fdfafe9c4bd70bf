"""What a server remembers of the last site: pages, each made anew only if what it saw has changed.

It lives as long as the process, and compares values themselves. Pages that see everybody, as maps
do, are made anew each time, unless nothing changed but texts of notes on people.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from kinmap.archive.shares import nothing, shared
from kinmap.pages.looks import Watch
from kinmap.pages.page import Page
from kinmap.pages.traces import Comparison, Seen, same_but_texts, same_for_all
from kinmap.site.assets import Pictures
from kinmap.site.filling import Templates
from kinmap.site.render import Renderer
from kinmap.site.traced import Made, made, names, sum_of
from kinmap.site.workers import hands

T = TypeVar("T")
SOON = 40
"""Pages that are shown ahead of the rest, at most: more are no longer one save's."""


class Window(Protocol):
    """Through which somebody looks at pages while the rest of the site is still made."""

    def open(self) -> Collection[str]:
        """Return the paths of the pages that are looked at."""

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Show pages, by path, that will stand in the site so."""

    def overtaken(self) -> bool:
        """Tell whether something was saved since, so that the rest of this site would be made in vain."""


class OvertakenError(Exception):
    """Something was saved while the rest of a site was made: there is no such site, and soon a later one."""


@dataclass(slots=True)
class Memory:
    """The pages of the last site, and what all of them were made from.

    Attributes:
        seen: the view and the frame of then.
        look: templates, styles and language of then.
        templates: these, compiled as far as they were used.
        pages: those that can be remembered, by path.
        window: where pages are shown ahead of the rest, if anybody looks.
        first: pages of the site that is being made which were made before all others, by path.
    """

    seen: Seen | None = None
    look: Hashable = ()
    templates: Templates | None = None
    pages: dict[str, Made] = field(default_factory=dict)
    window: Window | None = None
    first: dict[str, Made] = field(default_factory=dict)

    def begin(self, renderer: Renderer, look: Hashable) -> None:
        """Begin a site.

        Args:
            renderer: of this build; it adopts the templates of the last one, where they are the same.
            look: all that decides how pages look: equal if, and only if, that is the same.
        """
        self.first = {}
        if look == self.look and self.templates:
            renderer.adopt(self.templates)
        else:
            self.look, self.templates, self.pages = look, renderer.templates, {}

    def glance(
        self,
        renderer: Renderer,
        pictures: Pictures,
        seen: Seen,
        these: Callable[[Collection[str]], Iterable[Page]],
    ) -> None:
        """Make those pages that are looked at before anything else, and show them.

        Args:
            renderer: the one that this site was begun with.
            pictures: filled with those that pages show.
            seen: what the pages are made from.
            these: gives those pages of the site that have these paths.

        Raises:
            OvertakenError: if something was saved meanwhile, so that the rest would be made in vain.
        """
        if self.window and self.seen:
            watch, looked = Watch(seen), these(self.window.open())
            self.first = {page.path: made(renderer, pictures, watch, page) for page in looked}
            self.window.show({path: it.files[path] for path, it in self.first.items()})
            self._go_on()

    def rendered(
        self,
        renderer: Renderer,
        pictures: Pictures,
        seen: Seen,
        pages: Sequence[Page],
        meanwhile: Callable[[], object] = nothing,
    ) -> dict[str, bytes]:
        """Return the bytes of all pages and of their scripts by path, in the order of the pages.

        Args:
            renderer: the one that this site was begun with.
            pictures: filled with those that pages show.
            seen: what the pages are made from.
            pages: all of them.
            meanwhile: what this process is to do first, when the others have begun.

        Raises:
            OvertakenError: as `glance` does.
        """
        kept = {page.path: self.first[page.path] for page in pages if page.path in self.first}
        kept |= self._kept(pictures, seen, [page for page in pages if page.path not in kept])
        watch = Watch(seen)
        kept |= self._ahead(renderer, pictures, watch, [page for page in pages if page.path not in kept])
        fresh = [page for page in pages if page.path not in kept]

        def work(share: Iterable[Page]) -> tuple[dict[str, Made], dict[str, bytes]]:
            found = {page.path: made(renderer, pictures, watch, page) for page in self.unless_vain(share)}
            return found, pictures.files

        def before() -> None:
            self._go_on()
            meanwhile()

        for some, shown in shared(work, fresh, hands(fresh), before):
            kept |= some
            pictures.files.update(shown)
        self.seen = seen
        self.pages = {path: it for path, it in kept.items() if it.trace is not None}
        return {path: held for page in pages for path, held in kept[page.path].files.items()}

    def _ahead(
        self, renderer: Renderer, pictures: Pictures, watch: Watch, fresh: Sequence[Page]
    ) -> dict[str, Made]:
        """Make the pages of one person or event, and show them."""
        soon = [page for page in fresh if page.again is not None]
        if self.window is None or self.seen is None or len(soon) > SOON:
            return {}
        first = {page.path: made(renderer, pictures, watch, page) for page in self.unless_vain(soon)}
        self.window.show({path: it.files[path] for path, it in first.items()})
        return first

    def _go_on(self) -> None:
        """Go on only if it is worth it.

        Raises:
            OvertakenError: if it is not.
        """
        if self.window and self.window.overtaken():
            raise OvertakenError

    def unless_vain(self, things: Iterable[T]) -> Iterator[T]:
        """Give what the site is made of for as long as it is worth making it.

        Raises:
            OvertakenError: if it is not any more.
        """
        for it in things:
            self._go_on()
            yield it

    def _kept(self, pictures: Pictures, seen: Seen, pages: Sequence[Page]) -> dict[str, Made]:
        """Return the pages that are as they were, by path."""
        if self.seen is None or not same_for_all(self.seen, seen):
            return {}
        compared, all_but_texts = Comparison(self.seen, seen), same_but_texts(self.seen, seen)
        kept = {}
        for page in pages:
            known = self.pages.get(page.path)
            if known and (
                (page.upper and all_but_texts) or (known.named == names(page) and holds(known, compared))
            ):
                kept[page.path] = known
        return {path: it for path, it in kept.items() if shows_the_same(it, pictures)}


def holds(known: Made, compared: Comparison) -> bool:
    """Tell whether all that a page saw is as it was."""
    return known.trace is not None and compared.holds(known.trace)


def shows_the_same(known: Made, pictures: Pictures) -> bool:
    """Tell whether the pictures that a page asked for are as they were; they are taken into the site."""
    return all(sum_of(pictures, file) == was for file, was in known.shown.items())
