"""The plain journal of the `friends` program, `friends.md`: who there is, and a line for each day.

Under `### Activities:` and `### Notes:` a day and a sentence, in which friends stand between two
asterisks and places between underscores; under `### Friends:` names, with other names, a place
and tags after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from kinmap.dates import NotADateError, parse_date
from kinmap.interchange.cells import tidy
from kinmap.interchange.decoding import LOST, decoded
from kinmap.interchange.foreign import (
    Contact,
    Foreign,
    Guest,
    Happening,
    Matter,
    NotThisFormatError,
    Passed,
    Somebody,
)
from kinmap.interchange.gatherings import kind_in
from kinmap.interchange.table import lines_of
from kinmap.text import fold

HEADING = re.compile(r"\s*#{1,6}\s*(activities|notes|friends|locations)\s*:?\s*", re.IGNORECASE)
ITEM = re.compile(r"\s*[-*+]\s+(.*)")
FRIEND = re.compile(
    r"(?P<name>[^(\[@]+)(?:\((?P<other>[^)]*)\))?\s*(?:\[(?P<place>[^\]]*)\])?(?P<tags>(?:\s+@\S+)*)\s*"
)
OTHER = re.compile(r"a\.k\.a\.\s+", re.IGNORECASE)
DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*:\s*(.*)")
NAMED = re.compile(r"\*\*([^*]+)\*\*")
PLACED = re.compile(r"(?<![\w_])_([^_\s][^_]*)_(?![\w_])")


@dataclass(slots=True)
class Read:
    """What was read so far."""

    matters: list[Matter] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    friends: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)


def read(content: bytes, encoding: str | None = None) -> Foreign:
    """Return what the file says.

    Args:
        content: its bytes.
        encoding: what its owner says that it is written in.

    Raises:
        NotThisFormatError: where it has none of the headings, or there is no such encoding.
    """
    text, remark = decoded(content, encoding)
    lines = lines_of(text)
    silent = {"of headings": 0, "of places alone": 0, "of other text": 0, "blank": 0}
    found, part = Read(), ""
    for number, line in enumerate(lines, 1):
        heading, item = HEADING.fullmatch(line), ITEM.fullmatch(line)
        if heading:
            part = fold(heading[1])
            silent["of headings"] += 1
        elif not line.strip():
            silent["blank"] += 1
        elif part == "locations":
            silent["of places alone"] += 1
        elif part and item:
            said = LOST in item[1] and "some of its bytes are no text"
            said = said or READERS[part](found, number, tidy(item[1]))
            found.passed += [Passed(number, 1, said)] if said else []
        else:
            silent["of other text"] += 1
    if not silent["of headings"]:
        wanted = "### Activities:, ### Notes:, ### Friends:"
        raise NotThisFormatError(f"it has none of the headings of a friends.md ({wanted})")
    return Foreign(len(lines), (), tuple(found.passed), silent, remark, tuple(found.matters))


def friend(found: Read, number: int, words: str) -> str:
    """Read a line with a friend; return why it is passed over, or nothing."""
    parts = FRIEND.fullmatch(words)
    name = tidy(parts["name"]) if parts else ""
    if parts is None or not name:
        return "it is no name, as friends.md has one"
    aside = parts["other"] or ""
    if aside and not OTHER.match(aside):  # a part of the name, then
        name, aside = tidy(words[: parts.end("other") + 1]), ""
    first = found.friends.setdefault(fold(name), number)
    if first != number:
        return f"{name} stands in line {first:,} already"
    others = tuple(other for raw in OTHER.split(aside) if (other := tidy(raw)))
    tags = tuple(tag.lstrip("@") for tag in (parts["tags"] or "").split() if tag.strip("@"))
    contact = Contact(number, name=name)
    place = tidy(parts["place"] or "")
    found.matters.append(Somebody(number, 1, fold(name), contact, others, tags, place))
    return ""


def dated(words: str) -> tuple[str, str, list[str]] | str:
    """Return the day of a line, what it says, and whom it names; else what it lacks, as a clause."""
    said = DAY.fullmatch(words)
    if said is None or not is_day(said[1]):
        return "it does not begin with a day"
    names = named(said[2])
    return (said[1], said[2], names) if names else "it names nobody"


def activity(found: Read, number: int, words: str) -> str:
    """Read a line of an activity, which is a meeting with all who are named."""
    said = dated(words)
    if isinstance(said, str):
        return said
    day, told, names = said
    places = list(dict.fromkeys(tidy(place) for place in PLACED.findall(NAMED.sub("", told))))
    note = plain(told)
    head = " ".join(word for word in (day, kind_in(note)) if word)
    who = tuple(Guest(name=name) for name in names)
    place = places[0] if len(places) == 1 else ""
    found.matters.append(Happening(number, 1, key(found, words), who, "meetings", head, note, place))
    return ""


def note(found: Read, number: int, words: str) -> str:
    """Read a line of a note, which is news of each who is named."""
    said = dated(words)
    if isinstance(said, str):
        return said
    day, told, names = said
    mark = key(found, words)
    for at, name in enumerate(names):
        who, head = (Guest(name=name),), f"{day} news"
        height = 0 if at else 1
        found.matters.append(Happening(number, height, f"{mark}\0{name}", who, "life", head, plain(told)))
    return ""


READERS: dict[str, Callable[[Read, int, str], str]] = {
    "friends": friend,
    "activities": activity,
    "notes": note,
}
"""What reads a line, by the heading that it stands under."""


def key(found: Read, words: str) -> str:
    """Return by what a line is known again: its words, and which of several such it is."""
    found.keys[words] = found.keys.get(words, 0) + 1
    return f"{words}\0{found.keys[words]}"


def is_day(text: str) -> bool:
    """Tell whether the calendar has a day."""
    try:
        parse_date(text)
    except NotADateError:
        return False
    return True


def named(words: str) -> list[str]:
    """Return who is named, each once."""
    return list({fold(name): name for raw in NAMED.findall(words) if (name := tidy(raw))}.values())


def plain(words: str) -> str:
    """Return a sentence without the signs around names and places."""
    return tidy(PLACED.sub(r"\1", NAMED.sub(r"\1", words)))
