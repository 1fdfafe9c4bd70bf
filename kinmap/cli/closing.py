"""What `answer` and `kept` share: which line is meant, and how it is closed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kinmap.archive.capture import read_note
from kinmap.archive.closing import Closing, still_open, with_closed
from kinmap.archive.grammar import Ledger
from kinmap.archive.ledgers import Entry
from kinmap.archive.person import Person
from kinmap.archive.source import Source
from kinmap.archive.spoken import Speech
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.common import DONE, safe
from kinmap.cli.writing import Desk, desk, said, tell
from kinmap.dates import PartialDate

DATES = Ledger(words={})
"""No words but dates."""
nth_option = click.option(
    "--nth", type=click.IntRange(min=1), metavar="N", help="Which of several, counted from the newest."
)


def close(
    folder: Path | None, words: Sequence[str], today: date | None, how: tuple[Closing, str, int | None]
) -> int:
    """Close an open line in somebody's note, and say what was written where.

    Args:
        folder: the archive's, as on the command line.
        words: WHO, and perhaps the date.
        today: the day, if it was given.
        how: what closes the line, the command, and which of several lines is meant.
    """
    closing, command, nth = how
    at = desk(folder, today)
    with said(at):
        speech = Speech(words, DATES, at.company, at.today)
        whose = at.known(speech.person())
        speech.rest()
        day = speech.said_day()
        entry = chosen(opened(at, Source(whose.path, at.content(whose)), closing, day), closing, nth)
        with at.writing() as writer:
            old = at.content(whose)
            if entry not in opened(at, Source(whose.path, old), closing, day):
                raise CannotWriteError(f"{whose.path} changed meanwhile; nothing was written. Try again")
            written = with_closed(whose.path, old, closing, entry, day, at.settings)
            writer.write({whose.path: (old, written.content)}, " ".join((command, *words)))
    tell(written)
    return DONE


def opened(at: Desk, source: Source, closing: Closing, day: PartialDate) -> list[Entry]:
    """Return the lines of a note that are open, the newest first."""
    person = read_note(source, at.settings).about
    return still_open(person, closing, day) if isinstance(person, Person) else []


def chosen(entries: Sequence[Entry], closing: Closing, nth: int | None) -> Entry:
    """Return the one that is meant of some open lines; ask where several may be, and somebody can answer."""
    what = "promise" if closing.field == "promises" else "win or setback"
    if not entries:
        raise CannotWriteError(f"no {what} is open there")
    if nth is None and len(entries) > 1 and sys.stdin.isatty():
        click.echo(f"Several are open:\n{listed(entries)}")
        nth = click.prompt("Which", type=click.IntRange(1, len(entries)), default=1)
    if nth is None and len(entries) > 1:
        raise CannotWriteError(f"several are open; `--nth` says which:\n{listed(entries)}")
    if nth is not None and nth > len(entries):
        raise CannotWriteError(f"only {len(entries)} are open:\n{listed(entries)}")
    return entries[(nth or 1) - 1]


def listed(entries: Sequence[Entry]) -> str:
    """Return open lines with their numbers."""
    return "\n".join(
        safe(f"  {at}  {entry.date} {entry.words}{': ' if entry.note else ''}{entry.note}")
        for at, entry in enumerate(entries, 1)
    )
