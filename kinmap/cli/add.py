"""`kinmap add LEDGER WHO WORDS…`: one line for trust, exchange, life or promises."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kinmap.archive.grammar import EXCHANGE, LIFE, PROMISES, TRUST
from kinmap.archive.spoken import Speech
from kinmap.cli.common import today_option
from kinmap.cli.writing import WORDY, desk, note_option, said, write_entry

LEDGERS = {"trust": TRUST, "exchange": EXCHANGE, "life": LIFE, "promises": PROMISES}


@click.command(
    context_settings=WORDY,
    epilog='Example: kinmap add promises nives me by 2026-12-01 -m "Lend her the Duruflé."',
)
@click.argument("ledger", type=click.Choice(list(LEDGERS)), metavar="LEDGER")
@click.argument("words", nargs=-1, required=True, metavar="WHO WORDS...")
@note_option
@today_option
@click.pass_obj
def add(folder: Path | None, ledger: str, words: tuple[str, ...], note: str, today: date | None) -> int:
    """Write one line into another LEDGER of WHO: trust, exchange, life or promises.

    WHO is an id, a name, an alias, or the beginning of one that fits nobody else. WORDS are those of a
    line, in any order, such as: they earned respect; gave introduction to ivo; win; me by 2026-12-01. The
    date is today, if left out; it may be a date, today, yesterday, monday to sunday (the last one), -3d.
    """
    at = desk(folder, today)
    with said(at):
        speech = Speech(words, LEDGERS[ledger], at.company, at.today)
        whose = speech.person()
        speech.rest()
        return write_entry(at, ledger, at.known(whose), (speech.head(whose), note), ("add", ledger, *words))
