"""The settings of one word: the language, the time zone, and what search looks through.

Each reader takes the file's reading, a node and the setting's name; it returns None where
nothing can be read, with the problem noted, so that the default holds.
"""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, available_timezones

from kinmap.archive import sitevalues, values
from kinmap.archive.frontmatter import Node
from kinmap.archive.reading import Reading, one_of, short
from kinmap.archive.settings import Searched
from kinmap.text import fold, nearest

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def language(reading: Reading, node: Node, what: str) -> str | None:
    """Return the language that the pages are marked with, such as `en` or `pt-BR`."""
    written = values.text(reading, node, what)
    if written and not LANGUAGE.fullmatch(written):
        sitevalues.unread(reading, node, f'"{short(written)}" is no language', f"write {what}: en")
        return None
    return written


def timezone(reading: Reading, node: Node, what: str) -> str | None:
    """Return the name of a time zone, of those of IANA's that the system knows."""
    written = values.text(reading, node, what)
    if not written or is_zone(written):
        return written
    zones = sorted(available_timezones())
    towns = {fold(zone.rpartition("/")[2].replace("_", " ")): zone for zone in zones}
    near = towns.get(fold(written)) or nearest(written, zones)
    fix = f"write {what}: {near or 'Europe/Lisbon'}"
    sitevalues.unread(reading, node, f'"{short(written)}" is no time zone that this system knows', fix)
    return None


def is_zone(name: str) -> bool:
    """Tell whether the system has a time zone of that name."""
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def search(reading: Reading, node: Node, what: str) -> Searched | None:
    """Return what search looks through."""
    written = values.text(reading, node, what)
    if written and fold(written) not in list(Searched):
        said = f'`{what}` takes {one_of(Searched)}, and here is "{short(written)}"'
        sitevalues.unread(
            reading, node, said, f"write {what}: {nearest(written, Searched) or Searched.NAMES}"
        )
        return None
    return Searched(fold(written)) if written else None
