"""The figures beside the four conditions: each with its rule in plain words, and what it says here."""

from __future__ import annotations

from dataclasses import dataclass

from kinmap.archive.ledgers import Channel
from kinmap.community.balance import FEWEST
from kinmap.community.care import WINDOW
from kinmap.community.ties import DECLARED_WEIGHT, LEAST_TOGETHER, MOST_TOGETHER
from kinmap.community.together import CROWD
from kinmap.pages import candidates, care, community, hours, introductions, today, words
from kinmap.pages.view import View

CHANNELS = ((Channel.IN_PERSON, "in person"), (Channel.VOICE, "by voice"), (Channel.WRITTEN, "in writing"))
ENCOUNTERS = (
    "Somebody\u2019s own lines, those of others that name them, and past events, each once: where two notes "
    "tell of one day and one kind, they tell of one meeting. Whatever is dated after today is planned, shown "
    "as such, and counted by nothing."
)
OWED = (
    f"A win or a setback of the last {WINDOW} days waits for an answer until there is one; an older one was "
    "missed. A promise is open until it is kept, broken or released."
)
EXCHANGE = (
    f"What went either way in the last two years. It leans to one side where, of {words.number(FEWEST)} "
    "favours or more, less than one in five went the other way."
)
TIES = (
    "Two people know each other where a note says so, where an introduction brought them together, or where "
    f"they were in one place at least {words.times(LEAST_TOGETHER)}. A line or an event of more than "
    f"{words.number(CROWD)} people joins nobody."
)
CIRCLES = (
    "People with more ties among them than chance would give, found by modularity. A tie that a note "
    f"declares weighs {words.number(DECLARED_WEIGHT)}, an introduction one, each time in one place one more, "
    f"up to {words.number(MOST_TOGETHER)}. Whoever\u2019s leaving would part a circle holds it together; a "
    "connection that is tied to no other stands alone."
)
CANDIDATES = (
    "Everyone you know without being connected, save those you put to rest. For somebody speaks: that you "
    "decided so; that they asked to meet you twice in the last year; that you were in touch three times in "
    "it; that they know two of your connections; that they earned your trust; that they taught you "
    "something; that they answered a win or a setback of yours; that they fit a goal that is not reached yet."
)
INTRODUCTIONS = (
    "Two connections without a tie might like to meet where they have two things in common, of their tags, "
    "their groups and the place they live in."
)
TIME = (
    "How long you are together, by the average of the last eight encounters, as often as the rhythm says, "
    "for every connection that has one and is not long silent."
)
FUNNEL = (
    "All people and rows; those you know; the connections that are not long silent, and the kin among them. "
    "Whoever you let go counts as known, and no further."
)
SIFT = (
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
    return (
        Figure("encounters", ENCOUNTERS, encounters(view)),
        Figure("answers and promises", OWED, care.sentence(near), care.PATH),
        Figure("given and got", EXCHANGE, community.exchange(view), community.PATH),
        Figure("ties", TIES, f"{words.opening(ties, 'tie')}." if (ties := len(view.community.ties)) else ""),
        Figure("circles", CIRCLES, circles(view)),
        Figure("whom to get to know", CANDIDATES, candidates.sentence(view), candidates.PATH),
        Figure("introductions", INTRODUCTIONS, introductions.sentence(view), introductions.PATH),
        Figure("time", TIME, hours.sentence(view), community.PATH),
        Figure("from many to few", FUNNEL, today.funnel(view), community.PATH),
        Figure("the estimate", SIFT, community.sift(view), community.PATH),
    )


def encounters(view: View) -> str:
    """Return how many encounters there are, of each channel; nothing where there are none."""
    met = [it.channel for relation in view.relations.values() for it in relation.encounters]
    if not met:
        return ""
    shares = [f"{words.number(met.count(channel))} {said}" for channel, said in CHANNELS if channel in met]
    return f"{words.opening(len(met), 'encounter')}: {words.joined(shares)}."


def circles(view: View) -> str:
    """Return how many circles there are, who holds them together, and who stands alone."""
    found = view.community
    if not found.communities:
        return ""
    holding = len(found.bridges)
    hold = words.count(holding, "person holds", "people hold") if holding else "nobody holds"
    alone = words.count(len(found.alone), "connection stands", "connections stand")
    return f"{words.opening(len(found.communities), 'circle')}; {hold} them together, and {alone} alone."
