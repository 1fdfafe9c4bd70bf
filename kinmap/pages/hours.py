"""What your connections ask of your week, and for how many the time would do."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kinmap.community.capacity import Ask
from kinmap.pages import words
from kinmap.pages.sources import Sources, sources
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who

WIDTH = 640
AIR = Fraction(11, 10)
MOST = 20
HOUR = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """The demand as a bar, and where your hours end; `anchor` is the side of its words."""

    demand: float
    hours: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What one person asks for: a sentence, and the lines that the length is taken from."""

    who: Who
    sentence: str
    lines: Sources


@dataclass(frozen=True, slots=True)
class Hours:
    """What the page says of time; `bar` is None where site.yml gives no hours, or nobody asks."""

    sentence: str
    bar: Bar | None
    yours: str
    described: str
    given: bool
    asks: tuple[Asked, ...]
    more: str


def hours(view: View) -> Hours:
    """Return what is asked of your week."""
    found = view.community.capacity
    given = found.hours
    left = len(found.asks) - MOST
    return Hours(
        sentence=sentence(view),
        bar=bar(found.demand, given) if given and found.number else None,
        yours=say("{hours}, as you said", hours=spent(given)) if given else "",
        described=say("{asked} of {hours} a week", asked=spent(found.demand), hours=spent(given))
        if given
        else "",
        given=given is not None,
        asks=tuple(asked(view, ask) for ask in found.asks[:MOST]),
        more=say("and {n} more, who ask for less", n=left) if left > 0 else "",
    )


def sentence(view: View) -> str:
    """Return what is asked for, and for how many the time would do."""
    found = view.community.capacity
    if not found.number:
        return say("No connection of yours has a rhythm yet, and so nobody asks for time.")
    first = say_n(
        "Kept at its rhythm, your one connection with a rhythm asks for about {hours} a week.",
        "Kept at their rhythm, your {n} connections with a rhythm ask for about {hours} a week.",
        found.number,
        hours=spent(found.demand),
    )
    if found.hours is None or found.room is None:
        return first
    enough = say_n(
        "You said that you have {hours}: enough for one person like them.",
        "You said that you have {hours}: enough for {n} people like them.",
        found.room,
        none=mark("You said that you have {hours}: enough for nobody like them."),
        hours=spent(found.hours),
    )
    return f"{first} {enough}"


def spent(length: Fraction) -> str:
    """Return a time in words, to the half hour, under one to five minutes: `three and a half hours`."""
    if length < 1:
        minutes = max(5, round(length * HOUR / 5) * 5)
        return (
            say_n("one minute", "{n} minutes", minutes)
            if minutes < HOUR
            else say_n("one hour", "{n} hours", 1)
        )
    whole, half = divmod(round(length * 2), 2)
    if half:
        return say_n("one and a half hours", "{n} and a half hours", whole)
    return say_n("one hour", "{n} hours", whole)


def bar(demand: Fraction, given: Fraction) -> Bar:
    """Return the bar, on a scale that both fit in."""
    most = max(demand, given) * AIR
    ends = [round(float(WIDTH * each / most), 1) for each in (demand, given)]
    return Bar(ends[0], ends[1], "end" if ends[1] > WIDTH / 2 else "start")


def asked(view: View, ask: Ask) -> Asked:
    """Return what one person asks for, with the encounters that the length is the average of."""
    every = words.length(max(1, round(ask.days))).every
    about = {"hours": spent(ask.each), "every": every}
    sentence = say("About {hours} {every}; an hour is taken where no contact is written down.", **about)
    if ask.latest:
        sentence = say_n(
            "About {hours} {every}, by one encounter.",
            "About {hours} {every}, by the last {n} encounters.",
            len(ask.latest),
            **about,
        )
    person = view.relations[ask.id].person
    spans = [span for encounter in ask.latest for span in encounter.spans]
    return Asked(
        who=view.who(ask.id),
        sentence=sentence,
        lines=sources(view, spans, [person], newest=0, of=ask.id),
    )
