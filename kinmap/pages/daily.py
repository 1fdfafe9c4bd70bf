"""What changes with every day and every line: written once beside Today, and not into all pages.

The sentence at the foot and the figures in the contents stand in one small script that every
page loads. So a page changes only when its own words do. Without scripts the foot says the
part that holds on any day, How this is worked out has the sentence, and each list its figure.
"""

from __future__ import annotations

from functools import partial

from kinmap.pages import care, events, stale, words
from kinmap.pages.page import Later, Script
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View

PATH, NAME = "assets/day.js", "kinmapDay"


def daily(view: View) -> Script:
    """Return the script: `drawn`, the sentence; `counts` by the path of an entry of the contents; the day."""
    return Script(PATH, NAME, Later(partial(held, view)))


def held(view: View) -> dict[str, object]:
    """Return what the script holds."""
    return {"drawn": drawn(view), "counts": counts(view), "today": view.today.isoformat()}


def counts(view: View) -> dict[str, int]:
    """Return a figure for each entry that asks for something.

    Problems are not among them: Today leads to them, and so does the page of a note that has one.
    """
    found = {
        stale.PATH: len(view.community.stale),
        care.PATH: care.owed(view),
        events.PATH: len(events.coming(view)),
    }
    return {path: count for path, count in found.items() if count}


def drawn(view: View) -> str:
    """Return from what all pages were drawn, and as of which day."""
    notes = say_n("{n} note", "{n} notes", len(view.archive.people) + len(view.archive.events))
    rows = say_n("{n} network row", "{n} network rows", len(view.archive.rows))
    source = say("{notes} and {rows}", notes=notes, rows=rows) if view.archive.rows else notes
    return say(
        "Drawn from {source} as they stood on {day}. Everything here stays on this machine.",
        source=source,
        day=words.full_day(view.today),
    )
