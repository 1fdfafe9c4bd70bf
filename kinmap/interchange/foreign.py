"""What a foreign file says, as the same few plain values whatever its format.

Every line of the file is accounted for: by a contact, as passed over with its reason, or as
one of those that say nothing of anybody (a heading, a note above it, a blank one).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kinmap.dates import Birthday


class NotThisFormatError(Exception):
    """Why a file is not of the format that it was said to be, as a sentence."""


class Contact(NamedTuple):
    """Somebody whom the file tells of; a part that it does not give is empty.

    Attributes:
        line: where it starts in the file, from 1; `height` is the number of its lines.
        since: the day of the connection, `YYYY-MM-DD`; as it was written where that is no date.
        emails: further ones, after the first; `urls` likewise.
    """

    line: int
    height: int = 1
    name: str = ""
    url: str = ""
    email: str = ""
    company: str = ""
    position: str = ""
    since: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    birthday: Birthday | None = None


class Passed(NamedTuple):
    """What was passed over, and why; the reason is a part of a sentence."""

    line: int
    height: int
    why: str


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file that was read.

    Attributes:
        lines: how many it has.
        passed: what could be somebody, and cannot be read.
        silent: how many lines say nothing of anybody, by what they are: `of headings`, `blank`.
        remark: how the text was read, where that was no matter of course; a sentence.
    """

    lines: int
    contacts: tuple[Contact, ...] = ()
    passed: tuple[Passed, ...] = ()
    silent: dict[str, int] = field(default_factory=dict)
    remark: str = ""
