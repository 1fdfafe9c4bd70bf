"""Who stands in the lines that a page shows for pasting: somebody whom the archive has, if it can be."""

from __future__ import annotations

import re

from kinmap.pages.view import View

PLAIN = re.compile(r"[a-z][\w-]*")
"""An id that needs no quotes in a line."""


def somebody(view: View, otherwise: str) -> str:
    """Return the id of whoever you met last; of somebody made up where you met nobody."""
    met = [(it.last, it.id) for it in view.relations.values() if it.last and PLAIN.fullmatch(it.id)]
    return max(met)[1] if met else otherwise
