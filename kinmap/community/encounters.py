"""Every time that you met, called or wrote, each once, wherever it was written down.

Encounters come from a person's own lines, from others' lines that name them `with`, and
from past events. Which of them stands for which is format.md's rule (*with and at*, *An event*).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kinmap.archive.ledgers import Channel, Who
from kinmap.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One meeting, call or message with one person.

    Attributes:
        minutes: as written, else what the kind counts for.
        by: who asked for it, as far as it carries over to this person.
        at: what the line, or lines, say it was at: events' ids or words of place.
        events: those of `at` that are events; of an event's own encounter, that event.
        companions: ids of the others that the line, or lines, say were there.
        source: the id of the person whose line stands, or of the event.
        spans: the lines that say so, or the place in the event.
    """

    day: date
    kind: str
    channel: Channel
    minutes: int
    by: Who | None = None
    at: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    note: str = ""
    source: str
    spans: tuple[Span, ...]
