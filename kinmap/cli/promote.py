"""`kinmap promote NAME-OR-URL…`: a row of network/ becomes a person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from kinmap.archive.edit import Change, write
from kinmap.archive.load import Archive
from kinmap.archive.quotes import quoted
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.common import loaded, safe
from kinmap.cli.writing import moment, said
from kinmap.community.network import Known, contacts
from kinmap.interchange.promoting import addresses, first, fitting, name_of, namesakes, note
from kinmap.text import nearest, slug

MOST = 12
"""Rows that are listed where words fit several."""


@click.command(epilog='Example: kinmap promote "Nives Orlić"')
@click.argument("words", nargs=-1, required=True, metavar="NAME-OR-URL...")
@click.option("--anyway", is_flag=True, help="Even if somebody of that name has a note already.")
@click.pass_obj
def promote(folder: Path | None, words: tuple[str, ...], *, anyway: bool) -> int:
    """Make a note of a row of network/, with what the row says; the row stays, and keeps its mark.

    A row is meant by its url, its e-mail, its name, or the beginning of one. Where several fit they
    are listed, and nothing is written; a note that is there is never written over.
    """
    root, archive = loaded(folder)
    everyone = contacts(archive.rows, archive.people.values())
    with said():
        chosen = meant(everyone, words)
        changes = notes(chosen, archive, anyway=anyway)
        write(root, changes, f"promote {' '.join(words)}", moment())
    for path, contact in zip(changes, chosen, strict=True):
        click.echo(f"{path}: {safe(name_of(contact))}")
        if not has_address(contact):
            place = contact.rows[0].span
            what = "has neither url nor e-mail, by which the two would be known for one: they count as two"
            click.echo(f"  {place.path}:{place.line} {what}", err=True)
    return 0


def meant(everyone: Sequence[Known], words: Sequence[str]) -> list[Known]:
    """Return the contacts that are meant: all words together if that is a name, else each by itself.

    Raises:
        CannotWriteError: where words fit nobody, or several.
    """
    whole = fitting(everyone, " ".join(words))
    if whole:
        return [the_one(whole, " ".join(words))]
    found = [the_one(fitting(everyone, each), each, everyone) for each in words]
    return list(dict.fromkeys(found))


def the_one(found: Sequence[Known], words: str, everyone: Sequence[Known] = ()) -> Known:
    """Return the one contact that fits.

    Raises:
        CannotWriteError: where there is none, or there are several, with a list of those.
    """
    if len(found) == 1:
        return found[0]
    if not found:
        near = nearest(words, {name_of(contact) for contact in everyone})
        hint = f"; did you mean {near}?" if near else ""
        raise CannotWriteError(f"no row of network/ has the name or the address {words}{hint}")
    listed = [f"  {described(contact)}" for contact in found[:MOST]]
    more = [f"  and {len(found) - MOST} more"] if len(found) > MOST else []
    raise CannotWriteError(
        "\n".join([f"{words} fits several rows; name one by its address:", *listed, *more])
    )


def described(contact: Known) -> str:
    """Return a contact with what tells it from others of its name."""
    row = contact.rows[0]
    parts = (name_of(contact), first(contact, lambda it: it.company), row.url.strip() or row.email.strip())
    return f"{', '.join(part for part in parts if part)} ({row.span.path}:{row.span.line})"


def notes(chosen: Sequence[Known], archive: Archive, *, anyway: bool) -> dict[str, Change]:
    """Return the notes to be made, by path.

    Raises:
        CannotWriteError: where somebody has one already.
    """
    taken = {slug(each) for each in (*archive.people, *archive.events)}
    made: dict[str, Change] = {}
    for contact in chosen:
        see_that_it_is_new(contact, archive, anyway=anyway)
        path, content = note(contact, taken, archive.settings)
        taken.add(slug(Path(path).stem))
        made[path] = (None, content)
    return made


def see_that_it_is_new(contact: Known, archive: Archive, *, anyway: bool) -> None:
    """Refuse a contact who has a note, and one whose name somebody with a note has."""
    name = name_of(contact)
    if contact.person is not None:
        raise CannotWriteError(f"{name} has a note already: {archive.people[contact.person].path}")
    same = namesakes(name, archive)
    if same and not anyway:
        paths = " and ".join(archive.people[id_].path for id_ in same)
        line = address_line(contact)
        how = f"If that is the same person, write there:\n  {line}\n" if line else ""
        raise CannotWriteError(f"somebody called {name} has a note: {paths}\n{how}`--anyway` makes another")


def address_line(contact: Known) -> str:
    """Return the line of a note that makes a contact that person; nothing where it has no address."""
    has = addresses(contact)
    parts = [("email", has.email), ("linkedin", has.linkedin), ("web", has.web)]
    held = ", ".join(f"{field}: {quoted(given[0])}" for field, given in parts if given)
    return f"contact: {{{held}}}" if held else ""


def has_address(contact: Known) -> bool:
    """Tell whether anything makes the row and the note one."""
    has = addresses(contact)
    return bool(has.email or has.linkedin or has.web)
