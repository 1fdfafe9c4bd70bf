"""A note that was changed on two machines, made one: what git's own merge by lines cannot know.

The fields of the front matter are put together by their names, lists item by item, values
below a field by their keys, all else and the body by lines. A contradiction stands between
git's marks, in its own line alone. Where front matter cannot be taken apart with certainty,
the whole note is put together by lines, as git would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kinmap.archive import threeway
from kinmap.archive.body import DELIMITER, halves
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse
from kinmap.archive.threeway import Lines, Merged, marked
from kinmap.archive.uniting import Contradiction, falls, united

KEY = re.compile(r"([^\s#\"'\-\[\]{}][^:]*?|\"[^\"]*\"|'[^']*'|-[^\s:][^:]*?)\s*:(?=\s|$)")
BARE = re.compile(r"[^:]+:\s*(?:#.*)?$")
EMPTY = re.compile(r"[^:]+:\s*\[\s*\]\s*(?:#.*)?$")
DASH = re.compile(r"( *)-(?: |$)")
CRLF = "\r\n"
MARK = "\ufeff"
"""What some editors begin a file with."""
NOTHING = ""
"""The name of what stands below the last field."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the comments and blank lines above it, its own line, and those below that belong to it."""

    lead: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


Fields: TypeAlias = Mapping[str, Field]
Three: TypeAlias = tuple[Field | None, Field | None, Field | None]


class Items(NamedTuple):
    """A list's items, each with all its lines as if it began at the margin, and how far in it stands."""

    indent: int
    items: tuple[str, ...]


def merge(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, int]:
    """Return what two versions of a note come to, and the number of contradictions in it.

    Args:
        base: the note as both began with it; nothing where both made it.
        ours: one version, whose line ends the note keeps.
        theirs: the other.
    """
    versions = [text_of(each) for each in (base, ours, theirs)]
    ends = [CRLF if all_crlf(each) else "\n" for each in versions]
    windows = CRLF in ends
    plain = [each.removeprefix(MARK) for each in versions]
    text, conflicts = merged(*(each.replace(CRLF, "\n") if windows else each for each in plain))
    end = ends[2] if ends[1] == ends[0] else ends[1]
    mark = MARK if versions[1].startswith(MARK) else ""
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


def delimiters(text: str) -> tuple[str, str]:
    """Return the lines around the front matter, as a note has them."""
    where = halves(text)
    if where.start is None:
        return DELIMITER, DELIMITER
    return text[: where.start].rstrip("\n"), text[where.end : where.body].rstrip("\n")


def fields_of(text: str) -> Fields | None:
    """Return the fields of a note; None where they cannot be told."""
    where = halves(text)
    if where.start is None:
        return {}
    return fields_in(text[where.start : where.end].split("\n")[:-1]) if where.closed else None


def fields_in(lines: Sequence[str]) -> Fields | None:
    """Return the fields that lines at the margin make, by name; None where they are something else."""
    found: dict[str, Field] = {}
    lead: list[str] = []
    name = ""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            lead.append(line)
            continue
        key = KEY.match(line)
        if key and key[1] not in found:
            name = key[1]
            found[name], lead = Field(tuple(lead), (line,)), []
        elif name and (line.startswith(" ") or DASH.match(line)):
            found[name] = Field(found[name].lead, (*found[name].lines, *lead, line))
            lead = []
        else:
            return None
    return {**found, NOTHING: Field(tuple(lead))}


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
    return threeway.merged(base, ours, theirs)


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


# -- lines -------------------------------------------------------------------------------------


def items_of(field: Field) -> Items | None:
    """Return the items of a list that stands on lines; of an empty one none, and None of anything else."""
    head, *rest = field.lines or (NOTHING,)
    if not rest and (BARE.match(head) or EMPTY.match(head)):
        return Items(0, ())
    found = DASH.match(next((line for line in rest if says(line)), ""))
    if not BARE.match(head) or found is None:
        return None
    indent, items = len(found[1]), list[str]()
    for line in rest:
        if says(line) and depth_of([line]) < indent:
            return None
        deeper = line.startswith(" " * (indent + 1)) and items and says(items[-1])
        text = line[indent:] if depth_of([line]) >= indent else line.lstrip(" ")
        if deeper:
            items[-1] += f"\n{text}"
        else:
            items.append(text)
    dashes = all(DASH.match(item) for item in items if says(item))
    return Items(indent, tuple(items)) if dashes else None


def below(field: Field) -> Fields | None:
    """Return the fields that stand below another; None where there are none, or something else."""
    head, *rest = field.lines or (NOTHING,)
    depth = depth_of(rest)
    if not rest or not BARE.match(head) or not depth:
        return None
    return fields_in([line[depth:] if depth_of([line]) >= depth else line.lstrip(" ") for line in rest])


def says(text: str) -> bool:
    """Tell whether a text is neither blank nor a comment."""
    return bool(text.strip()) and not text.lstrip().startswith("#")


def depth_of(lines: Lines) -> int:
    """Return how far in the first line stands that says something."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if says(line)), 0)


def at_margin(text: str, indent: int) -> list[str]:
    """Return lines as far in as they belong, but git's marks, which stand at the margin."""
    marks = text in (threeway.OURS, threeway.BETWEEN, threeway.THEIRS)
    return [text] if marks else indented(text, indent)


def indented(text: str, indent: int) -> list[str]:
    """Return the lines of a text, so far in."""
    return [f"{' ' * indent}{line}" if line else line for line in text.split("\n")]
