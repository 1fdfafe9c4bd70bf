"""A site looked through as text: what each page names, leads to and loads, and whether it is there."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

UNUSED = {"srcset", "imagesrcset", "poster", "data", "background", "action", "formaction", "ping", "manifest",
          "srcdoc", "codebase", "archive", "classid"}  # fmt: skip
"""Attributes but `src` and `href` that make a browser ask for something; no page needs any."""
VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "col"})
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
"""How an address begins that is not one of the site's own files."""
ASKING = re.compile(
    r"url\((?!#)|image-set|@import|https?:|fetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|import\("
    r"|importScripts|new Worker|\.open\(|location\s*=[^=]|\beval\(|new Function"
)
"""What makes a style or a script ask for something, or run what it was given.

`url(#half)` is something on the page itself, and asks nobody.
"""
FACTS = re.compile(r"(?:window\.\w+ = (.*);|kinmap\.found\((.*)\);)\n", re.DOTALL)
"""The two forms of a script that holds facts: a value, and those that search was waiting for."""


class Reader(HTMLParser):
    """What one page names, leads to and loads.

    Attributes:
        ids: the names of places in it.
        links: what it leads to where somebody clicks.
        loads: what a browser asks for by itself.
        handlers: scripts in attributes.
        within: styles and scripts between tags.
        policies: what it forbids the browser.
        before: what stands before that and would be asked for all the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.within: list[str] = []
        self.policies: list[str] = []
        self.before: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        for name, held in said.items():
            self._take(tag, name, held)
        if said.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(said.get("content", ""))
        elif "http-equiv" in said:
            self._load(f"equiv:{said}")
        if tag == "base":
            self._load(f"base:{said}")
        if tag not in VOID:
            self.open.append(tag)

    def _take(self, tag: str, name: str, held: str) -> None:
        if name == "id":
            self.ids.append(held)
        elif name == "src" or (name in ("href", "xlink:href") and tag not in ("a", "area")):
            self._load(held)
        elif name in UNUSED:
            self._load(f"{name}:{held}")
        elif name in ("href", "xlink:href"):
            self.links.append(held)
        elif name.startswith("on"):
            self.handlers.append(f"{tag} {name}")
        elif name == "style" and ASKING.search(held):
            self._load(f"style:{held}")

    def _load(self, held: str) -> None:
        self.loads.append(held)
        if not self.policies:
            self.before.append(held)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> at {self.getpos()}"
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style") and data.strip():
            self.within.append(data)


def read(site: Path) -> dict[str, Reader]:
    """Return every page of a site, read, by its path."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        assert reader.open == [], path
        found[path.relative_to(site).as_posix()] = reader
    return found


def broken(site: Path, pages: dict[str, Reader]) -> set[str]:
    """Return the links and files of pages that lead to nothing that is there, each behind its page."""
    return {
        f"{name}: {link}"
        for name, page in pages.items()
        for link in (*page.links, *page.loads)
        if not re.match(r"(https?|mailto|tel|data):", link) and not leads(site, pages, name, link)
    }


def leads(site: Path, pages: dict[str, Reader], name: str, link: str) -> bool:
    """Tell whether a link of a page leads to a file of the site, and to a place in it if it names one."""
    path, _, anchor = link.partition("#")
    target = normpath(str(PurePosixPath(name).parent / unquote(path))) if path else name
    if not (site / target).is_file():
        return False
    return not anchor or "=" in anchor or unquote(anchor) in pages[target].ids


def facts(script: str) -> bool:
    """Tell whether a script holds facts and does nothing."""
    said = FACTS.fullmatch(script)
    if said is None:
        return False
    try:
        json.loads(said[1] or f"[{said[2]}]")
    except ValueError:
        return False
    return "<" not in script
