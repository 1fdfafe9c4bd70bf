"""Problems as a page shows them: where, which, what is wrong and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinmap.pages import words
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


def left_out(count: int, where: str) -> str:
    """Return the sentence over the errors of a note, or of all notes."""
    things, are = words.opening(count, "thing"), "is" if count == 1 else "are"
    return f"{things} in {where} could not be read, and {are} left out of what you see here."
