"""`kinmap stale`: who has gone quiet, and who soon will have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from kinmap.cli.common import today_option
from kinmap.cli.layout import Block, heading
from kinmap.cli.telling import Plain, json_option, named, seen, tell, told, where, who_plain
from kinmap.community.export import rhythm
from kinmap.community.lists import SOON
from kinmap.pages import stale as page, words
from kinmap.pages.stale import Part, Row
from kinmap.pages.view import View


@click.command(epilog="Example: kinmap stale --within 30")
@click.option(
    "--within",
    type=click.IntRange(min=0),
    default=SOON,
    show_default=True,
    metavar="DAYS",
    help="Those, too, who are due within so many days.",
)
@json_option
@today_option
@click.pass_obj
def stale(folder: Path | None, today: date | None, within: int, *, as_json: bool) -> int:
    """Say who has gone quiet: how long it has been, the rhythm and where it comes from, what is planned.

    With --json: sentence, within, stale, soon, fading, unwritten; the figures have the names
    of `export json`.
    """
    view = seen(folder, today)
    return tell(view, lambda: text(view, within), lambda: plain(view, within), as_json=as_json)


def parts(view: View) -> tuple[Part, ...]:
    """Return those who have gone quiet."""
    return page.parts(view, [view.relations[i] for i in view.community.stale])


def text(view: View, within: int) -> Iterator[Block]:
    """Yield the page for a reader."""
    late = [view.relations[i] for i in view.community.stale]
    yield Block(page.sentence(late) if late else page.nobody(view))
    yield from (block for part in parts(view) for block in people(view, part))
    yield from remarks(view)
    yield from people(view, page.soon(view, within))


def people(view: View, part: Part) -> Iterator[Block]:
    """Yield a part of the page, if anybody is in it."""
    if part.rows:
        yield from heading(part.title)
        yield Block(part.remark, soft=True)
        yield from (block for row in part.rows for block in person(view, row))


def person(view: View, row: Row) -> Iterator[Block]:
    """Yield one of them."""
    yield Block(named(row.who), aside=row.wait, indent=2)
    why = words.capital("; ".join(part for part in (row.why, row.planned) if part))
    yield Block(why, aside=where(row.stated), indent=4)
    yield from told(view, row.spoke, row.quote, row.places, indent=4)


def remarks(view: View) -> Iterator[Block]:
    """Yield of whom nothing is written, and who is fading."""
    silent = page.unwritten(view)
    fading = [page.fading(view, view.relations[id_]) for id_ in view.community.drifting]
    for title, remark, found in (
        ("Of whom nothing is written", page.UNWRITTEN, silent),
        ("Fading", page.FADING, fading),
    ):
        if found:
            yield from heading(title)
            yield Block(remark, soft=True)
        for it in found:
            yield Block(named(it.who), indent=2)
            yield Block(it.sentence, aside=where(it.places), indent=4)


def plain(view: View, within: int) -> Plain:
    """Return the page for a program."""
    late = [view.relations[i] for i in view.community.stale]
    return {
        "sentence": page.sentence(late) if late else page.nobody(view),
        "within": within,
        "stale": rows(view, page.rows(view, late)),
        "soon": rows(view, page.soon(view, within).rows),
        "fading": [
            {**who_plain(it.who), "sentence": it.sentence, "places": [at.path for at in it.places]}
            for it in (page.fading(view, view.relations[i]) for i in view.community.drifting)
        ],
        "unwritten": list(view.community.unwritten),
    }


def rows(view: View, found: Iterable[Row]) -> list[Plain]:
    """Return people with their waits, in words and in figures."""
    return [
        {
            **who_plain(row.who),
            "wait": row.wait,
            "why": row.why,
            "spoke": row.spoke,
            "said": row.quote,
            "places": [at.path for at in row.places],
            **rhythm(view.relations[row.who.id]),
        }
        for row in found
    ]
