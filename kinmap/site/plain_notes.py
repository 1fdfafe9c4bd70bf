"""Notes of headings and plain paragraphs, written at once: most are nothing else.

What Markdown has a sign for is left to the parser, and the whole note with it. Where this
module answers, its HTML is the parser's to the letter, in a fifth of the time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from kinmap.site.headings import Outline

LONGEST = 20_000
"""Characters; of a longer note the parser looks at what it may cost."""
SIGNS = r"\]\[*_`<~&\\!|\n\t\r\0"
LINK = r"\[\[(?=[^]|]*[^]|\s])[^][\n\r\0]{1,300}\]\]"
PLAIN = re.compile(rf"[^\W\d_][^{SIGNS}]*(?:(?:!(?!\[)|{LINK})[^{SIGNS}]*)*")
"""A line of a paragraph: it begins with a letter, so it opens nothing else."""
HEADING = re.compile(rf"(#{{1,6}}) ([^\W\d_][^#{SIGNS}]*)")
WIKI = re.compile(r"\[\[([^]|]*)\|?([^]]*)\]\]")
Link = Callable[[str, str], str]
"""From the target and the words of `[[target|words]]` to HTML."""


def plain_note(text: str, link: Link, outline: Outline) -> str | None:
    """Return the note as HTML; None where it is more than headings and paragraphs.

    Args:
        text: the Markdown.
        link: what becomes of a link.
        outline: of this note, with nothing in it yet.
    """
    if len(text) > LONGEST:
        return None
    made = []
    for part in text.split("\n\n"):
        for lines in parted(part.strip("\n")):
            block = written(lines, link, outline)
            if block is None:
                return None
            made.append(block)
    return "".join(made)


def parted(part: str) -> list[str]:
    """Return the headings of some lines without a blank one, and the paragraphs between them."""
    if "\n" not in part or "#" not in part:
        return [part] if part else []
    found = [""]
    for line in part.split("\n"):
        if line.startswith("#"):
            found += [line, ""]
        else:
            found[-1] += f"\n{line}" if found[-1] else line
    return [lines for lines in found if lines]


def written(lines: str, link: Link, outline: Outline) -> str | None:
    """Return a heading or a paragraph; None where it is something else."""
    if lines.startswith("#"):
        level, words = heading(lines)
        if not level:
            return None
        tag = outline.tag(level)
        return f'<{tag} id="{outline.anchor(words)}">{escaped(words)}</{tag}>\n'
    for line in lines.split("\n"):
        if PLAIN.fullmatch(line) is None or line[-1].isspace():
            return None
    if "[[" not in lines:
        return f"<p>{escaped(lines)}</p>\n"
    first, *rest = WIKI.split(lines)
    linked = [link(rest[n], rest[n + 1]) + escaped(rest[n + 2]) for n in range(0, len(rest), 3)]
    return f"<p>{escaped(first)}{''.join(linked)}</p>\n"


def escaped(words: str) -> str:
    """Return plain words as HTML: of the signs that it reads, these two are no sign in Markdown."""
    return words.replace(">", "&gt;").replace('"', "&quot;")


@lru_cache(maxsize=1024)  # most notes have the same few headings
def heading(line: str) -> tuple[int, str]:
    """Return the level and the words of a heading; no level where it is none, or more than words."""
    found = HEADING.fullmatch(line)
    return (len(found[1]), found[2]) if found and not line[-1].isspace() else (0, "")
