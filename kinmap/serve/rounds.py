"""One round after another: something was saved, the site is built anew, and the pages are told.

A save while it is built ends the round as soon as the pages that are looked at are shown, and
starts another one; so the last round has always seen the last save.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from kinmap.pages.tongue import ENGLISH, speaking, spoken, tongue
from kinmap.problems import Problem
from kinmap.serve.hints import Hints
from kinmap.serve.news import News
from kinmap.serve.notice import NOTHING, Notice, Reader, failed, found, fresh
from kinmap.serve.shelf import Shelf
from kinmap.serve.watcher import Watcher
from kinmap.site.assets import installed
from kinmap.site.memory import Window

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0
"""Seconds until it is tried again what the world outside stood in the way of: the disk, or a folder gone."""
GRACE = 0.25
"""Seconds for which the rest of a site is put off, at most, while browsers ask for what is looked at."""
PUT_OFF = 30.0
"""Seconds after which a site is made whole, however often something is saved meanwhile."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found when the archive was looked at, and its site built.

    Attributes:
        saved: the files of the archive that are other than the last time.
        problems: all that is wrong in them.
        failure: why there is no new site, in one sentence; nothing if all went well.
        outside: whether what failed may be mended without a save.
        overtaken: whether something was saved meanwhile, so that the site was not made to its end.
        language: of the site, as settings have it.
        asked: the pictures that the notes ask for, whether they are there or not.
    """

    saved: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    outside: bool = False
    overtaken: bool = False
    language: str = ENGLISH
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Round:
    """What a round brought: files of the site, and problems or a failure that is shown."""

    look: Look
    changed: frozenset[str]
    gone: frozenset[str]
    fresh: tuple[Problem, ...]
    seconds: float


class Builder(Protocol):
    """What is handed over to build with."""

    def look(self, window: Window | None = None) -> Look:
        """Look at the archive, and build its site; pages are shown in a window meanwhile."""

    def due(self) -> bool:
        """Tell whether a new day has begun since."""

    def rest(self) -> None:
        """Put away what is no longer needed, while nobody waits."""


@dataclass(slots=True)
class Rounds:
    """The rounds of one run.

    Attributes:
        builder: who builds.
        shelf: the site.
        news: where the pages hear of it.
        tell: takes each round that brought something, for the terminal.
        line: the text of a line of the archive.
        known: the problems that there were when the site was first built.
        asked: the pictures that the notes ask for.
        again: when to try again what the world outside stood in the way of; 0 where nothing did.
        hints: where it is seen whether something was saved meanwhile.
    """

    builder: Builder
    shelf: Shelf
    news: News
    tell: Callable[[Round], None]
    line: Reader
    known: tuple[Problem, ...] | None = None
    _shown: Look = field(default_factory=Look)
    _saved: frozenset[str] = frozenset()
    _site: Mapping[str, str] = field(default_factory=dict)
    _fresh: tuple[Problem, ...] = ()
    again: float = 0.0
    asked: frozenset[str] = frozenset()
    hints: Hints | None = None
    _pause: float = 0.0
    _whole: float = 0.0

    def run(self, hints: Hints, watcher: Watcher) -> None:
        """Go round until the hints end."""
        self.hints = hints
        while not hints.ended:
            hinted = hints.taken(watcher.interval)
            moved = watcher.follow(self.asked)
            if hinted or moved or self.builder.due() or 0 < self.again <= time.monotonic():
                self.one()
                hints.learn()
                if not hints.waiting:
                    self.builder.rest()

    def first(self) -> Look:
        """Build for the first time, before anybody is served; its problems are the known ones."""
        look = self._shown = self.builder.look()
        self._whole = time.monotonic()
        self._learn(look)
        self._site = self.shelf.listed()
        with speaking(tongue(spoken(look.language))):
            self.news.tell((), (), failed(look.failure, self.line) if look.failure else NOTHING)
        self._put_off(look)
        self.builder.rest()
        return look

    def one(self) -> None:
        """Look at the archive, build, and tell of what that brought."""
        begun = time.monotonic()
        look = self.builder.look(self)
        if look.overtaken:
            return
        self._whole = time.monotonic()
        self._put_off(look)
        self._learn(look)
        before, now = self._site, self._site if look.failure else self.shelf.listed()
        changed = frozenset(path for path, of in now.items() if before.get(path) != of)
        shown = () if look.failure else fresh(look.problems, self.known or (), self._saved)
        round_ = Round(look, changed, frozenset(before.keys() - now.keys()), shown, time.monotonic() - begun)
        with speaking(tongue(spoken(look.language))):
            self.news.tell(self._untold(now), round_.gone, self._notice(round_))
        if changed or round_.gone or shown != self._fresh or look.failure != self._shown.failure:
            self.tell(round_)
        self._shown, self._fresh, self._site = look, shown, now

    def open(self) -> frozenset[str]:
        """Return the paths of the pages that are looked at."""
        return self.news.open()

    def show(self, pages: Mapping[str, bytes]) -> None:
        """Serve pages of the site as they will be in a moment, tell of them, and let browsers have them."""
        told = self._told()
        there = {path: held for path, held in pages.items() if path in self._site}
        other = [path for path, held in there.items() if told[path] != sha(held)]
        ahead = {**self.shelf.ahead, **there}
        self.shelf.ahead = {path: held for path, held in ahead.items() if self._site[path] != sha(held)}
        self.news.tell(other)
        self.news.caught_up(other, GRACE)

    def overtaken(self) -> bool:
        """Tell whether something was saved since, and the rest of the site may wait until that is built."""
        waiting = self.hints is not None and self.hints.waiting
        return waiting and time.monotonic() - self._whole < PUT_OFF

    def _told(self) -> Mapping[str, str]:
        """Return the site that the pages know of: that which stands, and what is shown ahead of another."""
        return {**self._site, **{path: sha(held) for path, held in self.shelf.ahead.items()}}

    def _untold(self, now: Mapping[str, str]) -> frozenset[str]:
        """Return what is other than was told; what was shown ahead and did not come to be is among it."""
        told = self._told()
        self.shelf.ahead = {}
        return frozenset(path for path, of in now.items() if told.get(path) != of)

    def _notice(self, round_: Round) -> Notice:
        if round_.look.failure:
            return failed(round_.look.failure, self.line)
        return found(round_.fresh, self.line)

    def _learn(self, look: Look) -> None:
        """Keep what later rounds are seen against."""
        if look.failure:
            return
        self.known = look.problems if self.known is None else self.known
        self.asked = look.asked
        self._saved = look.saved or self._saved  # what was saved stays so until something else is

    def _put_off(self, look: Look) -> None:
        """Say when to try again: later and later, where the world outside stands in the way."""
        self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE) if look.outside else 0.0
        self.again = time.monotonic() + self._pause if look.outside else 0.0


def sha(held: bytes) -> str:
    """Return the sum of a file, as the site's list has it."""
    return hashlib.sha256(held).hexdigest()


def reader(root: Path) -> Reader:
    """Return what gives the lines of an archive's files, and of kinmap's own templates."""

    def line(path: str, number: int) -> str:
        own = path.startswith("kinmap/")
        file = installed() / path.removeprefix("kinmap/") if own else root / path
        try:
            lines = file.read_bytes().decode("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
        except OSError:
            return ""
        text = lines[number - 1].rstrip() if 0 < number <= len(lines) else ""
        return "" if text == "---" else text

    return line
