"""Contacts known only as rows of network/*.csv."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinmap.text import Span


class Mark(StrEnum):
    """What `kinmap sift` was told of a row, the strongest first."""

    CONNECTED = "connected"
    KNOWN = "known"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Row:
    """One contact of an address book, as text; nothing in it is interpreted but the mark."""

    span: Span
    name: str = ""
    url: str = ""
    email: str = ""
    company: str = ""
    position: str = ""
    since: str = ""
    source: str = ""
    mark: Mark | None = None
