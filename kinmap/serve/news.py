"""What became of the site since a page was sent: told to each page that is open, as it happens.

Every round of building has a number. A page knows the number that it was sent with, and asks
for what came after it; so nothing is missed between two questions, or while a laptop sleeps.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import Condition

from kinmap.pages.served import said
from kinmap.serve.notice import NOTHING, Notice


@dataclass(frozen=True, slots=True)
class Item:
    """What a page is told.

    Attributes:
        number: of the newest round.
        changed: the files of the site that are other than in the round that the page knows.
        gone: those of them that are no more.
        notice: what is to be shown on all pages now.
        said: what the script of a page says, in the language of the site.
    """

    number: int
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    notice: Notice
    said: Mapping[str, str]

    def __str__(self) -> str:
        """Return it as an event of a stream."""
        return f"id: {self.number}\ndata: {json.dumps(asdict(self), ensure_ascii=False)}\n\n"


class News:
    """All that was told in this run; safe to be used by many threads."""

    __slots__ = ("_changed", "_condition", "_gone", "_notice", "_number", "_open", "_said", "_sent")

    def __init__(self) -> None:
        self._condition = Condition()
        self._number = 0
        self._changed: dict[str, int] = {}
        self._gone: frozenset[str] = frozenset()
        self._notice = NOTHING
        self._open: Counter[str] = Counter()
        self._sent: dict[str, int] = {}
        self._said: Mapping[str, str] = said()

    @property
    def number(self) -> int:
        """The number of the newest round."""
        return self._number

    @contextmanager
    def read(self, page: str) -> Iterator[None]:
        """Know of a page that is open, for as long as this lasts."""
        with self._condition:
            self._open[page] += 1
        try:
            yield
        finally:
            with self._condition:
                self._open[page] -= 1

    def open(self) -> frozenset[str]:
        """Return the paths of the pages that are open."""
        with self._condition:
            return frozenset(+self._open)

    def tell(self, changed: Iterable[str], gone: Iterable[str] = (), notice: Notice | None = None) -> None:
        """Tell what a round brought, in the language that is spoken; one that brought nothing is not told.

        Without a notice the last one stands.
        """
        new, lost = frozenset(changed), frozenset(gone)
        self._said = said()
        with self._condition:
            shown = self._notice if notice is None else notice
            if not new and not lost and shown == self._notice:
                return
            self._number += 1
            self._changed |= dict.fromkeys(new | lost, self._number)
            self._gone = (self._gone - new) | lost
            self._notice = shown
            self._condition.notify_all()

    def sent(self, page: str, number: int) -> None:
        """Know that a page was sent as it is since a round, or later."""
        with self._condition:
            self._sent[page] = number
            self._condition.notify_all()

    def caught_up(self, pages: Collection[str], seconds: float) -> bool:
        """Wait until those of these pages that are open were sent as they are now, for so many seconds."""
        with self._condition:
            number = self._number
            return self._condition.wait_for(
                lambda: all(self._sent.get(page, -1) >= number for page in pages if self._open[page]), seconds
            )

    def since(self, number: int) -> Item:
        """Return what came after a round."""
        with self._condition:
            return self._since(number)

    def wait(self, number: int, seconds: float) -> Item | None:
        """Wait for what comes after a round; None if nothing does in so many seconds."""
        with self._condition:
            came = self._condition.wait_for(lambda: self._number > number, seconds)
            return self._since(number) if came else None

    def _since(self, number: int) -> Item:
        new = sorted(path for path, at in self._changed.items() if at > number)
        gone = tuple(path for path in new if path in self._gone)
        return Item(self._number, tuple(new), gone, self._notice, self._said)
