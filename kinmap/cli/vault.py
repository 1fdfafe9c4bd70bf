"""`kinmap import notes DIR`: what kinmap could make of a folder of notes; it writes nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import click

from kinmap.archive.settings import Settings
from kinmap.cli.common import colourful, safe
from kinmap.cli.layout import GAP, Block, heading, printed, width
from kinmap.cli.preview import FEW, noun
from kinmap.interchange.vault import Vault, is_part, lines, looked_through

SCHEMA = 1
"""Of the JSON; a key that changes its meaning would change it."""
HIDDEN = (".", "_")


def look(folder: Path, settings: Settings, *, as_json: bool) -> int:
    """Say which fields of the notes in a folder could be read, and what to paste for it.

    Args:
        folder: the notes lie in it, or in folders below.
        settings: those of the archive.
        as_json: whether it is said to a program.
    """
    if not folder.is_dir():
        raise click.ClickException(f"{safe(str(folder))} is no folder. Wanted is one with Markdown notes")
    found = looked_through(notes(folder), settings)
    if as_json:
        plain = {
            "schema": SCHEMA,
            "notes": found.notes,
            "bare": found.bare,
            "broken": found.broken,
            "fields": {
                name: {"known": use.known, "notes": use.notes, "unread": use.unread, "beside": use.beside}
                for name, use in found.uses.items()
            },
            "proposal": found.proposal(),
        }
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return 0
    for line in printed(blocks(found, safe(folder.name or str(folder))), width()):
        click.echo(line, color=colourful())
    proposal = found.proposal()
    if proposal:
        click.echo()
        for line in lines({**settings.fields, **proposal}, found.uses):
            click.echo(safe(line))
    return 0


def notes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the Markdown files of a folder, by path; hidden ones, and links to elsewhere, apart."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(HIDDEN))
        for name in sorted(names):
            path = Path(place, name)
            if (
                name.endswith(".md")
                and not name.startswith(HIDDEN)
                and path.is_file()
                and not path.is_symlink()
            ):
                try:
                    yield path.relative_to(folder).as_posix(), path.read_bytes()
                except OSError as error:
                    raise click.ClickException(f"{safe(str(path))}: {error.strerror or error}") from error


def blocks(found: Vault, name: str) -> Iterator[Block]:
    """Yield what there is to say, up to the lines to paste."""
    bare = f", {found.bare:,} of them without front matter, which is no matter" if found.bare else ""
    yield Block(f"{name} has {noun(found.notes, 'note')}{bare}.")
    if found.broken:
        yield from heading(f"Front matter that cannot be read: {len(found.broken):,}")
        yield from (Block(path, indent=2) for path in found.broken[:FEW])
        more = len(found.broken) - FEW
        yield from [Block(f"And {more:,} more.", indent=2, soft=True)] if more > 0 else []
    yield from own(found)
    yield GAP
    if found.proposal():
        yield Block("Nothing was written. To have these fields read, put this into site.yml:")
    else:
        yield Block("There is nothing to propose; the notes can go into people/ as they are.")


def own(found: Vault) -> Iterator[Block]:
    """Yield the fields that are not proposed, with the reason."""
    uses = found.uses.items()
    parts = [name for name in found.uses if is_part(name)]
    clash = [f"{name} ({use.known})" for name, use in uses if use.known and use.beside]
    apart = [(name, use) for name, use in uses if use.known and not use.beside and not use.sound]
    unread = [f"{name} ({use.known})" for name, use in apart]
    rest = [f"{name} ({use.notes:,})" for name, use in uses if not use.known and name not in parts]
    groups = {
        "For `contact`, which takes email, phone, linkedin and web": parts,
        "Beside the known field in some notes, so not proposed": clash,
        "Mostly not to be read as the known field, so not proposed": unread,
        "Your own, and shown under their names": rest,
    }
    for title, names in groups.items():
        if names:
            yield from heading(f"{title}: {len(names):,}")
            yield Block(", ".join(names), indent=2, hang=2)
