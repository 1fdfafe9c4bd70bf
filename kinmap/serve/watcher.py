"""Whoever watches gives a hint when something may have been saved: what was is found out by looking.

The system tells of every change as it happens. On network folders, in containers, and where it
has no watches left, all files are looked at every second or so instead.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable
from os import fsdecode
from pathlib import Path

from watchdog import events
from watchdog.events import DirModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from kinmap.serve.hints import Hints
from kinmap.serve.watched import Stamp, Watched

READING = frozenset({"opened", "closed_no_write"})
"""Events of somebody reading, as the build does with every file."""
WANTED: list[type[FileSystemEvent]] = [
    kind
    for kind in vars(events).values()
    if isinstance(kind, type)
    and issubclass(kind, FileSystemEvent)
    and kind.event_type
    and kind.event_type not in READING
    and kind is not DirModifiedEvent
]
"""What the system is asked to tell: a build reads every file, and should not have to hear of each."""
EXHAUSTED = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""What the system answers when it has no watches left to give."""
INTERVAL = 1.0
"""Seconds between two looks."""
SHARE = 10
"""A look that takes long is taken more rarely: so many times what it took lie between two."""
Identity = tuple[int, int]
"""Device and number of a folder: one that was put in the place of another is another."""


class Handler(FileSystemEventHandler):
    """Makes hints of the events that matter."""

    def __init__(self, watched: Watched, hints: Hints) -> None:
        self._watched, self._hints = watched, hints

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Give a hint, unless somebody only read, or what it is about is no part of the archive.

        That a folder changed is passed over: what changed in it has an event of its own.
        """
        if event.event_type in READING or isinstance(event, DirModifiedEvent):
            return
        paths = (Path(fsdecode(path)) for path in (event.src_path, event.dest_path) if path)
        if any(map(self._watched.matters, paths)):
            self._hints.give()


class Events:
    """Watches of the system, kept on the folders that are there."""

    __slots__ = ("_handler", "_observer", "_set", "_watched")

    interval = 2.0
    """Seconds after which it is seen to, even without an event, whether the folders are the same."""

    def __init__(self, watched: Watched, hints: Hints) -> None:
        self._watched = watched
        self._handler = Handler(watched, hints)
        self._observer: BaseObserver = Observer()
        self._set: dict[Path, tuple[Identity, ObservedWatch]] = {}
        self._observer.start()

    def follow(self, pictures: Iterable[str]) -> bool:
        """Set watches where folders came, went or were put in another's place; tell whether any did.

        Raises:
            OSError: if the system has no watches left.
        """
        wanted = self._watched.folders(pictures)
        there = {folder: it for folder in wanted if (it := identity(folder))}
        old = [folder for folder, (it, _) in self._set.items() if there.get(folder) != it]
        for folder in old:
            self._observer.unschedule(self._set.pop(folder)[1])
        new = [folder for folder in there if folder not in self._set]
        for folder in new:
            self._watch(folder, there[folder], deep=wanted[folder])
        return bool(old or new)

    def close(self) -> None:
        """Take all watches away."""
        self._observer.stop()
        self._observer.join()

    def _watch(self, folder: Path, it: Identity, *, deep: bool) -> None:
        try:
            watch = self._observer.schedule(self._handler, str(folder), recursive=deep, event_filter=WANTED)
        except OSError as error:
            if error.errno in EXHAUSTED:
                raise
            return  # it went away in this moment; the next time it is looked for again
        self._set[folder] = (it, watch)


class Looks:
    """A look at all files now and then, at what can be had of them without reading."""

    __slots__ = ("_hints", "_seen", "_watched", "interval")

    def __init__(self, watched: Watched, hints: Hints) -> None:
        self._watched, self._hints = watched, hints
        self._seen: dict[Path, Stamp] | None = None
        self.interval = INTERVAL

    def follow(self, pictures: Iterable[str]) -> bool:
        """Give a hint if anything looks other than the last time; the first look is news by itself."""
        begun = time.monotonic()
        seen, before = self._watched.stamps(pictures), self._seen
        self.interval = max(INTERVAL, SHARE * (time.monotonic() - begun))
        self._seen = seen
        if before is not None and seen != before:
            self._hints.give()
        return before is None

    def close(self) -> None:
        """Nothing was set, and nothing has to be taken away."""


class Watcher:
    """The events of the system for as long as it gives them, and looks where it does not."""

    __slots__ = ("_eyes", "_hints", "_tell", "_watched")

    def __init__(
        self, watched: Watched, hints: Hints, tell: Callable[[str], None], *, poll: bool = False
    ) -> None:
        """Begin to watch.

        Args:
            watched: what.
            hints: where they are left.
            tell: takes a sentence for the owner.
            poll: whether to look at the files rather than wait for events.
        """
        self._watched, self._hints, self._tell = watched, hints, tell
        self._eyes: Events | Looks = Looks(watched, hints) if poll else self._events()

    @property
    def interval(self) -> float:
        """Seconds after which `follow` is to be called again."""
        return self._eyes.interval

    def follow(self, pictures: Iterable[str]) -> bool:
        """Watch what is there now; tell whether that is anything else than before, and so may be news."""
        paths = tuple(pictures)
        try:
            return self._eyes.follow(paths)
        except OSError as error:
            self._exhausted(error)
            return self._eyes.follow(paths)

    def close(self) -> None:
        """Watch no longer."""
        self._eyes.close()

    def _events(self) -> Events | Looks:
        try:
            return Events(self._watched, self._hints)
        except OSError as error:
            self._tell(exhausted(error))
            return Looks(self._watched, self._hints)

    def _exhausted(self, error: OSError) -> None:
        self._tell(exhausted(error))
        self._eyes.close()
        self._eyes = Looks(self._watched, self._hints)


def exhausted(error: OSError) -> str:
    """Return the sentence on a system that has no watches left."""
    why = (error.strerror or str(error)).lower()
    return f"The system has no more watches to give ({why}): the files are looked at every second instead."


def identity(folder: Path) -> Identity | None:
    """Return what a folder is known by; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
