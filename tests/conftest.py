"""Small archives, written in the test itself.

A test hands `archive` a text of files, each a path with a colon and its lines indented
below it; or asks for the `archive` of its own docstring, so that it reads as a story.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from kinmap.archive.load import Archive, read
from kinmap.pages.tongue import CURRENT

LONGEST = ("torture", "browser", "serve", "site", "cli")
TEMPLATES = Path(__file__).parents[1] / "templates"
PATH = re.compile(r"^(\S.*\.(?:md|csv|yml)):$")


def files(text: str) -> dict[str, bytes]:
    """Return the files that a text lists, by path; a `.md` without `---` is given front matter."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in textwrap.dedent(text).strip("\n").split("\n"):
        heading = PATH.match(line)
        if heading:
            lines = found.setdefault(heading[1], [])
        else:
            lines.append(line)
    return {path: _file(path, "\n".join(lines)).encode() for path, lines in found.items()}


def _file(path: str, content: str) -> str:
    content = textwrap.dedent(content).strip("\n") + "\n"
    bare = path.endswith(".md") and not content.startswith("---")
    return f"---\n{content}---\n" if bare else content


@pytest.fixture(name="files")
def _files() -> Callable[[str], dict[str, bytes]]:
    return files


@pytest.fixture
def read_archive() -> Callable[[str], Archive]:
    """Read the archive that a text of files makes."""
    return lambda text: read(files(text))


@pytest.fixture
def archive(request: pytest.FixtureRequest) -> Archive:
    """The archive in the docstring of the test."""
    return read(files(request.function.__doc__ or ""))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep whatever is kept for a user out of that user's folders."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compile a template of kinmap's own once in each language: all of them take longer than a small site."""
    compile_anew = Environment.compile
    known: dict[tuple[object, ...], Any] = {}

    def compiled(
        self: Environment, source: str, name: str | None = None, filename: str | None = None
    ) -> object:
        if not filename or not Path(filename).is_relative_to(TEMPLATES):
            return compile_anew(self, source, name, filename)
        said_by = CURRENT.get().messages
        made_of = (type(self), said_by, source, name, filename)
        if made_of not in known:
            known[made_of] = compile_anew(self, source, name, filename)
        return known[made_of]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Environment, "compile", compiled)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the rooms whose tests take longest, so that no worker waits for another at the end."""
    items.sort(
        key=lambda item: LONGEST.index(room) if (room := item.path.parent.name) in LONGEST else len(LONGEST)
    )
