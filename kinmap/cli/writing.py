"""What the commands share that write into the archive: the moment, and how they say that they could not."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from kinmap.archive.edit import ChangedUnderneathError
from kinmap.archive.targets import OutsideError
from kinmap.cli.common import safe


def moment() -> datetime:
    """Return the time, for the journal of writes, with the offset of this place."""
    return datetime.now(tz=UTC).astimezone()


@contextlib.contextmanager
def said() -> Iterator[None]:
    """Say in one sentence why something was not written."""
    try:
        yield
    except ChangedUnderneathError as error:
        what = f"{safe(str(error))} changed meanwhile; nothing was written. Try again"
        raise click.ClickException(what) from error
    except OutsideError as error:
        raise click.ClickException(
            f"{safe(str(error))} leads out of the archive; nothing was written"
        ) from error
    except OSError as error:
        raise click.ClickException(f"not written: {error.strerror or error}") from error
