"""`kinmap merge KEEP OTHER`: two notes of one person made one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from kinmap.archive.capture import read_note
from kinmap.archive.edit import Change
from kinmap.archive.joining import joined
from kinmap.archive.renaming import Changed, Rename, renamed
from kinmap.archive.roll import Known
from kinmap.archive.source import Source
from kinmap.archive.spoken import UnclearError
from kinmap.archive.targets import content_of, target_of
from kinmap.archive.who import find
from kinmap.archive.wording import CannotWriteError
from kinmap.cli.common import DONE, safe
from kinmap.cli.writing import Desk, desk, said


@click.command(epilog="Example: kinmap merge nives-orlic nives-o")
@click.argument("keep")
@click.argument("other")
@click.pass_obj
def merge(folder: Path | None, keep: str, other: str) -> int:
    """Make one note of two that are about one person: all of OTHER goes into KEEP, and OTHER is gone.

    Lists are united, a line of both is there once, and every link to OTHER leads to KEEP. Where the two
    differ, KEEP's word stays, and OTHER's beside it: `x-place: Porto`. One undo takes all of it back.
    """
    at = desk(folder, None)
    with said(at):
        one, more = (meant(at, words) for words in (keep, other))
        if one == more:
            raise CannotWriteError(f"{one.id} is one note already")
        with at.writing() as writer:
            before = {known: at.content(known) for known in (one, more)}
            sources = [Source(known.path, before[known]) for known in (one, more)]
            apart(at, sources, (one, more))
            changed = led_on(at, Rename(more.id, one.id, event=False), (one.path, more.path))
            written: dict[str, Change] = {path: (old, new.content) for path, (old, new) in changed.items()}
            written[one.path] = (before[one], joined(sources[0], sources[1], at.settings))
            written[more.path] = (before[more], None)
            writer.write(written, f"merge {keep} {other}")
    click.echo(f"{safe(more.path)} is in {safe(one.path)} now")
    for path, (_, new) in changed.items():
        for line, text in new.lines:
            click.echo(f"{safe(path)}:{line}: {safe(text)}")
    return DONE


def meant(at: Desk, words: str) -> Known:
    """Return whom words mean, whose note is a file of its own."""
    found = find(words, at.roll.people)
    if found.meant is None:
        raise UnclearError(words, found)
    known = at.known(found.meant)
    if (at.root / known.path).is_symlink():
        raise CannotWriteError(f"{known.path} is a link; put the file itself there")
    return known


def apart(at: Desk, sources: Iterable[Source], both: tuple[Known, Known]) -> None:
    """See that neither note tells of the other: as one person they would have met themselves."""
    for source, stranger in zip(sources, reversed(both), strict=True):
        rename = Rename(stranger.id, stranger.id, event=False)
        for link in read_note(source, at.settings).links:
            if rename.leads(link):
                what = f"names {stranger.id}, as somebody else; take that out first"
                raise CannotWriteError(f"{source.path}:{link.span.line} {what}")


def led_on(at: Desk, rename: Rename, apart: tuple[str, str]) -> dict[str, tuple[bytes, Changed]]:
    """Return the other files in which the old id stands, as they are and as they are to be."""
    found = {}
    for each in sorted((*at.roll.people, *at.roll.events), key=lambda each: each.path):
        content = content_of(target_of(at.root, each.path)) if each.path not in apart else None
        changed = renamed(each.path, content, rename, at.settings, each.path) if content else None
        if content and changed:
            found[each.path] = (content, changed)
    return found
