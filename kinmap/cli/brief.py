"""`kinmap brief WHO|EVENT`: one page before a meeting or an event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kinmap.archive.who import find_anybody
from kinmap.cli.common import today_option
from kinmap.cli.layout import GAP, Block, heading
from kinmap.cli.show import listed, met, sections
from kinmap.cli.telling import (
    Plain,
    evidence,
    json_option,
    line_plain,
    named,
    seen,
    tell,
    the_one,
    waits,
    waits_plain,
    who_plain,
)
from kinmap.pages import briefing, words
from kinmap.pages.briefing import Briefing, Occasion
from kinmap.pages.events import Guest
from kinmap.pages.view import View

NOTHING = "No meeting is written down yet."


@click.command(epilog="Example: kinmap brief harbour-carols")
@click.argument("who", metavar="WHO|EVENT")
@json_option
@today_option
@click.pass_obj
def brief(folder: Path | None, who: str, today: date | None, *, as_json: bool) -> int:
    """Prepare for a meeting or an event: what was last spoken of, what is owed, what you know.

    WHO is an id, a name, an alias, or the beginning of one that fits nobody else; EVENT is an id, a
    title, or the beginning of one. Of an event: who will be there, and whom you could get to know.

    With --json, of a person: id, name, stage, declared, met, said, standing, waiting, boundaries,
    spoke, known, empty, balance; of an event: event, title, when, place, sentence, guests, there,
    hints, strangers.
    """
    view = seen(folder, today)
    id_ = the_one(view.archive, who, find_anybody(view.archive, who))
    if id_ in view.relations:
        told = briefing.of_person(view, view.relations[id_])
        return tell(view, lambda: of_person(view, told), lambda: person_plain(told), as_json=as_json)
    event = briefing.of_event(view, view.archive.events[id_])
    return tell(view, lambda: of_event(view, event), lambda: event_plain(id_, event), as_json=as_json)


def of_person(view: View, it: Briefing) -> Iterator[Block]:
    """Yield what to have in mind of somebody."""
    yield Block(it.who.name, strong=True)
    yield Block(it.stage, soft=True)
    yield GAP
    yield Block(met(view, it.met, it.quote, it.lede))
    yield from listed("Boundaries", it.boundaries)
    if it.waiting:
        yield from heading("Between you")
        yield from (block for row in it.waiting for block in waits(view, row, indent=2))
    if it.spoke:
        yield from heading("What you last spoke of")
        yield from evidence(view, it.spoke, indent=2)
    yield from sections(it.known)
    remarks = (
        f"Nothing yet under {words.either(it.empty)}: worth a question." if it.empty else "",
        it.balance,
        f"How you met: {it.how}" if it.how else "",
    )
    if any(remarks):
        yield GAP
    yield from (Block(remark, soft=True) for remark in remarks if remark)


def of_event(view: View, it: Occasion) -> Iterator[Block]:
    """Yield what to have in mind of an event."""
    yield Block(it.title, strong=True)
    yield Block(" · ".join(part for part in (it.by, it.place) if part), soft=True)
    yield GAP
    yield Block(it.sentence)
    if it.guests:
        yield from heading("Whom you will see")
        yield from (block for guest in it.guests for block in guest_text(view, guest))
    yield from listed("Who was there", (named(who) for who in it.there))
    if it.hints or it.strangers:
        yield from heading("Whom you could get to know")
    for hint in it.hints:
        yield Block(f"{named(hint.who)}. {hint.why}", indent=2, hang=2)
        if hint.missing:
            yield Block(f"Missing: {hint.missing}.", indent=4, soft=True)
    yield from (Block(f"{who.name}, whom you do not know yet", indent=2) for who in it.strangers)
    yield from sections(it.notes)


def guest_text(view: View, guest: Guest) -> Iterator[Block]:
    """Yield one guest: what you last spoke of, and what waits between you."""
    yield Block(named(guest.who), indent=2)
    spoke = met(view, guest.spoke, guest.quote, "").rstrip() if guest.spoke else NOTHING
    yield Block(spoke, indent=4)
    yield from (block for row in guest.waiting for block in waits(view, row, indent=4))
    if guest.boundaries:
        yield Block(f"Boundaries: {' / '.join(guest.boundaries)}", indent=4, hang=2)


def person_plain(it: Briefing) -> Plain:
    """Return the briefing on a person for a program."""
    return {
        **who_plain(it.who),
        "met": it.met,
        "said": it.quote,
        "standing": it.lede,
        "waiting": [waits_plain(row) for row in it.waiting],
        "boundaries": list(it.boundaries),
        "spoke": [line_plain(line) for line in it.spoke],
        "known": {section.title: list(section.paragraphs) for section in it.known},
        "empty": list(it.empty),
        "balance": it.balance,
    }


def event_plain(id_: str, it: Occasion) -> Plain:
    """Return the briefing on an event for a program."""
    return {
        "event": id_,
        "title": it.title,
        "when": it.by,
        "place": it.place,
        "sentence": it.sentence,
        "guests": [
            {
                **who_plain(guest.who),
                "met": guest.spoke,
                "said": guest.quote,
                "waiting": [waits_plain(row) for row in guest.waiting],
                "boundaries": list(guest.boundaries),
            }
            for guest in it.guests
        ],
        "there": [who_plain(who) for who in it.there],
        "hints": [{**who_plain(it.who), "why": it.why, "missing": it.missing} for it in it.hints],
        "strangers": [who_plain(who) for who in it.strangers],
    }
