"""Answers from a keyboard, one key each; or from a file or a pipe, one line each."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sys
from collections.abc import Iterator
from types import FrameType

import click

with contextlib.suppress(ImportError):  # a system without it reads keys by click's own means
    import termios
    import tty

PRESSED = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]|\x1bO.|.", re.DOTALL)
"""One key: an arrow and its like send several characters."""
LEFT = "\x1b[D"
END = "\x04"
MOST = 64
"""Bytes of keys that were pressed while nobody looked."""


@contextlib.contextmanager
def answers() -> Iterator[Iterator[str]]:
    """Give what is answered: keys as they are pressed, where there is a terminal, else lines.

    The terminal is as it was before, however this ends.
    """
    if not sys.stdin.isatty():
        yield lines()
    elif "termios" not in sys.modules:
        yield iter(click.getchar, END)
    else:
        with _by_key(sys.stdin.fileno()), _ending_well():
            yield keys(sys.stdin.fileno())


def lines() -> Iterator[str]:
    """Yield the lines that are given, without the blanks around them."""
    return (line.strip() for line in iter(sys.stdin.readline, ""))


def keys(handle: int) -> Iterator[str]:
    """Yield keys until the end of the terminal; the arrow to the left goes back."""
    while pressed := os.read(handle, MOST):
        for key in PRESSED.findall(pressed.decode(errors="replace")):
            if key == END:
                return
            yield "b" if key == LEFT else key.lower()


def ask(words: str) -> str | None:
    """Return the line that is given for an answer; None at the end of all."""
    click.echo(words, nl=False)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        click.echo()  # no key was pressed that would have ended the line
    return line.strip() if line else None


@contextlib.contextmanager
def _by_key(handle: int) -> Iterator[None]:
    """Let a terminal give each key at once, and not show it."""
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle)
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)


@contextlib.contextmanager
def _ending_well() -> Iterator[None]:
    """Let a program that is told to end, or whose window is closed, put all in order first."""
    signals = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(each, _end) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
