"""What the commands share that write into the archive: who there is, the moment, and what they say."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import click

from kinmap.archive import files, roll
from kinmap.archive.capture import Written, with_entry
from kinmap.archive.edit import ChangedUnderneathError, Writer, keep, writing
from kinmap.archive.roll import Known, Roll
from kinmap.archive.settings import Settings
from kinmap.archive.sitefile import read_settings
from kinmap.archive.spoken import Company, UnclearError
from kinmap.archive.targets import OutsideError, content_of, target_of
from kinmap.archive.wording import CannotWriteError, Item
from kinmap.cli import common
from kinmap.cli.common import DONE, safe

note_option = click.option(
    "-m", "--note", default="", metavar="NOTE", help="What to say of it, after the words."
)
MANY = 2000
"""Notes whose names take more than half a second to read."""
WORDY = {"ignore_unknown_options": True}
"""Lets `-3d` be a word and no option."""


@dataclass(frozen=True)
class Desk:
    """What a command has before it that writes: the archive's folder, its settings, who there is."""

    root: Path
    settings: Settings
    today: date

    @cached_property
    def roll(self) -> Roll:
        """Everybody, and every event."""
        return roll.roll(self.root, self.settings.fields, moment(), patience)

    @cached_property
    def company(self) -> Company:
        """Whom words may mean."""
        return Company(self.roll.called(), self.roll.events)

    def known(self, id_: str) -> Known:
        """Return somebody, or an event, by the id."""
        return self.roll.known(id_)

    def called(self, id_: str) -> str:
        """Return the name of somebody, or the title of an event."""
        return self.known(id_).names[1]

    def content(self, known: Known) -> bytes:
        """Return the bytes of somebody's note, which must be called as was thought.

        Raises:
            CannotWriteError: where it is not; what was thought is forgotten.
        """
        content = content_of(target_of(self.root, known.path))
        if content is not None:
            text, _ = files.decode(known.path, content)
            if roll.names_in(known.path, text, self.settings.fields) == known.names:
                return content
        keep(self.root, roll.NAMES, b"")
        raise CannotWriteError(f"{known.path} changed meanwhile; nothing was written. Try again")

    @contextlib.contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the archive's lock, and say in one sentence why something was not written."""
        with said(self), writing(self.root, moment()) as writer:
            yield writer


def desk(folder: Path | None, today: date | None) -> Desk:
    """Return what is needed to write into the archive."""
    gc.disable()  # all that is made here lives to the end, which is near
    root = common.root(folder)
    content = content_of(root / files.SITE) if (root / files.SITE).is_file() else b""
    settings, _ = read_settings(files.SITE, files.decode(files.SITE, content or b"")[0])
    return Desk(root, settings, common.today_of(today, settings))


def patience(files: int) -> None:
    """Say what takes a while, to whoever sits before a terminal."""
    if files > MANY and sys.stderr.isatty():
        click.echo(f"Reading the names in {files} notes; next time they are known.", err=True)


def moment() -> datetime:
    """Return the time, for the journal of writes, with the offset of this place."""
    return datetime.now(tz=UTC).astimezone()


@contextlib.contextmanager
def said(desk: Desk | None = None) -> Iterator[None]:
    """Say in one sentence why something was not written."""
    try:
        yield
    except UnclearError as error:
        called = desk.called if desk else str
        raise common.unclear(error.words, error.found, called, error.hint) from error
    except CannotWriteError as error:
        raise click.ClickException("\n".join(map(safe, str(error).split("\n")))) from error
    except ChangedUnderneathError as error:
        what = f"{safe(str(error))} changed meanwhile; nothing was written. Try again"
        raise click.ClickException(what) from error
    except OutsideError as error:
        what = f"{safe(str(error))} leads out of the archive; nothing was written"
        raise click.ClickException(what) from error
    except OSError as error:
        raise click.ClickException(f"not written: {error.strerror or error}") from error


def write_entry(at: Desk, ledger: str, whose: Known, line: tuple[str, str], typed: Iterable[str]) -> int:
    """Write an entry into somebody's note, and say what was written where.

    Args:
        at: the archive.
        ledger: the list that it goes into.
        whose: the note.
        line: the entry's head and its note.
        typed: the command, for the journal.
    """
    with at.writing() as writer:
        old = at.content(whose)
        written = with_entry(whose.path, old, ledger, Item(*line), at.settings)
        writer.write({whose.path: (old, written.content)}, " ".join(typed))
    tell(written)
    return DONE


def tell(written: Written) -> None:
    """Print a line that was written, and where."""
    place = f"{written.span.path}:{written.span.line}"
    click.echo(f"{safe(place)}: {safe(written.line)}")
