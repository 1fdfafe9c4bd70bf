"""`kinmap stale`: who has gone quiet, and who soon will have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from kinmap.cli.common import today_option
from kinmap.cli.layout import Block, heading
from kinmap.cli.telling import Plain, json_option, named, quoted, seen, tell, who_plain
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
    for part in (*parts(view), page.soon(view, within)):
        if part.rows:
            yield from heading(part.title)
            yield Block(part.remark, soft=True)
            yield from (block for row in part.rows for block in person(view, row))
    yield from remarks(view)


def person(view: View, row: Row) -> Iterator[Block]:
    """Yield one of them."""
    yield Block(named(row.who), aside=row.wait, indent=2)
    yield Block(words.capital("; ".join(part for part in (row.why, row.planned) if part)), indent=4)
    if row.spoke:
        yield Block(quoted(view, row.spoke, row.quote), indent=4, soft=True)


def remarks(view: View) -> Iterator[Block]:
    """Yield who is fading, and of whom nothing is written."""
    if view.community.drifting:
        yield from heading("Fading")
    for id_ in view.community.drifting:
        fading = page.fading(view, view.relations[id_])
        yield Block(named(fading.who), indent=2)
        yield Block(fading.sentence, indent=4)
    if view.community.unwritten:
        yield from heading("Of whom nothing is written")
        yield from (Block(named(who), indent=2) for who in view.whos(view.community.unwritten))


def plain(view: View, within: int) -> Plain:
    """Return the page for a program."""
    late = [view.relations[i] for i in view.community.stale]
    return {
        "sentence": page.sentence(late) if late else page.nobody(view),
        "within": within,
        "stale": rows(view, page.rows(view, late)),
        "soon": rows(view, page.soon(view, within).rows),
        "fading": [
            {**who_plain(it.who), "sentence": it.sentence}
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
            **rhythm(view.relations[row.who.id]),
        }
        for row in found
    ]
