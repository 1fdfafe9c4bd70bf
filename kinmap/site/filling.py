"""Templates filled in: quickly, and in Jinja's own way where that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    nodes,
)

from kinmap.site.assets import installed
from kinmap.site.compiled import Compiled
from kinmap.site.compiling import SAYING, Compiler, Said
from kinmap.site.loops import FILTER, Turned, turns
from kinmap.site.macros import Modules


class Plain(Environment):
    """Jinja as it is, set up for kinmap's templates; messages that name nothing are said."""

    def __init__(self, loader: BaseLoader | None) -> None:
        """Set it up; whoever renders adds filters."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            auto_reload=False,
            keep_trailing_newline=True,
        )
        self.globals |= SAYING

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        read = super()._parse(source, name, filename)
        Said().visit(read)
        return read


class Templates(Plain):
    """The templates of an archive, compiled as quick Python."""

    code_generator_class = Compiler

    def __init__(self, loader: BaseLoader | None) -> None:
        """Set up both ways."""
        super().__init__(loader)
        self.filters[FILTER] = turns
        self.modules = Modules()
        self._slow: set[str] = set()
        self._ready = False

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        read = super()._parse(source, name, filename)
        Turned().visit(read)
        return read

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the names that a template begins with as one mapping: each page goes through all of them."""
        return {**self.globals, **(d or {})}

    def use(self, filters: Mapping[str, Callable[..., str]]) -> None:
        """Use these filters from now on, beside Jinja's; macros that know others are not used again."""
        self.filters |= filters
        self.modules = Modules()

    def ready(self, compiled: Callable[[], Compiled], own: Iterable[str] = ()) -> None:
        """Take up what is kept of compiled templates, and compile what is not, so that it is from now on.

        It is done once, before other processes are forked off, each of which would do it again.

        Args:
            compiled: finds what is kept.
            own: names of the archive's templates.
        """
        if self._ready:
            return
        self._ready = True
        self.bytecode_cache = kept = compiled()
        names = set(own)
        if not kept.whole:
            names |= {it.name for it in installed().glob("*.html")}
        for name in sorted(names | {f"kinmap/{it}" for it in own}):
            with suppress(TemplateError, UnicodeDecodeError, OSError, RecursionError):
                self.get_template(name)  # what is wrong with it is said when a page asks for it
        kept.kept()

    def fill(self, name: str, context: Mapping[str, object]) -> str:
        """Return a template filled in; it raises what `pieces` does."""
        return "".join(self.pieces(name, context))

    def pieces(self, name: str, context: Mapping[str, object]) -> list[str]:
        """Return a template filled in, piece by piece: most are ASCII, and written as bytes at once.

        What is right, and what a mistake is, Jinja's own way says; the quick one is to come to
        the same, or to an exception. A template that only the other can fill is left to it from then on.

        Raises:
            TemplateError: if there is no such template, or it is broken; and whatever its expressions raise.
        """
        if name not in self._slow:
            try:
                return self.modules.fill(self.get_template(name), context)
            except Exception:  # noqa: BLE001 - it comes up again, if there is anything in it
                self.modules = Modules()
        filled = self._plain.get_template(name).render(context)
        self._slow.add(name)
        return [filled]

    @cached_property
    def _plain(self) -> Plain:
        """The same templates, compiled as Jinja does."""
        plain = Plain(self.loader)
        plain.filters = self.filters
        return plain


def templates(own: Path | None) -> Templates:
    """Return the archive's templates first, then kinmap's own, which are found under `kinmap/` too."""
    kinmap = FileSystemLoader(installed())
    loaders: list[BaseLoader] = [FileSystemLoader(own)] if own else []
    return Templates(ChoiceLoader([*loaders, kinmap, PrefixLoader({"kinmap": kinmap})]))
