"""What your connections ask of your week, and for how many the time would do."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kinmap.community.capacity import Ask
from kinmap.pages import words
from kinmap.pages.sources import Sources, sources
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
        yours=f"{spent(given)}, as you said" if given else "",
        described=f"{spent(found.demand)} of {spent(given)} a week" if given else "",
        given=given is not None,
        asks=tuple(asked(view, ask) for ask in found.asks[:MOST]),
        more=f"and {words.number(left)} more, who ask for less" if left > 0 else "",
    )


def sentence(view: View) -> str:
    """Return what is asked for, and for how many the time would do."""
    found = view.community.capacity
    if not found.number:
        return "No connection of yours has a rhythm yet, and so nobody asks for time."
    connections = f"{words.count(found.number, 'connection')} with a rhythm"
    asks = "asks" if found.number == 1 else "ask"
    first = f"Kept at {'its' if found.number == 1 else 'their'} rhythm, your {connections} {asks} for about "
    first += f"{spent(found.demand)} a week."
    if found.hours is None or found.room is None:
        return first
    return f"{first} You said that you have {spent(found.hours)}: enough for {people(found.room)} like them."


def people(count: int) -> str:
    """Return so many people."""
    return words.count(count, "person", "people") if count else "nobody"


def spent(length: Fraction) -> str:
    """Return a time in words, to the half hour, under one to five minutes: `three and a half hours`."""
    if length < 1:
        minutes = max(5, round(length * HOUR / 5) * 5)
        return words.count(minutes, "minute") if minutes < HOUR else "one hour"
    whole, half = divmod(round(length * 2), 2)
    if half:
        return f"{words.number(whole)} and a half hours"
    return words.count(whole, "hour")


def bar(demand: Fraction, given: Fraction) -> Bar:
    """Return the bar, on a scale that both fit in."""
    most = max(demand, given) * AIR
    ends = [round(float(WIDTH * each / most), 1) for each in (demand, given)]
    return Bar(ends[0], ends[1], "end" if ends[1] > WIDTH / 2 else "start")


def asked(view: View, ask: Ask) -> Asked:
    """Return what one person asks for, with the encounters that the length is the average of."""
    every = words.length(max(1, round(ask.days))).every
    latest = len(ask.latest)
    source = "; an hour is taken where no contact is written down"
    if latest:
        source = f", by the last {words.count(latest, 'encounter')}" if latest > 1 else ", by one encounter"
    person = view.relations[ask.id].person
    spans = [span for encounter in ask.latest for span in encounter.spans]
    return Asked(
        who=view.who(ask.id),
        sentence=f"About {spent(ask.each)} {every}{source}.",
        lines=sources(view, spans, [person], newest=0, of=ask.id),
    )
