"""Intended and actual: the community that you have, beside the one that you want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from kinmap.archive.person import Context
from kinmap.community.funnel import Funnel
from kinmap.community.relation import Relation
from kinmap.community.stages import CONNECTED, Stage
from kinmap.pages import gatherings, words
from kinmap.pages.breadth import breadth
from kinmap.pages.goals import goals
from kinmap.pages.hours import hours
from kinmap.pages.page import Later, Page
from kinmap.pages.sources import Sources, sources
from kinmap.pages.tongue import Figure, mark, say, say_in, say_n
from kinmap.pages.view import View, Who

PATH = "community.html"
TITLE = mark("Intended and actual")
WIDTH = 640
LEAST = 3
"""Units of a bar, for even one person is somebody."""
MOST, MOST_MORE = 20, 80
"""Whoever leans to one side: so many open, so many behind a fold."""
YEARS = 8
NO_HIT = mark("none of them as a connection")
STAGES = (Stage.KIN, Stage.CONNECTION, Stage.POSSIBLE, Stage.KNOWN)


def pages(view: View) -> Iterator[Page]:
    """Give the page of the community."""
    yield Page(PATH, "community.html", say(TITLE), Later(partial(content, view)), PATH)


def content(view: View) -> Mapping[str, object]:
    """Return what the page says."""
    uneven = leaning_ones(view)
    leaning = tuple(leaning_to(view, relation) for relation in uneven[: MOST + MOST_MORE])
    return {
        "sentence": sentence(view),
        "breadth": breadth(view),
        "goals": goals(view),
        "bars": bars(view),
        "bands": bands(view),
        "sift": sift(view),
        "hours": hours(view),
        "exchange": exchange(view),
        "leaning": leaning[:MOST],
        "leaning_more": leaning[MOST:],
        "leaning_title": say("And {n} more", n=len(leaning[MOST:])),
        "leaning_left": left_over(len(uneven) - len(leaning)),
        "contexts": contexts(view),
        "years": years(view),
        "anybody": bool(view.relations),
    }


def sentence(view: View) -> str:
    """Return the essay's claim, about you."""
    found = view.community.funnel
    if not found.networked:
        return say("Nobody is written down yet.")
    claim = say("Networking is about knowing more people; connecting is about knowing people more.")
    return f"{known(found, view.declared)} {claim}"


def known(found: Funnel, declared: int) -> str:
    """Return how many you know, how many of them you are connected to, and how many you only declared."""
    if not found.known:
        return say("You know nobody yet.")
    people = say_n("You know one person", "You know {n} people", found.known)
    if not found.connections:
        return say("{you_know}, and are connected to none of them.", you_know=people)
    whole = say("{you_know}, and are connected to {n}.", you_know=people, n=found.connections)
    if declared == found.connections:
        whole = say(
            "{you_know}, and are connected to {n}, whom you declared without the notes showing it.",
            you_know=people,
            n=found.connections,
        )
    elif declared:
        whole = say(
            "{you_know}, and are connected to {n}, {declared} of whom you declared without the notes "
            "showing it.",
            you_know=people,
            n=found.connections,
            declared=declared,
        )
    return whole


# -- from many to few ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """One step from many to few; the width is on one scale for all."""

    name: str
    count: str
    width: float
    stage: str


def bars(view: View) -> tuple[Bar, ...]:
    """Return the five bars."""
    found = view.community.funnel
    steps = (
        (say("networked"), found.networked, Stage.LISTED),
        (say_in("bar", "known"), found.known, Stage.KNOWN),
        (say_in("bar", "possible"), found.possible, Stage.POSSIBLE),
        (say_in("bar", "connections"), found.connections, Stage.CONNECTION),
        (say_in("bar", "kin"), found.kin, Stage.KIN),
    )
    most = max(found.networked, 1)
    return tuple(
        Bar(name, format(Figure(n), "d"), max(LEAST, round(WIDTH * n / most, 1)) if n else 0, stage.value)
        for name, n, stage in steps
    )


def bands(view: View) -> str:
    """Return the share beside the essay's bands, and how many are long silent."""
    found = view.community.funnel
    if found.share is None:
        return ""
    told = say(
        "Of all you have noted, {percent} are connections. In a town of a thousand, four to seven in a "
        "hundred are; of sixteen thousand on a list, about one. This is for orientation, no mark.",
        percent=percent(found.share),
    )
    if not found.silent:
        return told
    silent = say_n("One more is long silent.", "{n:c} more are long silent.", found.silent)
    return f"{told} {silent}"


def percent(share: Fraction) -> str:
    """Return a share with one decimal where it has one: `5.4 %`."""
    hundredths = round(float(share * 100), 1)
    return words.decimal(hundredths, 0 if hundredths.is_integer() else 1) + "\u00a0%"


