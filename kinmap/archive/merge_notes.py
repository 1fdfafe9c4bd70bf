"""A note that was changed on two machines, made one: what git's own merge by lines cannot know.

The fields of the front matter are put together by their names, lists item by item, values
below a field by their keys, all else and the body by lines. A contradiction stands between
git's marks, in its own line alone. Where front matter cannot be taken apart with certainty,
the whole note is put together by lines, as git would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from kinmap.archive import threeway
from kinmap.archive.body import halves
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse
from kinmap.archive.strips import (
    NOTHING,
    Field,
    Fields,
    Items,
    below,
    bracketed,
    delimiters,
    depth_of,
    fields_of,
    in_brackets,
    indented,
    items_of,
)
from kinmap.archive.threeway import Merged, marked
from kinmap.archive.uniting import Contradiction, falls, united

CRLF = "\r\n"
MARK = "\ufeff"
"""What some editors begin a file with."""


Three: TypeAlias = tuple[Field | None, Field | None, Field | None]


def merge(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """Return what two versions of a note come to, and the number of contradictions in it.

    Args:
        base: the note as both began with it; nothing where both made it.
        ours: one version, whose line ends the note keeps.
        theirs: the other.
    """
    if ours == base or theirs in (base, ours):
        return (theirs if ours == base else ours), 0
    versions = [text_of(each) for each in (base, ours, theirs)]
    ends = [CRLF if all_crlf(each) else "\n" for each in versions]
    windows = CRLF in ends
    plain = [each.removeprefix(MARK) for each in versions]
    text, conflicts = merged(*(each.replace(CRLF, "\n") if windows else each for each in plain))
    end = ends[2] if ends[1] == ends[0] else ends[1]
    marks = [MARK if each.startswith(MARK) else "" for each in versions]
    mark = marks[2] if marks[1] == marks[0] else marks[1]
    written = mark + (text.replace("\n", end) if windows else text)
    return written.encode("utf-8", "surrogateescape"), conflicts


def text_of(content: bytes) -> str:
    """Return bytes as a text that gives them back, whatever they are."""
    return content.decode("utf-8", "surrogateescape")


def all_crlf(text: str) -> bool:
    """Tell whether all lines end as Windows has it."""
    return CRLF in text and text.count("\n") == text.count(CRLF)


def merged(base: str, ours: str, theirs: str) -> tuple[str, int]:
    r"""Return what two versions of a note come to, as `merge` does; lines end with `\n`."""
    versions = (base, ours, theirs)
    found = [fields_of(version) for version in versions]
    known = [each for each in found if each is not None]
    if ours in (base, theirs) or theirs == base or len(known) < len(found) or not any(known):
        return by_lines(versions)
    above = mapping(*known)
    below = threeway.merged(*(version[halves(version).body :].split("\n") for version in versions))
    opening, closing = delimiters(ours)
    text = "\n".join([opening, *above.lines, closing, *below.lines])
    conflicts = above.conflicts + below.conflicts
    if not conflicts and not reads(text) and reads(ours) and reads(theirs):
        return by_lines(versions)
    return text, conflicts


def by_lines(versions: Sequence[str]) -> tuple[str, int]:
    """Return what three versions of any text come to."""
    base, ours, theirs = (version.split("\n") for version in versions)
    found = threeway.merged(base, ours, theirs)
    return "\n".join(found.lines), found.conflicts


def reads(text: str) -> bool:
    """Tell whether the front matter of a note reads as YAML."""
    where, reading = halves(text), Reading("", text)
    parse(reading, where.start or 0, where.end)
    return not reading.problems


# -- fields ------------------------------------------------------------------------------------


def mapping(base: Fields, ours: Fields, theirs: Fields) -> Merged:
    """Return the lines that fields come to."""
    way = falls([items.items for side in (base, ours, theirs) for items in lists_of(side)])
    lines: list[str] = []
    conflicts = 0
    for name in order(ours, theirs):
        three = (base.get(name), ours.get(name), theirs.get(name))
        for found in (leads(three), value(three, newest_first=way >= 0)):
            lines += found.lines
            conflicts += found.conflicts
    return Merged(lines, conflicts)


def lists_of(fields: Fields) -> Iterator[Items]:
    """Yield the lists among fields."""
    return (items for field in fields.values() if (items := items_of(field)))


def order(ours: Fields, theirs: Fields) -> list[str]:
    """Return the names of all fields: in our order, and theirs after what theirs stand after."""
    names = list(ours)
    after = -1
    for name in theirs:
        if name not in ours and name not in names:
            names.insert(after + 1, name)
        after = names.index(name)
    return sorted(names, key=lambda name: name == NOTHING)


def leads(three: Three) -> Merged:
    """Return what stands above a field, comments and blank lines."""
    return threeway.merged(*(each.lead if each else () for each in three))


def value(three: Three, *, newest_first: bool) -> Merged:
    """Return what a field comes to."""
    base, ours, theirs = (each.lines if each else () for each in three)
    chosen = threeway.settled(threeway.Stretch(base, ours, theirs))
    if chosen is not None:
        return Merged(list(chosen))
    lists = [items_of(each) if each else Items(0, ()) for each in three]
    if all(each is not None for each in lists):
        return listed(three, [each for each in lists if each], newest_first=newest_first)
    inner = [below(each) if each else {} for each in three]
    if ours and theirs and all(each is not None for each in inner):
        return nested(three, [each or {} for each in inner])
    if not ours or not theirs:
        return Merged(marked(ours, theirs), 1)
    return together(three) or threeway.merged(base, ours, theirs)


def together(three: Three) -> Merged | None:
    """Return what lists between brackets come to; None where they are something else, or contradict."""
    lists = [bracketed(each) if each else () for each in three]
    known = [each for each in lists if each is not None]
    if len(known) < len(lists) or not three[1]:
        return None
    items = united(*known, newest_first=True)
    texts = [each for each in items if isinstance(each, str)]
    return Merged([in_brackets(three[1], texts)]) if len(texts) == len(items) else None


def listed(three: Three, lists: Sequence[Items], *, newest_first: bool) -> Merged:
    """Return what a list comes to: its own line, and its items."""
    way = falls([each.items for each in lists])
    items = united(*(each.items for each in lists), newest_first=way > 0 if way else newest_first)
    heads = [each.lines[:1] for each, it in zip(three[1:], lists[1:], strict=True) if each and it.items]
    indent = next((each.indent for each in (*lists[1:], lists[0]) if each.items), 0)
    first = [each.lines[:1] for each in three if each]
    lines = list(heads[0] if heads else first[-1])
    for it in items:
        if isinstance(it, Contradiction):
            lines += [line for part in it.lines() for line in at_margin(part, indent)]
        else:
            lines += indented(it, indent)
    return Merged(lines, sum(isinstance(it, Contradiction) for it in items))


def nested(three: Three, inner: Sequence[Fields]) -> Merged:
    """Return what a field comes to below which there are others."""
    first, second, third = inner
    found = mapping(first, second, third)
    heads = threeway.merged(*(each.lines[:1] if each else () for each in three))
    depth = next(depth_of(each.lines[1:]) for each in three[1:] if each)
    lines = [line for part in found.lines for line in at_margin(part, depth)]
    return Merged([*heads.lines, *lines], heads.conflicts + found.conflicts)


def at_margin(text: str, indent: int) -> list[str]:
    """Return lines as far in as they belong, but git's marks, which stand at the margin."""
    marks = text in (threeway.OURS, threeway.BETWEEN, threeway.THEIRS)
    return [text] if marks else indented(text, indent)
