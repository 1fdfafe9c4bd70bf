"""A note in its two halves, and what the headings of the lower one say.

The body is Markdown. Only its lines are looked at here: its headings, its fenced code, and
the links in it; what it looks like is the site's concern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kinmap.text import fold

FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
DELIMITER = "---"
NEXT = f"\n{DELIMITER}"
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
WIKI = re.compile(r"\[\[([^\[\]\n]+)\]\]")


class Halves(NamedTuple):
    """Where front matter and body stand in a note, in offsets.

    Attributes:
        start: of the front matter's YAML; None where the note has none.
        end: of the YAML.
        body: where the body starts.
        closed: whether a second `---` ends the front matter.
    """

    start: int | None
    end: int
    body: int
    closed: bool = True


class Line(NamedTuple):
    """A line of the body that is not fenced code: its offset in the body, and its text."""

    offset: int
    text: str


class Heading(NamedTuple):
    """A heading: its level, its words, and whether a line that is not blank stands under it."""

    level: int
    words: str
    filled: bool


def halves(text: str) -> Halves:
    """Find the front matter, between a first line `---` and the next."""
    first = text.find("\n")
    first = len(text) if first < 0 else first
    if text[:first].rstrip() != DELIMITER:
        return Halves(None, 0, 0)
    start = min(first + 1, len(text))
    at = text.find(NEXT, first)
    while at >= 0:
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        if text[at + 1 : end].rstrip() == DELIMITER:
            return Halves(start, at + 1, min(end + 1, len(text)))
        at = text.find(NEXT, at + 1)
    return Halves(start, unclosed(text, start), unclosed(text, start), closed=False)


def unclosed(text: str, start: int) -> int:
    """Return where front matter that nothing closes most likely ends: at a blank line or a heading."""
    found = re.compile(r"^(?:[ \t]*$|#)", re.MULTILINE).search(text, start)
    return found.start() if found else len(text)


def plain_lines(body: str) -> Iterator[Line]:
    """Yield the lines that are not fenced code, and an empty fence in the place of each that is."""
    fence = ""
    at = 0
    for line in body.split("\n"):
        found = FENCE.fullmatch(line) if "`" in line or "~" in line else None
        if fence:
            closing = found and found[1].startswith(fence) and not found[2].strip()
            fence = "" if closing else fence
            yield Line(at, "```")
        elif found:
            fence = found[1]
            yield Line(at, "```")
        else:
            yield Line(at, line)
        at += len(line) + 1


def fenced(body: str) -> bool:
    """Tell whether there may be code in a body."""
    return "`" in body or "~" in body


def headings(body: str) -> list[Heading]:
    """Return the headings of a body in order.

    One is filled if a line that is not blank follows before the next heading of the first
    or second level.
    """
    if "#" not in body:
        return []
    found: list[Heading] = []
    for line in [line for _, line in plain_lines(body)] if fenced(body) else body.split("\n"):
        match = HEADING.fullmatch(line) if "#" in line else None
        level = len(match[1]) if match else 0
        if line.strip() and found and not 1 <= level <= 2:  # noqa: PLR2004 - # and ## end a section
            found = _fill(found)
        if match:
            found.append(Heading(level, (match[2] or "").strip(), filled=False))
    return found


def _fill(found: list[Heading]) -> list[Heading]:
    """Mark all headings of the section that is open: the last # or ##, and those below it."""
    for i in range(len(found) - 1, -1, -1):
        if found[i].filled:
            break
        found[i] = found[i]._replace(filled=True)
        if found[i].level <= 2:  # noqa: PLR2004 - as above
            break
    return found


def title(found: Sequence[Heading]) -> str:
    """Return the words of the first heading of the first level, if there is one."""
    return next((heading.words for heading in found if heading.level == 1 and heading.words), "")


def facets(found: Sequence[Heading], wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the facets that the body knows something of, in the order in which they are wanted."""
    known = {fold(heading.words) for heading in found if heading.level == 2 and heading.filled}  # noqa: PLR2004 - ##
    return tuple(facet for facet in wanted if fold(facet.strip()) in known)


def wiki_links(body: str) -> Iterator[tuple[int, str]]:
    """Yield each `[[…]]` outside of code, with its offset in the body."""
    if "[[" not in body:
        return
    if not fenced(body):
        yield from ((found.start(), found[0]) for found in WIKI.finditer(body))
        return
    for at, line in plain_lines(body):
        if "[[" in line:
            prose = CODE.sub(lambda code: " " * len(code[0]), line) if "`" in line else line
            for found in WIKI.finditer(prose):
                yield at + found.start(), line[found.start() : found.end()]
