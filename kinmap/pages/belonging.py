"""What there is between the people of a group, tag, place or context: ties, silence, and being together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from kinmap.archive.settings import GoalBy
from kinmap.community.encounters import Encounter
from kinmap.community.lists import stale
from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.pages import lines, rhythms
from kinmap.pages.lines import Line
from kinmap.pages.tongue import mark, mark_n, say, say_n
from kinmap.pages.view import View, Who, those
from kinmap.pages.wanted import wanted as wanting
from kinmap.text import Span, fold

MOST = 12
"""People of a list beside a gathering; how many more there are is said."""
LATEST = 5
"""Times together that are shown, the newest."""
MORE_TIED = mark_n("One more has ties among them.", "{n:c} more have ties among them.")
MORE_KNOWN = mark_n("One more is known to some of them.", "{n:c} more are known to some of them.")
MORE_QUIET = mark_n("One more has gone quiet.", "{n:c} more have gone quiet.")


@dataclass(frozen=True, slots=True)
class Tied:
    """Somebody, and those whom they know: of a gathering, each tie stands once."""

    who: Who
    knows: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class Knot:
    """The ties of a gathering.

    Attributes:
        sentence: how many there are within, and how many lead out; nothing without ties.
        within: who knows whom, those with the most ties first; `more_within` says who is left out.
        out: who is outside and known to most of them; `more_out` likewise.
    """

    sentence: str
    within: tuple[Tied, ...]
    more_within: str
    out: tuple[Tied, ...]
    more_out: str


@dataclass(frozen=True, slots=True)
class Quiet:
    """Somebody of a gathering who has gone quiet: the wait beside the rhythm."""

    who: Who
    wait: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Who has gone quiet: a sentence, and people, the longest waits first."""

    sentence: str
    people: tuple[Quiet, ...]
    more: str


def knot(view: View, ids: Collection[str]) -> Knot:
    """Return who of these knows whom, and whom outside."""
    members = frozenset(ids)
    known = those(view.neighbours, ids)
    within = {i: inside for i, others in known.items() if (inside := members.intersection(others))}
    tied = Counter(chain.from_iterable(known.values()))
    outside = tied.keys() - members
    both_ends = sum(map(len, within.values()))  # each tie within is seen from both its ends
    told, more_within = told_once(within)
    return Knot(
        sentence=ties(both_ends // 2, tied.total() - both_ends),
        within=tuple(Tied(view.who(i), view.whos(others)) for i, others in told),
        more_within=more(more_within, MORE_TIED),
        out=tuple(
            Tied(view.who(o), view.whos(members.intersection(view.neighbours[o])))
            for o in leading(outside, tied)
        ),
        more_out=more(len(outside) - MOST, MORE_KNOWN),
    )


def leading(ids: Collection[str], times: Mapping[str, int]) -> list[str]:
    """Return the first of these by how often, then by id."""
    often = sorted([times[i] for i in ids], reverse=True)
    least = often[MOST - 1] if len(often) > MOST else 0
    return sorted([i for i in ids if times[i] >= least], key=lambda i: (-times[i], i))[:MOST]


def told_once(within: Mapping[str, frozenset[str]]) -> tuple[list[tuple[str, list[str]]], int]:
    """Return each tie once, under whoever has more of them: the first of these, and how many are left out."""
    order = sorted(sorted(within), key=lambda i: len(within[i]), reverse=True)
    place = {id_: n for n, id_ in enumerate(order)}
    at = place.__getitem__
    telling = [i for i in order if max(map(at, within[i])) > place[i]]
    told = [(i, [o for o in within[i] if place[o] > place[i]]) for i in telling[:MOST]]
    return told, len(telling) - MOST


def ties(within: int, out: int) -> str:
    """Return how many ties there are among people, and how many lead out; nothing without ties."""
    if not within and not out:
        return ""
    return say(
        "{ties}; {leading}.",
        ties=say_n("One tie among them", "{n:c} ties among them", within, none=mark("No ties among them")),
        leading=say_n("one leads to others", "{n} lead to others", out, none=mark("none leads out")),
    )


def more(n: int, message: tuple[str, str]) -> str:
    """Return that so many more there are; nothing where there are none."""
    return say_n(*message, n) if n > 0 else ""


def silence(view: View, relations: Collection[Relation]) -> Silence:
    """Return who of these has gone quiet, in words."""
    by_id = {it.id: it for it in relations}
    found = [by_id[i] for i in stale(relations)]
    return Silence(
        sentence=quiet(found, len(relations)),
        people=tuple(Quiet(view.who(it.id), rhythms.wait(it, view.today)) for it in found[:MOST]),
        more=more(len(found) - MOST, MORE_QUIET),
    )


def quiet(found: Collection[Relation], members: int) -> str:
    """Return how many have gone quiet; nothing where nobody has."""
    if not found:
        return ""
    silent = sum(it.state is State.SILENT for it in found)
    if len(found) == members and members > 1:
        who = say("All of them have gone quiet")
    else:
        who = say_n("One has gone quiet", "{n:c} have gone quiet", len(found))
    if silent == len(found):
        return say("{who_has_gone_quiet}, and long.", who_has_gone_quiet=who)
    if not silent:
        return f"{who}."
    return say_n(
        "{who_has_gone_quiet}, one of them long.",
        "{who_has_gone_quiet}, {n} of them long.",
        silent,
        who_has_gone_quiet=who,
    )


def together(view: View, relations: Collection[Relation]) -> tuple[Line, ...]:
    """Return the last times that several of these were there, by the lines that say so."""
    members = frozenset([it.id for it in relations])
    newest: list[tuple[date, Span]] = []
    least = date.min
    for it in relations:
        encounters = it.encounters
        if not encounters or encounters[-1].day < least:
            continue
        found = list(islice(shared(encounters, members, least), LATEST))
        if found:
            newest = sorted({*newest, *found})[-LATEST:]
            least = newest[0][0] if len(newest) == LATEST else least
    return lines.evidence(view, [span for _, span in reversed(newest)], "")


def shared(
    encounters: Sequence[Encounter], members: frozenset[str], least: date
) -> Iterator[tuple[date, Span]]:
    """Give the times when others of these were there too, from the newest back to a day."""
    for it in reversed(encounters):
        if it.day < least:
            return
        if it.companions and not members.isdisjoint(it.companions):
            yield it.day, it.spans[0]


def wanted(view: View, by: GoalBy, name: str) -> str:
    """Return what the goals of site.yml say of this gathering, in sentences; nothing without one."""
    named = [it for it in view.community.goals if it.goal.by is by and fold(it.goal.of) == fold(name)]
    return " ".join(
        say("You wanted {goal}; {there}.", goal=wanting(it.goal), there=there(it.have)) for it in named
    )


def there(have: int) -> str:
    """Return how many of those wanted there are, as a clause."""
    return say_n("one is there", "{n} are there", have, none=mark("there is nobody yet"))
