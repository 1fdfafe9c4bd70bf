"""An event: business, social or charitable, past or to come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinmap.archive.person import Body, OwnField, Whereabouts
from kinmap.archive.spans import NOWHERE, Spans
from kinmap.dates import PartialDate


class EventKind(StrEnum):
    """What sort of event it is."""

    BUSINESS = "business"
    SOCIAL = "social"
    CHARITABLE = "charitable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `there` and `met` are ids of people; without a date it counts for nothing.

    Attributes:
        id: the file's stem in NFC.
        path: the file, from the archive's root, with `/`.
        title: as written, else the id.
        there: who was, or is expected to be, there.
        met: who the owner got to know there.
    """

    id: str
    path: str
    title: str
    date: PartialDate | None = None
    until: PartialDate | None = None
    kind: EventKind | None = None
    place: Whereabouts | None = None
    there: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    own: tuple[OwnField, ...] = ()
    body: Body = Body()
    spans: Spans = NOWHERE
