"""Ledger entries in the long form: a mapping with the same words as keys."""

from __future__ import annotations

from kinmap.archive.entries import Draft
from kinmap.archive.frontmatter import Mapping, Node, Scalar
from kinmap.archive.grammar import COMPLETED_BY, Takes
from kinmap.archive.reading import Wanted, one_of, unwrap
from kinmap.archive.values import EXAMPLE, bracketed, empty, scalars, text
from kinmap.dates import parse_duration
from kinmap.text import fold

COMMON = ("date", "note")


def read_mapping(draft: Draft, node: Mapping) -> None:
    """Read an entry in the long form into its draft."""
    dated = False
    for key, value in node.pairs:
        name = fold(key.value)
        if name not in (*COMMON, *draft.ledger.keys):
            _unknown(draft, key)
        elif not empty(value):
            dated = dated or name == "date"
            slot, _ = draft.ledger.words.get(name, ("", None))
            if slot in draft.slots:
                draft.fill(slot, None, name, key.start)
            else:
                _read(draft, name, value)
    if not dated:
        draft.fail("date", draft.offset, "this entry has no date", EXAMPLE)
    draft.must()


def _unknown(draft: Draft, key: Scalar) -> None:
    draft.sound = False
    known = (*COMMON, *draft.ledger.keys)
    sentence = f"`{key.value}` is no part of this entry; it takes {one_of(known)}"
    draft.reading.unknown("unknown-field", key.start, key.value, known, sentence)


def _read(draft: Draft, name: str, node: Node) -> None:
    keyword = draft.ledger.keywords.get(name)
    if keyword is not None and keyword.takes is Takes.IDS:
        _ids(draft, name, node)
    elif name in draft.ledger.words:
        _completed(draft, name, node)
    elif (written := _text(draft, name, node)) is not None:
        _single(draft, name, written, node.start)


def _text(draft: Draft, name: str, node: Node) -> str | None:
    written = text(draft.reading, node, name)
    draft.sound = draft.sound and written is not None
    return written


def _single(draft: Draft, name: str, written: str, offset: int) -> None:
    """Read a key that takes one text."""
    keyword = draft.ledger.keywords.get(name)
    if name == "date":
        draft.set_date(written, offset)
    elif name == "note":
        draft.note = written
    elif name == "for":
        _duration(draft, written, offset)
    elif keyword is None:
        _word(draft, name, written, offset)
    else:
        draft.words += [name, written]
        if keyword.takes is Takes.WHO:
            draft.fill_who(written, offset, keyword.slot)
        elif keyword.takes is Takes.DATE:
            draft.fill_date(name, keyword.slot, written, offset)
        elif keyword.takes is Takes.PLACE:
            draft.fill(keyword.slot, unwrap(written)[0], name, offset)
        else:
            ids = (draft.reading.link(written, offset, Wanted.PERSON),)
            draft.fill(keyword.slot, ids, name, offset)


def _duration(draft: Draft, written: str, offset: int) -> None:
    minutes = parse_duration(written)
    draft.words.append(written)
    if minutes is None:
        draft.fail("word", offset, f"`{written}` is no duration", "write 45m, 2h or 1h30m")
    else:
        draft.fill_duration(minutes, written, offset)


def _word(draft: Draft, slot: str, written: str, offset: int) -> None:
    """Read a key that takes one word of its slot: `kind: coffee`, `who: they`."""
    known = {word: value for word, (owner, value) in draft.ledger.words.items() if owner == slot}
    if fold(written) in known:
        draft.words.append(written)
        draft.fill(slot, known[fold(written)], fold(written), offset)
    else:
        draft.sound = False
        sentence = f"`{slot}` takes {one_of(known)}, and here is `{written}`"
        draft.reading.unknown("word", offset, written, known, sentence)


def _completed(draft: Draft, name: str, node: Node) -> None:
    """Read a key whose name is a word, and whose value says the rest: `earned: [trust, respect]`."""
    slot, value = draft.ledger.words[name]
    draft.fill(slot, value, name, node.start)
    draft.words.append(name)
    known = COMPLETED_BY[slot]
    many = slot == "turn" and not isinstance(node, Scalar)
    for item in scalars(draft.reading, node, name) if many else (node,):
        written = _text(draft, name, item)
        if written is None:
            continue
        if fold(written) in known:
            owner, part = draft.ledger.words[fold(written)]
            draft.fill(owner, part, fold(written), item.start)
            draft.words.append(written)
        else:
            draft.sound = False
            sentence = f"`{name}` takes {one_of(known)}, and here is `{written}`"
            draft.reading.unknown("word", item.start, written, known, sentence)


def _ids(draft: Draft, name: str, node: Node) -> None:
    if isinstance(node, Mapping) and not bracketed(draft.reading, node):
        draft.fail("type", node.start, f"`{name}` takes a list of ids", f"{name}: [nives-orlic, ivo-maric]")
        return
    found = scalars(draft.reading, node, name)
    ids = tuple(draft.reading.link(item.value.strip(), item.start, Wanted.PERSON) for item in found)
    draft.words += [name, *(item if " " not in item else f"[[{item}]]" for item in ids)]
    draft.fill("with", ids, name, node.start)
