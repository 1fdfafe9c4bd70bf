"""What is wrong in the notes, as `check` prints it; there only if there is anything."""

from __future__ import annotations

from collections.abc import Iterator

from kinmap.pages import words
from kinmap.pages.faults import faults
from kinmap.pages.page import Page
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
    }
    yield Page(PATH, "problems.html", "Problems", content)


def sentence(errors: int, warnings: int) -> str:
    """Return how many there are of either kind."""
    if not errors:
        return f"{words.opening(warnings, 'warning')}; all else in your notes reads well."
    rest = f", and {words.count(warnings, 'warning')}" if warnings else ""
    lines = f"{words.opening(errors, 'error')}{rest}."
    return f"{lines} What could not be read is left out of the other pages."
