"""`kinmap new NAME`: a new person's note."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

import click

from kinmap.archive.capture import Written, with_id
from kinmap.archive.edit import Change
from kinmap.archive.founding import Start, alike, founded, namesakes
from kinmap.archive.notes import id_of
from kinmap.archive.spoken import UnclearError, spoken_date
from kinmap.archive.targets import content_of, target_of
from kinmap.archive.who import Found, find
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.common import DONE, listed, safe, today_option
from kinmap.cli.writing import WORDY, Desk, desk, said, tell
from kinmap.dates import NotADateError, PartialDate


class Options(TypedDict):
    """What was said of somebody new, beside the name."""

    known: str | None
    through: str | None
    met: str | None
    edit: bool
    anyway: bool
    today: date | None


@click.command(
    context_settings=WORDY, epilog='Example: kinmap new "Ivo Marić" --known 2026-10 --through nives'
)
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@click.option("--known", metavar="DATE", help="When you got to know each other; yesterday will do too.")
@click.option("--through", metavar="WHO", help="The person or the event that brought you together.")
@click.option("--met", metavar="EVENT", help="The event at which you met; they are entered there.")
@click.option("--edit", is_flag=True, help="Open the note in your editor afterwards.")
@click.option("--anyway", is_flag=True, help="Even if somebody of that name is there already.")
@today_option
@click.pass_context
def new(context: click.Context, name: tuple[str, ...], **said_of: Unpack[Options]) -> int:
    """Start the note of somebody new, in people/.

    The id, by which other notes link there, is made of the name. Somebody of that very name is not
    written a second time unless you say --anyway; somebody of nearly that name is mentioned.
    """
    at = desk(context.obj, said_of["today"])
    whole = " ".join(name)
    with said(at):
        see_that_it_is_new(at, whole, anyway=said_of["anyway"])
        known, through, met = said_of["known"], said_of["through"], said_of["met"]
        start = Start(
            whole, day(known, at.today) if known else None, somebody(at, through) if through else None
        )
        path, content = founded(start, at.roll, at.settings)
        with at.writing() as writer:
            event = entered(at, met, id_of(path)) if met else None
            changes: dict[str, Change] = {path: (None, content)}
            if event:
                changes[event.span.path] = (content_of(target_of(at.root, event.span.path)), event.content)
            writer.write(changes, f"new {whole}")
    click.echo(f"{safe(path)}: {safe(whole)}")
    if event:
        tell(event)
    if said_of["edit"]:
        click.edit(filename=str(at.root / path))
    return DONE


def see_that_it_is_new(at: Desk, name: str, *, anyway: bool) -> None:
    """Refuse a name that somebody has; mention those who are nearly called so."""
    people = tuple(at.roll.people)
    same = namesakes(name, people)
    if same and not anyway:
        there = listed(same, at.called)
        raise CannotWriteError(f"somebody of that name is there already:\n{there}\n`--anyway` writes another")
    near = same or alike(name, people)
    if near:
        click.echo(f"Somebody like that is there already:\n{listed(near, at.called)}", err=True)


def somebody(at: Desk, words: str) -> str:
    """Return the id of the person, else of the event, that is meant."""
    found = find(words, at.roll.people)
    if not found.fitting:
        found = find(words, at.roll.events) if at.roll.events else found
    return one(words, found)


def one(words: str, found: Found) -> str:
    """Return the id that is meant, if one alone is."""
    if found.meant is None:
        raise UnclearError(words, found)
    return found.meant


def entered(at: Desk, words: str, id_: str) -> Written:
    """Return the note of an event with somebody among those met there."""
    event = at.known(one(words, find(words, at.roll.events)))
    return with_id(event.path, at.content(event), "met", id_, at.settings)


def day(words: str, today: date) -> PartialDate:
    """Return the date that was said."""
    try:
        return spoken_date(words, today)
    except NotADateError as error:
        raise CannotWriteError(f'"{words}" is no date: {error}') from error
