"""Each change of stage has its day, and the lines of that day."""

from __future__ import annotations

from kinmap.pages.turns import history
from kinmap.pages.view import View


def test_each_stage_has_the_lines_that_brought_it(seen: View) -> None:
    """
    people/ana.md:
        known: 2020-03
        meetings:
          - 2020-05-01 walk by both with rui
          - 2020-06-01 walk by both
        trust:
          - 2021-01-05 both earned: The key.
          - 2021-02-05 they lost
        promises:
          - 2021-01-01 me kept 2021-03-05
    people/rui.md:
        name: Rui
    """
    found = history(seen, seen.relations["ana"])
    assert [(it.words, [place.words for place in it.places]) for it in found] == [
        ("known, March 2020", ["line 2"]),
        ("possible, 5 January 2021", ["line 7"]),
        ("known, 5 February 2021", ["line 8"]),
    ]
    (first,) = history(seen, seen.relations["rui"])
    assert (first.words, [place.path for place in first.places]) == (
        "known, 1 May 2020",
        ["people/ana.md:4"],
    )


def test_where_only_time_went_by_nothing_is_written(seen: View) -> None:
    """
    people/ana.md:
        known: 2025-01-01
        meetings:
          - 2025-01-05 walk by both
          - 2025-02-05 walk by both
          - 2025-03-05 walk
          - 2025-04-05 walk
          - 2025-05-05 walk
    """
    last = history(seen, seen.relations["ana"])[-1]
    assert (last.words, last.places) == ("possible, 30 June 2025", ())
