"""Pages of small archives, as values and as HTML, on one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.page import Page
from kinmap.pages.view import View, view
from kinmap.site.render import Renderer

TODAY = date(2026, 11, 1)


@pytest.fixture
def seen(archive: Archive) -> View:
    """The archive in the test's docstring, as of 1 November 2026."""
    return view(community(archive, TODAY))


@pytest.fixture
def made(seen: View) -> Mapping[str, Page]:
    """All its pages by path."""
    return {page.path: page for page in pages(seen)}


@pytest.fixture
def html(seen: View, made: Mapping[str, Page]) -> Callable[[str], str]:
    """Render one of its pages."""
    renderer = Renderer(frame(seen))
    return lambda path: renderer.render(made[path]).decode()
