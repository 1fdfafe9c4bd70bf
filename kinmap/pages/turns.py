"""How somebody came to be what they are to you: each change of stage, and the lines of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kinmap.community.relation import Relation
from kinmap.pages import days, labels
from kinmap.pages.lines import Line, Place, of_note, stands
from kinmap.pages.margins import full
from kinmap.pages.tongue import say
from kinmap.pages.view import View
from kinmap.text import Span


class Moment(NamedTuple):
    """A stage and since when, `known, May 2019`, and where it is written; nowhere where only time went by."""

    stage: str
    words: str
    places: tuple[Place, ...]


def history(view: View, relation: Relation) -> tuple[Moment, ...]:
    """Return the stages and since when, from the first above listed on."""
    if not relation.history:
        return ()
    own = of_note(view, relation.person.path)
    told: dict[date, dict[Span, None]] = {day: {} for day, _ in relation.history}
    for day, spans in dated(relation):
        if day in told:
            told[day] |= dict.fromkeys(spans)
    return tuple(
        [
            Moment(
                stage.value,
                f"{labels.stage(stage.value)}, {full(days.of_turn(view, relation, day))}",
                tuple([place(view, relation, span, own.get(span)) for span in told[day]]),
            )
            for day, stage in relation.history
        ]
    )


def dated(relation: Relation) -> Iterator[tuple[date, tuple[Span, ...]]]:
    """Give all that a stage may change by, with its day: fields, standings, acts, and encounters."""
    person = relation.person
    for name, when in (("known", person.known), ("declared", person.declared)):
        if when:
            yield when.first, (person.spans[name],)
    for mutual in (relation.trust, relation.respect):
        for step in (*mutual.me.turns, *mutual.they.turns):
            yield step.day, step.spans
    for act in (*relation.acts.me, *relation.acts.they):
        yield act.day, act.spans
    for met in relation.encounters:
        yield met.day, met.spans


def place(view: View, relation: Relation, span: Span, own: Line | None) -> Place:
    """Return a place, which on the page of its own note is a line; the `own` one, where it is of a ledger."""
    if own is None:
        found = stands(view, span)
        if span.path != relation.person.path:
            return found
        return Place(say("line {number}", number=str(span.line)), found.href, found.path)
    return Place(say("line {number}", number=str(own.line)), own.href, own.place)
