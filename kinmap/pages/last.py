"""The last time, and the next: when you met, spoke or wrote, over what, and what was said."""

from __future__ import annotations

from kinmap.archive.ledgers import Channel
from kinmap.community.encounters import Encounter
from kinmap.community.relation import Relation
from kinmap.pages import days, words
from kinmap.pages.lines import Place, stands
from kinmap.pages.tongue import mark, say
from kinmap.pages.view import View

VERBS = {
    Channel.IN_PERSON: mark("You last met {when}"),
    Channel.VOICE: mark("You last spoke {when}"),
    Channel.WRITTEN: mark("You were last in touch {when}"),
}
MANNERS = {
    "met": "",
    "work": mark("at work"),
    "walk": mark("on a walk"),
    "visit": mark("on a visit"),
    "trip": mark("on a trip"),
    "party": mark("at a party"),
    "call": mark("by telephone"),
    "video": mark("by video"),
    "coffee": mark("over coffee"),
    "lunch": mark("over lunch"),
    "dinner": mark("over dinner"),
    "drinks": mark("over drinks"),
    "message": mark("by message"),
    "email": mark("by email"),
    "letter": mark("by letter"),
}


def manner(view: View, encounter: Encounter) -> str:
    """Return how it was: `over coffee`, `by letter`, `at Harvest dinner`; nothing for a plain meeting."""
    known = [view.archive.events[i].title for i in encounter.events if i in view.archive.events]
    if encounter.kind == "event" and known:
        return say("at {event}", event=known[0])
    usual = MANNERS.get(encounter.kind)
    if usual is not None:
        return say(usual) if usual else ""
    if encounter.channel is Channel.WRITTEN:
        return say("by {kind}", kind=encounter.kind)
    return f"({encounter.kind})"


def sentence(view: View, relation: Relation) -> str:
    """Return `You last met on 3 October, over coffee`, without its end; nothing where you never met.

    What another's note says is said as theirs, for its *she* is somebody else.
    """
    if not relation.encounters:
        return ""
    last = relation.encounters[-1]
    how = manner(view, last)
    said = say(VERBS[last.channel], when=words.on(days.of_encounter(view, last), view.today))
    if how:
        said = f"{said} {how}" if how.startswith("(") else say("{met}, {how}", met=said, how=how)
    if last.source == relation.id or last.source not in view.archive.people:
        return said
    name = view.archive.people[last.source].name
    if last.note:
        return say("{met}, with {name}, whose note says", met=said, name=name)
    return say("{met}, with {name}", met=said, name=name)


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
        kind = say("{kind} with {name}", kind=kind, name=view.archive.people[last.source].name)
    return f"{kind}, {words.partial(days.of_encounter(view, last), view.today)}"


def places(view: View, relation: Relation) -> tuple[Place, ...]:
    """Return where the last contact is written."""
    spans = relation.encounters[-1].spans if relation.encounters else ()
    return tuple(stands(view, span) for span in spans)


def planned(view: View, relation: Relation) -> str:
    """Return what is planned, as a clause: `28 November, Harvest dinner`; nothing where nothing is."""
    plan = relation.planned
    return f"{words.partial(days.of_plan(view, plan), view.today)}, {plan.what}" if plan else ""
