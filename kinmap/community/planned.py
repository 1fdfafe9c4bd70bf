"""What is to come: the next meeting or event with somebody (model.md, *Planned*)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinmap.text import Span


@dataclass(frozen=True, slots=True, order=True)
class Planned:
    """The next time that you will meet.

    Attributes:
        source: the id of the person whose line it is, or of the event.
        event: whether it is an event rather than a line.
        what: the kind of meeting, or the event's title.
    """

    day: date
    source: str
    event: bool
    what: str
    span: Span
