"""Kinmap's own words for circles and stages are said in the language of the site; those of notes stay."""

from __future__ import annotations

import pytest

from kinmap.maps.circles import ALONE, AROUND, Circle
from kinmap.pages import labels
from kinmap.pages.tongue import LANGUAGES, speaking, tongue


@pytest.mark.parametrize(
    ("language", "around", "alone"),
    [
        ("en", "around Ana", "on their own"),
        ("de", "um Ana", "für sich allein"),
        ("pt", "à volta de Ana", "à parte"),
        ("fr", "autour d\u2019Ana", "à part"),
    ],
)
def test_a_circle_is_called_in_the_language_of_the_site(language: str, around: str, alone: str) -> None:
    with speaking(tongue(language)):
        assert labels.circle(f"{AROUND}Ana") == around
        assert labels.circle(ALONE) == alone
        assert labels.circle("The Larder") == "The Larder"


def test_what_is_left_of_a_circles_name_is_who_is_in_the_middle() -> None:
    found = [Circle(f"{AROUND}Ana", ("ana",)), Circle("The Larder", ("rui",)), Circle(ALONE, ("eva",))]
    with speaking(tongue("de")):
        assert labels.shorter(found) == {"um Ana": "Ana", "The Larder": "The Larder"}


def test_the_rings_have_words_in_every_language() -> None:
    said = set()
    for language in LANGUAGES:
        with speaking(tongue(language)):
            said.add(tuple(labels.rings().values()))
    assert len(said) == len(LANGUAGES)
