"""Whom you both know, and how that shows."""

from __future__ import annotations

from kinmap.pages.ties import near, ties
from kinmap.pages.view import View


def told(view: View, id_: str) -> dict[str, tuple[str, list[str]]]:
    """Return what is said of each tie of one person, and where it is written."""
    relation = view.relations[id_]
    found = ties(view, relation, near(view, relation))
    return {it.who.id: (it.how, [place.words for place in it.places]) for it in found}


def test_a_tie_is_told_in_the_words_of_the_note(seen: View) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        knows:
          - rui: '"the other" one'
          - eva: since 2010
          - marta: sister since 2012-05
          - lia
    people/rui.md:
        name: Rui
        knows: [ana]
    people/eva.md:
        name: Eva
    people/marta.md:
        name: Marta
    people/lia.md:
        name: Lia
    """
    assert told(seen, "ana") == {
        "rui": ("\u201c\u2018the other\u2019 one\u201d.", ["ana.md:4", "rui.md:3"]),
        "eva": ("They know each other, since 2010.", ["ana.md:5"]),
        "marta": ("\u201csister\u201d, since May 2012.", ["ana.md:6"]),
        "lia": ("They know each other.", ["ana.md:7"]),
    }
    assert told(seen, "marta") == {
        "ana": ("\u201csister\u201d, since May 2012, as Ana Duarte\u2019s note says.", ["ana.md:6"])
    }


def test_an_introduction_says_who_made_it(seen: View) -> None:
    """
    people/ana.md:
        name: Ana Duarte
        exchange:
          - 2026-01-01 gave introduction to rui
          - 2026-01-02 got introduction to eva
    people/rui.md:
        name: Rui
    people/eva.md:
        name: Eva
    """
    assert told(seen, "rui") == {"ana": ("You introduced them.", ["ana.md:4"])}
    assert told(seen, "eva") == {"ana": ("Ana Duarte brought you and Eva together.", ["ana.md:5"])}


def test_what_two_had_in_common_is_counted_with_the_last_time(seen: View) -> None:
    """
    people/ana.md:
        meetings:
          - 2026-09-01 walk with rui
          - 2026-10-01 walk with rui
          - 2026-10-02 walk with eva
        knows: [eva]
    people/rui.md:
        name: Rui
    people/eva.md:
        name: Eva
    events/fair.md:
        title: The fair
        date: 2025-01
        there: [ana, rui]
    """
    assert told(seen, "rui") == {"ana": ("Together three times, last on 1 October.", ["ana.md:4"])}
    assert told(seen, "eva") == {
        "ana": ("They know each other; together once, on 2 October.", ["ana.md:6", "ana.md:5"])
    }
