"""Templates filled in: quickly, and in Jinja's own way where that cannot be."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from types import CodeType

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    nodes,
)

from kinmap.site.assets import installed
from kinmap.site.compiling import SAYING, Compiler, Lean, Said


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
        self._slow: set[str] = set()

    def fill(self, name: str, context: Mapping[str, object]) -> str:
        """Return a template filled in.

        What is right, and what a mistake is, Jinja's own way says; the quick one is to come to
        the same, or to an exception. A template that only the other can fill is left to it from then on.

        Raises:
            TemplateError: if there is no such template, or it is broken; and whatever its expressions raise.
        """
        if name not in self._slow:
            try:
                return self.get_template(name).render(context)
            except Exception:  # noqa: BLE001, S110 - it comes up again, if there is anything in it
                pass
        filled = self._plain.get_template(name).render(context)
        self._slow.add(name)
        return filled

    @cached_property
    def _plain(self) -> Plain:
        """The same templates, compiled as Jinja does."""
        plain = Plain(self.loader)
        plain.filters = self.filters
        return plain

    def _compile(self, source: str, filename: str) -> CodeType:
        lean = Lean().visit(ast.parse(source))
        return compile(ast.fix_missing_locations(lean), filename, "exec")


def templates(own: Path | None) -> Templates:
    """Return the archive's templates first, then kinmap's own, which are found under `kinmap/` too."""
    kinmap = FileSystemLoader(installed())
    loaders: list[BaseLoader] = [FileSystemLoader(own)] if own else []
    return Templates(ChoiceLoader([*loaders, kinmap, PrefixLoader({"kinmap": kinmap})]))
