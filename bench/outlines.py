"""What each template is given and which blocks it has, as the documentation tells it.

The names come from the demo's pages as they are really made, so that none is told that is
not there, and none is there that is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from types import ModuleType

from kinmap.archive.load import read
from kinmap.community.model import community
from kinmap.pages import PAGES
from kinmap.pages.page import Page
from kinmap.pages.view import View, view

ROOT = Path(__file__).parents[1]
TEMPLATES = ROOT / "templates"
TODAY = date(2026, 11, 1)
SLIPS = {
    "people/slip.md": b"---\nname: A slip\nbirthdya: 03-02\nshoe-size: 38\n---\n",
    "events/slip.md": b"---\ntitle: A slip\ndatte: 2026-11-05\n---\n",
}
"""Notes with something wrong in them, so that what pages say of it is there."""
BLOCK = re.compile(r"\{%-? block (\w+)")
MACRO = re.compile(r"(?:\{#-\s*((?:(?!#\}).)*?)\s*-#\}\s*)?\{% macro (\w+\(.*?\)) -?%\}", re.DOTALL)
NOTHING = "nothing"


@cache
def demo() -> View:
    """Return what the demo's pages are made from, two slips included."""
    folders = ("people/**/*.md", "events/**/*.md", "network/*.csv", "site.yml")
    paths = [path for folder in folders for path in sorted(ROOT.glob(folder))]
    notes = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    return view(community(read(notes | SLIPS), TODAY))


def pages() -> str:
    """Return each type of page: its template, where it stands, its blocks, and what it is given."""
    return "\n\n".join(told for kind in PAGES for told in page_type(kind.__module__, list(kind(demo()))))


def page_type(module: str, made: list[Page]) -> Iterator[str]:
    """Give one section a template that a type of page uses."""
    for template in dict.fromkeys(page.template for page in made):
        mine = [page for page in made if page.template == template]
        own = (TEMPLATES / template).read_text(encoding="utf-8")
        blocks = ", ".join(f"`{name}`" for name in BLOCK.findall(own))
        at = ", ".join(f"`{place}`" for place in places(mine))
        yield "\n".join(
            (
                f"### {template}\n",
                f"{purpose(module)} At {at}; blocks: {blocks}.\n",
                *(f"- `{name}`: {shapes(page.content[name] for page in mine)}" for name in mine[0].content),
            )
        )


def purpose(module: str) -> str:
    """Return the first line of a module's docstring."""
    found: ModuleType = __import__(module, fromlist=["pages"])
    return (found.__doc__ or "").partition("\n")[0]


def places(made: list[Page]) -> Iterable[str]:
    """Return where pages stand: the path, or the folder with a star where there are many."""
    if len(made) == 1:
        return (made[0].path,)
    return dict.fromkeys(
        page.path if page.path.endswith("/index.html") else f"{page.path.rpartition('/')[0]}/*.html"
        for page in made
    )


def shapes(values: Iterable[object]) -> str:
    """Return what a name stands for, over all pages that give it."""
    found = dict.fromkeys(shape(value) for value in values)
    told = sorted(one for one in found if NOTHING not in one) or sorted(found)
    some = f", or {NOTHING}" if NOTHING in found and told != [NOTHING] else ""
    return " or ".join(told) + some


def shape(value: object) -> str:
    """Return what a value is, in words; a value with parts names them."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, int | float):
        return "a number"
    names = [part.name for part in fields(value)] if is_dataclass(value) else getattr(value, "_fields", ())
    if names:
        return f"{type(value).__name__} ({' '.join(f'`{name}`' for name in names)})"
    if isinstance(value, tuple | list):
        return shape_of_many(value)
    return "values by name" if isinstance(value, Mapping) else "a text"


def shape_of_many(values: tuple[object, ...] | list[object]) -> str:
    """Return what a list is of; items that differ stand for one thing with several parts."""
    told = list(dict.fromkeys(shape(value) for value in values))
    several = [one for one in told if NOTHING not in one] or told
    if not several:
        return f"a list ({NOTHING} in it)"
    if len(several) == 1:
        return f"a list: {several[0]}"
    return f"({', '.join(shape(value) for value in values)})"


def components() -> str:
    """Return the macros of `components.html`, with the remark that stands over them."""
    text = (TEMPLATES / "components.html").read_text(encoding="utf-8")
    macros = [
        (found[2], escape(" ".join((found[1] or "").split()), quote=False)) for found in MACRO.finditer(text)
    ]
    return "\n".join(f"- `{call}`" + (f": {remark}" if remark else "") for call, remark in macros)
