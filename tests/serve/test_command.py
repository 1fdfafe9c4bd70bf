"""`kinmap serve` as its user runs it: what it says, how it ends, and what stands in its way."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.serve.conftest import bytes_of, write

REPOSITORY = Path(__file__).parents[2]
FIRST = re.compile(r"http://127\.0\.0\.1:\d+/\?t=[\w-]{32}\n")


def started(root: Path, *words: str) -> subprocess.Popen[str]:
    """Start `kinmap serve` in an archive."""
    around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "LC_ALL": "C.UTF-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "kinmap", "serve", "--today", "2026-11-01", *words],
        cwd=root,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def taken() -> Iterator[int]:
    """Give a port that somebody else has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_it_ends_at_once_with_one_line(small: Path, sign: signal.Signals) -> None:
    write(small, {"people/eva.md": "---\nname: Eva\nhat: red\n---\n"})
    running = started(small, "--port", "0")
    assert running.stdout
    assert FIRST.fullmatch(running.stdout.readline())
    assert running.stdout.readline() == "Ctrl-C ends it.\n"
    running.send_signal(sign)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (0, "\nStopped. The site is in site/.\n")
    lines = err.splitlines()
    assert lines[0].startswith("people/eva.md:3:1: warning[own-field]: ")
    assert lines[-1][9:] == "The site is in site/, with 1 warning."
    assert (small / "site/people/eva.html").is_file()


def test_a_port_that_is_taken_is_named_with_one_that_is_not(small: Path) -> None:
    with taken() as port:
        running = started(small, "--port", str(port))
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (2, "")
    assert re.fullmatch(
        rf"Error: port {port} is taken, perhaps by another `kinmap serve`;"
        r" `kinmap serve --port \d+` takes (the next|any other)\n",
        err,
    )
    assert not (small / "site").exists()


def test_a_folder_that_is_not_its_own_is_refused_before_anything_is_served(small: Path) -> None:
    write(small, {"site/letter.txt": "mine"})
    before = bytes_of(small)
    running = started(small, "--port", "0")
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (2, "")
    assert "kinmap did not make it" in err
    assert bytes_of(small) == before
