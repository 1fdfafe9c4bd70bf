"""Pages rendered on all cores: each is a function of its own content, so nobody waits for another."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import TypeVar

from kinmap.archive.shares import cores, nothing, shared
from kinmap.pages.page import Page
from kinmap.site.assets import Pictures
from kinmap.site.scripts import scripts

R = TypeVar("R")
AT_ONCE = 64
"""Pages after which it is worth looking for what they left behind."""
FEW = 8
"""Pages that this process makes alone: a list of everybody is worth another process, a person is not."""


def hands(fresh: Sized, jobs: int | None = None) -> int:
    """Return how many processes make those pages of a site that are made anew.

    Args:
        fresh: these pages.
        jobs: how many make a whole site; as many as there are cores, if left out.
    """
    return (jobs or cores()) if len(fresh) > FEW else 1


def rendered(
    render: Callable[[Page], bytes],
    pictures: Pictures,
    pages: Sequence[Page],
    put: Callable[[str, bytes], R],
    jobs: int | None = None,
    meanwhile: Callable[[], object] = nothing,
) -> dict[str, R]:
    """Return what became of all pages and of their scripts by path, in the order of the pages.

    Args:
        render: makes one page; pictures that it meets are taken into `pictures`.
        pictures: what the pages show, filled as they are rendered.
        pages: all of them.
        put: takes each file as soon as it is made, in the process that made it; what it returns is
            handed over, so that a large site need not be.
        jobs: how many processes; as many as there are cores, if left out.
        meanwhile: what this process is to do first, when the others have begun.

    Raises:
        TemplatesError: if a template cannot be used.
    """

    def work(share: Iterable[Page]) -> tuple[dict[str, R], Pictures]:
        made: dict[str, R] = {}
        for page in swept(share):
            made[page.path] = put(page.path, render(page))
            made |= {path: put(path, held) for path, held in scripts((page,)).items()}
        return made, pictures

    written: dict[str, R] = {}
    for made, shown in shared(work, pages, jobs, meanwhile):
        written |= made
        pictures.take(shown)
    return {path: written[path] for path in paths(pages)}


def swept(pages: Iterable[Page]) -> Iterator[Page]:
    """Give pages, and now and then clear away what those before have left behind.

    A template that is filled in in Jinja's own way refers to itself, and keeps a page's whole content
    until somebody looks for such circles; kinmap's own leave hardly any. Where a command has said that
    nobody should, this looks, but only at what is younger than the last look: all that was read is
    there to stay, and what became of pages.
    """
    if gc.isenabled():
        yield from pages
        return
    gc.freeze()
    for number, page in enumerate(pages):
        if number % AT_ONCE == 0:
            gc.collect(0)
        yield page


def paths(pages: Iterable[Page]) -> Iterable[str]:
    """Give the paths of pages, each followed by those of its scripts."""
    return (path for page in pages for path in (page.path, *(it.path for it in page.scripts)))
