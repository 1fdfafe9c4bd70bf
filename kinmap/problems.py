"""What can be wrong in an archive, as values.

Nothing that reads an archive raises for what its owner wrote: it returns what could be read
and the problems that it found. `CODES` is the table of all of them; `kinmap explain`, the
documentation and the exit codes follow from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kinmap.codes import CODES
from kinmap.text import Span


class Severity(StrEnum):
    """How much a problem matters: an error costs words, a warning may."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Splice:
    """A mend that cannot be wrong: at the problem's place, these words become those."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, which, in the words of the file, and how to put it right.

    Attributes:
        fix: for a reader, what to do or the line as it should be.
        splice: for `check --fix`, where the mend cannot be wrong.
    """

    span: Span
    code: str
    message: str
    fix: str | None = None
    splice: Splice | None = None

    @property
    def severity(self) -> Severity:
        """Error or warning, as the table of codes says."""
        return Severity.WARNING if CODES[self.code].warning else Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Tell whether it costs words of the note."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        line = f"{self.span}: {self.severity}[{self.code}]: {self.message}"
        return f"{line}\n  fix: {self.fix}" if self.fix else line
