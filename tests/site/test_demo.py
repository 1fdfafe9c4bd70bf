"""The demo's pages, looked through as text: every link leads somewhere, and nothing loads from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path, PurePosixPath
from posixpath import normpath
from statistics import median
from urllib.parse import unquote

import pytest

from kinmap.archive.load import load
from kinmap.build import build
from tests.site.reading import ASKING, ELSEWHERE, Reader, broken, facts, read

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "templates" / "assets"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("demo") / "site"
    build(ROOT, load(ROOT), place, date(2026, 11, 1))
    return place


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Reader]:
    """Every page of the demo, read, by its path."""
    return read(site)


def test_every_link_leads_to_something_that_is_there(site: Path, pages: dict[str, Reader]) -> None:
    assert broken(site, pages) == set()


def test_nothing_loads_from_elsewhere_and_no_script_stands_in_a_page(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        assert [load for load in page.loads if ELSEWHERE.match(load) and load != "data:,"] == [], name
        assert (page.handlers, page.within) == ([], []), name


def test_every_page_forbids_whatever_is_not_its_own_before_anything_is_loaded(
    pages: dict[str, Reader],
) -> None:
    for name, page in pages.items():
        (policy,) = page.policies
        said = {words[0]: set(words[1:]) for words in map(str.split, policy.split(";"))}
        assert page.before == [], name
        assert said["default-src"] == said["base-uri"] == said["form-action"] == {"'none'"}, name
        assert said["script-src"] == {"'self'"}, name
        assert set().union(*said.values()) <= {"'none'", "'self'", "'unsafe-inline'", "data:"}, name


def test_no_id_stands_twice_on_a_page(pages: dict[str, Reader]) -> None:
    for name, page in pages.items():
        assert [id_ for id_, count in Counter(page.ids).items() if count > 1] == [], name


def test_styles_and_scripts_ask_for_nothing_and_the_other_scripts_hold_facts(site: Path) -> None:
    for path in (*site.rglob("*.css"), *site.rglob("*.js")):
        held = path.read_text(encoding="utf-8")
        if path.parent == site / "assets" and (path.suffix == ".css" or (ASSETS / path.name).exists()):
            assert ASKING.search(held) is None, path
        else:
            assert facts(held), path


def test_there_is_no_file_of_a_kind_that_is_not_looked_through(site: Path) -> None:
    beside = {"calendar.ics", ".kinmap-site.json"}  # which nobody opens but a program that is given them
    kinds = {it.suffix for it in site.rglob("*") if it.is_file() and it.name not in beside}
    assert kinds == {".html", ".css", ".js"}


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
