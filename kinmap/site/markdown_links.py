"""What a note may link to, and what it shows: `[[…]]`, addresses, pictures.

Links lead only to http, https, mailto, tel and relative addresses; anything else stays the
text that it was.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

SCHEME = re.compile(r"[^/?#]*?:")
ALLOWED = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
WEB = re.compile(r"https?:", re.IGNORECASE)
PICTURES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"])
LONGEST_NAME = 400
"""Characters between `[[` and `]]`; a bound keeps a text of open brackets quick to read."""


def install(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.inline.ruler.before("link", "wiki", wiki)
    parser.core.ruler.push("links", rewrite_links)
    parser.validateLink = allowed  # type: ignore[method-assign]
    parser.add_render_rule("image", image)


def allowed(url: str) -> bool:
    """Tell whether a note may lead there: the web, a letter, a call, or somewhere in the archive."""
    if SCHEME.match(url):
        return ALLOWED.match(url) is not None
    return not url.startswith(("//", "/%5C", "%5C"))


def wiki(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the shape that the parser asks for
    """Read `[[id]]`, `[[id|words]]` and `[[Name]]`; what leads to nobody stays its words."""
    if not state.src.startswith("[[", state.pos):
        return False
    start = state.pos + 2
    end = state.src.find("]]", start, min(start + LONGEST_NAME, state.posMax))
    inside = state.src[start:end] if end > 0 else ""
    target, _, words = inside.partition("|")
    if not target.strip() or "[" in inside or "\n" in inside:
        return False
    if not silent:
        push_wiki(state, target.strip(), words.strip())
    state.pos = end + 2
    return True


def push_wiki(state: StateInline, target: str, words: str) -> None:
    """Write the link, or the words alone."""
    href, said = led(state.env["around"], target, words)
    if href and not state.linkLevel:
        state.push("link_open", "a", 1).attrs = {"class": "name", "href": href}
        state.push("text", "", 0).content = said
        state.push("link_close", "a", -1)
    else:
        state.push("text", "", 0).content = said


def led(around: Any, target: str, words: str) -> tuple[str, str]:  # noqa: ANN401 - as above
    """Return where a link leads, or nothing, and what it says."""
    found = around.resolve(target)
    return (around.root + found[0], words or found[1]) if found else ("", words or target)


def link_html(around: Any, target: str, words: str) -> str:  # noqa: ANN401 - as above
    """Return the same link as HTML."""
    href, said = led(around, target.strip(), words.strip())
    return f'<a class="name" href="{escapeHtml(href)}">{escapeHtml(said)}</a>' if href else escapeHtml(said)


def rewrite_links(state: StateCore) -> None:
    """Lead links between notes to their pages, and let the web know nothing of where one came from."""
    for token in state.tokens:
        for at, child in enumerate(token.children or ()):
            if child.type == "link_open":
                rewrite(child, state.env)
                name_empty(token.children or [], at)


def rewrite(link: Token, env: Any) -> None:  # noqa: ANN401 - the parser's own environment is untyped
    """Mend one link in place."""
    href = str(link.attrs["href"])
    if WEB.match(href):
        link.attrs["rel"] = "noreferrer noopener"
    elif href.startswith("#"):
        link.attrs["href"] = f"#{env['docId']}-{href[1:]}"
    elif not SCHEME.match(href) and "class" not in link.attrs:
        path, hash_, fragment = href.partition("#")
        page = env["around"].note(within(path, env["around"].folder))
        if page:
            anchor = f"{hash_}{env['docId']}-{fragment}" if fragment else ""
            link.attrs["href"] = env["around"].root + quote(page) + anchor


def name_empty(children: list[Token], at: int) -> None:
    """Give a link without words its address as words, so that it can be seen and followed."""
    if children[at + 1].type == "link_close":
        words = Token("text", "", 0)
        words.content = unquote(str(children[at].attrs["href"]))
        children.insert(at + 1, words)


def within(address: str, folder: str) -> str:
    """Return the file of the archive that a relative address means, or nothing if it leaves it."""
    path = unquote(address.split("?", maxsplit=1)[0])
    if "\\" in path or "\0" in path:
        return ""
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    normal = posixpath.normpath(joined)
    return "" if normal.startswith("../") or normal in ("..", ".") else normal


def image(renderer: Any, tokens: Sequence[Token], at: int, options: Any, env: Any) -> str:  # noqa: ANN401
    """Show a picture of the archive; lead to one from elsewhere; else leave its words."""
    token, around = tokens[at], env["around"]
    address = str(token.attrs["src"])
    words = renderer.renderInlineAsText(token.children, options, env)
    if SCHEME.match(address):
        inside_link = any(t.type == "link_open" for t in tokens[max(0, at - 1) : at])
        shown = escapeHtml(words or unquote(address))
        rel = ' rel="noreferrer noopener"' if WEB.match(address) else ""
        return shown if inside_link else f'<a href="{escapeHtml(address)}"{rel}>{shown}</a>'
    file = within(address, around.folder)
    shown_at = around.picture(file) if posixpath.splitext(file)[1].lower() in PICTURES else None
    if shown_at is None:
        return escapeHtml(words or unquote(address))
    title = f' title="{escapeHtml(str(token.attrs["title"]))}"' if token.attrs.get("title") else ""
    source = escapeHtml(around.root + quote(shown_at))
    return f'<img src="{source}" alt="{escapeHtml(words)}" loading="lazy"{title}>'
