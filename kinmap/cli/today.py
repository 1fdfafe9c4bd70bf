"""`kinmap today`: what the page of the day says, in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from kinmap.cli.common import today_option
from kinmap.cli.layout import GAP, Block, heading
from kinmap.cli.telling import Plain, json_option, name, named, seen, tell, told, waits_plain, who_plain
from kinmap.pages import today as page, words
from kinmap.pages.today import Content, Turn
from kinmap.pages.view import View
from kinmap.pages.waiting import Row


@click.command(epilog="Example: kinmap today --today 2026-11-01")
@click.option("--all", "whole", is_flag=True, help="Everything that waits, not the first five alone.")
@json_option
@today_option
@click.pass_obj
def today(folder: Path | None, today: date | None, *, whole: bool, as_json: bool) -> int:
    """Say what the day asks of you: whom to turn to, what to answer and to keep, what is to come.

    With --json: sentence, turn, quiet, answers, promises, events, know, days, funnel, problems.
    """
    view = seen(folder, today)
    said = page.content(view)
    return tell(view, lambda: text(view, said, whole=whole), lambda: plain(view, said), as_json=as_json)


def text(view: View, said: Content, *, whole: bool) -> Iterator[Block]:
    """Yield the page for a reader."""
    yield Block(words.full_day(view.today), strong=True)
    yield GAP
    yield Block(said["sentence"])
    if said["turn"] or said["quiet"] or said["funnel"]:
        yield from heading("Turn to")
        yield from (block for it in said["turn"] for block in turn(view, it))
        if not said["turn"]:
            yield Block(said["nobody"], indent=2)
        if said["quiet"]:
            yield Block(said["quiet"], aside="kinmap stale", indent=2, soft=True)
    yield from open_rows(view, "Answer", said["answers"], said["more_answers"], whole=whole)
    yield from open_rows(view, "Keep your word", said["promises"], said["more_promises"], whole=whole)
    yield from dates(said)
    yield from know(said)
    closing = [sentence for sentence in (said["funnel"], said["wrong_sentence"]) if sentence]
    if closing:
        yield GAP
    yield from (Block(sentence) for sentence in closing)


def turn(view: View, it: Turn) -> Iterator[Block]:
    """Yield somebody to turn to."""
    yield Block(named(it.who), aside=it.been, indent=2)
    yield Block(it.why, indent=4)
    yield from told(view, it.spoke, it.quote, it.places, indent=4)


def open_rows(
    view: View, title: str, first: Sequence[Row], more: Sequence[Row], *, whole: bool
) -> Iterator[Block]:
    """Yield what waits of one kind: all of it, or what comes first and how much more there is."""
    if first:
        yield from heading(title)
    for row in (*first, *more) if whole else first:
        note = f": {view.plain(row.note)}" if row.note else ""
        yield Block(f"{name(row.who)}{note}", aside=row.due, indent=2, hang=2)
        when = f" {row.when}" if row.when else ""
        yield Block(f"{row.what}.{when}", aside=row.place, indent=4, soft=True)
    if more and not whole:
        yield Block(f"And {words.number(len(more))} more.", aside="--all shows them", indent=2, soft=True)


def dates(said: Content) -> Iterator[Block]:
    """Yield what is to come: events, and days to remember somebody by."""
    if said["events"]:
        yield from heading("What is to come")
    for event in said["events"]:
        place = f", {event.place}" if event.place else ""
        yield Block(f"{event.title}{place}", aside=event.date, indent=2)
        if event.there:
            yield Block(f"{event.there} expected.", indent=4, soft=True)
    if said["days"]:
        yield from heading("Days within a month")
    for day in said["days"]:
        yield Block(f"{name(day.who)}, {day.what}", aside=day.when, indent=2)


def know(said: Content) -> Iterator[Block]:
    """Yield whom you could get to know more."""
    if said["know"]:
        yield from heading("Whom to get to know")
    for hint in said["know"]:
        yield Block(named(hint.who), indent=2)
        yield Block(f"{hint.why} Missing: {hint.missing}.", indent=4, soft=True)


def plain(view: View, said: Content) -> Plain:
    """Return the page for a program: nothing is left out, be it folded there or not."""
    ids = {path: id_ for id_, path in view.links.events.items()}
    return {
        "sentence": said["sentence"],
        "turn": [
            {
                **who_plain(it.who),
                "been": it.been,
                "why": it.why,
                "spoke": it.spoke,
                "said": it.quote,
                "places": [at.path for at in it.places],
            }
            for it in said["turn"]
        ],
        "quiet": said["quiet"],
        "answers": open_plain((*said["answers"], *said["more_answers"])),
        "promises": open_plain((*said["promises"], *said["more_promises"])),
        "events": [
            {
                "event": ids[it.href],
                "title": it.title,
                "date": it.iso,
                "days": it.days,
                "place": it.place,
                "there": it.there,
            }
            for it in said["events"]
        ],
        "know": [{**who_plain(it.who), "why": it.why, "missing": it.missing} for it in said["know"]],
        "days": [{**who_plain(it.who), "date": it.iso, "what": it.what} for it in said["days"]],
        "funnel": said["funnel"],
        "problems": len(view.archive.problems),
    }


def open_plain(rows: Iterable[Row]) -> list[Plain]:
    """Return what waits of one kind."""
    return [{**who_plain(row.who), **waits_plain(row), "due": row.due} for row in rows]
