"""Pages that list people or lines: each says what was picked for it, and stands until that changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from kinmap.archive.load import Archive, read
from kinmap.community.model import community
from kinmap.pages import leaves, pages, roll, stale
from kinmap.pages.frame import frame
from kinmap.pages.looks import Watch
from kinmap.pages.page import Page
from kinmap.pages.traces import Comparison, Seen, same_for_all
from kinmap.pages.view import view
from kinmap.site.assets import Pictures
from kinmap.site.filling import Templates
from kinmap.site.render import Renderer
from kinmap.site.traced import made, names

TODAY = date(2026, 11, 1)
NOTES = """
people/ana.md:
    name: Ana
    groups: [Choir]
    tags: [bread]
    contexts: [social]
    place: Lisbon
    knows: [rui]
    every: 2 weeks
    meetings:
      - 2026-10-03 dinner 2h with rui by them at feast: Of [[marta]].
      - 2026-09-03 coffee
    exchange: [2026-09-01 gave introduction to rui]
people/rui.md:
    name: Rui
    groups: [choir]
    place: Lisbon
    every: 3 weeks
    declared: 2025
    meetings: [2026-06-01 walk, 2026-09-03 call]
people/marta.md:
    name: Marta
    place: Lisbon
    declared: 2024-02-01
people/tam.md:
    name: Tam
    groups: [chess]
    meetings: [2025-05-01 call]
events/feast.md:
    title: Feast
    date: 2026-10-03
    place: Lisbon
    there: [ana, rui]
"""
LISTS = {"journal-year.html", "gathering.html", "stale.html", "roll.html", "people.html"}


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (leaves, roll, stale):
        monkeypatch.setattr(module, "MOST", 2)


@pytest.fixture
def seen(read_archive: Callable[[str], Archive]) -> Callable[[str], Seen]:
    def looked_at(notes: str) -> Seen:
        whole = view(community(read_archive(notes), TODAY))
        return Seen(whole, frame(whole))

    return looked_at


@pytest.fixture(scope="module")
def compiled() -> Templates:
    """The templates, compiled once for all tests here."""
    return Renderer(frame(view(community(read({}), TODAY)))).templates


@pytest.fixture
def renderer(compiled: Templates) -> Callable[[Seen], Renderer]:
    def made_for(seen: Seen) -> Renderer:
        found = Renderer(seen.frame)
        found.adopt(compiled)
        return found

    return made_for


def told_apart(seen: Seen) -> Mapping[str, Page]:
    """Return the pages of these kinds by path, but a year's that only leads to its parts."""
    found = {page.path: page for page in pages(seen.view) if page.template in LISTS}
    return {path: page for path, page in found.items() if page.again is not None}


def test_a_list_made_of_what_was_picked_for_it_is_what_it_is_otherwise(seen: Callable[[str], Seen]) -> None:
    whole = seen(NOTES)
    watch, found = Watch(whole), told_apart(whole)
    assert {page.template for page in found.values()} == LISTS
    for page in found.values():
        assert page.again is not None
        looked = watch.begin()
        assert dict(page.again(looked.view)) == dict(page.content), page.path
        assert watch.trace().reads, page.path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Tam", "name: Tamás"),
        ("groups: [chess]", "groups: [chess, Choir]"),
        ("2025-05-01 call", "2026-09-03 call"),
        ("2026-09-03 coffee", "2026-09-03 coffee with tam"),
        ("every: 2 weeks", "every: 9 weeks"),
        ("knows: [rui]", "knows: [rui, tam]"),
        ("declared: 2025", "intent: let-go"),
        ("title: Feast", "title: Harvest"),
        ("place: Lisbon\n    there", "place: Porto\n    there"),
        ("there: [ana, rui]", "there: [ana, tam]"),
        ("people/marta.md", "people/maria.md"),
    ],
)
def test_a_list_that_stands_is_the_one_that_would_be_made(
    seen: Callable[[str], Seen],
    renderer: Callable[[Seen], Renderer],
    tmp_path: Path,
    before: str,
    after: str,
) -> None:
    first, second = seen(NOTES), seen(NOTES.replace(before, after))
    assert same_for_all(first, second)
    then, now, compared = told_apart(first), told_apart(second), Comparison(first, second)
    html, watch = renderer(first), Watch(first)
    kept = {path: made(html, Pictures(tmp_path), watch, page) for path, page in then.items()}
    html = renderer(second)
    stood = []
    for path in then.keys() & now.keys():
        trace = kept[path].trace
        assert trace is not None, path
        if kept[path].named == names(now[path]) and compared.holds(trace):
            assert kept[path].files[path] == html.render(now[path]), path
            stood.append(path)
    assert 0 < len(stood) < len(then)


def test_a_line_more_leaves_the_lists_that_only_name_its_owner(
    seen: Callable[[str], Seen], renderer: Callable[[Seen], Renderer], tmp_path: Path
) -> None:
    first, second = seen(NOTES), seen(NOTES.replace("walk, 2026-09-03", "walk, 2026-08-01 walk, 2026-09-03"))
    compared, watch, html = Comparison(first, second), Watch(first), renderer(first)
    then, now = told_apart(first), told_apart(second)
    rolls = [path for path, page in then.items() if page.template == "roll.html" and path[:4] != "maps"]
    assert rolls
    for path in rolls:
        kept = made(html, Pictures(tmp_path), watch, then[path])
        assert kept.trace is not None
        assert kept.named == names(now[path])
        assert compared.holds(kept.trace)
