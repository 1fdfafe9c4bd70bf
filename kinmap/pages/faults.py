"""Problems as a page shows them: where, which, what is wrong and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from kinmap.pages.tongue import say, say_n
from kinmap.problems import Problem

MOST = 1000
"""Problems that a list shows, about 200 kB: `kinmap check` prints as many as there are."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem, as text."""

    place: str
    severity: str
    code: str
    message: str
    fix: str


def faults(problems: Iterable[Problem]) -> tuple[Fault, ...]:
    """Return problems as text, in their order, the first `MOST` of them."""
    shown = islice(problems, MOST)
    return tuple(Fault(str(it.span), it.severity.value, it.code, it.message, it.fix or "") for it in shown)


def more(*counts: int) -> str:
    """Return the line under lists of so many problems that cannot show all; nothing where they do."""
    left = sum(max(0, count - MOST) for count in counts)
    return say("And {n} more", n=left) if left else ""


def left_out_of_note(count: int) -> str:
    """Return the sentence over the errors of a note."""
    return say_n(
        "One thing in this note could not be read, and is left out of what you see here.",
        "{n:c} things in this note could not be read, and are left out of what you see here.",
        count,
    )


def left_out(count: int) -> str:
    """Return the sentence over the errors of all notes."""
    return say_n(
        "One thing in your notes could not be read, and is left out of what you see here.",
        "{n:c} things in your notes could not be read, and are left out of what you see here.",
        count,
    )
