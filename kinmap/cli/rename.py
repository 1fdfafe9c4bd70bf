"""`kinmap rename OLD NEW`: another id, with every link to it."""

from __future__ import annotations

from pathlib import Path

import click

from kinmap.archive.edit import Change
from kinmap.archive.renaming import Changed, checked, new_path, renamed
from kinmap.archive.roll import Known
from kinmap.archive.spoken import UnclearError
from kinmap.archive.targets import PERMISSIONS, content_of, target_of
from kinmap.archive.who import find
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.common import DONE, safe
from kinmap.cli.writing import Desk, desk, said


@click.command(epilog="Example: kinmap rename nives-orlic nives-maric")
@click.argument("old")
@click.argument("new")
@click.pass_obj
def rename(folder: Path | None, old: str, new: str) -> int:
    """Give the person or the event OLD the id NEW: the file's name, and every place that names it.

    OLD is an id, a name, an alias, or the beginning of one that fits nobody else. Links by name stay as
    they are, and lead to the same note. One undo takes all of it back.
    """
    at = desk(folder, None)
    with said(at):
        roll = at.roll
        found = find(old, (*roll.people, *roll.events))
        if found.meant is None:
            raise UnclearError(old, found)
        known = at.known(found.meant)
        path = new_path(known.path, checked(known, new, roll).new)
        with at.writing() as writer:
            changed = changes_of(at, known, new)
            content = at.content(known)
            written: dict[str, Change] = {
                each: (before, now.content) for each, (before, now) in changed.items()
            }
            own = written.pop(known.path, (content, content))
            modes = {path: target_of(at.root, known.path).stat().st_mode & PERMISSIONS}
            writer.write(
                {**written, known.path: (content, None), path: (None, own[1])}, f"rename {old} {new}", modes
            )
    click.echo(f"{safe(known.path)} is {safe(path)} now")
    for each, (_, now) in changed.items():
        for line, text in now.lines:
            click.echo(f"{safe(path if each == known.path else each)}:{line}: {safe(text)}")
    return DONE


def changes_of(at: Desk, known: Known, new: str) -> dict[str, tuple[bytes, Changed]]:
    """Return each file in which the old id stands, as it is and as it is to be."""
    rename = checked(known, new, at.roll)
    path = new_path(known.path, rename.new)
    if (at.root / known.path).is_symlink() or (at.root / path).exists():
        what = "is a link" if (at.root / known.path).is_symlink() else f"cannot become {path}, which is there"
        raise CannotWriteError(f"{known.path} {what}; rename it by hand")
    found = {}
    for each in sorted((*at.roll.people, *at.roll.events), key=lambda each: each.path):
        content = content_of(target_of(at.root, each.path))
        becomes = path if each.path == known.path else each.path
        changed = renamed(each.path, content, rename, at.settings, becomes) if content else None
        if content and changed:
            found[each.path] = (content, changed)
    return found
