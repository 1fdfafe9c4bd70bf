"""A person's ledgers: every entry, in either form, as one frozen value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import TypeVar

from kinmap.archive.entries import Draft, read_line
from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence
from kinmap.archive.grammar import EXCHANGE, LIFE, PROMISES, TRUST, Ledger, meetings
from kinmap.archive.ledgers import Entry, Exchange, Life, Meeting, Promise, Trust
from kinmap.archive.long_form import COMMON, read_mapping
from kinmap.archive.make_entries import exchange, life, meeting, promise, trust
from kinmap.archive.quick_entries import Grammar, grammar, quick_entry
from kinmap.archive.quotes import quoted
from kinmap.archive.reading import Reading
from kinmap.archive.settings import Kind
from kinmap.archive.values import bracketed, empty, items, text
from kinmap.text import fold

E = TypeVar("E", bound=Entry)
DATED = re.compile(r"[0-9]{4}-")
COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
OF_TRUST, OF_EXCHANGE = grammar(TRUST, trust), grammar(EXCHANGE, exchange)
OF_LIFE, OF_PROMISES = grammar(LIFE, life), grammar(PROMISES, promise)
FEW = 8
"""Archives whose kinds of meeting are kept at hand."""


def read_meetings(reading: Reading, node: Node, kinds: dict[str, Kind]) -> tuple[Meeting, ...]:
    """Return the meetings; `kinds` are those of the archive."""
    return _read(reading, node, "meetings", _of_meetings(tuple(kinds.items())))


def read_trust(reading: Reading, node: Node) -> tuple[Trust, ...]:
    """Return what was earned, lost and repaired."""
    return _read(reading, node, "trust", OF_TRUST)


def read_exchange(reading: Reading, node: Node) -> tuple[Exchange, ...]:
    """Return what was given and got."""
    return _read(reading, node, "exchange", OF_EXCHANGE)


def read_life(reading: Reading, node: Node) -> tuple[Life, ...]:
    """Return the wins, setbacks and news."""
    return _read(reading, node, "life", OF_LIFE)


def read_promises(reading: Reading, node: Node) -> tuple[Promise, ...]:
    """Return the promises."""
    return _read(reading, node, "promises", OF_PROMISES)


@lru_cache(FEW)
def _of_meetings(kinds: tuple[tuple[str, Kind], ...]) -> Grammar[Meeting]:
    known = dict(kinds)
    return grammar(meetings(known), partial(meeting, known))


def _read(reading: Reading, node: Node, name: str, known: Grammar[E]) -> tuple[E, ...]:
    found = []
    for item in _entries(reading, node, name, known.ledger):
        entry = quick_entry(reading, item, known.shape)
        if entry is None:
            draft = _draft(reading, item, known.ledger, name)
            entry = known.build(draft) if draft else None
        if entry is not None:
            found.append(entry)
    return tuple(found)


def _entries(reading: Reading, node: Node, name: str, ledger: Ledger) -> Iterator[Node]:
    """Yield the entries; where the `- ` is missing before each, say so and read them all the same."""
    if isinstance(node, Mapping) and not _long(node, ledger):
        sentence = f"`{name}` takes a list, and here the `- ` before each entry is missing"
        reading.add("type", node.start, sentence, "put `- ` before each entry")
        for pair in node.pairs:
            yield Mapping((pair,), pair[0].start, pair[1].end)
        return
    for item in (node,) if isinstance(node, Mapping) else items(reading, node, name):
        if not empty(item):
            yield item


def _draft(reading: Reading, node: Node, ledger: Ledger, name: str) -> Draft | None:
    """Read one entry in whichever form it has."""
    draft = Draft(reading, ledger, node.start)
    if isinstance(node, Sequence):
        if not bracketed(reading, node):
            what = f"an entry of `{name}` is one line, and here is a list"
            reading.add("type", node.start, what, "take away one `- `, or the brackets")
        return None
    _comments(reading, node)
    if isinstance(node, Scalar):
        head, _, note = node.value.partition(": ")
        draft.note = note.strip()
        read_line(draft, head.removesuffix(":"), node)
    elif not _dated(node) and _long(node, ledger):
        read_mapping(draft, node)
    else:
        (key, value), *below = node.pairs
        draft.note = "" if empty(value) else _note(draft, value)
        read_line(draft, key.value, key)
        _below(draft, below)
    return draft


def _dated(node: Mapping) -> bool:
    """Tell whether a mapping starts as an entry of one line does, with a date."""
    return bool(node.pairs) and DATED.match(node.pairs[0][0].value) is not None


def _below(draft: Draft, pairs: Iterable[tuple[Scalar, Node]]) -> None:
    """Say of what stands below an entry of one line that it is no part of it, though it looks like one."""
    for key, _ in pairs:
        what = f"`{key.value}` stands below an entry of one line, as if it were a field of it"
        draft.fail("unknown-field", key.start, what, "put the whole note in quotes, on one line")


def _note(draft: Draft, node: Node) -> str:
    written = text(draft.reading, node, "note")
    draft.sound = draft.sound and written is not None
    return written or ""


def _long(node: Mapping, ledger: Ledger) -> bool:
    """Tell whether a mapping is the long form, and not a head with its note."""
    return len(node.pairs) != 1 or fold(node.pairs[0][0].value) in (*COMMON, *ledger.keys)


def _comments(reading: Reading, node: Node) -> None:
    """Warn of a comment after an entry's text: words that would be lost without a sign."""
    if isinstance(node, Mapping) and not node.flow:
        for _, value in node.pairs:
            _comments(reading, value)
        return
    found = COMMENT.match(reading.text, node.end)
    if found and reading.text[node.end - 1] != "\n":  # a text of lines ends where the next line starts
        start = reading.text.rfind("\n", 0, node.start) + 1
        fix = _with_comment(reading.text[start : node.start].lstrip(), node, found)
        sentence = "YAML takes the words from `#` on as a comment, so they are not read"
        reading.add("comment", found.start(1), sentence, fix)


def _with_comment(before: str, node: Node, comment: re.Match[str]) -> str:
    """Return the line with the words of its comment in the text, or where they could go."""
    if not isinstance(node, Scalar):
        return "put the words into its `note`"
    if before in ("", "- ") and ": " not in node.value:
        return f"{before}{node.value}: {quoted(comment[1].lstrip('# '))}"
    return before + quoted(node.value + comment[0].rstrip())
