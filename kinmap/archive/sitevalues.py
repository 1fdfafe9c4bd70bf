"""The values of site.yml: how each is written, and what is said where it is not.

Each reader takes the file's reading, a node and the setting's name, and returns the value;
None where nothing can be read, with the problem noted, so that the default holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from fractions import Fraction

from kinmap.archive import values
from kinmap.archive.fields import PERSON_FIELDS
from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence
from kinmap.archive.ledgers import Channel
from kinmap.archive.person import Context
from kinmap.archive.reading import Reading, one_of, short
from kinmap.archive.settings import MINUTES, RHYTHM, Goal, GoalBy, Kind, Threshold
from kinmap.dates import DATE, parse_duration, parse_length
from kinmap.text import fold, nearest

STAGES = ("kin", "connection", "possible", "known")
COLOURS = ("paper", "ink", "link", "kin", "connection", "possible", "known", "listed")
RESERVED = ("by", "with", "at", "me", "i", "they", "them", "both")
"""Words that mean something else in a line of `meetings`."""

# Numbers are bounded: one of a million digits takes minutes to read, and means nothing.
WHOLE = re.compile(r"[0-9]{1,9}")
SHARE = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,20})?|\.[0-9]{1,20}")
HOURS = re.compile(rf"({SHARE.pattern})\s+per\s+week", re.IGNORECASE)
GOAL = re.compile(
    r"([0-9]{1,9})\s+(kin|connections?)(?:\s+(in|at|tagged|of)\s+(.*))?", re.IGNORECASE | re.DOTALL
)
KIND = re.compile(rf"({'|'.join(Channel)})(?:\s+(\S+))?", re.IGNORECASE)
COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
COMMENT = re.compile(r"[ \t]*:[ \t]+(#\S+)")


def rhythm(reading: Reading, node: Node, what: str) -> dict[str, int] | None:
    """Return the days per stage; a stage left out has none."""
    found = pairs(reading, node, what, STAGES)
    if found is None:
        return None
    days = {key.value: length(reading, value, key.value) for key, value in found if not is_none(value)}
    kept = {stage: RHYTHM.get(stage) if n is None else n for stage, n in days.items()}
    return {stage: n for stage, n in kept.items() if n}


def is_none(node: Node) -> bool:
    """Tell whether a stage is said to have no rhythm: nothing stands there, or `never`."""
    return isinstance(node, Scalar) and fold(node.value.strip()) in ("", "never")


def length(reading: Reading, node: Node, what: str) -> int | None:
    """Return the days of a length such as `4 weeks`."""
    written = values.text(reading, node, what)
    days = parse_length(written or "")
    if written and days is None:
        fix = f"write a whole number and a unit, for example {what}: 4 weeks"
        reading.add("rhythm", node.start, f'"{short(written)}" is no length of days', fix)
    return days


def hours(reading: Reading, node: Node, what: str) -> Fraction | None:
    """Return the hours per week, as an exact fraction."""
    written = values.text(reading, node, what)
    found = HOURS.fullmatch(written or "")
    if written and not found:
        number = SHARE.search(written)
        fix = f"write {what}: {number[0] if number else 5} per week"
        unread(reading, node, f'"{short(written)}" is no number of hours per week', fix)
        return None
    return Fraction(found[1]) if found else None


def connection(reading: Reading, node: Node, what: str) -> Threshold:
    """Return the thresholds; each that is left out keeps its default."""
    found = pairs(reading, node, what, Threshold._fields)
    read = {key.value: threshold(reading, value, key.value) for key, value in found or ()}
    given = {name: n for name, n in read.items() if n is not None}
    return Threshold(**(Threshold()._asdict() | given))


def threshold(reading: Reading, node: Node, what: str) -> int | Fraction | None:
    """Return one threshold: a whole number, or for `share` a fraction from 0 to 1."""
    written = values.text(reading, node, what) or ""
    if what == "share" and SHARE.fullmatch(written) and Fraction(written) <= 1:
        return Fraction(written)
    if what != "share" and WHOLE.fullmatch(written):
        return int(written)
    if written:
        wanted = (
            "a number from 0 to 1, such as 0.2" if what == "share" else "a whole number, from 0 to 999999999"
        )
        unread(reading, node, f'"{short(written)}" is no threshold', f"write {what}: and {wanted}")
    return None


def facets(reading: Reading, node: Node, what: str) -> tuple[str, ...] | None:
    """Return the facets in their order, each once."""
    found = values.texts(reading, node, what)
    return found if found or isinstance(node, Sequence) else None


def kinds(reading: Reading, node: Node, what: str) -> dict[str, Kind]:
    """Return the owner's kinds of meeting by name, folded: the channel, and the minutes that count."""
    found = pairs(reading, node, what)
    read = {fold(key.value): kind(reading, key, value) for key, value in found or ()}
    return {name: kind for name, kind in read.items() if kind}


