"""Facts of pages as classic scripts, since a page on a disk may load nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kinmap.pages.page import Page, Script


def scripts(shown: Iterable[Page]) -> dict[str, bytes]:
    """Return the scripts of these pages by their path in the site."""
    return {it.path: written(it) for page in shown for it in page.scripts}


def written(it: Script) -> bytes:
    """Return a script that holds a page's facts."""
    return f"window.{it.name} = {literal(dict(it.held))};\n".encode()


def literal(held: object) -> str:
    """Return a value as a script writes it; no sign in it could be taken for markup."""
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
