"""Their wins and setbacks that are still waiting for a word from you (model.md, *unanswered*)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kinmap.archive.ledgers import Life, Occasion

NEWS = Occasion.NEWS
WINDOW = 90
"""Days in which an answer is still timely."""


def unanswered(life: Iterable[Life], today: date) -> tuple[tuple[Life, ...], tuple[Life, ...]]:
    """Return their wins and setbacks without an answer, by day: those of late, and those missed."""
    waiting = [entry for entry in life if waits(entry, today)]
    waiting.sort(key=lambda entry: (entry.date.first, entry.span))
    missed = [entry for entry in waiting if (today - entry.date.first).days > WINDOW]
    return tuple(waiting[len(missed) :]), tuple(missed)


def waits(entry: Life, today: date) -> bool:
    """Tell whether it is theirs, not mere news, and had no answer by today."""
    if entry.mine or entry.occasion is NEWS or entry.date.first > today:
        return False
    answered = answer_day(entry)
    return answered is None or answered > today


def answers(life: Iterable[Life], today: date) -> list[tuple[Life, date]]:
    """Return the wins, setbacks and news that were answered by today, and on which day each was."""
    return [(entry, day) for entry in life if (day := answer_day(entry)) and day <= today]


def answer_day(entry: Life) -> date | None:
    """Return the day of the answer; one written in part is not before the entry itself."""
    return max(entry.answered.first, entry.date.first) if entry.answered else None
