"""Nodes into typed values, each by the shape that the table of fields gives it.

Every reader takes the file's reading and a node, returns the value as far as it could be
read, and notes what is wrong. None stands for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kinmap.archive.fields import NO, YES
from kinmap.archive.frontmatter import Mapping, Node, Scalar, Sequence
from kinmap.archive.person import Every, Plain, Whereabouts
from kinmap.archive.quotes import quoted
from kinmap.archive.reading import Reading, one_of
from kinmap.dates import (
    Birthday,
    NotADateError,
    PartialDate,
    parse_birthday,
    parse_date,
    parse_length,
    tidy_date,
)
from kinmap.problems import Splice
from kinmap.text import fold

EXAMPLE = "write YYYY-MM-DD, for example 2026-12-03"
PAIR = 2
LOST_ITEM = re.compile(r"\n *(- )")
"""An item that YAML reads as more words of the one above."""
POLE = 90
DATE_LINE = 180
RHYTHM = "write a whole number and a unit, for example 6 weeks, or never"


def empty(node: Node) -> bool:
    """Tell whether nothing was written: such a field is as if it were not there."""
    return isinstance(node, Scalar) and not node.value.strip()


def text(reading: Reading, node: Node, what: str) -> str | None:
    """Return the text; a list or a mapping in its place is a problem.

    Args:
        reading: the file.
        node: what was written.
        what: whose value it is, in the words of the file.
    """
    if isinstance(node, Scalar):
        return node.value.strip() or None
    if not bracketed(reading, node):
        kind = "a list" if isinstance(node, Sequence) else "a mapping"
        reading.add(
            "type", node.start, f"`{what}` takes a text, and here is {kind}", f"write {what}: and a text"
        )
    return None


def bracketed(reading: Reading, node: Node) -> bool:
    """Tell whether the node is a link without its quotes, and say so: `[[id]]` is a list to YAML."""
    written = reading.text[node.start : node.end]
    if not written.startswith("[[") or "]]" not in written or "\n" in written:
        return False
    _bracket(reading, node, quoted(written))
    return True


def _bracket(reading: Reading, node: Node, new: str) -> None:
    """Note that a link lacks its quotes, with its line as it should be."""
    text, written = reading.text, reading.text[node.start : node.end]
    start = text.rfind("\n", 0, node.start) + 1
    rest = text[node.end :].split("\n", 1)[0]
    sentence = "a text that starts with `[[` means something else to YAML; it wants quotes"
    fix = (text[start : node.start] + new + rest).strip()
    reading.add("quote", node.start, sentence, fix, Splice(written, new))


def items(reading: Reading, node: Node, what: str) -> tuple[Node, ...]:
    """Return the items of a list; a text alone is read as a list of one, and is a problem."""
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Mapping):
        reading.add(
            "type", node.start, f"`{what}` takes a list, and here is a mapping", "put `- ` before each line"
        )
        return ()
    written = reading.text[node.start : node.end]
    fix = f"{what}: [{' '.join(written.split())}]"
    reading.add("type", node.start, f"`{what}` takes a list, and here is a text", fix)
    return (node,)


def scalars(reading: Reading, node: Node, what: str) -> list[Scalar]:
    """Return the texts of a list, those left empty apart."""
    if isinstance(node, Sequence) and node.flow and bracketed_list(reading, node):
        return []
    nodes = items(reading, node, what)
    return [item for item in nodes if _item(reading, item, what) and isinstance(item, Scalar)]


def _item(reading: Reading, node: Node, what: str) -> bool:
    """Tell whether an item of a list is a text that says something; note what it is instead."""
    if isinstance(node, Scalar):
        found = LOST_ITEM.search(reading.text, node.start, node.end) if node.plain else None
        if found:
            sentence = "a new item begins here, but its `- ` does not stand below that of the item above"
            reading.add("yaml", found.start(1), sentence, "give both lines the same indentation")
        return bool(node.value.strip())
    if not bracketed(reading, node):
        kind = "a list" if isinstance(node, Sequence) else "a mapping"
        written = reading.text[node.start : node.end].strip()
        colon = isinstance(node, Mapping) and not node.flow and "\n" not in written
        fix = f"- {quoted(written)}" if colon else f"write {what}: [one, another]"
        reading.add("type", node.start, f"an item of `{what}` is a text, and here is {kind}", fix)
    return False


def bracketed_list(reading: Reading, node: Sequence) -> bool:
    """Tell whether a list is `[[id]]` without quotes: a list with one list in it."""
    written = reading.text[node.start : node.end]
    alone = len(node.items) == 1 and isinstance(node.items[0], Sequence)
    if not alone or "]]" not in written or not written.startswith("[[") or "\n" in written:
        return False
    _bracket(reading, node, f"[{quoted(written)}]")
    return True


def texts(reading: Reading, node: Node, what: str) -> tuple[str, ...]:
    """Return the texts of a list, each once, in order."""
    return tuple(dict.fromkeys(item.value.strip() for item in scalars(reading, node, what)))


def one_or_more(reading: Reading, node: Node, what: str) -> tuple[str, ...]:
    """Return the texts of a list, or the one text that stands there."""
    if isinstance(node, Scalar):
        return (node.value.strip(),)
    return texts(reading, node, what)


def word(reading: Reading, node: Node, what: str, known: Iterable[str]) -> str | None:
    """Return the known word that was written, in any case."""
    written = text(reading, node, what)
    if written is None:
        return None
    found = {fold(name): name for name in known}
    if fold(written) not in found:
        sentence = f"`{what}` takes {one_of(found)}, and here is `{written}`"
        reading.unknown("word", node.start, written, found, sentence)
    return found.get(fold(written))


def yes_no(reading: Reading, node: Node, what: str) -> bool:
    """Return yes or no; what is neither counts as yes, so that nothing private slips out."""
    known = word(reading, node, what, (*YES, *NO))
    return known not in NO


def day(reading: Reading, node: Node, what: str) -> PartialDate | None:
    """Return the date that was written, whole or in part."""
    written = text(reading, node, what)
    return date_at(reading, written, node.start) if written else None


def date_at(reading: Reading, written: str, offset: int, *, month: bool = False) -> PartialDate | None:
    """Return the date that stands at an offset.

    Args:
        reading: the file.
        written: the date's own text.
        offset: where it starts.
        month: whether the month must be there, as in the ledgers.
    """
    try:
        date = parse_date(written)
    except NotADateError as error:
        guess = tidy_date(written)
        fix = f"write {guess}" if guess else EXAMPLE
        reading.add("date", offset, f'"{written}" is no date: {error}', fix)
        return None
    if month and date.month is None:
        reading.add("date", offset, f'"{written}" lacks its month', f"write {written}-MM or {written}-MM-DD")
        return None
    return date


def birthday(reading: Reading, node: Node, what: str) -> Birthday | None:
    """Return the birthday that was written."""
    written = text(reading, node, what)
    if written is None:
        return None
    try:
        return parse_birthday(written)
    except NotADateError as error:
        reading.add("date", node.start, f'"{written}" is no birthday: {error}', "write MM-DD or YYYY-MM-DD")
        return None


def every(reading: Reading, node: Node, what: str) -> Every | None:
    """Return the rhythm that was written."""
    written = text(reading, node, what)
    if written is None:
        return None
    days = parse_length(written)
    if days is None and fold(written) != "never":
        reading.add("rhythm", node.start, f'"{written}" is no rhythm', RHYTHM)
        return None
    return Every(days, written)


def place(reading: Reading, node: Node, what: str) -> Whereabouts | None:
    """Return where it is: a name, or a point given as [latitude, longitude]."""
    span = reading.span(node.start)
    if not isinstance(node, Sequence):
        name = text(reading, node, what)
        return Whereabouts(name, None, span) if name else None
    lat, lon = [degrees(item) for item in node.items] if len(node.items) == PAIR else (None, None)
    if lat is not None and lon is not None and abs(lat) <= POLE and abs(lon) <= DATE_LINE:
        return Whereabouts(None, (lat, lon), span)
    sentence = f"`{what}` takes a name or [latitude, longitude] in degrees"
    reading.add("type", node.start, sentence, f"{what}: [38.72, -9.14]")
    return None


def degrees(node: Node) -> float | None:
    """Return the number that was written, if it is a plain one."""
    written = node.value.strip() if isinstance(node, Scalar) else ""
    sign, digits = written[:1] in ("-", "+"), written.lstrip("+-").replace(".", "", 1)
    short = digits.isascii() and digits.isdigit() and len(digits) < 20  # noqa: PLR2004 - beyond any place
    return float(written) if short and written.count("-") + written.count("+") == int(sign) else None


def own(node: Node) -> Plain:
    """Return a value of the owner's own as plain texts, lists and values by name."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return tuple(own(item) for item in node.items)
    return {key.value: own(value) for key, value in node.pairs}
