"""Gone quiet: whom you are losing, each with the wait, the rhythm and where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kinmap.community.drift import LATEST
from kinmap.community.lists import SOON, soon as due_within
from kinmap.community.relation import Relation
from kinmap.community.rhythm import Origin, State, gaps_between
from kinmap.community.stages import CONNECTED
from kinmap.pages import last, people, rhythms, sheets, words
from kinmap.pages.lines import Place, stands
from kinmap.pages.page import Page, picked
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who, each, once
from kinmap.pages.wait_bar import Wait, bar

PATH = "stale.html"
TITLE = mark("Gone quiet")
MOST = 1000
"""People of one page; then comes a second."""
UNWRITTEN = mark(
    "You declared these connections, and no contact is written down: whether they are quiet, nobody can say."
)
FADING = mark(
    "Some friendships were always slow. These were not: their waits have doubled. It is a remark, no call "
    "to act."
)


class Row(NamedTuple):
    """One person who has gone quiet, or soon will have.

    Attributes:
        wait: in words, beside the rhythm.
        why: the rhythm, the limit, and where they come from.
        spoke: the last contact; `quote` what was said, `places` where it is written.
        stated: where the rhythm is written, if it is.
    """

    who: Who
    wait: str
    why: str
    planned: str
    spoke: str
    quote: str
    bar: Wait
    contexts: str
    groups: str
    places: tuple[Place, ...]
    stated: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: a heading, a remark, people, and what the picture beside them means."""

    title: str
    remark: str
    rows: tuple[Row, ...]
    legend: str = ""


