"""What is wrong in the notes, as `check` prints it; there only if there is anything."""

from __future__ import annotations

from collections.abc import Iterator

from kinmap.pages.faults import faults, more
from kinmap.pages.page import Page
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View

PATH = "problems.html"


def pages(view: View) -> Iterator[Page]:
    """Give the page of problems, if there are any."""
    found = view.archive.problems
    if not found:
        return
    errors = [it for it in found if it.is_error]
    warnings = [it for it in found if not it.is_error]
    content = {
        "sentence": sentence(len(errors), len(warnings)),
        "errors": faults(errors),
        "warnings": faults(warnings),
        "more": more(len(errors), len(warnings)),
    }
    yield Page(PATH, "problems.html", say("Problems"), content)


def sentence(errors: int, warnings: int) -> str:
    """Return how many there are of either kind."""
    if not errors:
        return say_n(
            "One warning; all else in your notes reads well.",
            "{n:c} warnings; all else in your notes reads well.",
            warnings,
        )
    found = say_n("One error", "{n:c} errors", errors)
    if warnings:
        beside = say_n("one warning", "{n} warnings", warnings)
        found = say("{errors}, and {warnings}", errors=found, warnings=beside)
    return say("{found}. What could not be read is left out of the other pages.", found=found)
