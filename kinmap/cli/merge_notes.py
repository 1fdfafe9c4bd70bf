"""`kinmap merge-notes`: what git calls for a note that was changed on two machines."""

from __future__ import annotations

from pathlib import Path

import click

from kinmap.archive.merge_notes import merge
from kinmap.cli.common import safe
from kinmap.site.publish import PublishError, write_result

FILE = click.Path(path_type=Path)
FAILED = 129
"""What tells git that there is no merge at all; 1 tells of contradictions."""


@click.command("merge-notes", epilog="Example: kinmap merge-notes %O %A %B")
@click.argument("base", type=FILE, metavar="BASE")
@click.argument("ours", type=FILE, metavar="OURS")
@click.argument("theirs", type=FILE, metavar="THEIRS")
def merge_notes(base: Path, ours: Path, theirs: Path) -> int:
    """Unite what two machines wrote into one note, and leave it in OURS. Git calls this; you need not.

    Lines that either added to a list are all there, in order, each once. Where both changed one line,
    that line alone stands there twice, between git's marks, and the exit code is 1. `kinmap init` tells
    git to call it: %O, %A and %B are the note as both began with it, yours, and theirs.
    """
    try:
        content, conflicts = merge(*(path.read_bytes() for path in (base, ours, theirs)))
        write_result(ours, content)
    except OSError as error:
        why = f"{error.filename}: {error.strerror}" if error.filename else str(error)
    except PublishError as error:
        why = str(error)
    else:
        return 1 if conflicts else 0
    click.echo(f"Error: the note was not merged: {safe(why)}", err=True)
    return FAILED
