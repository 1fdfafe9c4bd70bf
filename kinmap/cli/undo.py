"""`kinmap undo [N]`: take back what kinmap wrote."""

from __future__ import annotations

from pathlib import Path

import click

from kinmap.archive.undo import done, undo as take_back
from kinmap.cli.common import DONE, root, safe
from kinmap.cli.writing import moment, said


@click.command(epilog="Example: kinmap undo 2")
@click.argument("count", type=click.IntRange(min=1), default=1, metavar="[N]")
@click.option("--list", "listing", is_flag=True, help="Say what could be taken back, and take nothing back.")
@click.pass_obj
def undo(folder: Path | None, count: int, *, listing: bool) -> int:
    """Take back the last N writes that kinmap made (one, if left out), byte for byte.

    All of a command is one write, be it in one file or in many; the last hundred are remembered. Where
    a file is no longer as kinmap left it, nothing is taken back.
    """
    place = root(folder)
    with said():
        steps = done(place) if listing else take_back(place, count, moment())
    for step in steps:
        files = ", ".join(each.path for each in step.files)
        when = step.when[:16].replace("T", " ")
        click.echo(
            f"{when}  {safe(step.what)}  ({safe(files)})"
            if listing
            else f"{safe(files)}: undone: {safe(step.what)}"
        )
    return DONE
