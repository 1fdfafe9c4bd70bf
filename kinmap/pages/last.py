"""The last time, and the next: when you met, spoke or wrote, over what, and what was said."""

from __future__ import annotations

from kinmap.archive.ledgers import Channel
from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation
from kinmap.pages import days, words
from kinmap.pages.lines import Place, stands
from kinmap.pages.view import View

VERBS = {
    Channel.IN_PERSON: "You last met",
    Channel.VOICE: "You last spoke",
    Channel.WRITTEN: "You were last in touch",
}
MANNERS = {
    "met": "",
    "work": "at work",
    "walk": "on a walk",
    "visit": "on a visit",
    "trip": "on a trip",
    "party": "at a party",
    "call": "by telephone",
    "video": "by video",
    **{kind: f"over {kind}" for kind in ("coffee", "lunch", "dinner", "drinks")},
    **{kind: f"by {kind}" for kind in ("message", "email", "letter")},
}


def manner(view: View, encounter: Encounter) -> str:
    """Return how it was: `over coffee`, `by letter`, `at Harvest dinner`; nothing for a plain meeting."""
    known = [view.archive.events[i].title for i in encounter.events if i in view.archive.events]
    if encounter.kind == "event" and known:
        return f"at {known[0]}"
    usual = MANNERS.get(encounter.kind)
    if usual is not None:
        return usual
    return f"by {encounter.kind}" if encounter.channel is Channel.WRITTEN else f"({encounter.kind})"


def sentence(view: View, relation: Relation) -> str:
    """Return `You last met on 3 October, over coffee`, without its end; nothing where you never met.

    What another's note says is said as theirs, for its *she* is somebody else.
    """
    if not relation.encounters:
        return ""
    last = relation.encounters[-1]
    how = manner(view, last)
    comma = "" if not how or how.startswith("(") else ","
    said = (
        f"{VERBS[last.channel]} {words.on(days.of_encounter(view, last), view.today)}{comma} {how}".rstrip()
    )
    if last.source == relation.id or last.source not in view.archive.people:
        return said
    whose = ", whose note says" if last.note else ""
    return f"{said}, with {view.archive.people[last.source].name}{whose}"


def quote(view: View, relation: Relation) -> str:
    """Return what was written of the last contact, or nothing; an event's title is no such thing."""
    if not relation.encounters:
        return ""
    last = relation.encounters[-1]
    return "" if last.source in view.archive.events and last.source not in view.archive.people else last.note


def brief(view: View, relation: Relation) -> str:
    """Return the last contact for a table: `coffee, 3 October`."""
    if not relation.encounters:
        return ""
    last = relation.encounters[-1]
    titles = [view.archive.events[i].title for i in last.events if i in view.archive.events]
    kind = titles[0] if last.kind == "event" and titles else last.kind
    if last.source != relation.id and last.source in view.archive.people:
        kind = f"{kind} with {view.archive.people[last.source].name}"
    return f"{kind}, {words.partial(days.of_encounter(view, last), view.today)}"


def places(view: View, relation: Relation) -> tuple[Place, ...]:
    """Return where the last contact is written."""
    spans = relation.encounters[-1].spans if relation.encounters else ()
    return tuple(stands(view, span) for span in spans)


def planned(view: View, relation: Relation) -> str:
    """Return what is planned, as a clause: `28 November, Harvest dinner`; nothing where nothing is."""
    plan = relation.planned
    return f"{words.partial(days.of_plan(view, plan), view.today)}, {plan.what}" if plan else ""
