"""Problems as a page shows them: where, which, what is wrong and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinmap.pages.tongue import say_n
from kinmap.problems import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """One problem, as text."""

    place: str
    severity: str
    code: str
    message: str
    fix: str


def faults(problems: Iterable[Problem]) -> tuple[Fault, ...]:
    """Return problems as text, in their order."""
    return tuple(Fault(str(it.span), it.severity.value, it.code, it.message, it.fix or "") for it in problems)


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
