from __future__ import annotations

from collections.abc import Mapping

from kinmap.pages.links import addresses, word_addresses
from kinmap.pages.page import Page


def test_an_id_is_its_slug() -> None:
    assert addresses("people", ["Ana Duarte (Lumen)"]) == {
        "Ana Duarte (Lumen)": "people/ana-duarte-lumen.html"
    }


def test_two_ids_of_one_slug_are_two_pages() -> None:
    found = addresses("people", ["ana duarte", "ana-duarte"])
    assert list(found.values()) == ["people/ana-duarte.html", "people/ana-duarte-2.html"]


def test_a_second_address_takes_nobody_elses() -> None:
    found = addresses("people", ["ana", "Ana", "ana-2"])
    assert found == {"ana": "people/ana.html", "Ana": "people/ana-3.html", "ana-2": "people/ana-2.html"}


def test_somebody_called_index_does_not_take_the_place_of_the_list() -> None:
    assert addresses("people", ["index"]) == {"index": "people/index-2.html"}


def test_words_that_differ_in_case_alone_are_one_page() -> None:
    assert word_addresses("groups", ["Lumen", "LUMEN"]) == {"lumen": "groups/lumen.html"}


def test_no_two_pages_have_one_path(made: Mapping[str, Page]) -> None:
    """
    people/Ana.md:
        name: Ana
        tags: [Climbing, climbing, C++, C]
        groups: [index]
    people/index.md:
        name: Index
    """
    assert {"people/index.html", "people/index-2.html", "groups/index-2.html"} <= made.keys()
    assert [p for p in made if p.startswith("tags/c")] == [
        "tags/c.html",
        "tags/c-2.html",
        "tags/climbing.html",
    ]
