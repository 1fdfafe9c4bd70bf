"""Ledger entries from their filled slots: one function a ledger, the same for both forms.

Each returns None, and has noted why, where the parts do not fit together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kinmap.archive.entries import Draft
from kinmap.archive.ledgers import (
    Ending,
    Entry,
    Exchange,
    Good,
    Life,
    Meeting,
    Occasion,
    Promise,
    Regard,
    Trust,
    Turn,
    Who,
)
from kinmap.archive.settings import Kind
from kinmap.dates import PartialDate

E = TypeVar("E", bound=Entry)
NO_KIND = "met"
"""The kind of a meeting where none is written."""


def meeting(kinds: dict[str, Kind], draft: Draft) -> Meeting | None:
    """Return the meeting; its channel, and its minutes where none are written, are its kind's."""
    kind = draft.get("kind", str) or NO_KIND
    return _make(
        Meeting,
        draft,
        kind=kind,
        channel=kinds[kind].channel,
        minutes=draft.get("for", int) or kinds[kind].minutes,
        by=draft.get("by", Who),
        companions=tuple(dict.fromkeys(draft.get("with", tuple) or ())),
        at=draft.get("at", str),
    )


def trust(draft: Draft) -> Trust | None:
    """Return what was earned, lost or repaired; trust alone where neither is named."""
    regards = tuple(regard for regard in Regard if regard in draft.slots)
    turn = draft.get("turn", Turn)
    regards = regards or (Regard.TRUST,)
    return _make(Trust, draft, who=draft.get("who", Who), turn=turn, regards=regards)


def exchange(draft: Draft) -> Exchange | None:
    """Return what was given or got; only an introduction is `to` somebody."""
    good, to = draft.get("good", Good), draft.slots.get("to")
    if to and good is not Good.INTRODUCTION:
        fix = f"write introduction, or say in the note whom the {good} was for"
        draft.fail("word", to.offset, "`to` says whom an introduction was to, and this is none", fix)
    ids = draft.get("to", tuple)
    return _make(Exchange, draft, gave=draft.get("way", bool), good=good, to=ids[0] if ids else None)


def life(draft: Draft) -> Life | None:
    """Return the win, setback or news; theirs where nothing is said."""
    answered = _end(draft, "answered")
    occasion = draft.get("occasion", Occasion)
    return _make(Life, draft, mine=bool(draft.get("whose", bool)), occasion=occasion, answered=answered)


def promise(draft: Draft) -> Promise | None:
    """Return the promise, when it is due, and how it ended."""
    ending = draft.slots.get("ending")
    return _make(
        Promise,
        draft,
        who=draft.get("who", Who),
        due=draft.get("due", PartialDate),
        ending=Ending(ending.word) if ending else None,
        ended=_end(draft, "ending"),
    )


def _make(maker: Callable[..., E], draft: Draft, **parts: object) -> E | None:
    if not draft.sound:
        return None
    span, words = draft.reading.span(draft.offset), " ".join(draft.words)
    return maker(span=span, date=draft.date, words=words, note=draft.note, **parts)


def _end(draft: Draft, slot: str) -> PartialDate | None:
    """Return the day of an answer or an end, which cannot be before the entry's own."""
    end = draft.get(slot, PartialDate)
    if end and draft.date and end.before(draft.date):
        filled = draft.slots[slot]
        sentence = f"{filled.word} {end}, but the entry is of {draft.date}, which is later"
        draft.fail("date-order", filled.offset, sentence, "look at both dates; one of them is a slip")
    return end