def kind(reading: Reading, key: Scalar, node: Node) -> Kind | None:
    """Return one kind of meeting: `in person 3h`, or `written`."""
    name = fold(key.value)
    if name in RESERVED or parse_duration(name) is not None or DATE.fullmatch(name) or not is_word(name):
        said = f'"{short(key.value)}" cannot be a kind of meeting'
        unread(reading, key, said, "choose one word that means nothing else in an entry")
        return None
    written = " ".join((values.text(reading, node, key.value) or "").split())
    found = KIND.fullmatch(written)
    minutes = parse_duration(found[2]) if found and found[2] else None
    if written and (not found or (found[2] and not minutes)):
        fix = f"write {one_of(Channel)}, and perhaps a duration: {key.value}: in person 3h"
        unread(reading, node, f'"{short(written)}" is no channel', fix)
        return None
    if not found:
        return None
    channel = Channel(fold(found[1]))
    return Kind(channel, minutes or MINUTES[channel])


def is_word(name: str) -> bool:
    """Tell whether a name is one word that an entry can hold."""
    return len(name.split()) == 1 and ":" not in name and not name.startswith("[[")


def places(reading: Reading, node: Node, what: str) -> dict[str, tuple[float, float]]:
    """Return the owner's places by name: latitude and longitude in degrees."""
    found = pairs(reading, node, what)
    read = {key.value.strip(): point(reading, value, key.value) for key, value in found or ()}
    return {name: point for name, point in read.items() if point}


def point(reading: Reading, node: Node, what: str) -> tuple[float, float] | None:
    """Return a latitude and a longitude in degrees."""
    parts = node.items if isinstance(node, Sequence) else ()
    degrees = [values.degrees(part) for part in parts]
    if len(degrees) == 2:  # noqa: PLR2004 - a pair
        latitude, longitude = degrees
        if latitude is not None and longitude is not None and abs(latitude) <= 90 and abs(longitude) <= 180:  # noqa: PLR2004 - the globe's own figures
            return latitude, longitude
    said = f"`{short(what)}` takes [latitude, longitude], from -90 to 90 and from -180 to 180 degrees"
    unread(reading, node, said, f"write {short(what)}: [38.72, -9.14]")
    return None


def goals(reading: Reading, node: Node, what: str) -> tuple[Goal, ...]:
    """Return the goals that can be read, in their order."""
    found = [goal(reading, item) for item in values.scalars(reading, node, what)]
    return tuple(each for each in found if each)


def goal(reading: Reading, node: Scalar) -> Goal | None:
    """Return one goal, such as `5 connections in charitable`."""
    written = node.value.strip()
    found = GOAL.fullmatch(written)
    if not found or (found[3] and not found[4].strip()):
        fix = "write a number, kin or connections, and perhaps in, at, tagged or of: 5 connections at Porto"
        unread(reading, node, f'"{short(written)}" is no goal', fix)
        return None
    by = GoalBy(fold(found[3])) if found[3] else None
    of = (found[4] or "").strip()
    if by is GoalBy.CONTEXT and fold(of) not in list(Context):
        near = nearest(of, list(Context))
        fix = f"did you mean `{near}`?" if near else f"write {one_of(Context)}"
        unread(reading, node, f'"{short(of)}" is no context', fix)
        return None
    return Goal(written, int(found[1]), fold(found[2]) == "kin", by, of, reading.span(node.start))


