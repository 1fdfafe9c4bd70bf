"""Going through the rows of network/ in a fixed random order, and what was said of each.

The order is random so that those asked about are a fair sample of all (model.md, *sift*), and
fixed so that it can be taken up again, whatever rows come or go. Answers are kept as they are
given, and come into the rows' own files together.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

from kinmap.archive.edit import Change
from kinmap.archive.files import decode
from kinmap.archive.rows import MARK, Mark, read_rows
from kinmap.community.network import Known, addresses, contacts
from kinmap.community.sift import estimate
from kinmap.interchange.sheet import Sheet, filled, read_sheet

SKIPPED = "skip"
"""What is kept of a contact that is to come back at the end."""
CLEARED = ""
"""What is kept of one whose mark was taken back."""


@dataclass(slots=True)
class Sifting:
    """Where one is with it.

    Attributes:
        everyone: the contacts by their keys, in the order in which they are asked about.
        said: what was said of some and is not in the files yet: a mark, `skip`, or nothing.
        queue: the keys of those to be asked about, the next one first.
        past: those that were shown, the last one last.
    """

    everyone: Mapping[str, Known]
    said: dict[str, str]
    queue: deque[str]
    past: list[str] = field(default_factory=list)

    @property
    def current(self) -> str | None:
        """The key of the one that is shown; None where all are marked."""
        return self.queue[0] if self.queue else None

    def mark(self, key: str) -> Mark | None:
        """Return what a contact is marked as by now."""
        word = self.said.get(key, SKIPPED)
        if word == SKIPPED:
            return self.everyone[key].mark
        return Mark(word) if word else None

    def answer(self, mark: Mark) -> None:
        """Mark the one that is shown, and go on."""
        key = self.queue.popleft()
        self.said[key] = mark.value
        self.past.append(key)

    def skip(self) -> None:
        """Go on; one that has no mark comes back at the end."""
        key = self.queue.popleft()
        if self.mark(key) is None:
            self.said[key] = SKIPPED
            self.queue.append(key)
        self.past.append(key)

    def back(self) -> bool:
        """Show the one before again, with its mark; tell whether there is one."""
        if not self.past:
            return False
        key = self.past.pop()
        if key in self.queue:
            self.queue.remove(key)
        self.queue.appendleft(key)
        return True

    def undo(self) -> bool:
        """Take back the last answer, and show whom it was about; tell whether there was one."""
        shown = self.current
        if (shown is None or self.mark(shown) is None) and not self.back():
            return False
        key = self.queue[0]
        self.said.pop(key, None)
        if self.everyone[key].mark is not None:
            self.said[key] = CLEARED
        return True

    def counts(self) -> tuple[int, int, int]:
        """Return how many contacts there are, how many are marked, and how many of these connected."""
        marks = [self.mark(key) for key in self.everyone]
        marked = len(marks) - marks.count(None)
        return len(marks), marked, marks.count(Mark.CONNECTED)

    def estimate(self) -> tuple[int, int] | None:
        """Return between how many and how many of all are connections, judged by the marks."""
        return estimate(*self.counts())


def begin(everyone: Iterable[Known], said: Mapping[str, str]) -> Sifting:
    """Take it up where it was left: those without a mark in their order, the skipped ones last."""
    keys = keyed(everyone)
    found = Sifting(keys, {key: word for key, word in said.items() if key in keys}, deque())
    left = [key for key in keys if found.mark(key) is None]
    found.queue.extend(key for key in left if found.said.get(key) != SKIPPED)
    found.queue.extend(key for key in left if found.said.get(key) == SKIPPED)
    return found


def keyed(everyone: Iterable[Known]) -> dict[str, Known]:
    """Return contacts by their keys, in the fixed random order."""
    found: dict[str, Known] = {}
    for contact in everyone:
        first = key = key_of(contact)
        times = 1
        while key in found:
            times += 1
            key = f"{first} {times}"
        found[key] = contact
    return dict(sorted(found.items(), key=lambda item: blake2b(item[0].encode(), digest_size=8).digest()))


def key_of(contact: Known) -> str:
    """Return what a contact is known by from one day to the next: an address, else all that is said."""
    row = contact.rows[0]
    address = next(addresses(row), None)
    said = address or (row.name, row.company, row.position, row.since)
    return ":".join(said)


# -- what is kept --------------------------------------------------------------------------


def kept(said: Mapping[str, str]) -> bytes:
    """Return answers as they lie in kinmap's own folder, a line each."""
    return "".join(f"{json.dumps(pair, ensure_ascii=False)}\n" for pair in said.items()).encode()


def taken_up(content: bytes | None) -> dict[str, str]:
    """Return the answers that were kept; a line that is damaged is passed over."""
    said: dict[str, str] = {}
    for line in (content or b"").decode(errors="replace").splitlines():
        try:
            key, word = json.loads(line)
        except (ValueError, TypeError):
            continue
        if isinstance(key, str) and word in (*Mark, SKIPPED, CLEARED):
            said[key] = word
    return said


# -- into the files ------------------------------------------------------------------------


def entered(files: Mapping[str, bytes], said: Mapping[str, str]) -> tuple[dict[str, Change], dict[str, str]]:
    """Return the files of network/ with the answers in them, and the answers that have no place there.

    These are the skipped ones, and those about rows that have changed since. The first of a
    contact's rows holds its mark; another that has one holds the same.

    Args:
        files: those of network/, by path.
        said: the answers.

    Raises:
        CannotWriteError: where a file's header cannot be read.
    """
    rows = [row for path in sorted(files) for row in read_rows(path, decode(path, files[path])[0])[0]]
    everyone = keyed(contacts(rows, []))
    cells: dict[str, dict[int, str]] = {}
    left: dict[str, str] = {}
    for key, word in said.items():
        if word == SKIPPED or key not in everyone:
            left[key] = word
            continue
        first, *others = everyone[key].rows
        for row in (first, *(other for other in others if other.mark)):
            cells.setdefault(row.span.path, {})[row.span.line] = word
    changes: dict[str, Change] = {}
    for path, by_line in cells.items():
        sheet = read_sheet(path, files[path])
        changes[path] = (files[path], filled(sheet, marks(sheet, by_line)))
    return changes, left


def marks(sheet: Sheet, by_line: Mapping[int, str]) -> dict[tuple[int, str], str]:
    """Return the cells that hold marks, by the number of the row."""
    numbers = {sheet.line(number): number for number in range(len(sheet.records))}
    return {(numbers[line], MARK): word for line, word in by_line.items()}
