"""Foreign words as a cell of CSV holds them: one line of text, which no spreadsheet takes for a formula."""

from __future__ import annotations

import re
import unicodedata

FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
"""Signs with which a formula may start, the last four in their wide form."""
MARK = "'"
"""What keeps a spreadsheet from reckoning; the usual one."""
NOT_BARE = re.compile(r'[,"\n\r]')


def tidy(text: str) -> str:
    """Return a text on one line, with single spaces and without control characters."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    kept = "".join(c if c.isspace() or unicodedata.category(c) not in ("Cc", "Cs") else "" for c in text)
    return " ".join(kept.split())


def inert(text: str) -> str:
    """Return a text, tidy, so that it stays one in a spreadsheet: `=1+1` is `'=1+1`."""
    line = tidy(text)
    return MARK + line if line.startswith(FORMULA) else line


def spoken(cell: str) -> str:
    """Return what a cell says, without the mark: the reverse of `inert`."""
    return cell[1:] if cell.startswith(MARK) and cell[1:].startswith(FORMULA) else cell


def written(cell: str) -> str:
    """Return a cell as it stands between commas."""
    quotes = NOT_BARE.search(cell) or cell != cell.strip()
    return '"' + cell.replace('"', '""') + '"' if quotes else cell
