"""The demo's pages, looked through as text: every link leads somewhere, and nothing loads from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from statistics import median
from urllib.parse import unquote

import pytest

from kinmap.archive.load import load
from kinmap.build import build

ROOT = Path(__file__).parents[2]
LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"}
"""Attributes that make a browser ask for something without being asked."""
VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "col"})


class Reader(HTMLParser):
    """What one page names, leads to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            held = value or ""
            if name == "id":
                self.ids.append(held)
            elif name in LOADING or (name in ("href", "xlink:href") and tag not in ("a", "area")):
                self.loads.append(held)
            elif name == "href":
                self.links.append(held)
            elif name.startswith("on"):
                self.handlers.append(f"{tag} {name}")
            if name == "style" and "url(" in held:
                self.loads.append(held)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> at {self.getpos()}"
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "site"
    build(ROOT, load(ROOT), place, date(2026, 11, 1))
    return place


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Reader]:
    """Every page of the demo, read, by its path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        assert reader.open == [], path
        found[path.relative_to(site).as_posix()] = reader
    return found


def test_every_link_leads_to_something_that_is_there(site: Path, pages: dict[str, Reader]) -> None:
    broken = {
        f"{name}: {link}"
        for name, page in pages.items()
        for link in (*page.links, *page.loads)
        if not re.match(r"(https?|mailto|tel|data):", link) and not leads(site, pages, name, link)
    }
    assert broken == set()


def leads(site: Path, pages: dict[str, Reader], name: str, link: str) -> bool:
    """Tell whether a link of a page leads to a file of the site, and to a place in it if it names one."""
    path, _, anchor = link.partition("#")
    target = normpath(str(PurePosixPath(name).parent / unquote(path))) if path else name
    if not (site / target).is_file():
        return False
    return not anchor or "=" in anchor or unquote(anchor) in pages[target].ids


def test_nothing_loads_from_elsewhere_and_no_script_stands_in_a_page(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        assert [load for load in page.loads if re.match(r"[a-z]+:|//", load) and load != "data:,"] == [], name
        assert page.handlers == [], name


def test_no_id_stands_twice_on_a_page(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        assert [id_ for id_, count in Counter(page.ids).items() if count > 1] == [], name


def test_style_and_scripts_ask_for_nothing(site: Path) -> None:
    """`url(#half)` is something on the page itself, and asks nobody."""
    for path in (site / "assets").iterdir():
        held = path.read_text(encoding="utf-8")
        assert not re.search(
            r"url\((?!#)|@import|https?:|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|import\(", held
        )


def test_what_pages_share_is_small_and_a_persons_page_too(site: Path, pages: dict[str, Reader]) -> None:
    later = {"assets/search.js", "assets/tables.js"}  # loaded by site.js, when they are needed
    loaded = {
        normpath(str(PurePosixPath(name).parent / load))
        for name, page in pages.items()
        for load in page.loads
        if not name.startswith("maps/") and not load.startswith(("data:", "#"))
    }
    assert sum((site / path).stat().st_size for path in loaded | later) <= 60 * 1024
    sizes = [(site / name).stat().st_size for name in pages if name.startswith("people/")]
    assert median(sizes) <= 30 * 1024


def test_every_page_can_be_found_from_the_first(pages: dict[str, Reader]) -> None:
    reached, left = set[str](), ["index.html"]
    while left:
        name = left.pop()
        if name in reached or name not in pages:
            continue
        reached.add(name)
        for link in pages[name].links:
            path = link.partition("#")[0]
            if path and not re.match(r"[a-z]+:", path):
                left.append(normpath(str(PurePosixPath(name).parent / unquote(path))))
    assert set(pages) - reached == set()
