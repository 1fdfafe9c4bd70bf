"""How deep Markdown is read, and how much of it: beyond, a note is shown as it stands, and that is said.

The parser drops what goes too deep without a word. The rule that stops it before is given to
the parser that makes the pages as well, so that both draw the line at the same place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

LIMIT = 40
"""Levels that are read; a quotation is one, a list two."""
BELOW = 3
"""Levels that one block may open before the next is looked at."""
SPARSE = re.compile(rf"^[ \t>*+\-0-9.)]{{{LIMIT // 2},}}", re.MULTILINE)
"""A line that could open so many levels: each takes at least a character, a list's two levels one."""
LINE = re.compile(r"([ \t>*+\-0-9.)]*)(.*\n?)")
MARK = re.compile(r"[>*+\-.)]")
MOST_MARKS = 40_000
"""What one note may have of lines and of marks that open quotations, lists and cells."""


def cut_at(text: str) -> int | None:
    """Return the line (from 1) from which on a note is not read as Markdown, but shown as it stands.

    The parser is asked only about a note that has a line which could open too many levels.
    """
    if len(text) <= MOST_MARKS and not SPARSE.search(text):
        return None
    read, rest = split_long(text)
    env: dict[str, Any] = {"cut": None}
    _blocks().parse(read, env)
    cut: int | None = env["cut"]
    return cut or (read.count("\n") + 1 if rest else None)


def split_long(text: str) -> tuple[str, str]:
    """Return as much of a note as a parser reads in a second or two, and the rest of it.

    A line costs about as much as it has marks of quotations, lists and tables, and one more.
    """
    if len(text) <= MOST_MARKS:
        return text, ""
    marks = 0
    for line in LINE.finditer(text):
        marks += 1 + len(MARK.findall(line[1])) + line[2].count("|")
        if marks > MOST_MARKS:
            return text[: line.start()], text[line.start() :]
    return text, ""


def parser() -> MarkdownIt:
    """Return a new parser of what notes are written in, which says in `env["cut"]` where it stops."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - takes a while to load, and few commands need it
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415 - likewise

    made = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": LIMIT})
    made.enable(["table", "strikethrough"])
    made.use(footnote_plugin)
    made.block.ruler.before("table", "depth", stop_at_depth)
    return made


@cache
def _blocks() -> MarkdownIt:
    """Return a parser that looks at blocks alone, which are what nests."""
    made = parser()
    made.core.ruler.enableOnly(["normalize", "block"])
    return made


def stop_at_depth(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Keep what is nested too deep as it stands, where the parser would drop it without a word."""
    if silent or state.level < LIMIT - BELOW:
        return False
    env = state.env
    env["cut"] = min(env["cut"] or line + 1, line + 1)
    token = state.push("code_block", "code", 0)
    token.content = state.getLines(line, last, state.blkIndent, keepLastLF=True)
    token.map = [line, last]
    state.line = last
    return True
