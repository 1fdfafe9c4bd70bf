"""Notes in Markdown, as HTML that can neither run nor fetch anything.

CommonMark with tables, strikethrough, task lists, footnotes and headings that can be linked
to; raw HTML is text. `[[…]]` leads to people and events, and pictures of the archive are
shown; a picture from elsewhere becomes a link, since a page asks for nothing outside the site.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from markdown_it.common.utils import escapeHtml

from kinmap.archive.nesting import parser, split_long
from kinmap.site import markdown_blocks, markdown_links
from kinmap.site.headings import Outline
from kinmap.site.markdown_links import link_html
from kinmap.site.plain_notes import plain_note


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a note needs to know of the page that it is set in.

    Attributes:
        path: the note's file, from the archive's root.
        root: what leads from the page to the site's root.
        resolve: from the words of `[[words]]` to a path in the site and a label.
        note: from a note's file to its path in the site, for links between files.
        picture: from a picture's file to its path in the site, where it is then expected;
            None where there is none.
    """

    path: str
    root: str = ""
    resolve: Callable[[str], tuple[str, str] | None] = lambda _: None
    note: Callable[[str], str | None] = lambda _: None
    picture: Callable[[str], str | None] = lambda _: None

    @property
    def folder(self) -> str:
        """The folder that relative links start from."""
        return str(PurePosixPath(self.path).parent)


@dataclass(frozen=True, slots=True)
class Written:
    """A note as HTML.

    Attributes:
        html: safe to be set into a page as it is.
        cut: the line (from 1) from which on it was nested too deep, or was too much, and is
            shown as it stands.
    """

    html: str
    cut: int | None = None


class Markdown:
    """The parser, set up once and used for every note."""

    __slots__ = ("_parser",)

    def __init__(self) -> None:
        self._parser = parser()
        markdown_links.install(self._parser)
        markdown_blocks.install(self._parser)

    def render(self, text: str, around: Surroundings, *, prefix: str = "note", level: int = 3) -> Written:
        """Return the note as HTML.

        Args:
            text: the Markdown.
            around: the page that it is set in.
            prefix: what all anchors start with, so that two notes on one page never clash.
            level: of its highest heading; those below follow without a gap.
        """
        known = plain_note(text, partial(link_html, around), Outline(prefix, level))
        return self.parsed(text, around, prefix=prefix, level=level) if known is None else Written(known)

    def parsed(self, text: str, around: Surroundings, *, prefix: str = "note", level: int = 3) -> Written:
        """Return the same by way of the parser, which reads whatever Markdown has."""
        read, rest = split_long(text)
        env: dict[str, Any] = {"around": around, "docId": prefix, "level": level, "cut": None}
        html = self._parser.render(read, env)
        if rest:
            env["cut"] = env["cut"] or read.count("\n") + 1
            html += f"<pre><code>{escapeHtml(rest)}</code></pre>\n"
        return Written(html, env["cut"])

    def line(self, text: str, around: Surroundings) -> str:
        """Return a line of a ledger as HTML: emphasis, code and links, and no paragraph around it."""
        env: dict[str, Any] = {"around": around, "docId": "line", "level": 3, "cut": None}
        read, rest = split_long(text)
        return str(self._parser.renderInline(read, env)) + escapeHtml(rest)
