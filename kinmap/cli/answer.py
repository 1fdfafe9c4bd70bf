"""`kinmap answer WHO [DATE]`: a win or a setback that was answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kinmap.archive.closing import ANSWERED
from kinmap.cli.closing import close, nth_option
from kinmap.cli.common import today_option
from kinmap.cli.writing import WORDY


@click.command(context_settings=WORDY, epilog="Example: kinmap answer nives yesterday")
@click.argument("words", nargs=-1, required=True, metavar="WHO [DATE]")
@nth_option
@today_option
@click.pass_obj
def answer(folder: Path | None, words: tuple[str, ...], nth: int | None, today: date | None) -> int:
    """Say that the newest open win or setback of WHO was answered: by you if theirs, by them if yours.

    WHO is an id, a name, an alias, or the beginning of one that fits nobody else. DATE is today, if left
    out; it may be a date, today, yesterday, monday to sunday (the last one), -3d. Where several wait, you
    are asked which.
    """
    return close(folder, words, today, (ANSWERED, "answer", nth))
