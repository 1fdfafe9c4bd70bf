from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kinmap.archive.load import Archive
from kinmap.community.model import community
from kinmap.pages.search import Found, findable
from kinmap.pages.view import view

Find = Callable[[], dict[str, Found]]


@pytest.fixture
def found(archive: Archive) -> dict[str, Found]:
    """All that can be found in the archive of the test, by its name."""
    return {it.label: it for it in findable(view(community(archive, date(2026, 11, 1))))}


def test_people_events_and_what_gathers_them_are_found(found: dict[str, Found]) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        aliases: [Anita]
        groups: [Choir]
        tags: [bread]
        contexts: [social]
        place: Lisbon
        declared: 2020-01-01
    events/dinner.md:
        title: Harvest dinner
        date: 2026-07-01
        place: Lisbon
    """
    assert set(found) == {"Ana Duarte", "Harvest dinner", "Choir", "bread", "social", "Lisbon"}
    ana, dinner = found["Ana Duarte"], found["Harvest dinner"]
    assert (ana.href, ana.also) == ("people/ana.html", ("Anita",))
    assert ana.about == "connection, declared · Choir · Lisbon"
    assert dinner.about == "event · 1 Jul 2026 · Lisbon"
    assert ana.rank < found["Choir"].rank < dinner.rank


def test_inner_stages_come_first(found: dict[str, Found]) -> None:
    """
    people/ana.md:
        name: Ana
    people/bo.md:
        name: Bo
        declared: 2020-01-01
    """
    assert found["Bo"].rank < found["Ana"].rank
