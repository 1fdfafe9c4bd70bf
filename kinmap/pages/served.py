"""What pages say only while they are served: of a build that failed, of lines that need a look."""

from __future__ import annotations

from kinmap.pages.tongue import say, say_n


def failed() -> str:
    """Return the sentence over the reason why there is no new site."""
    return say("The site could not be built anew. What you see is the last one.")


def found(number: int) -> str:
    """Return the sentence over so many problems."""
    return say_n("One thing in your notes needs a look.", "{n:c} things in your notes need a look.", number)


def others(number: int) -> str:
    """Return the words of the link to so many problems that are not shown."""
    return say_n("And one more.", "And {n} more.", number)


def said() -> dict[str, str]:
    """Return what the script of a served page says, by the names that it has there."""
    return {
        "away": say("Put away"),
        "gone": say("This page is no longer part of the site; what you see is how it was."),
        "stopped": say("kinmap has stopped serving; this page stays as it is."),
    }
