"""Where a new item of a list goes, and what has to be written there.

The list's own ways are kept: its indentation, newest first or last, in brackets or on lines.
Where there is no list yet, it is made as the others of the file are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence as Items
from dataclasses import dataclass

from kinmap.archive.fields import PERSON_FIELDS, Shape
from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence
from kinmap.archive.outline import Outline, end_of
from kinmap.archive.source import Cut
from kinmap.archive.values import empty
from kinmap.archive.wording import CannotWriteError, Item, as_item
from kinmap.dates import NotADateError, PartialDate, parse_date

LEDGERS = tuple(name for name, field in PERSON_FIELDS.items() if field.shape is Shape.LEDGER)
STEP = 2
"""Columns by which a list is indented where the file has none to go by."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An item to be put into a list.

    Attributes:
        field: the list's name.
        item: what it says.
        date: its day, by which it finds its place in a ledger; None where the end will do.
    """

    field: str
    item: Item
    date: PartialDate | None = None


def places(outline: Outline, new: Addition) -> Iterator[Cut]:
    """Yield where the item could be put in, the best place first; the reader is to judge each.

    Raises:
        CannotWriteError: where there is none, or it cannot be told.
    """
    found = outline.field(new.field)
    if outline.where.start is None:
        yield Cut(0, 0, f"---\n{_made(outline, new)}---\n")
    elif found is None:
        yield from _new_list(outline, new)
    elif isinstance(found[1], Sequence) and _in_brackets(outline, found[1]):
        yield _into_brackets(outline, found[1], new)
    elif isinstance(found[1], Sequence) and found[1].items:
        yield _into_lines(outline, found[1], new)
    elif empty(found[1]) and outline.root is not None and not outline.root.flow:
        below = outline.source.start_of(outline.source.line_of(found[0].end) + 1)
        yield Cut(below, below, _line(outline, new))
    else:
        line = outline.source.line_of(found[0].start) + 1
        what = (
            f"{outline.source.path}: `{new.field}` in line {line} is no list, so nothing can be added to it"
        )
        raise CannotWriteError(f"{what}; `kinmap check` says more")


def _in_brackets(outline: Outline, node: Sequence) -> bool:
    return outline.source.text[node.start : node.start + 1] == "["


# -- a list that is there ------------------------------------------------------------------


def _into_lines(outline: Outline, node: Sequence, new: Addition) -> Cut:
    at = _index(outline, node, new)
    source, first = outline.source, node.items[0]
    dash = source.text.rfind(
        "-", source.start_of(source.line_of(node.start)), max(first.start, node.start + 1)
    )
    gap = first.start - dash - 1
    between = " " * gap if source.text[dash + 1 : first.start] == " " * gap and gap else " "
    line = source.line_of(dash) if not at else outline.last_line(node.items[at - 1]) + 1
    start = source.start_of(line)
    written = as_item(new.item, flow=False, mark=_mark(outline, node))
    return Cut(start, start, f"{' ' * source.column(dash)}-{between}{written}\n")


def _into_brackets(outline: Outline, node: Sequence, new: Addition) -> Cut:
    written = as_item(new.item, flow=True, mark=_mark(outline, node))
    at = _index(outline, node, new)
    if not node.items:
        return Cut(node.start + 1, node.start + 1, written)
    beside = node.items[min(at, len(node.items) - 1)]
    before = outline.source.line(outline.source.line_of(beside.start))[: outline.source.column(beside.start)]
    gap = " " if before.strip() else f"\n{before}"
    if at < len(node.items):
        return Cut(beside.start, beside.start, f"{written},{gap}")
    end = end_of(outline.source.text, beside)
    return Cut(end, end, f",{gap}{written}")


def _mark(outline: Outline, node: Sequence) -> str:
    """Return the sort of quotes that a list uses."""
    used = [outline.source.text[leaf.start] for leaf in _leaves(node) if not leaf.plain]
    return "'" if used and "'" in used and '"' not in used else '"'


def _leaves(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _leaves(item)
    else:
        for pair in node.pairs:
            for part in pair:
                yield from _leaves(part)


# -- order ---------------------------------------------------------------------------------


def _index(outline: Outline, node: Sequence, new: Addition) -> int:
    """Return before which item the new one goes."""
    if new.date is None:
        return len(node.items)
    dates = [_date(item) for item in node.items]
    last = [at for at, date in enumerate(dates) if date and date.first <= new.date.first]
    if _newest_first(outline, dates):
        return last[0] if last else len(dates)
    return last[-1] + 1 if last else 0


def _newest_first(outline: Outline, dates: Items[PartialDate | None]) -> bool:
    """Tell which way a ledger goes: as it is, else as the file's others do, else newest first."""
    way = _way(dates)
    for key, value in outline.pairs():
        if way:
            break
        if outline.known(key) in LEDGERS and isinstance(value, Sequence):
            way = _way([_date(item) for item in value.items])
    return way <= 0


