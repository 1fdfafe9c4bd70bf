"""The figures beside the four conditions: each with its rule in plain words, and what it says here."""

from __future__ import annotations

from dataclasses import dataclass

from kinmap.archive.ledgers import Channel
from kinmap.community.balance import FEWEST
from kinmap.community.care import WINDOW
from kinmap.community.ties import DECLARED_WEIGHT, LEAST_TOGETHER, MOST_TOGETHER
from kinmap.community.together import CROWD
from kinmap.pages import candidates, care, community, hours, introductions, today, words
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View

ENCOUNTERS = mark(
    "Somebody\u2019s own lines, those of others that name them, and past events, each once: where two notes "
    "tell of one day and one kind, they tell of one meeting. Whatever is dated after today is planned, "
    "shown as such, and counted by nothing."
)
CANDIDATES = mark(
    "Everyone you know without being connected, save those you put to rest. For somebody speaks: that you "
    "decided so; that they asked to meet you twice in the last year; that you were in touch three times in "
    "it; that they know two of your connections; that they earned your trust; that they taught you "
    "something; that they answered a win or a setback of yours; that they fit a goal that is not reached "
    "yet."
)
INTRODUCTIONS = mark(
    "Two connections without a tie might like to meet where they have two things in common, of their tags, "
    "their groups and the place they live in."
)
TIME = mark(
    "How long you are together, by the average of the last eight encounters, as often as the rhythm says, "
    "for every connection that has one and is not long silent."
)
FUNNEL = mark(
    "All people and rows; those you know; the connections that are not long silent, and the kin among "
    "them. Whoever you let go counts as known, and no further."
)
SIFT = mark(
    "How many of all rows are connections, judged by those that you marked: the range that holds the true "
    "share in 95 of a hundred cases (Wilson\u2019s interval)."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is worked out, its rule, what it says of this archive, and the page on which it stands."""

    term: str
    words: str
    here: str
    href: str = ""


def figures(view: View) -> tuple[Figure, ...]:
    """Return all of them, from what happened to what might."""
    near = [relation for relation in view.relations.values() if not relation.let_go]
    ties = len(view.community.ties)
    tied = say_n("One tie.", "{n:c} ties.", ties) if ties else ""
    met, couples = candidates.sentence(view), introductions.sentence(view)
    return (
        Figure(say("Encounters"), say(ENCOUNTERS), encounters(view)),
        Figure(say("Answers and promises"), owed(), care.sentence(near), care.PATH),
        Figure(say("Given and got"), exchanged(), community.exchange(view), community.PATH),
        Figure(say("Ties"), tying(), tied),
        Figure(say("Circles"), parting(), circles(view)),
        Figure(say("Whom to get to know"), say(CANDIDATES), met, candidates.PATH),
        Figure(say("Introductions"), say(INTRODUCTIONS), couples, introductions.PATH),
        Figure(say("Time"), say(TIME), hours.sentence(view), community.PATH),
        Figure(say("From many to few"), say(FUNNEL), today.funnel(view), community.PATH),
        Figure(say("The estimate"), say(SIFT), community.sift(view), community.PATH),
    )


def owed() -> str:
    """Return what waits for an answer, and how long a promise is open."""
    return say(
        "A win or a setback of the last {days} days waits for an answer until there is one; an older one was "
        "missed. A promise is open until it is kept, broken or released.",
        days=WINDOW,
    )


def exchanged() -> str:
    """Return what is counted as given and got, and when that leans to one side."""
    return say(
        "What went either way in the last two years. It leans to one side where, of {n} favours or more, "
        "less than one in five went the other way.",
        n=FEWEST,
    )


def tying() -> str:
    """Return when two people are taken to know each other."""
    return say(
        "Two people know each other where a note says so, where an introduction brought them together, or "
        "where they were in one place at least {times}. A line or an event of more than {crowd} people joins "
        "nobody.",
        times=words.times(LEAST_TOGETHER),
        crowd=CROWD,
    )


def parting() -> str:
    """Return how circles are found, and who holds them together."""
    return say(
        "People with more ties among them than chance would give, found by modularity. A tie that a note "
        "declares weighs {declared}, an introduction one, each time in one place one more, up to {most}. "
        "Whoever\u2019s leaving would part a circle holds it together; a connection that is tied to no other "
        "stands alone.",
        declared=DECLARED_WEIGHT,
        most=MOST_TOGETHER,
    )


def encounters(view: View) -> str:
    """Return how many encounters there are, of each channel; nothing where there are none."""
    met = [it.channel for relation in view.relations.values() for it in relation.encounters]
    if not met:
        return ""
    of = {channel: met.count(channel) for channel in Channel}
    shares = (
        (of[Channel.IN_PERSON], say("{n} in person", n=of[Channel.IN_PERSON])),
        (of[Channel.VOICE], say("{n} by voice", n=of[Channel.VOICE])),
        (of[Channel.WRITTEN], say("{n} in writing", n=of[Channel.WRITTEN])),
    )
    parts = words.joined([said for n, said in shares if n])
    return say_n("One encounter: {parts}.", "{n:c} encounters: {parts}.", len(met), parts=parts)


def circles(view: View) -> str:
    """Return how many circles there are, who holds them together, and who stands alone."""
    found = view.community
    if not found.communities:
        return ""
    return say(
        "{circles}; {holding}, and {alone}.",
        circles=say_n("One circle", "{n:c} circles", len(found.communities)),
        holding=say_n(
            "one person holds them together",
            "{n} people hold them together",
            len(found.bridges),
            none=mark("nobody holds them together"),
        ),
        alone=say_n(
            "one connection stands alone",
            "{n} connections stand alone",
            len(found.alone),
            none=mark("no connections stand alone"),
        ),
    )
