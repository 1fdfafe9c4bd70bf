"""One page as it was made, with what it saw: for whoever keeps it until that changes."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kinmap.pages.looks import UntracedError, Watch
from kinmap.pages.page import Page
from kinmap.pages.traces import Trace
from kinmap.site.assets import Pictures
from kinmap.site.render import Renderer
from kinmap.site.scripts import scripts

Names: TypeAlias = tuple[str, str, str, Hashable]


@dataclass(frozen=True, slots=True)
class Made:
    """One page as it was made.

    Attributes:
        files: its bytes, and its scripts', by path.
        named: its template, title, section, and what was chosen for it.
        trace: what it saw; None where it saw too much to be remembered.
        shown: the sums of the pictures that it asked for, by file; None where there was none.
    """

    files: dict[str, bytes]
    named: Names
    trace: Trace | None = None
    shown: dict[str, str | None] = field(default_factory=dict)


def made(renderer: Renderer, pictures: Pictures, watch: Watch, page: Page) -> Made:
    """Return a page as it is made, with what it saw where that can be told."""
    shown: dict[str, str | None] = {}

    def picture(file: str) -> str | None:
        shown[file] = sum_of(pictures, file)
        return pictures(file)

    if page.again is not None and traceable(page):
        looked = watch.begin()
        try:
            again = replace(page, content=page.again(looked.view))
            html = renderer.render(again, looked.frame, picture)
            return Made({page.path: html}, names(page), watch.trace(), shown)
        except UntracedError:
            pass  # it sees more than can be told, and is made like any other page
    files = {page.path: renderer.render(page, picture=picture), **scripts((page,))}
    return Made(files, names(page), watch.whole() if page.upper else None, shown)


def traceable(page: Page) -> bool:
    """Tell whether what a page sees can be told: one with scripts beside it goes through everybody."""
    return page.again is not None and not page.scripts


def names(page: Page) -> Names:
    """Return what a page says of itself, and what was chosen for it."""
    return page.template, page.title, page.section, page.chosen()


def sum_of(pictures: Pictures, file: str) -> str | None:
    """Return a SHA-256 of a picture, which is taken into the site; None where there is none."""
    shown = pictures(file)
    return hashlib.sha256(pictures.files[shown]).hexdigest() if shown else None
