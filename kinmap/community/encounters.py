"""Every time that you met, called or wrote, each once, wherever it was written down.

Encounters come from a person's own lines, from others' lines that name them `with`, and
from past events. Which of them stands for which is format.md's rule (*with and at*, *An event*).
"""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import NamedTuple

from kinmap.archive.ledgers import Channel, Who
from kinmap.text import Span


class Encounter(NamedTuple):
    """One meeting, call or message with one person; a tuple, for there is one for every line.

    Attributes:
        minutes: as written, else what the kind counts for.
        source: the id of the person whose line stands, or of the event.
        spans: the lines that say so, or the place in the event.
        by: who asked for it, as far as it carries over to this person.
        at: what the line, or lines, say it was at: events' ids or words of place.
        events: those of `at` that are events; of an event's own encounter, that event.
        companions: ids of the others that the line, or lines, say were there.
    """

    day: date
    minutes: int
    kind: str
    source: str
    spans: tuple[Span, ...]
    channel: Channel
    by: Who | None = None
    at: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    note: str = ""


ORDER = itemgetter(slice(5))
"""What encounters are sorted by: the first five fields, of which day and length are model.md's
rule, and the others leave one order only."""
