"""What pages say where there is nothing yet: lines that can be pasted as they stand, and read well."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from kinmap.archive.load import Archive, read
from kinmap.community.model import community
from kinmap.pages import pages
from kinmap.pages.frame import frame
from kinmap.pages.view import view
from kinmap.site.render import Renderer

Read = Callable[[str], Archive]
TODAY = date(2026, 11, 1)
ONE = "people/jo.md:\n    name: Jo\n    meetings: [2026-10-03 coffee]\n"
TEACH = re.compile(r'<div class="teach">(.*?)</div>', re.DOTALL)
SHOWN = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)
FILES = {
    "name,": "network/phone.csv",
    "goals:": "site.yml",
    "hours:": "site.yml",
    "places:": "site.yml",
    "---\ntitle:": "events/harvest-dinner.md",
    "---\n": "people/ana-duarte.md",
}
"""What lines that stand for themselves begin with, and the file that they are of."""


def made(archive: Archive) -> dict[str, str]:
    """Return all pages as HTML, by path."""
    seen = view(community(archive, TODAY))
    renderer = Renderer(frame(seen))
    return {page.path: renderer.render(page).decode() for page in pages(seen)}


def taught(page: str) -> Iterator[str]:
    """Give the lines that a page shows for pasting, with days as the script writes them."""
    for part in TEACH.findall(page):
        for shown in SHOWN.findall(part):
            yield html.unescape(shown).replace("YYYY-MM-DD", "2026-11-01")


def written(lines: str) -> dict[str, bytes]:
    """Return the file that somebody makes of lines that were shown; none where they are a command."""
    if lines.startswith("kinmap "):
        return {}
    for beginning, path in FILES.items():
        if lines.startswith(beginning):
            return {path: f"{lines}\n".encode()}
    bare = "---\n" if lines.startswith("## ") else ""
    text = f"---\nname: Ana Duarte\n{bare}{lines}\n" + ("" if bare else "---\n")
    return {"people/ana-duarte.md": text.encode()}


@pytest.mark.parametrize("archive", ["", ONE], ids=["nobody", "one person"])
def test_whatever_a_page_shows_can_be_pasted_and_reads_well(archive: str, read_archive: Read) -> None:
    for path, page in made(read_archive(archive)).items():
        for lines in taught(page):
            problems = [problem for problem in read(written(lines)).problems if problem.code != "link"]
            assert [str(problem) for problem in problems] == [], f"{path} shows {lines}"


def test_in_an_empty_archive_every_line_of_a_note_is_shown_in_a_whole_one(read_archive: Read) -> None:
    found = made(read_archive(""))
    shown = {path: list(taught(page)) for path, page in found.items()}
    for path in (
        "stale.html",
        "care.html",
        "journal/index.html",
        "groups/index.html",
        "next.html",
        "maps/rings.html",
    ):
        assert shown[path], path
        for lines in shown[path]:
            assert lines.startswith("---\nname: Ana Duarte\n"), path
            assert lines.endswith("\n---"), path


def test_with_a_note_only_the_line_is_shown(read_archive: Read) -> None:
    found = made(read_archive("people/jo.md:\n    name: Jo\n"))
    assert list(taught(found["groups/index.html"])) == ["groups: [reading-group]"]
    assert list(taught(found["stale.html"])) == ["every: 6 weeks"]


def test_an_event_to_write_is_with_somebody_who_is_there(read_archive: Read) -> None:
    page = made(read_archive(ONE))["events/index.html"]
    assert list(taught(page)) == ["---\ntitle: Harvest dinner\ndate: 2026-11-01\nthere: [jo]\n---"]


def test_an_introduction_to_write_is_to_somebody_who_is_there(read_archive: Read) -> None:
    assert "gave introduction to jo: Why." in made(read_archive(ONE))["introductions.html"]
    assert "gave introduction to rui-lopes: Why." in made(read_archive(""))["introductions.html"]


@pytest.mark.parametrize("archive", ["", ONE], ids=["nobody", "one person"])
def test_every_list_that_is_empty_teaches(archive: str, read_archive: Read) -> None:
    for path, page in made(read_archive(archive)).items():
        main = page.split("<main", 1)[1]
        filled = re.search(
            r'<(table|ul|ol) class="(rows|long|people|chips|led|conds|index)|<div class="day">', main
        )
        assert filled or list(taught(page)) or path in {"about.html", "index.html"}, path
