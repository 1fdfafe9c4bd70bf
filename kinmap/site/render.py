"""From pages to bytes: templates, filled in.

An archive's `templates/NAME.html` stands before kinmap's own of that name, can extend it as
`kinmap/NAME.html`, and override one block. Everything is escaped; a name that a template asks
for and is not given is an error, never an empty place.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from kinmap.pages.page import Frame, Later, Page
from kinmap.pages.prose import marked, nested
from kinmap.pages.tongue import CURRENT
from kinmap.site.compiled import Compiled
from kinmap.site.filling import Templates, templates
from kinmap.site.markdown import Markdown, Surroundings
from kinmap.text import fold

STYLE = "assets/style.css"
GIVEN = frozenset({"page", "site", "root", "styles", "header", "picture_of"})
"""Names that every template has; a page's own content may not take them."""


class TemplatesError(Exception):
    """A template cannot be used; the message is one sentence with file and line."""


class Renderer:
    """Templates of one archive, compiled once, and the frame that stands around all pages."""

    __slots__ = ("_frame", "_headers", "_markdown", "_own", "_picture", "_styles", "_templates")

    def __init__(
        self,
        frame: Frame,
        own: Path | None = None,
        styles: tuple[str, ...] = (STYLE,),
        picture: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        """Set up the templates.

        Args:
            frame: what stands around every page.
            own: the archive's folder of templates, if it has one.
            styles: sheets that every page links to, from the site's root.
            picture: from a picture's file to its path in the site; None where there is none.
        """
        self._frame = frame
        self._own = own
        self._styles = styles
        self._picture = picture
        self._markdown = Markdown()
        self.adopt(templates(own))

    @property
    def templates(self) -> Templates:
        """The templates, compiled as far as they were used."""
        return self._templates

    def adopt(self, templates: Templates) -> None:
        """Use these templates from now on, which another renderer has compiled."""
        self._templates = templates
        self._headers: dict[tuple[int, str, bool], Markup] = {}
        templates.use({"markdown": self._note, "inline": self._line, "quoted": self._quoted})

    def ready(self, folder: Path) -> None:
        """Find the templates compiled in a folder of the user's, or compile and keep them there."""
        own = self._own
        names = [it.relative_to(own).as_posix() for it in own.rglob("*.html")] if own else []
        self._templates.ready(lambda: Compiled(folder, CURRENT.get().language), names)

    def render(
        self, page: Page, frame: Frame | None = None, picture: Callable[[str], str | None] | None = None
    ) -> bytes:
        """Return the page as bytes; another frame, and pictures from elsewhere, if these are given.

        Raises:
            TemplatesError: if a template is missing or broken.
        """
        content = page.content.once() if isinstance(page.content, Later) else page.content
        clash = GIVEN & content.keys()
        if clash:
            raise ValueError(f"{page.path} gives {', '.join(sorted(clash))}, which every template has")
        context: dict[str, object] = {
            **content,
            "page": page,
            "site": frame or self._frame,
            "root": "../" * page.path.count("/"),
            "styles": self._styles,
            "picture_of": picture or self._picture,
        }
        try:
            context["header"] = self._header(page)
            pieces = self._templates.pieces(page.template, context)
        except (TemplateError, RecursionError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise TemplatesError(self._sentence(error, page)) from error
        return b"".join(map(str.encode, pieces))

    def _header(self, page: Page) -> Markup:
        """Return what stands above a page: one for all of a depth and a section, but its own page."""
        said = page.path.count("/"), page.section, page.section == page.path
        if said not in self._headers:
            depth, section, here = said
            given = {"site": self._frame, "root": "../" * depth, "section": section, "here": here}
            self._headers[said] = Markup(self._templates.fill("header.html", given))  # noqa: S704 - as below
        return self._headers[said]

    @pass_context
    def _note(self, context: Context, text: str, path: str, prefix: str = "note", level: int = 3) -> Markup:
        """Return a note's Markdown as HTML; `path` is its file, which its links start from."""
        around = self._around(context, path)
        html = self._markdown.render(text, around, prefix=prefix, level=level).html
        return Markup(html)  # noqa: S704 - the parser escapes whatever the note says

    @pass_context
    def _line(self, context: Context, text: str, path: str = "") -> str:
        """Return what a ledger line says, in Markdown; most have no sign of it, and stay as they are."""
        if not marked(text):
            return text
        return Markup(self._markdown.line(text, self._around(context, path)))  # noqa: S704 - as above

    @pass_context
    def _quoted(self, context: Context, text: str, path: str = "") -> str:
        """Return the same for words within quotation marks: those in them become single ones."""
        return self._line(context, nested(text), path)

    def _around(self, context: Context, path: str) -> Surroundings:
        """Return what a note needs to know of the page that it is set in."""
        frame = context["site"]
        return Surroundings(
            path=path,
            root=context["root"],
            resolve=lambda words: frame.words.get(fold(words)),
            note=frame.homes.get,
            picture=context["picture_of"],
        )

    def _sentence(self, error: Exception, page: Page) -> str:
        """Return what went wrong with a template, where, in one sentence."""
        where = f" (for {page.path})"
        match error:
            case TemplateNotFound():
                return f"there is no template {error.name}{where}"
            case TemplateSyntaxError():
                return f"{self._shown(error.filename)}:{error.lineno}: {error.message}"
            case RecursionError():
                return f'{page.template} extends itself; to extend kinmap\'s, write "kinmap/{page.template}"'
        frames = traceback.extract_tb(error.__traceback__)
        last = next((f for f in reversed(frames) if f.filename.endswith(".html")), None)
        place = f"{self._shown(last.filename)}:{last.lineno}" if last else page.template
        return f"{place}: {error}{where}"

    def _shown(self, filename: str | None) -> str:
        """Return a template's file as its owner knows it."""
        if filename and self._own and Path(filename).is_relative_to(self._own):
            return f"templates/{Path(filename).relative_to(self._own).as_posix()}"
        return f"kinmap/{Path(filename).name}" if filename else "a template"
