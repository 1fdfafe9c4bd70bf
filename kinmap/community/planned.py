"""What is to come: the next meeting or event with somebody (model.md, *Planned*)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinmap.archive.load import Archive
from kinmap.community.attendance import guests
from kinmap.community.lines import Line
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


def planned(archive: Archive, lines: Iterable[Line], today: date) -> dict[str, Planned]:
    """Return the next time with each person after today, by id.

    On one day the plan whose source comes first by id stands.
    """
    found: dict[str, Planned] = {}
    for line in lines:
        if line.day > today:
            plan = Planned(line.day, line.owner, event=False, what=line.meeting.kind, span=line.meeting.span)
            for person in (line.owner, *line.others):
                found[person] = min(found.get(person, plan), plan)
    for event in archive.events.values():
        if event.date is not None and event.date.first > today:
            plan = Planned(
                event.date.first,
                event.id,
                what=event.title,
                event=True,
                span=event.spans.get("date", Span(event.path)),
            )
            for person in guests(archive, event):
                found[person] = min(found.get(person, plan), plan)
    return found
