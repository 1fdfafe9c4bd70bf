"""The table of problem codes: what each means, before and after.

The codes are stable: scripts and editors may rely on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One row of the table.

    Attributes:
        when: in a few words, when it is said.
        meaning: in two or three sentences, why it matters and what to do.
        before: lines of a note that have the problem.
        after: the same lines put right.
        warning: whether it is a warning; all others are errors.
    """

    when: str
    meaning: str
    before: str
    after: str
    warning: bool = False


CODES: dict[str, Code] = {}
