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


def test_a_line_of_a_ledger_is_found_with_its_day_and_its_place_on_the_page(found: dict[str, Found]) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-03 coffee at harbour: She took the job.
          - 2026-10-04 call
        exchange:
          - 2026-10-05 gave knowledge: How a panel reads.
    """
    lines = [(line.number, line.day, line.text) for line in found["Ana"].lines]
    assert lines == [
        (7, "2026-10-05", "How a panel reads."),
        (4, "2026-10-03", "She took the job. · harbour"),
    ]


def test_a_body_is_found_as_its_reader_sees_it(found: dict[str, Found]) -> None:
    """
    people/ana.md:
        ---
        name: Ana
        how: On the *night* boat.
        boat: [Kittiwake, 2019]
        ---

        ## Work
        Restores **bindings** with [[rui]], and [her shop](https://shop.example) is shut.

        ## Upstairs
        - [[rui|A friend]] lives there.
    people/rui.md:
        name: Rui Lopes
    """
    assert [line.text for line in found["Ana"].lines] == [
        "On the *night* boat.",
        "boat: Kittiwake, 2019",
        "Restores bindings with Rui Lopes, and her shop is shut.",
        "Upstairs",
        "A friend lives there.",
    ]


def test_names_alone_are_found_where_site_yml_says_so(found: dict[str, Found]) -> None:
    """
    site.yml:
        search: names
    people/ana.md:
        name: Ana
        how: On the boat.
        meetings:
          - 2026-10-03 coffee: The job.
    """
    assert found["Ana"].lines == ()
