"""`kinmap met WHO… [WORDS…]`: one line for a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kinmap.archive.grammar import meetings
from kinmap.archive.spoken import Speech
from kinmap.cli.common import today_option
from kinmap.cli.writing import WORDY, desk, note_option, said, write_entry


@click.command(
    context_settings=WORDY,
    epilog='Example: kinmap met nives coffee yesterday 2h by me -m "She took the lead."',
)
@click.argument("words", nargs=-1, required=True, metavar="WHO... [WORDS]...")
@note_option
@today_option
@click.pass_obj
def met(folder: Path | None, words: tuple[str, ...], note: str, today: date | None) -> int:
    """Write one line into the meetings of WHO; several WHO are one line, with the others in it.

    WHO is an id, a name, an alias, or the beginning of one that fits nobody else. WORDS are those of a
    line, in any order: a kind, a duration, by, with, at; and its date, today if left out: a date, today,
    yesterday, monday to sunday (the last one), -3d.
    """
    at = desk(folder, today)
    with said(at):
        speech = Speech(words, meetings(at.settings.kinds), at.company, at.today)
        first, *others = speech.people()
        speech.rest()
        return write_entry(
            at, "meetings", at.known(first), (speech.head(first, others), note), ("met", *words)
        )