def _way(dates: Items[PartialDate | None]) -> int:
    """Return more than 0 where dates mostly rise, less where they mostly fall."""
    days = [date.first for date in dates if date]
    return sum((later > earlier) - (later < earlier) for earlier, later in itertools.pairwise(days))


def _date(node: Node) -> PartialDate | None:
    """Return the day of an entry in either form, if it says one."""
    if isinstance(node, Mapping) and node.pairs:
        long = (value for key, value in node.pairs if key.value == "date")
        node = next(long, node.pairs[0][0])
    words = node.value.split() if isinstance(node, Scalar) else []
    try:
        return parse_date(words[0]) if words else None
    except NotADateError:
        return None


def has_lines(outline: Outline, field: str) -> bool:
    """Tell whether a list is there whose items each have a line."""
    found = outline.field(field)
    node = found[1] if found else None
    return isinstance(node, Sequence) and bool(node.items) and not _in_brackets(outline, node)


def falls(outline: Outline, field: str) -> bool:
    """Tell whether a ledger has its newest entries first, or would have."""
    found = outline.field(field)
    items = found[1].items if found and isinstance(found[1], Sequence) else ()
    return _newest_first(outline, [_date(item) for item in items])


# -- a list that is to be made -------------------------------------------------------------


def _new_list(outline: Outline, new: Addition) -> Iterator[Cut]:
    """Yield places for a list: after the ledger that goes before it, at the end, after any field."""
    if outline.root is not None and outline.root.flow:
        yield from _new_in_braces(outline, outline.root, new)
        return
    made = _made(outline, new)
    before = LEDGERS[: LEDGERS.index(new.field)] if new.field in LEDGERS else ()
    pairs = [pair for pair in outline.pairs() if outline.known(pair[0]) in before]
    for _, value in pairs[-1:]:
        yield _below(outline, value, made)
    yield Cut(outline.where.end, outline.where.end, made)
    for _, value in reversed(outline.pairs()):
        yield _below(outline, value, made)


def _below(outline: Outline, node: Node, words: str) -> Cut:
    start = outline.source.start_of(outline.last_line(node) + 1)
    return Cut(start, start, words)


def _new_in_braces(outline: Outline, root: Mapping, new: Addition) -> Iterator[Cut]:
    written = f"{new.field}: [{as_item(new.item, flow=True)}]"
    if root.pairs:
        end = end_of(outline.source.text, root.pairs[-1][1])
        yield Cut(end, end, f", {written}")
    else:
        yield Cut(root.start + 1, root.start + 1, written)


def _made(outline: Outline, new: Addition) -> str:
    """Return the lines of a list with one item."""
    return f"{' ' * outline.indent()}{new.field}:\n{_line(outline, new)}"


def _line(outline: Outline, new: Addition) -> str:
    """Return an item's line, indented as the items of the file's other lists are."""
    lists = (value for _, value in outline.pairs() if isinstance(value, Sequence))
    node = next((node for node in lists if node.items and not _in_brackets(outline, node)), None)
    step = outline.source.column(node.start) - outline.indent() if node else STEP
    return f"{' ' * (outline.indent() + step)}- {as_item(new.item, flow=False)}\n"
