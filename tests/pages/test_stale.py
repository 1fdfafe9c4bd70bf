"""Gone quiet: every wait leads to the lines that it is counted from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinmap.pages import stale
from kinmap.pages.lines import Place
from kinmap.pages.view import View
from tests.cli.terminal import typed, written

NOTES = """
    people/ana.md:
        ---
        name: Ana
        every: 2 weeks
        meetings:
          - 2026-09-01 coffee
        ---
    people/rui.md:
        ---
        name: Rui
        declared: 1992-08
        ---
    people/eva.md:
        ---
        name: Eva
        every: 1 year
        meetings:
          - 2026-10-01 walk
          - 2026-07-01 walk
          - 2026-04-01 walk
          - 2026-01-01 walk
          - 2025-12-01 walk
          - 2025-11-01 walk
          - 2025-10-01 walk
        ---
"""


def words(places: tuple[Place, ...]) -> list[str]:
    return [place.words for place in places]


def test_a_wait_has_the_last_line_and_the_line_of_its_rhythm(seen: View) -> None:
    """
    people/ana.md:
        every: 2 weeks
        meetings:
          - 2026-09-01 coffee with rui
    people/rui.md:
        knows: [ana]
        intent: connect
        meetings: [2026-06-01 walk, 2026-05-01 walk, 2026-04-01 walk, 2026-03-01 walk]
    """
    rows = {it.who.id: it for it in stale.rows(seen, seen.relations.values())}
    assert words(rows["ana"].places) == words(rows["rui"].places) == ["ana.md:4"]
    assert (words(rows["ana"].stated), words(rows["rui"].stated)) == (["ana.md:2"], [])


@pytest.mark.parametrize(
    "said",
    [
        "Since August 1992, as you declared. people/rui.md:3",
        "You declared these connections, and no contact is written down",
        "people/eva.md:8, people/eva.md:7, people/eva.md:6, people/eva.md:5",
        "Every two weeks, as the note says people/ana.md:3",
        "Last: coffee, 1 September. people/ana.md:5",
    ],
)
def test_the_terminal_says_where_each_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, files: Callable[[str], dict[str, bytes]], said: str
) -> None:
    folder = written(tmp_path, files(NOTES))
    assert said in " ".join(typed(capsys, folder, "stale --today 2026-11-01").out.split())
