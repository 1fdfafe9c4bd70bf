"""`kinmap kept WHO [DATE]`: a promise that was kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kinmap.archive.closing import KEPT
from kinmap.cli.closing import close, nth_option
from kinmap.cli.common import today_option
from kinmap.cli.writing import WORDY


@click.command(context_settings=WORDY, epilog="Example: kinmap kept nives 2026-11-27 --nth 2")
@click.argument("words", nargs=-1, required=True, metavar="WHO [DATE]")
@nth_option
@today_option
@click.pass_obj
def kept(folder: Path | None, words: tuple[str, ...], nth: int | None, today: date | None) -> int:
    """Say that the newest open promise between you and WHO was kept, be it yours or theirs.

    WHO is an id, a name, an alias, or the beginning of one that fits nobody else. DATE is today, if left
    out; it may be a date, today, yesterday, monday to sunday (the last one), -3d. Where several wait, you
    are asked which.
    """
    return close(folder, words, today, (KEPT, "kept", nth))
