"""What a note says as plain text, where there is no page to set it on; and what is quoted.

Markdown reads well as it is, so only what stands in the way is taken out: the signs of
emphasis and code, and the addresses of links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kinmap.archive.body import FENCE, HEADING, WIKI, plain_lines
from kinmap.text import fold

LINK = re.compile(r"!?\[([^\]\[]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)")
SIGNS = re.compile(r"\*+|_+|~~|`+")
BESIDE = re.compile(r"[\w*_]")
FOOTNOTE = re.compile(r"\[\^[^\]\[\s]+\]:?")
ITEM = re.compile(r"\s*(?:[-*+]|[0-9]{1,9}[.)])\s+")
marked = re.compile(r"[*_`~\[\\]").search
"""Finds the first sign of Markdown that a text may have; most lines have none."""
INNER = re.compile(r'(?<![^\s(\[\u2014])"(?=\S)([^"]*\S)"(?!\w)')
CURLY = {ord("\u201c"): "\u2018", ord("\u201d"): "\u2019"}
SECTION = 2
"""The level of the headings that a body is parted by."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a body: its heading, or nothing for what comes first, and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


def sections(body: str, names: Mapping[str, str]) -> tuple[Section, ...]:
    """Return the parts of a body that have any text, under headings of the second level.

    Args:
        body: Markdown.
        names: what is written for each word that `[[…]]` may name somebody by, folded.
    """
    parts: list[tuple[str, list[str]]] = [("", [])]
    for line, (_, checked) in zip(body.split("\n"), plain_lines(body), strict=True):
        if FENCE.fullmatch(line):
            continue
        found = HEADING.fullmatch(checked)
        if found is None:
            parts[-1][1].append(line)
        elif len(found[1]) == SECTION:
            parts.append((plain(found[2] or "", names), []))
        elif len(found[1]) > SECTION:
            parts[-1][1].extend(("", f"{found[2] or ''}:", ""))
    made = (Section(title, tuple(paragraphs(lines, names))) for title, lines in parts)
    return tuple(part for part in made if part.paragraphs)


def paragraphs(lines: list[str], names: Mapping[str, str]) -> Iterator[str]:
    """Yield what stands together, each as one text; an item of a list stands by itself."""
    gathered: list[str] = []
    for line in [*lines, ""]:
        if (not line.strip() or ITEM.match(line)) and gathered:
            yield plain(" ".join(gathered), names)
            gathered = []
        if line.strip():
            gathered.append(line.strip().lstrip(">").strip())


def nested(text: str) -> str:
    """Return a text that will stand in quotation marks: those within it are single ones."""
    return INNER.sub("\u2018\\1\u2019", text).translate(CURLY)


def plain(text: str, names: Mapping[str, str]) -> str:
    """Return a line of Markdown without its signs."""
    linked = WIKI.sub(lambda found: called(found[1], names), text)
    bare = LINK.sub(lambda found: found[1], FOOTNOTE.sub("", linked))
    return stripped(bare).strip()


def called(words: str, names: Mapping[str, str]) -> str:
    """Return the name of whom `[[words]]` leads to; the words where that is nobody."""
    target, _, label = words.partition("|")
    return label.strip() or names.get(fold(target.strip()), target.strip())


def stripped(text: str) -> str:
    """Return a text without the signs of emphasis and of code that have their like on the other side.

    Each sign is looked at once, so that no text takes for ever.
    """
    opened: list[Sign] = []
    waiting: Counter[str] = Counter()
    gone: list[tuple[int, int]] = []
    for run in SIGNS.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        sign = Sign(run[0][0] if run[0][0] in "*_" else run[0], *run.span())
        if not before.isspace() and not BESIDE.match(after):
            while sign.left and waiting[sign.kind]:
                while opened[-1].kind != sign.kind:
                    waiting[opened.pop().kind] -= 1  # it was opened within, and never closed
                gone += opened[-1].closed(sign)
                if not opened[-1].left:
                    waiting[opened.pop().kind] -= 1
        if sign.left and after.strip() and not BESIDE.match(before):
            opened.append(sign)
            waiting[sign.kind] += 1
    return without(text, gone)


@dataclass(slots=True)
class Sign:
    """What is left of some stars, lines, waves or ticks in a row: of waves and ticks all or nothing."""

    kind: str
    start: int
    end: int

    @property
    def left(self) -> int:
        """How many."""
        return self.end - self.start

    def closed(self, other: Sign) -> list[tuple[int, int]]:
        """Return what goes of this sign and of the one that closes it, the innermost first."""
        both = min(self.left, other.left)
        self.end -= both
        other.start += both
        return [(self.end, self.end + both), (other.start - both, other.start)]


def without(text: str, parts: Iterable[tuple[int, int]]) -> str:
    """Return a text without some parts of it, each from one offset to another."""
    kept, at = [], 0
    for start, end in sorted(parts):
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))
