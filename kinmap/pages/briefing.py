"""What to have in mind before you meet somebody, or go to an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinmap.archive.event import Event
from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.pages import candidates, events, last, lines, margins, person, prose, waiting, words
from kinmap.pages.candidates import Hint
from kinmap.pages.events import Guest
from kinmap.pages.lines import Line
from kinmap.pages.prose import Section
from kinmap.pages.view import View, Who
from kinmap.pages.waiting import Row

LATEST = 3
"""Encounters of which it is told what was spoken."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """One person, before you meet.

    Attributes:
        stage: with its day; `met` the last contact, without its end, and `quote` what was said.
        lede: where you are in the rhythm, and what is planned.
        waiting: answers that you owe, and promises of both sides.
        spoke: the latest lines that say of what you spoke.
        known: what you know of them, by facet; `empty` the facets of which you know nothing.
        balance: what was given and got.
    """

    who: Who
    stage: str
    how: str
    met: str
    quote: str
    lede: str
    waiting: tuple[Row, ...]
    boundaries: tuple[str, ...]
    spoke: tuple[Line, ...]
    known: tuple[Section, ...]
    empty: tuple[str, ...]
    balance: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event, before you go; of one that has been, who was there.

    Attributes:
        by: its days and its kind.
        guests: those expected, each with what to have in mind.
        there: those who were there.
        hints: those of them whom you could get to know more; `strangers` those you do not know yet.
        notes: what the note says.
    """

    title: str
    by: str
    place: str
    sentence: str
    guests: tuple[Guest, ...]
    there: tuple[Who, ...]
    hints: tuple[Hint, ...]
    strangers: tuple[Who, ...]
    notes: tuple[Section, ...]


def of_person(view: View, relation: Relation) -> Briefing:
    """Return what to have in mind of one person."""
    about = relation.person
    return Briefing(
        who=view.who(relation.id),
        stage=margins.stage(view, relation),
        how=about.how,
        met=last.sentence(view, relation),
        quote=last.quote(view, relation),
        lede=person.lede(view, relation),
        waiting=waiting.rows(view, relation),
        boundaries=about.boundaries,
        spoke=spoke(view, relation),
        known=prose.sections(about.body.text, view.labels),
        empty=person.empty(view, relation),
        balance=balance(relation),
    )


def spoke(view: View, relation: Relation) -> tuple[Line, ...]:
    """Return the latest lines with a word on what was spoken, the newest first."""
    told: Sequence[Encounter] = [it for it in relation.encounters if it.note]
    spans = [span for encounter in told[-LATEST:] for span in encounter.spans[:1]]
    return lines.evidence(view, spans, relation.person.path)


def balance(relation: Relation) -> str:
    """Return how often you gave and got in the last two years; nothing where neither did."""
    found = relation.balance
    if not found.gave and not found.got:
        return ""
    gave, got = (words.times(n) if n else "nothing" for n in (found.gave, found.got))
    leans = " It leans to one side." if found.lopsided else ""
    return f"In the last two years you gave {gave} and got {got}.{leans}"


def of_event(view: View, event: Event) -> Occasion:
    """Return what to have in mind of an event and its guests."""
    ids = [i for i in dict.fromkeys((*event.there, *event.met)) if i in view.archive.people]
    there = view.whos(tuple(ids))
    ahead = events.first(event) > view.today
    return Occasion(
        title=event.title,
        by=events.by(view, event),
        place=event.place.name or "" if event.place else "",
        sentence=events.event_sentence(view, event, len(ids)),
        guests=tuple(events.guest(view, who) for who in there) if ahead else (),
        there=() if ahead else there,
        hints=candidates.hints(view, events.to_know(view, ids)) if ahead else (),
        strangers=tuple(who for who in there if ahead and who.stage == Stage.LISTED),
        notes=prose.sections(event.body.text, view.labels),
    )
