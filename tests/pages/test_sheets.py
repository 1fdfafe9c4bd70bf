"""Long lists have several pages, on which everybody stands once; each leads to all others."""

from __future__ import annotations

import re
from datetime import date

import pytest

from kinmap.archive.load import read
from kinmap.community.model import community
from kinmap.pages import pages, people, roll, sheets, stale
from kinmap.pages.frame import frame
from kinmap.pages.view import View, view
from kinmap.site.render import Renderer

NAMES = [f"Person {n:02}" for n in range(11)]


@pytest.fixture
def eleven() -> View:
    """Eleven people who have gone quiet, the first two of whom know each other."""
    notes = {f"people/p{n:02}.md": note(n).encode() for n in range(len(NAMES))}
    return view(community(read(notes), date(2026, 11, 1)))


def note(n: int) -> str:
    knows = "knows: [p00]\n" if n == 1 else ""
    fields = f"every: 2 weeks\ngroups: [Choir]\n{knows}meetings: [2026-0{1 + n % 8}-01 coffee]"
    return f"---\nname: {NAMES[n]}\n{fields}\n---\n"


def html(seen: View, first: str) -> dict[str, str]:
    """Return the pages of a list by their paths."""
    renderer = Renderer(frame(seen))
    stem = first.removesuffix("html")
    return {page.path: renderer.render(page).decode() for page in pages(seen) if page.path.startswith(stem)}


@pytest.mark.parametrize(("rows", "numbers"), [(0, 1), (1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_there_are_as_many_pages_as_are_needed_and_one_at_least(rows: int, numbers: int) -> None:
    assert sheets.count(rows, 4) == numbers


def test_what_one_page_holds_has_no_others() -> None:
    assert sheets.sheets("stale.html", 1, 1) == ()
    assert sheets.path("people/index.html", 1) == "people/index.html"
    assert sheets.path("people/index.html", 3) == "people/index.3.html"


def test_a_part_goes_on_where_the_page_before_left_it() -> None:
    parts = [("a", (1, 2, 3)), ("b", ()), ("c", (4, 5, 6, 7))]
    told = [list(sheets.divided(parts, number, 3)) for number in (1, 2, 3)]
    assert told == [[("a", (1, 2, 3))], [("c", (4, 5, 6))], [("c", (7,))]]


@pytest.mark.parametrize(
    ("first", "module"),
    [
        ("stale.html", stale),
        ("maps/rings.html", roll),
        ("maps/community.html", roll),
        ("people/index.html", people),
    ],
)
def test_everybody_stands_on_one_of_them(
    eleven: View, monkeypatch: pytest.MonkeyPatch, first: str, module: object
) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    made = html(eleven, first)
    assert list(made) == [sheets.path(first, number) for number in (1, 2, 3)]
    listed = [re.sub(r"<svg\b.*?</svg>", "", text, flags=re.DOTALL) for text in made.values()]
    assert [sum(f">{name}</a>" in text for text in listed) for name in NAMES] == [1] * len(NAMES)
    assert [sum(f">{name}</a>" in text for name in NAMES) for text in listed] == [4, 4, 3]
    for path, text in made.items():
        assert {there.rpartition("/")[2] for there in made} <= set(
            re.findall(r'href="(?:[^"]*/)?([^"/]*)"', text)
        )
        assert re.search(rf'href="[^"]*{re.escape(path)}" aria-current="page">', text)


def test_of_a_large_group_the_first_page_names_some_and_tells_all_else(
    eleven: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roll, "MOST", 4)
    first, *further = html(eleven, "groups/choir.html").values()
    named, _, rest = first.partition("<h2>Gone quiet</h2>")
    assert rest
    assert [sum(f">{name}</a>" in text for text in (named, *further)) for name in NAMES] == [1] * len(NAMES)
    assert 'href="../groups/choir.3.html"' in named + rest
