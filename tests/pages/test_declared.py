"""Whoever is a connection by your word alone is marked so wherever that is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Html = Callable[[str], str]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("people/ana.html", "connection since 2018, declared"),
        ("people/rui.html", '<span class="said tiny">declared</span>'),
        ("people/index.html", "connection, <i>declared</i>"),
        ("index.html", "Two connections, all of them declared"),
        ("community.html", ',&#160;<span class="said">declared</span>'),
        ("maps/rings.html", 'aria-label="Ana: connection, declared'),
        ("maps/community.html", "<title>Ana: connection, declared"),
        ("maps/places.html", "connection, declared"),
        ("next.html", "knows Ana (declared) and Eva (declared)"),
        ("stale.html", '<span class="said tiny">declared</span>'),
        ("groups/few.html", '<span class="said">declared</span>'),
    ],
)
def test_it_is_marked(html: Html, path: str, said: str) -> None:
    """
    people/ana.md:
        name: Ana
        declared: 2018
        groups: [Few]
        place: Porto
        knows: [rui]
    people/eva.md:
        name: Eva
        declared: 2018
        knows: [rui]
    people/rui.md:
        name: Rui
        known: 2020
        pronouns: he/him
    site.yml:
        goals: [1 connections]
    """
    assert said in html(path)