@dataclass(frozen=True, slots=True)
class Fading:
    """Somebody whose waits have grown: a sentence with the waits, and where these contacts are written."""

    who: Who
    sentence: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A connection of whom no contact is written down: since when you declared it, and where."""

    who: Who
    sentence: str
    places: tuple[Place, ...]


class Picked(NamedTuple):
    """What was picked for a page of the list out of everything; people by their ids.

    Attributes:
        number: which of how many pages this is; `of` are all.
        sentence: how many have gone quiet, or why nobody has.
        rhythms: whether anybody has a rhythm; `anybody` whether there is a note of anybody.
        shown: those who stand on this page, the longest waits of each part first.
        soon: of the first page alone, as `fading` and `unwritten`, in the order of each list.
    """

    number: int
    of: int
    sentence: str
    rhythms: bool
    anybody: bool
    shown: tuple[str, ...]
    soon: tuple[str, ...]
    fading: tuple[str, ...]
    unwritten: tuple[str, ...]


def pages(view: View) -> Iterator[Page]:
    """Give the page of those who have gone quiet, and more pages where they are very many."""
    of = sheets.count(len(view.community.stale), MOST)
    for number in range(1, of + 1):
        page = Page(sheets.path(PATH, number), "stale.html", say(TITLE), {}, PATH)
        yield picked(page, view, partial(on, view, number, of), content)


def on(view: View, number: int, of: int) -> Picked:
    """Return what is picked for a page; of several, the first has what is not on those who went quiet."""
    said, ids = gone_quiet(view)
    found = view.community
    first = (found.soon, found.drifting, view.ordered(found.unwritten)) if number == 1 else ((), (), ())
    shown = tuple(sheets.cut(ids, number, MOST))
    return Picked(number, of, said, rhythmic(view), bool(view.relations), shown, *first)


@once
def gone_quiet(view: View) -> tuple[str, tuple[str, ...]]:
    """Return how many have gone quiet, in a sentence, and who, in the order of the parts of the page."""
    stale = [view.relations[i] for i in view.community.stale]
    ids = tuple(it.id for part in parted(stale) for it in part)
    return sentence(stale) if stale else nobody(view), ids


def content(it: Picked, view: View) -> Mapping[str, object]:
    """Return what the page says."""
    shown = each(view.relations, it.shown)
    return {
        "sentence": it.sentence,
        "rhythms": it.rhythms,
        "filters": people.filters(shown),
        "lists": (people.groups(shown),),
        "parts": tuple(part for part in parts(view, shown) if part.rows),
        "sheets": sheets.sheets(PATH, it.number, it.of),
        "soon": due(view, it.soon) if it.number == 1 else None,
        "fading": tuple(fading(view, view.relations[i]) for i in it.fading),
        "unwritten": tuple(declared(view, view.who(i)) for i in it.unwritten),
        "unwritten_remark": say(UNWRITTEN),
        "fading_remark": say(FADING),
        "anybody": it.anybody,
    }


def sentence(stale: list[Relation]) -> str:
    """Return how many, in words."""
    silent = sum(relation.state is State.SILENT for relation in stale)
    first = say_n(
        "One person you have not spoken to for longer than your rhythm with them.",
        "{n:c} people you have not spoken to for longer than your rhythm with them.",
        len(stale),
    )
    if not silent:
        return first
    if silent == len(stale):
        rest = say_n("It has been long silent.", "They are long silent.", silent)
    else:
        rest = say_n("One of them is long silent.", "{n:c} of them are long silent.", silent)
    return f"{first} {rest}"


def rhythmic(view: View) -> bool:
    """Tell whether anybody has a rhythm."""
    return any(relation.rhythm for relation in view.relations.values())


def nobody(view: View) -> str:
    """Return that nobody has gone quiet, and why."""
    if rhythmic(view):
        return say("Nobody has gone quiet: everyone with a rhythm is within it.")
    return say("Nobody has a rhythm yet, so nobody can go quiet.")


def parted(stale: Iterable[Relation]) -> tuple[list[Relation], ...]:
    """Return the long silent, then stale connections, then all other stale."""
    parts: tuple[list[Relation], ...] = ([], [], [])
    for it in stale:
        parts[0 if it.state is State.SILENT else 1 if it.stage in CONNECTED else 2].append(it)
    return parts


def parts(view: View, stale: Iterable[Relation]) -> tuple[Part, ...]:
    """Return the parts of the page."""
    silent, near, far = parted(stale)
    bar = say("A bar is the wait; the first mark is the limit, the second where long silence begins.")
    decide, longest = say("These need a decision rather than a reminder."), say("The longest waits first.")
    return (
        Part(say("Long silent"), decide, rows(view, silent), bar),
        Part(say("Stale, among your connections"), longest, rows(view, near)),
        Part(say("Stale, among those you know"), longest, rows(view, far)),
    )


def soon(view: View, within: int = SOON) -> Part:
    """Return those who are due within two weeks, or within so many days."""
    return due(view, due_within(view.relations.values(), view.today, within), within)


def due(view: View, ids: Iterable[str], within: int = SOON) -> Part:
    """Return these as those who are due within two weeks, or within so many days."""
    when = say("Due within {length}.", length=words.length(within)) if within else say("Due today.")
    return Part(say("Soon"), when, rows(view, (view.relations[i] for i in ids)))


def rows(view: View, relations: Iterable[Relation]) -> tuple[Row, ...]:
    """Return people as rows."""
    return tuple(row(view, relation) for relation in relations)


def row(view: View, relation: Relation) -> Row:
    """Return one person as a row; whoever is still fresh has the day on which they are due."""
    fresh = relation.state is State.FRESH and relation.due
    ahead = say("due {day}", day=words.day(relation.due, view.today)) if fresh and relation.due else ""
    plan = last.planned(view, relation)
    return Row(
        who=view.who(relation.id),
        wait=ahead or rhythms.wait(relation, view.today),
        why=why(relation),
        planned=say("planned: {plan}", plan=plan) if plan else "",
        spoke=last.brief(view, relation),
        quote=last.quote(view, relation),
        bar=bar(relation, view.today),
        contexts=" ".join(relation.person.contexts),
        groups="|".join(("", *relation.person.groups, "")),
        places=last.places(view, relation),
        stated=stated(view, relation),
    )


def stated(view: View, relation: Relation) -> tuple[Place, ...]:
    """Return where the note says how often you want to be in touch; nothing where it does not."""
    if relation.rhythm_from is not Origin.STATED:
        return ()
    return (stands(view, relation.person.spans["every"]),)


def why(relation: Relation) -> str:
    """Return the rhythm, where it comes from and the limit: `every six weeks, as the note says`."""
    every = rhythms.rhythm(relation)
    if every is None:
        return ""
    source = rhythms.source(relation)
    if relation.limit == relation.rhythm:
        return f"{every.every}, {source}"
    limit = rhythms.limit(relation)
    return say("{every}, {source}; limit {limit}", every=every.every, source=source, limit=limit)


def fading(view: View, relation: Relation) -> Fading:
    """Return somebody whose waits have grown, with the waits themselves."""
    gaps = gaps_between(relation.contacts)
    open_gap = rhythms.since_last(relation, view.today)
    if open_gap * len(gaps) > sum(gaps):
        gaps = [*gaps, open_gap]
    late, before = gaps[-LATEST:], gaps[:-LATEST]
    latest = words.joined([str(words.length(gap)) for gap in late])
    usual = words.length(round(sum(before) / len(before)))
    since = relation.contacts[-LATEST if len(gaps) == len(relation.contacts) else -LATEST - 1]
    spans = [span for it in relation.encounters if it.day >= since for span in it.spans]
    return Fading(
        view.who(relation.id),
        say("The last three waits were {waits}; before that, {usual} on average.", waits=latest, usual=usual),
        tuple(stands(view, span) for span in spans),
    )


def unwritten(view: View) -> tuple[Unwritten, ...]:
    """Return the connections of whom no contact is written down, the nearest first."""
    return tuple(declared(view, who) for who in view.whos(view.community.unwritten))


def declared(view: View, who: Who) -> Unwritten:
    """Return since when you declared a connection, where its note says so."""
    person = view.archive.people[who.id]
    if person.declared is None:
        return Unwritten(who, "", ())
    since = words.capital(words.since(person.declared, view.today))
    since = say("{since}, as you declared.", since=since)
    return Unwritten(who, since, (stands(view, person.spans["declared"]),))