def fields(reading: Reading, node: Node, what: str) -> dict[str, str]:
    """Return the owner's names of fields, and the known names that they stand for."""
    found = pairs(reading, node, what)
    read = {key.value: known_field(reading, key, value) for key, value in found or ()}
    return {own: known for own, known in read.items() if known}


def known_field(reading: Reading, key: Scalar, node: Node) -> str | None:
    """Return the known name that an owner's name of a field stands for."""
    if key.value in PERSON_FIELDS:
        said = f"`{key.value}` is a known field already, and stands for itself"
        unread(reading, key, said, "take this line out")
        return None
    known = values.text(reading, node, key.value)
    if known and known not in PERSON_FIELDS:
        near = nearest(known, PERSON_FIELDS)
        fix = f"did you mean `{near}`?" if near else "write the name of a field that kinmap knows"
        unread(reading, node, f'"{short(known)}" is no known field', fix)
        return None
    return known


def colours(reading: Reading, node: Node, what: str) -> dict[str, str]:
    """Return the owner's colours by what they colour, as `#rrggbb` or `#rgb`, in small letters."""
    found = pairs(reading, node, what, COLOURS)
    read = {key.value: colour(reading, key, value) for key, value in found or ()}
    return {name: colour for name, colour in read.items() if colour}


def colour(reading: Reading, key: Scalar, node: Node) -> str | None:
    """Return one colour; one without its quotes is a comment to YAML, and is told so."""
    written = values.text(reading, node, key.value)
    lost = None if written else COMMENT.match(reading.text, key.end)
    if lost:
        said = "YAML takes the colour for a comment; it wants quotes"
        unread(reading, key, said, f'write {key.value}: "{short(lost[1])}"')
        return None
    if written and not COLOUR.fullmatch(written):
        unread(reading, node, f'"{short(written)}" is no colour', f'write {key.value}: "#2a6f6b"')
        return None
    return fold(written) if written else None


def pairs(
    reading: Reading, node: Node, what: str, known: Collection[str] = ()
) -> list[tuple[Scalar, Node]] | None:
    """Return the keys and values of a mapping, those that are known and given once.

    Args:
        reading: the file.
        node: what was written.
        what: the setting's name.
        known: the keys that there are; empty where the owner chooses them, which are told
            apart by their folded names.
    """
    if not isinstance(node, Mapping):
        shape = "a list" if isinstance(node, Sequence) else "a text"
        example = next(iter(known), "name")
        said = f"`{what}` takes values by name, and here is {shape}"
        reading.add("type", node.start, said, f"write {what}: {{{example}: …}}")
        return None
    return list(told_apart(reading, node, what, known))


def told_apart(
    reading: Reading, node: Mapping, what: str, known: Collection[str]
) -> Iterator[tuple[Scalar, Node]]:
    """Yield the pairs of a mapping that can be used; note the others."""
    seen: dict[str, str] = {}
    for key, value in node.pairs:
        first = seen.setdefault(fold(key.value), key.value)
        if known and key.value not in known:
            said = f"`{what}` takes {one_of(known)}, and here is `{short(key.value)}`"
            reading.unknown("unknown-field", key.start, key.value, known, said)
        elif first != key.value:
            said = f"`{short(key.value)}` and `{short(first)}` are one name"
            reading.add("duplicate-field", key.start, said, "keep one of them")
        else:
            yield key, value


def unread(reading: Reading, node: Node, said: str, fix: str) -> None:
    """Note a value of site.yml that cannot be read."""
    reading.add("setting", node.start, said, fix)