def sift(view: View) -> str:
    """Return how many of all rows may be connections, judged by those with a mark; nothing without marks."""
    found = view.community.sift
    if not found.marked:
        return ""
    marked = say_n(
        "Of the one row of your network you marked {marked}",
        "Of the {n} rows of your network you marked {marked}",
        found.rows,
        marked=found.marked,
    )
    hits = say_n(
        "one of them as a connection", "{n} of them as connections", found.marked_connected, none=NO_HIT
    )
    if found.estimate is None:
        return say("{marked}, {hits}.", marked=marked, hits=hits)
    low, high = found.estimate
    return say(
        "{marked}, {hits}. If the others are like these, between {low} and {high} of all are.",
        marked=marked,
        hits=hits,
        low=low,
        high=high,
    )


# -- giving and getting -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaning:
    """Somebody with whom giving leans to one side, with the lines."""

    who: Who
    words: str
    lines: Sources


def exchange(view: View) -> str:
    """Return how often you gave and got, all together."""
    gave = sum(relation.balance.gave for relation in view.relations.values())
    got = sum(relation.balance.got for relation in view.relations.values())
    if not gave and not got:
        return ""
    return say("In the last two years you gave {gave}, and got {got}.", gave=times(gave), got=times(got))


def left_over(count: int) -> str:
    """Return how many more lean, whom the page does not name; nothing where it names all."""
    return say("And {n} more, less uneven.", n=count) if count > 0 else ""


def times(count: int) -> str:
    """Return how often, or that it was not at all."""
    return words.times(count) if count else say("nothing")


def leaning_ones(view: View) -> list[Relation]:
    """Return those with whom it leans to one side, the most uneven first."""
    found = [relation for relation in view.relations.values() if relation.balance.lopsided]
    return sorted(found, key=lambda it: (-abs(it.balance.gave - it.balance.got), it.id))


def leaning_to(view: View, relation: Relation) -> Leaning:
    """Return how it leans to one side with somebody, with the lines."""
    balance = relation.balance
    spans = [span for favour in reversed(balance.favours) for span in favour.spans]
    said = say("You gave {gave}, got {got}.", gave=times(balance.gave), got=times(balance.got))
    return Leaning(view.who(relation.id), said, sources(view, spans, newest=0, of=relation.id))


# -- contexts -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A context, and how many you know there at each stage, the nearest first."""

    name: str
    href: str
    counts: tuple[str, ...]


def contexts(view: View) -> tuple[Row, ...]:
    """Return the people of each context by stage, those you let go as known; nothing without contexts."""
    people, rows = members(view), []
    stages = {i: min(it.stage, Stage.KNOWN) if it.let_go else it.stage for i, it in view.relations.items()}
    for name in [it.value for it in Context if it.value in people]:
        found = Counter(map(stages.__getitem__, people[name]))
        counts = [found[stage] for stage in STAGES]
        if any(counts):
            rows.append(Row(name, view.links.contexts[name], tuple(map(figure, counts))))
    return tuple(rows)


def members(view: View) -> dict[str, tuple[str, ...]]:
    """Return the ids of those in each context, by its name."""
    return {it.name: it.ids for it in gatherings.every(view)["contexts"]}


def figure(n: int) -> str:
    """Return a figure for a table; nothing is a dash."""
    return format(Figure(n), "d") if n else "\u2013"


@dataclass(frozen=True, slots=True)
class Year:
    """How many connections there were at the end of a year, in each context."""

    year: int
    counts: tuple[str, ...]


def years(view: View) -> tuple[Year, ...]:
    """Return the connections in each context at the end of the last years, the newest first.

    The silent are among them: who was silent then is not asked here.
    """
    first = view.today.year - YEARS + 1
    then = {
        i: tuple(connected_in(relation, first, view.today.year))
        for i, relation in view.relations.items()
        if not relation.let_go
    }
    found = Counter(
        (year, name) for name, ids in members(view).items() for i in ids for year in then.get(i, ())
    )
    there = [row.name for row in contexts(view)]
    with_some = {year for year, _ in found}
    return tuple(
        Year(year, tuple(figure(found[year, name]) for name in there))
        for year in sorted(with_some, reverse=True)
    )


def connected_in(relation: Relation, first: int, last: int) -> Iterator[int]:
    """Give the years at whose end, or today, somebody was a connection."""
    ends = {day.year: stage in CONNECTED for day, stage in relation.history}
    if True not in ends.values():
        return
    standing = False
    for year in sorted({*ends, *range(first, last + 1)}):
        standing = ends.get(year, standing)
        if standing and year >= first:
            yield year
