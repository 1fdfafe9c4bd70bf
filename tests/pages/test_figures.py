"""How this is worked out names every figure, with its rule and what it says here."""

from __future__ import annotations

from kinmap.pages.figures import figures
from kinmap.pages.view import View


def test_each_figure_says_what_it_is_here(seen: View) -> None:
    """
    people/ana.md:
        declared: 2020
        knows: [bo]
        exchange: [2026-10-01 got gift]
        meetings:
          - 2026-10-01 coffee
          - 2026-10-02 letter
          - 2026-12-02 call
    people/bo.md:
        known: 2020
    """
    here = {it.term: it.here for it in figures(seen)}
    assert here["Encounters"] == "Two encounters: one in person and one in writing."
    assert here["Answers and promises"] == "You owe nobody an answer or a promise."
    assert here["Given and got"] == "In the last two years you gave nothing, and got once."
    assert here["Ties"] == "One tie."
    assert here["Circles"] == "One circle; nobody holds them together, and one connection stands alone."
    assert here["Whom to get to know"] == "One person whom you know without being connected."
    assert here["The estimate"] == ""


def test_an_empty_archive_has_its_rules(seen: View) -> None:
    """
    site.yml:
        title: Empty
    """
    assert all(it.words for it in figures(seen))
