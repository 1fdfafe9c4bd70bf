"""The larger parts of a note: headings, task lists, tables, footnotes, and how deep they may nest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from kinmap.pages.tongue import say
from kinmap.site.headings import Outline

LONGEST_PARAGRAPH = 1 << 16
"""Characters of one paragraph that are read for emphasis and links; a longer one is shown as it stands."""
SIGNS = re.compile(r"[][(!*_`<^~&\\]")
"""What the parser stops at; each costs some forty microseconds, a plain letter none."""
DENSE = 4
"""A paragraph of which a quarter is signs is dense; of those, so many signs are read in one note."""
MOST_SIGNS = 40_000
TASK = re.compile(r"\[([ xX])\][ \t]+")


def install(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.core.ruler.before("inline", "thicket", keep_thicket_plain)
    parser.core.ruler.push("outline", set_headings)
    parser.core.ruler.push("tasks", tasks)
    parser.core.ruler.push("empty_headings", name_empty_cells)
    parser.add_render_rule("table_open", constant(table))
    parser.add_render_rule("footnote_block_open", constant(footnotes))
    parser.add_render_rule("table_close", constant(lambda: "</table></div>\n"))
    parser.add_render_rule("footnote_block_close", constant(lambda: "</ol></section>\n"))
    parser.add_render_rule("footnote_caption", footnote_caption)
    parser.add_render_rule("footnote_anchor", footnote_anchor)
    parser.add_render_rule("task", task)
    parser.add_render_rule("plain", plain)


def table() -> str:
    """Return how a table begins, which may be scrolled by its own."""
    label = escapeHtml(say("Table"))
    return f'<div class="scroll" role="group" aria-label="{label}" tabindex="0"><table>\n'


def footnotes() -> str:
    """Return how the footnotes begin."""
    label = escapeHtml(say("Footnotes"))
    return f'<section class="footnotes" role="group" aria-label="{label}"><ol>\n'


def constant(html: Callable[[], str]) -> Any:  # noqa: ANN401 - a render rule, which the parser leaves untyped
    """Return a render rule that writes the same for all notes, in the language of the site."""
    return lambda _renderer, _tokens, _at, _options, _env: html()


def keep_thicket_plain(state: StateCore) -> None:
    """Leave as text what nobody wrote by hand: reading it closely could take for ever."""
    signs = 0
    for token in state.tokens:
        if token.type != "inline":
            continue
        here = len(SIGNS.findall(token.content))
        signs += here if here * DENSE > len(token.content) else 0
        if signs > MOST_SIGNS or len(token.content) > LONGEST_PARAGRAPH:
            token.type = "plain"


def set_headings(state: StateCore) -> None:
    """Set headings at the level that they have in this note, without gaps, and give each an anchor."""
    outline = Outline(state.env["docId"], state.env["level"])
    for at, token in enumerate(state.tokens):
        if token.type == "heading_open":
            token.attrSet("id", outline.anchor(state.tokens[at + 1].content))
            token.tag = state.tokens[at + 2].tag = outline.tag(int(token.tag[1:]))
            if not state.tokens[at + 1].content:
                token.hidden = state.tokens[at + 2].hidden = True


def tasks(state: StateCore) -> None:
    """Turn `[ ]` and `[x]` at the start of a list item into boxes that say what they are."""
    tokens = state.tokens
    for at in range(2, len(tokens)):
        if tokens[at].type == "inline" and tokens[at - 2].type == "list_item_open":
            make_task(tokens, at)


def make_task(tokens: list[Token], at: int) -> None:
    """Turn one item into a task, if it is one."""
    children = tokens[at].children or []
    found = TASK.match(children[0].content) if children and children[0].type == "text" else None
    if not found:
        return
    box = Token("task", "input", 0, meta={"done": found[1] != " "})
    children[0].content = children[0].content[found.end() :]
    children.insert(0, box)
    tokens[at - 2].attrJoin("class", "task")


def task(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:  # noqa: ANN401
    """Write the box of a task; nobody can tick it here, so that the note stays the truth."""
    done = tokens[at].meta["done"]
    checked, label = (" checked", say("done")) if done else ("", say("to do"))
    return f'<input type="checkbox" disabled{checked} aria-label="{label}">'


def plain(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:  # noqa: ANN401
    """Write a paragraph as it stands."""
    return escapeHtml(tokens[at].content)


def name_empty_cells(state: StateCore) -> None:
    """Make a heading cell without words a plain cell."""
    for at, token in enumerate(state.tokens):
        if token.type == "th_open" and not state.tokens[at + 1].content.strip():
            token.tag = state.tokens[at + 2].tag = "td"


def footnote_caption(_renderer: Any, tokens: Sequence[Token], at: int, _options: Any, _env: Any) -> str:  # noqa: ANN401
    """Write the number of a footnote."""
    return str(tokens[at].meta["id"] + 1)


def footnote_anchor(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ANN401
    """Write the way back from a footnote to the text."""
    name = renderer.rules["footnote_anchor_name"](tokens, at, options, env)
    again = tokens[at].meta["subId"]
    where = f"{name}:{again}" if again > 0 else name
    label = escapeHtml(say("Back to the text"))
    return f' <a href="#fnref{where}" aria-label="{label}">↩︎</a>'
