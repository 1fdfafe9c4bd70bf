"""The table of fields: the name of each, what it takes, and one line of help.

The reader, the messages and the documentation all come from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kinmap.archive.event import EventKind
from kinmap.archive.person import Context, Intent


class Shape(Enum):
    """What a field takes, in the words that a message uses."""

    TEXT = "a text"
    TEXTS = "a list of texts"
    WORD = "one word of a few"
    WORDS = "a list of words of a few"
    YES_NO = "true or false"
    DATE = "a date, whole or in part"
    BIRTHDAY = "a day, MM-DD or YYYY-MM-DD"
    LENGTH = "a length, such as 6 weeks, or never"
    ID = "the id of a person or an event"
    IDS = "a list of ids of people"
    TIES = "a list of ids, each perhaps with words"
    PLACE = "a name, or [latitude, longitude]"
    CONTACT = "email, phone, linkedin and web, each one or a list"
    LEDGER = "a list of entries, one line each"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a note's front matter.

    Attributes:
        shape: what it takes.
        help: one line for documentation and editors.
        example: a value as it stands after the colon.
        words: the words it may hold, where they are fixed.
    """

    shape: Shape
    help: str
    example: str
    words: tuple[str, ...] = ()


YES = ("true", "yes")
NO = ("false", "no")
WAYS = ("email", "phone", "linkedin", "web")
"""The keys of `contact`."""

PERSON_FIELDS: dict[str, Field] = {
    "name": Field(
        Shape.TEXT, "The name; else the body's first # heading, else the file's stem.", "Nives Orlić"
    ),
    "aliases": Field(Shape.TEXTS, "Other names, found by search, links and imports.", "[Nives O.]"),
    "pronouns": Field(Shape.TEXT, "How the pages speak of them; else they.", "she/her"),
    "known": Field(Shape.DATE, "When you got to know each other.", "2019-05"),
    "how": Field(Shape.TEXT, "How that came to be.", "First night of the choir."),
    "through": Field(Shape.ID, "The person or the event that brought you together.", "ivo-maric"),
    "contexts": Field(Shape.WORDS, "Where in your life they belong.", "[social, charitable]", tuple(Context)),
    "groups": Field(Shape.TEXTS, "Communities and institutions; each gets a page.", "[Harbour choir]"),
    "tags": Field(Shape.TEXTS, "Interests and expertise.", "[bread, climbing]"),
    "place": Field(Shape.PLACE, "Where they live.", "Lisbon"),
    "every": Field(Shape.LENGTH, "The rhythm that you want; never for none.", "6 weeks"),
    "intent": Field(Shape.WORD, "Your decision about them.", "connect", tuple(Intent)),
    "declared": Field(Shape.DATE, "Connected since then, from before this archive.", "1998"),
    "birthday": Field(Shape.BIRTHDAY, "Their birthday, with the year if you know it.", "03-02"),
    "contact": Field(Shape.CONTACT, "How to reach them.", "{email: nives@example.org}"),
    "boundaries": Field(Shape.TEXTS, "What they asked you to respect.", "[No calls after eight.]"),
    "knows": Field(Shape.TIES, "Whom they know; it holds both ways.", "[ivo-maric: sister since 2010]"),
    "private": Field(Shape.YES_NO, "True keeps them out of every shared edition.", "true", (*YES, *NO)),
    "meetings": Field(Shape.LEDGER, "When you met, spoke or wrote.", "2026-10-03 coffee 2h by me"),
    "trust": Field(Shape.LEDGER, "Trust and respect earned, lost, repaired.", "2025-03-02 they earned"),
    "exchange": Field(Shape.LEDGER, "What you gave, and what you got.", "2026-05-05 got knowledge"),
    "life": Field(Shape.LEDGER, "Wins, setbacks and news, and who answered.", "2026-09-30 win"),
    "promises": Field(Shape.LEDGER, "What was promised, and what came of it.", "2026-10-03 me by 2026-10-10"),
}

EVENT_FIELDS: dict[str, Field] = {
    "title": Field(Shape.TEXT, "What it is called; it must be there.", "Harvest dinner"),
    "date": Field(Shape.DATE, "Its day; it must be there.", "2026-07-01"),
    "until": Field(Shape.DATE, "Its last day, where it has several.", "2026-07-02"),
    "kind": Field(Shape.WORD, "What sort of event it is.", "charitable", tuple(EventKind)),
    "place": Field(Shape.PLACE, "Where it is.", "Lisbon"),
    "there": Field(Shape.IDS, "Who was, or is expected to be, there.", "[nives-orlic, ivo-maric]"),
    "met": Field(Shape.IDS, "Whom you got to know there.", "[sanja-kos]"),
}
