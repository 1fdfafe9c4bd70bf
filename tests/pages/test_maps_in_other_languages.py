"""The maps say in the language of the site what they say in English."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kinmap.pages import growth_map, places_map, ring_map
from kinmap.pages.page import Page
from kinmap.pages.places_map_homes import degrees
from kinmap.pages.tongue import speaking, tongue
from kinmap.pages.view import View


def sentence(language: str, of: Callable[[View], Iterator[Page]], seen: View) -> str:
    """Return the first sentence of a map, in a language."""
    with speaking(tongue(language)):
        return str(next(of(seen)).content["sentence"])


def test_a_map_begins_in_its_language(seen: View) -> None:
    """
    people/ana.md:
        name: Ana
        place: Lisbon
        meetings:
          - 2026-10-03 coffee by me
    people/rui.md:
        name: Rui
        place: Lisbon
    """
    assert sentence("de", places_map.pages, seen) == "Zwei Menschen mit einem Ort, alle in Lisbon."
    assert sentence("pt", places_map.pages, seen) == "Duas pessoas com lugar, todas em Lisbon."
    assert sentence("fr", places_map.pages, seen) == "Deux personnes avec un lieu, toutes à Lisbon."
    assert sentence("pt", ring_map.pages, seen).startswith("Tu no meio;")
    assert sentence("fr", growth_map.pages, seen).startswith("Il n\u2019y a rien à raconter encore")


def test_those_of_a_stage_and_their_last_contact_are_told_in_it(seen: View) -> None:
    """
    people/ana.md:
        name: Ana
        meetings:
          - 2026-10-01 coffee by me
    """
    with speaking(tongue("fr")):
        content = ring_map.content(seen)
        assert [layer.title for layer in content["layers"]] == ["Connaissances\u202f: 1"]  # type: ignore[attr-defined]
        (person,) = content["people"]  # type: ignore[misc]
    assert person.said == "connaissance, à part, dernier contact le 1er octobre"  # type: ignore[has-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "52.37° N, 4.90° W"), ("de", "52,37° N, 4,90° W"), ("fr", "52,37° N, 4,90° O")],
)
def test_degrees_are_written_as_the_language_writes_them(language: str, said: str) -> None:
    with speaking(tongue(language)):
        assert degrees((52.3702, -4.8952)) == said
