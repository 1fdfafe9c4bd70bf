"""The front matter of a note as whole lines, by field: to be put together anew without losing a letter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from kinmap.archive.body import DELIMITER, halves
from kinmap.archive.frontmatter import Mapping as Pairs, Sequence as Listed
from kinmap.archive.outline import end_of
from kinmap.archive.reading import Reading
from kinmap.archive.recover import parse

KEY = re.compile(r"([^\s#\"'\-\[\]{}][^:]*?|\"[^\"]*\"|'[^']*'|-[^\s:][^:]*?)\s*:(?=\s|$)")
BARE = re.compile(r"[^:]+:\s*(?:#.*)?$")
EMPTY = re.compile(r"[^:]+:\s*\[\s*\]\s*(?:#.*)?$")
CLOSING = ("]", "}")
DASH = re.compile(r"( *)-(?: |$)")
NOTHING = ""
"""The name of what stands below the last field."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the comments and blank lines above it, its own line, and those below that belong to it."""

    lead: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


Fields: TypeAlias = Mapping[str, Field]


class Items(NamedTuple):
    """A list's items, each with all its lines as if it began at the margin, and how far in it stands."""

    indent: int
    items: tuple[str, ...]


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
        elif name and (line.startswith((" ", *CLOSING)) or DASH.match(line)):
            found[name] = Field(found[name].lead, (*found[name].lines, *lead, line))
            lead = []
        else:
            return None
    return {**found, NOTHING: Field(tuple(lead))}


def items_of(field: Field) -> Items | None:
    """Return the items of a list that stands on lines; of an empty one none, and None of anything else."""
    head, *rest = field.lines or (NOTHING,)
    if not rest and (BARE.match(head) or EMPTY.match(head)):
        return Items(0, ())
    found = DASH.match(next((line for line in rest if says(line)), ""))
    if not BARE.match(head) or found is None:
        return None
    indent, items, waiting = len(found[1]), list[str](), list[str]()
    for line in rest:
        if says(line) and depth_of([line]) < indent:
            return None
        text = without(line, indent)
        if line.startswith(" " * (indent + 1)) and items and line.strip():
            items[-1] = "\n".join((items[-1], *waiting, text))
            waiting = []
        elif says(line):
            items += [*waiting, text]
            waiting = []
        else:
            waiting.append(text)
    items += waiting
    dashes = all(DASH.match(item) for item in items if says(item))
    return Items(indent, tuple(items)) if dashes else None


def below(field: Field) -> Fields | None:
    """Return the fields that stand below another; None where there are none, or something else."""
    head, *rest = field.lines or (NOTHING,)
    depth = depth_of(rest)
    if not rest or not BARE.match(head) or not depth:
        return None
    return fields_in([without(line, depth) for line in rest])


def without(line: str, indent: int) -> str:
    """Return a line with its indentation so much less."""
    return line.lstrip(" ") if line[:indent].strip() else line[indent:]


def says(text: str) -> bool:
    """Tell whether a text is neither blank nor a comment."""
    return bool(text.strip()) and not text.lstrip().startswith("#")


def depth_of(lines: Sequence[str]) -> int:
    """Return how far in the first line stands that says something."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if says(line)), 0)


def indented(text: str, indent: int) -> list[str]:
    """Return the lines of a text, so far in."""
    return [f"{' ' * indent}{line}" if line else line for line in text.split("\n")]


def bracketed(field: Field, *, tall: bool = False) -> tuple[str, ...] | None:
    """Return the items of a list that stands between brackets; None of anything else.

    Args:
        field: the list.
        tall: whether the brackets may stand on several lines; with comments in them they may not.
    """
    if len(field.lines) != 1 and not (tall and "#" not in "".join(field.lines)):
        return None
    text = "\n".join(field.lines) + "\n"
    reading = Reading("", text)
    root = parse(reading, 0, len(text))
    if reading.problems or not isinstance(root, Pairs) or len(root.pairs) != 1:
        return None
    node = root.pairs[0][1]
    if not isinstance(node, Listed) or not text[node.start :].startswith("[") or text.rstrip()[-1] != "]":
        return None
    items = tuple(text[item.start : end_of(text, item)] for item in node.items)
    return None if any("\n" in item for item in items) else items


def in_brackets(field: Field, items: Sequence[str]) -> str:
    """Return the line of a field with other items between its brackets."""
    return f"{field.lines[0].partition('[')[0]}[{', '.join(items)}]"
