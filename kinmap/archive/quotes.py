"""Texts that YAML mistakes for something else for want of quotes, and the same texts in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinmap.archive.frontmatter import UNBREAK, BrokenYamlError, TooDeepError, compose
from kinmap.archive.pieces import ITEM, Piece, says
from kinmap.archive.reading import Reading
from kinmap.problems import Splice

SIGNS = "[]{}*&!|>%@`?,#'\"-"
KEY = re.compile(r"[ ]*(?:-[ ]+)?[^\s\"'\[{][^:]*?:(?=[ ])")
INNER = re.compile(r"\{\s*[\w-]+\s*:")
REMARKS = re.compile(r"(?:\n[ ]*(?:#[^\n]*)?)+\Z")
"""Comments and blank lines at the end, which are no part of a text."""
ITEMS = re.compile(r"""\"(?:[^"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s,\[\]][^,\[\]]*?(?=\s*[,\]])""")
"""The items of a list in brackets, in quotes or without."""
FIELD_AHEAD = re.compile(r"[\w-]+:(?:[ ]|$)")


def quoted(text: str) -> str:
    """Return the text in quotes, as YAML reads it back unchanged; on one line."""
    text = " ".join(text.split("\n")) if "\n" in text else text
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def wants_quotes(reading: Reading, piece: Piece, error: BrokenYamlError) -> bool:
    """Tell whether the piece reads once its text is in quotes; note the problem if so."""
    for at, value, new in mends(piece.text, error.offset - piece.start):
        mended = piece.text[:at] + new + piece.text[at + len(value) :]
        if _reads(mended, piece.depth):
            offset = piece.start + at
            raw = reading.text[offset : offset + len(value)]
            doubtful = "\n" in raw or (" #" in raw and not raw.endswith("]"))
            splice = None if doubtful else Splice(raw, new.translate(UNBREAK))
            fix = line_at(mended, at).translate(UNBREAK)
            reading.add("quote", offset, _why(value, error), fix, splice)
            return True
    return False


def mends(text: str, fault: int) -> Iterator[tuple[int, str, str]]:
    """Yield what could be put in quotes: its offset, how it stands there, and how it would stand."""
    for at, value in texts(text, fault):
        if value.startswith("[") and value.endswith("]") and not value.startswith("[["):
            bare = next((found.start() for found in ITEMS.finditer(value) if _bare(found[0])), 0)
            rest = value[bare:]
            yield at + bare, rest, ITEMS.sub(lambda it: quoted(it[0]) if _bare(it[0]) else it[0], rest)
        elif needs(value):
            yield at, value, quoted(" ".join(part.strip() for part in value.split("\n")))


def _bare(item: str) -> bool:
    """Tell whether an item of a list in brackets wants quotes and has none."""
    return item[0] not in "'\"" and (needs(item) or " #" in item)


def texts(text: str, fault: int) -> Iterator[tuple[int, str]]:
    """Yield the texts of a piece that quotes could be put round: after its key, whole, or at the fault.

    Of a mapping in braces, it is the text in which the fault stands; a quote or a bracket that is
    opened and never closed is another matter, and yields nothing.
    """
    body = REMARKS.sub("", text).rstrip()
    lead = re.match(r"(?:[ ]*#.*\n|[ ]*\n)*[ ]*(?:-[ ]+)*", body)
    whole = lead.end() if lead else 0
    key = KEY.match(body, whole)
    at = len(body) - len(body[key.end() :].lstrip(" ")) if key else whole
    if INNER.match(body, at):
        start = body.rfind(": ", 0, max(fault, 0)) + 2
        yield start, re.split(r"[,}]", body[start:], maxsplit=1)[0]
    elif not _open(body[at:]):
        if key:
            yield at, body[at:]
        if ITEM.match(body[:whole].rpartition("\n")[2]):
            yield whole, body[whole:]
        below = body.rfind("\n", 0, max(fault, 0)) + 1
        field = KEY.match(body, below) if below > whole else None
        if field:
            line = body[field.end() :].split("\n", 1)[0]
            yield field.end() + len(line) - len(line.lstrip(" ")), line.strip(" ")


def _open(text: str) -> bool:
    """Tell whether a quote or a bracket is opened at the start, and never closed."""
    if text[:1] in ("'", '"'):
        return text.count(text[0]) == 1
    closing = {"[": "]", "{": "}"}.get(text[:1])
    return closing is not None and text.count(closing) < text.count(text[0])


def needs(value: str) -> bool:
    """Tell whether a text is one that YAML mistakes for something else."""
    more = value.split("\n")[1:]
    if any(FIELD_AHEAD.match(line.strip()) or ITEM.match(line) or not says(line) for line in more):
        return False
    return value[:1] in SIGNS or ": " in value or value.endswith(":") or ":\n" in value


def _reads(mended: str, depth: int) -> bool:
    scratch = Reading("", mended)
    try:
        compose(scratch, mended, 0, depth)
    except (BrokenYamlError, TooDeepError):
        return False
    return not scratch.problems


def _why(value: str, error: BrokenYamlError) -> str:
    if value[:1] in SIGNS and "mapping values" not in error.problem:
        sign = "[[" if value.startswith("[[") else value[0]
        return f"a text that starts with `{sign}` means something else to YAML; it wants quotes"
    if " #" in value and ": " not in value:
        return "words after ` #` are a comment to YAML; the text wants quotes"
    return "a second `: ` in one text means something else to YAML; the text wants quotes"


def line_at(text: str, at: int) -> str:
    """Return the line on which an offset stands, without its indentation."""
    start = text.rfind("\n", 0, at) + 1
    return text[start:].split("\n", 1)[0].strip()
