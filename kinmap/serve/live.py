"""A page as it is sent: with the script that keeps it up to date, which may ask this server.

The site itself is served as it stands. What is added here is in no file of it, and lies under
a folder that no site has.
"""

from __future__ import annotations

import re
from importlib.resources import files

FOLDER = "/-/"
NEWS = f"{FOLDER}news"
PARTS = ("live.js", "live.css")
"""What the pages are sent with, beside this module."""
ASKING = "connect-src 'self'"
POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    f"{ASKING}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What a page may do: what the site's own pages say, and ask this server for news."""
SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'"
"""What anything else may do that somebody opens by itself, such as a drawing out of a note: nothing."""
META = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content="(?![^"]*connect-src)[^"]*)"')
BEGINNING = 4096
"""A page's policy stands within so many bytes."""


def alive(page: bytes, number: int) -> bytes:
    """Return a page with the script.

    Args:
        page: as it stands in the site.
        number: of the round that it was last made in, at most: what came later is news to it.
    """
    head = META.sub(rf'\1; {ASKING}"'.encode(), page[:BEGINNING], count=1)
    whole = head + page[BEGINNING:]
    added = (
        f'<link rel="stylesheet" href="{FOLDER}live.css">\n'
        f'<script src="{FOLDER}live.js" data-news="{NEWS}" data-number="{number}"></script>\n'
    ).encode()
    at = whole.rfind(b"</body>")
    return whole[:at] + added + whole[at:] if at >= 0 else whole + added


def part(path: str) -> bytes | None:
    """Return one of the parts by its path; None for any other path."""
    name = path.removeprefix(FOLDER)
    if not path.startswith(FOLDER) or name not in PARTS:
        return None
    return (files("kinmap.serve") / name).read_bytes()


def sentence(title: str, said: str, number: int) -> bytes:
    """Return a small page that says one thing, and is replaced as soon as there is another."""
    page = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f'<title>{title}</title><link rel="icon" href="data:,"></head>\n'
        f'<body class="live-alone"><main><h1>{title}</h1><p>{said}</p></main></body></html>\n'
    )
    return alive(page.encode(), number)
