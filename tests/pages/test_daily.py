"""A new day changes the pages whose words change, and few of them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest

from bench import corpus
from kinmap.archive.load import Archive, read
from kinmap.community.model import community
from kinmap.pages import person
from kinmap.pages.daily import daily
from kinmap.pages.frame import frame
from kinmap.pages.view import view
from kinmap.site.render import Renderer

SHARE = 0.02
"""Of the pages, at most, on an ordinary new day."""


def archive(number: int) -> Archive:
    return read({path: text.encode() for path, text in corpus.archive(corpus.people(number))})


def people(notes: Archive, day: date, number: int) -> dict[str, bytes]:
    seen = view(community(notes, day))
    renderer = Renderer(frame(seen))
    return {page.path: renderer.render(page) for page in islice(person.pages(seen), number)}


@pytest.mark.parametrize("number", [250, pytest.param(1000, marks=pytest.mark.torture)])
def test_an_ordinary_new_day_changes_few_pages_of_people(number: int) -> None:
    notes, day = archive(number), corpus.DAY + timedelta(2)
    before, after = (people(notes, it, number) for it in (day, day + timedelta(1)))
    changed = sum(before[path] != after[path] for path in before)
    assert changed <= SHARE * number


def test_the_day_and_the_figures_of_the_contents_stand_beside_the_pages() -> None:
    notes = read({"people/ana.md": b"---\nname: Ana\nevery: 1 week\nmeetings: [2026-08-01 coffee]\n---\n"})
    told = daily(view(community(notes, corpus.DAY))).held
    assert told["counts"] == {"stale.html": 1}
    assert told["today"] == "2026-11-01"
    assert str(told["drawn"]).startswith("Drawn from one note as they stood on Sunday, 1 November 2026.")
