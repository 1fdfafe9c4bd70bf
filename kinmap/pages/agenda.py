"""What the entries of the calendar beside the pages are called."""

from __future__ import annotations

from kinmap.pages.tongue import say


def agenda() -> dict[str, str]:
    """Return the words by the name that the calendar has for them, with what they name in braces."""
    return {
        "due": say("{name}: time to be in touch"),
        "last": say("The last contact was on {day}."),
        "mine": say("Promised to {name}"),
        "theirs": say("Promised by {name}"),
        "birthday": say("Birthday of {name}"),
        "born": say("Birthday of {name} (born {year})"),
    }
