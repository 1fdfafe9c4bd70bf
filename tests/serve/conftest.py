"""A small archive that is served: the server, whoever watches, and a browser's own requests."""

from __future__ import annotations

import http.client
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from kinmap.archive.load import load
from kinmap.archive.shares import alone
from kinmap.build import build
from kinmap.cli.workshop import Workshop
from kinmap.serve.hints import Hints
from kinmap.serve.news import News
from kinmap.serve.rounds import Round, Rounds, reader
from kinmap.serve.server import Server
from kinmap.serve.shelf import Shelf
from kinmap.serve.watched import Watched
from kinmap.serve.watcher import Watcher
from kinmap.site.memory import Memory

DAY = date(2026, 11, 1)
SMALL = {
    "site.yml": "title: Few\n",
    "events/dinner.md": "---\ntitle: Dinner\ndate: 2026-07-01\nthere: [ana]\n---\n",
    "people/ana.md": "---\nname: Ana\nmeetings:\n  - 2026-10-03 coffee: Said.\n---\nSee [[rui]].\n",
    "people/rui.md": "---\nname: Rui\nknows: [ana]\n---\n",
}
LONG = 30.0
"""Seconds after which a test gives up waiting for what should take a fraction of one."""


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def bytes_of(place: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path in it."""
    return {it.relative_to(place).as_posix(): it.read_bytes() for it in place.rglob("*") if it.is_file()}


def clean(root: Path, place: Path) -> dict[str, bytes]:
    """Return the site that a build into a folder of its own makes of an archive."""
    shutil.rmtree(place, ignore_errors=True)
    with alone():  # the archive is served by other threads meanwhile
        build(root, load(root), place, DAY)
    return bytes_of(place)


@cache
def compiled() -> Memory:
    """Return what remembers kinmap's own templates: compiling them takes longer than a small site."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, SMALL)
        workshop = Workshop(root, root / "site", DAY)
        workshop.look()
    return workshop._memory


def workshop_of(root: Path, place: Path, day: date | None = DAY) -> Workshop:
    """Return who builds, with kinmap's templates compiled already; not for two threads at once."""
    workshop = Workshop(root, place, day)
    workshop._memory = Memory(look=compiled().look, templates=compiled().templates)
    return workshop


@dataclass(slots=True)
class Served:
    """An archive while it is served, in this process."""

    root: Path
    place: Path
    server: Server
    hints: Hints
    rounds: Rounds
    told: list[Round] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def until(self, seen: Callable[[], bool]) -> bool:
        """Wait until something is so, looking again after each round."""
        end = time.monotonic() + LONG
        while not seen():
            if time.monotonic() > end:
                return False
            self.server.news.wait(self.server.news.number, 0.05)
        return True

    def settles_as(self, wanted: Mapping[str, bytes]) -> bool:
        """Tell whether the site becomes this one."""
        return self.until(lambda: self._whole() == wanted)

    def _whole(self) -> dict[str, bytes]:
        try:
            return bytes_of(self.place)
        except OSError:
            return {}  # the old one has just made room for the new one


@contextmanager
def serving(root: Path, place: Path, *, poll: bool = False) -> Iterator[Served]:
    """Serve an archive, and watch it, until the test is over."""
    server, hints = Server(0, Shelf(place), News()), Hints()
    told: list[Round] = []
    sentences: list[str] = []
    rounds = Rounds(Workshop(root, place, DAY), server.shelf, server.news, told.append, reader(root))
    watcher = Watcher(Watched(root.resolve(), place.resolve()), hints, sentences.append, poll=poll)
    rounds.first()
    watcher.follow(rounds.asked)
    threads = [
        threading.Thread(target=server.serve_forever, args=(0.01,)),
        threading.Thread(target=rounds.run, args=(hints, watcher)),
    ]
    for thread in threads:
        thread.start()
    try:
        yield Served(root, place, server, hints, rounds, told, sentences)
    finally:
        hints.end()
        server.shutdown()
        for thread in threads:
            thread.join()
        server.server_close()
        watcher.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small archive in which nothing is wrong."""
    root = tmp_path / "small"
    write(root, SMALL)
    return root


@dataclass(slots=True)
class Asked:
    """What a request was answered with."""

    status: int
    body: bytes
    headers: http.client.HTTPMessage


@dataclass(slots=True)
class Visitor:
    """Somebody who asks a server, with or without having been shown the address."""

    server: Server
    cookie: str = ""

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Asked:
        """Ask for a path, exactly as it is written."""
        port = self.server.gate.port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONG)
        sent = {"Host": f"127.0.0.1:{port}"} | ({"Cookie": self.cookie} if self.cookie else {})
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in (sent | dict(headers or {})).items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Asked(answer.status, body, answer.headers)

    def enter(self) -> Asked:
        """Open the address that was printed, and keep the cookie."""
        answer = self.ask(self.server.gate.address.partition(str(self.server.gate.port))[2])
        self.cookie = answer.headers["Set-Cookie"].partition(";")[0]
        return answer
