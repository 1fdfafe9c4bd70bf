"""`kinmap sift`: who of the rows of network/ you are connected to, one key each."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from kinmap.archive.edit import OWN, keep, write, writing
from kinmap.archive.files import find
from kinmap.archive.load import Archive
from kinmap.archive.rows import Mark
from kinmap.archive.targets import content_of
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.card import Cards
from kinmap.cli.common import colourful, loaded, safe
from kinmap.cli.keys import answers, ask
from kinmap.cli.layout import GAP, Block, printed, width
from kinmap.cli.writing import moment, said
from kinmap.community.network import Known, contacts
from kinmap.dates import NotADateError, PartialDate, parse_date
from kinmap.interchange.promoting import name_of, namesakes, note
from kinmap.interchange.sifting import SKIPPED, Sifting, begin, entered, kept, taken_up
from kinmap.text import slug

KEPT = "sift"
"""The file in kinmap's own folder that holds what was answered last."""
MARKS = {
    "c": Mark.CONNECTED, "connected": Mark.CONNECTED,
    "k": Mark.KNOWN, "known": Mark.KNOWN,
    "s": Mark.STRANGER, "stranger": Mark.STRANGER,
}  # fmt: skip
SKIP = ("", " ", "\r", "\n", "skip")
BACK = ("b", "back")
UNDO = ("u", "undo")
QUIT = ("q", "quit", "\x1b")
HELP = "c connected · k known · s stranger · space skip · b back · u undo · q quit"


@click.command(epilog="Example: kinmap sift")
@click.pass_obj
def sift(folder: Path | None) -> int:
    """Go through the rows of network/ in a fixed random order: are you connected, do you know them?

    One key each: c connected, k known, s stranger, space to skip (they come back at the end), b back,
    u takes the last answer back, q quits. Each answer is saved as it is given, and it goes on where
    you left it; after each it says to how many of all you are likely to be connected. In the end it
    makes notes of those you are connected to, if you like. Without a terminal it reads a line each.
    """
    root, archive = loaded(folder)
    everyone = contacts(archive.rows, archive.people.values())
    if not everyone:
        click.echo("There are no rows in network/ yet. `kinmap import linkedin Connections.csv` brings some.")
        return 0
    sifting = begin(everyone, taken_up(content_of(root / OWN / KEPT)))
    try:
        asked = go_through(root, sifting, Cards(archive, sifting.everyone))
    except KeyboardInterrupt:
        asked = False
    finally:
        enter(root)
    if asked:
        marked = (it for key, it in sifting.everyone.items() if sifting.mark(key) is Mark.CONNECTED)
        with contextlib.suppress(KeyboardInterrupt):
            make_notes(root, archive, list(marked))
    return 0


def go_through(root: Path, sifting: Sifting, cards: Cards) -> bool:
    """Ask about one after another; tell whether it ended by a word, and not because nobody answered."""
    say(Block(HELP, soft=True))
    with answers() as given:
        while (key := sifting.current) is not None:
            say(GAP, *cards.of(key, sifting.mark(key)))
            word = next((word for word in given if act(root, sifting, word.lower())), None)
            if word is None or word.lower() in QUIT:
                return word is not None
            say(*estimated(sifting))
    say(GAP, Block("All rows are marked."))
    return True


def act(root: Path, sifting: Sifting, word: str) -> bool:
    """Do what a word says, and keep it; tell whether it said anything."""
    if word in QUIT:
        return True
    if word in MARKS:
        sifting.answer(MARKS[word])
    elif word in SKIP:
        sifting.skip()
    elif word in BACK or word in UNDO:
        if not (sifting.back() if word in BACK else sifting.undo()):
            say(Block("There is none before this one."))
            return False
    else:
        say(Block(HELP, soft=True))
        return False
    if not keep(root, KEPT, kept(sifting.said), sync=True):
        raise click.ClickException(
            "the answer could not be saved, for the disk does not take it; all before it is"
        )
    return True


def say(*blocks: Block) -> None:
    """Print some blocks."""
    for line in printed(blocks, width()):
        click.echo(line, color=colourful())


def estimated(sifting: Sifting) -> Iterator[Block]:
    """Yield what the marks tell of all."""
    rows, marked, connected = sifting.counts()
    between = sifting.estimate()
    told = f"{connected:,} of {marked:,} connected."
    if between is not None:
        told += f" Judged by these, between {between[0]:,} and {between[1]:,} of all {rows:,} are."
    yield Block(told, soft=True)


# -- into the files ------------------------------------------------------------------------


def enter(root: Path) -> None:
    """Put what was answered into the rows' files, as one step that `undo` takes back.

    What it is about is read anew, since files may have changed while the questions were asked.
    """
    if not any(word != SKIPPED for word in taken_up(content_of(root / OWN / KEPT)).values()):
        return
    with said(), writing(root, moment()) as writer:
        files = {path: content for path, content in find(root).files.items() if content is not None}
        told = taken_up(content_of(root / OWN / KEPT))
        changes, left = entered({path: it for path, it in files.items() if path.startswith("network/")}, told)
        writer.write(changes, "sift")
        keep(root, KEPT, kept(left), sync=True)
    if changes:
        paths = " and ".join(changes)
        click.echo(f"{len(told) - len(left):,} answers are in {safe(paths)}; `kinmap undo` takes them back.")


# -- notes of those who are connected ------------------------------------------------------


def make_notes(root: Path, archive: Archive, connected: list[Known]) -> None:
    """Offer to make a note of each who is connected and has none, and ask since when."""
    without = [it for it in connected if it.person is None and name_of(it)]
    named = {it.rows[0]: namesakes(name_of(it), archive) for it in without}
    fresh = [it for it in without if not named[it.rows[0]]]
    for it in without:
        for id_ in named[it.rows[0]][:1]:
            path = archive.people[id_].path
            click.echo(f"{safe(name_of(it))} may be {path}, which has the name; `kinmap promote` settles it.")
    if not fresh:
        return
    one = len(fresh) == 1
    who = (
        "One of those you are connected to has"
        if one
        else f"{len(fresh):,} of those you are connected to have"
    )
    if (ask(f"{who} no note yet. Make {'it' if one else 'one of each'} now? (y or n) ") or "n").lower()[
        :1
    ] != "y":
        return
    click.echo(
        "Connected since when? A year, a month or a day (1998, 2019-05); Enter for no date, - for no note."
    )
    taken = {slug(each) for each in (*archive.people, *archive.events)}
    for it in fresh:
        if not make_note(root, archive, it, taken):
            return


def make_note(root: Path, archive: Archive, contact: Known, taken: set[str]) -> bool:
    """Ask since when, and make the note; tell whether to go on."""
    while True:
        word = ask(f"{safe(name_of(contact))}: ")
        if word is None or word.lower() in QUIT:
            return False
        if word == "-":
            return True
        try:
            declared = parse_date(word) if word else None
        except NotADateError as error:
            click.echo(f'"{safe(word)}" is no date: {error}.')
            continue
        try_note(root, archive, contact, taken, declared)
        return True


def try_note(
    root: Path, archive: Archive, contact: Known, taken: set[str], declared: PartialDate | None
) -> None:
    """Make a note, or say why there is none."""
    try:
        path, content = note(contact, taken, archive.settings, declared)
    except CannotWriteError as error:
        click.echo(safe(str(error)), err=True)
        return
    with said():
        write(root, {path: (None, content)}, f"sift: {name_of(contact)}", moment())
    taken.add(slug(Path(path).stem))
    click.echo(f"  {path}")
