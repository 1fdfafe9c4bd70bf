"""What the commands share that tell of the model: how they begin, how they speak, how they end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import click

from kinmap.archive.load import Archive
from kinmap.archive.who import Found
from kinmap.cli.common import colourful, counted, exit_code, loaded, today_of, unclear
from kinmap.cli.layout import Block, printed, width
from kinmap.community.model import community
from kinmap.pages.lines import Line, Place
from kinmap.pages.prose import nested
from kinmap.pages.view import View, Who, label, view
from kinmap.pages.waiting import Row

SCHEMA = 1
"""Of the JSON that these commands write; a key that changes its meaning would change it."""

Plain: TypeAlias = dict[str, Any]
"""What JSON can hold."""

json_option = click.option("--json", "as_json", is_flag=True, help="Write one JSON object, for a program.")


def seen(folder: Path | None, today: date | None) -> View:
    """Return the archive and what it says on the day."""
    _, archive = loaded(folder)
    return view(community(archive, today_of(today, archive.settings)))


def tell(
    view: View,
    text: Callable[[], Iterable[Block]],
    plain: Callable[[], Mapping[str, object]],
    *,
    as_json: bool,
) -> int:
    """Print what was asked for, as text or as JSON, and return the exit code.

    JSON always has `schema` and `today`, before what the command itself says.
    """
    if as_json:
        whole = {"schema": SCHEMA, "today": view.today.isoformat(), **plain()}
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1).encode())
    else:
        for line in printed(text(), width()):
            click.echo(line, color=colourful())
    errors = [problem for problem in view.archive.problems if problem.is_error]
    if errors:
        click.echo(f"{counted(errors)} in the notes; `kinmap check` tells.", err=True)
    return exit_code(errors, strict=False)


def the_one(archive: Archive, words: str, found: Found) -> str:
    """Return the id that is meant.

    Raises:
        click.ClickException: where the words fit nobody, or several, with a list of those.
    """
    if found.meant is not None:
        return found.meant
    raise unclear(words, found, lambda id_: label(archive, id_))


# -- people, lines and what waits, for both readers ----------------------------------------


def named(who: Who) -> str:
    """Return somebody with the stage: `Ana Duarte, kin`."""
    return f"{who.name}, {who.standing}"


def name(who: Who) -> str:
    """Return somebody by name, marked where only you say that they are a connection."""
    return f"{who.name} (declared)" if who.declared else who.name


def within(view: View, quote: str) -> str:
    """Return what a note says, in quotation marks."""
    return f"\u201c{view.plain(nested(quote))}\u201d"


def quoted(view: View, spoke: str, quote: str) -> str:
    """Return the last contact and what was written of it."""
    said = f" {within(view, quote)}" if quote else ""
    return f"Last: {spoke}.{said}" if spoke else ""


def where(places: Iterable[Place]) -> str:
    """Return where something is written: `people/ana.md:12, people/rui.md:7`."""
    return ", ".join(place.path for place in places)


def told(view: View, spoke: str, quote: str, places: Iterable[Place], indent: int) -> Iterable[Block]:
    """Yield the last contact, what was written of it, and where; nothing where there was none."""
    if spoke:
        yield Block(quoted(view, spoke, quote), aside=where(places), indent=indent, soft=True)


def evidence(view: View, found: Iterable[Line], indent: int) -> Iterable[Block]:
    """Yield lines of notes: the date, the words, and where they stand."""
    for line in found:
        note = f": {view.plain(line.note)}" if line.note else ""
        planned = " (planned)" if line.planned else ""
        day = f"{line.date}: " if line.date else ""
        words = f"{day}{line.words}{note}{planned}"
        yield Block(words, aside=line.place, indent=indent, hang=2, soft=True)


def waits(view: View, row: Row, indent: int) -> Iterable[Block]:
    """Yield one thing that waits between two people: what, and by when."""
    note = f": {view.plain(row.note)}" if row.note else "."
    yield Block(f"{row.what}{note}", aside=row.place if not row.when else "", indent=indent, hang=2)
    if row.when:
        yield Block(row.when, aside=row.place, indent=indent + 2, soft=True)


def who_plain(who: Who) -> Plain:
    """Return somebody for a program."""
    return {"id": who.id, "name": who.name, "stage": who.stage, "declared": who.declared}


def line_plain(line: Line) -> Plain:
    """Return a line of a note for a program; `date` as far as it was written."""
    return {
        "date": line.iso,
        "words": line.words,
        "note": line.note,
        "planned": line.planned,
        "place": line.place,
    }


def waits_plain(row: Row) -> Plain:
    """Return one thing that waits for a program."""
    return {"what": row.what, "note": row.note, "when": row.when, "place": row.place}
