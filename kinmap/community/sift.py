"""How many of the rows of network/ are connections, judged by those you were asked about.

The interval is Wilson's, as model.md's *sift* has it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sift:
    """What the marks of the rows say.

    Attributes:
        rows: all of them, those that share an address once.
        marked: those with a mark; `marked_connected` are the connections among them.
        estimate: lowest and highest number of connections among all rows; None without
            marks, or when all are marked.
    """

    rows: int
    marked: int
    marked_connected: int
    estimate: tuple[int, int] | None
