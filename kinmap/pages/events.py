"""Events: what is to come and whom you will see there, what has been and whom you got to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from kinmap.archive.event import Event
from kinmap.community.candidates import Candidate, likelihood
from kinmap.community.stages import Stage
from kinmap.pages import candidates, faults, last, waiting, words
from kinmap.pages.examples import somebody
from kinmap.pages.margins import Fact, Link, linked, own_facts
from kinmap.pages.page import Later, Page
from kinmap.pages.tongue import say, say_n
from kinmap.pages.view import View, Who
from kinmap.pages.waiting import Row

PATH = "events/index.html"
THIS_WEEK = 7


@dataclass(frozen=True, slots=True)
class Coming:
    """An event of a list: `near` is its day as the end of a clause, `on Saturday`."""

    title: str
    href: str
    date: str
    iso: str
    near: str
    days: int
    place: str
    kind: str
    there: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at an event to come: what you last spoke of, what waits between you, and what they mind."""

    who: Who
    spoke: str
    quote: str
    waiting: tuple[Row, ...]
    boundaries: tuple[str, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the list of events, and each event its page."""
    yield Page(PATH, "events.html", say("Events"), Later(partial(content, view)), PATH, upper=True)
    for event in view.archive.events.values():
        path = view.links.events[event.id]
        said = Later(partial(event_content, view, event))
        yield Page(path, "event.html", event.title, said, PATH, again=partial(again, event.id))


def again(id_: str, view: View) -> Mapping[str, object]:
    """Return what the page of an event says in any view."""
    return event_content(view, view.archive.events[id_])


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    past = [it for it in dated(view) if first(it) <= view.today]
    return {
        "sentence": sentence(view),
        "coming": coming(view),
        "years": years(view, past),
        "guest": somebody(view, "ana-duarte"),
        "undated": tuple(listed(view, it) for it in view.archive.events.values() if it.date is None),
    }


def dated(view: View) -> list[Event]:
    """Return the events that have a date, by date."""
    found = (event for event in view.archive.events.values() if event.date)
    return sorted(found, key=lambda event: (first(event), event.id))


def first(event: Event) -> date:
    """Return the first day of an event; the last of all where it has none."""
    return event.date.first if event.date else date.max


def coming(view: View) -> tuple[Coming, ...]:
    """Return the events to come, the next first."""
    return tuple(listed(view, event) for event in dated(view) if first(event) > view.today)


def listed(view: View, event: Event) -> Coming:
    """Return an event as it stands in a list."""
    names = [view.archive.people[i].name for i in event.there if i in view.archive.people]
    return Coming(
        title=event.title,
        href=view.links.events[event.id],
        date=words.partial(event.date, view.today) if event.date else "",
        iso=str(event.date) if event.date else "",
        near=near(event, view.today),
        days=(first(event) - view.today).days,
        place=event.place.name or "" if event.place else "",
        kind=event.kind.value if event.kind else "",
        there=words.some(names),
    )


def near(event: Event, today: date) -> str:
    """Return the day of an event as the end of a clause: `tomorrow`, `on Saturday`, `on 5 December`."""
    if event.date is None:
        return ""
    days = (first(event) - today).days
    if event.date.day is None or not 0 < days < THIS_WEEK:
        return words.on(event.date, today)
    if days == 1:
        return say("tomorrow")
    return say("on {weekday}", weekday=say(words.WEEKDAYS[first(event).weekday()]))


def sentence(view: View) -> str:
    """Return how many are to come, and how many have been."""
    ahead = len(coming(view))
    past = len(view.archive.events) - ahead
    if not view.archive.events:
        return say("No event is written down yet.")
    if not ahead:
        return say_n(
            "One event behind you; nothing is planned.", "{n:c} events behind you; nothing is planned.", past
        )
    if not past:
        return say_n("One event to come.", "{n:c} events to come.", ahead)
    return say_n(
        "One event to come, {past} behind you.", "{n:c} events to come, {past} behind you.", ahead, past=past
    )


def years(view: View, past: Iterable[Event]) -> tuple[tuple[int, tuple[Coming, ...]], ...]:
    """Return past events by year, the newest first."""
    found: dict[int, list[Coming]] = {}
    for event in sorted(past, key=lambda it: (first(it), it.id), reverse=True):
        found.setdefault(first(event).year, []).append(listed(view, event))
    return tuple((year, tuple(events)) for year, events in found.items())


# -- one event ----------------------------------------------------------------------------


def event_content(view: View, event: Event) -> Mapping[str, object]:
    """Return what the page of an event says."""
    ahead = first(event) > view.today
    unread = view.errors.get(event.path, ())
    expected = tuple(dict.fromkeys((*event.there, *event.met)))
    guests = tuple(i for i in expected if i in view.archive.people) if ahead else ()
    there = tuple(i for i in dict.fromkeys(event.there) if i in view.archive.people)
    met = tuple(i for i in dict.fromkeys(event.met) if i in view.archive.people)
    return {
        "wrong": faults.faults(unread),
        "wrong_sentence": faults.left_out_of_note(len(unread)),
        "by": by(view, event),
        "sentence": event_sentence(view, event, len(set(there) | set(met))),
        "ahead": ahead,
        "guests": tuple(guest(view, who) for who in view.whos(guests)),
        "hints": candidates.hints(view, to_know(view, guests)),
        "strangers": view.whos(tuple(i for i in guests if view.relations[i].stage is Stage.LISTED)),
        "there": view.whos(there),
        "met": view.whos(met),
        "facts": facts(view, event),
        "own": own_facts(event.own),
        "body": event.body,
        "path": event.path,
    }


def by(view: View, event: Event) -> str:
    """Return the days and the kind: `1 to 2 July 2026, charitable`."""
    when = ""
    if event.date:
        when = words.partial(event.date, view.today)
        if event.until:
            when = say("{first} to {last}", first=when, last=words.partial(event.until, view.today))
    return " · ".join(part for part in (when, event.kind.value if event.kind else "") if part)


def event_sentence(view: View, event: Event, count: int) -> str:
    """Return who was, or will be, there."""
    if event.date is None:
        return say("This event has no date, and counts for nothing until it has one.")
    ahead = first(event) > view.today
    if not count:
        if ahead:
            return say("Nobody of your notes is expected yet.")
        return say("Nobody of your notes is written down as there.")
    if ahead:
        return say_n(
            "One person you know of is expected {day}.",
            "{n:c} people you know of are expected {day}.",
            count,
            day=near(event, view.today),
        )
    met = len(set(event.met) & view.archive.people.keys())
    if not met:
        return say_n("One person of your notes was there.", "{n:c} people of your notes were there.", count)
    return say_n(
        "One person of your notes was there, {met} of whom you got to know there.",
        "{n:c} people of your notes were there, {met} of whom you got to know there.",
        count,
        met=met,
    )


def guest(view: View, who: Who) -> Guest:
    """Return somebody whom you will see: the briefing on one person."""
    relation = view.relations[who.id]
    return Guest(
        who=who,
        spoke=last.sentence(view, relation),
        quote=last.quote(view, relation),
        waiting=waiting.rows(view, relation),
        boundaries=relation.person.boundaries,
    )


def to_know(view: View, guests: Iterable[str]) -> list[Candidate]:
    """Return those of the guests whom you could get to know more, the likeliest first."""
    found = (view.candidates[i] for i in guests if i in view.candidates)
    return sorted((it for it in found if it.grounds), key=lambda it: likelihood(view.relations[it.id], it))


def facts(view: View, event: Event) -> tuple[Fact, ...]:
    """Return what stands in the margin."""
    place = [event.place.name] if event.place and event.place.name else []
    found = (
        Fact(say("Where"), linked(place, view.links.places)),
        Fact(say("The note"), (Link(event.path),), file=True),
    )
    return tuple(fact for fact in found if fact.links)
