"""What holds between you and somebody: the four conditions and kinship, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kinmap.archive.ledgers import Occasion
from kinmap.archive.settings import Threshold
from kinmap.community.acts import Act, Deed
from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.community.standing import Mutual
from kinmap.pages import lines, said, words
from kinmap.pages.lines import Line
from kinmap.pages.pronouns import spoken_of
from kinmap.pages.tongue import mark, per_tongue, say, say_n
from kinmap.pages.view import View
from kinmap.text import Span

NEWEST = 2
MOST = 40
"""Lines that one condition shows at most; the ledger below has all of them."""
EARNED = mark("earned by both of you, and not lost since")
NAMES = {
    "time": mark("Time"),
    "participation": mark("Participation"),
    "trust": mark("Trust"),
    "respect": mark("Respect"),
}


class Held(NamedTuple):
    """One condition as the page says it.

    Attributes:
        asks: the threshold, in words.
        newest: up to two lines that are always shown; of time, the field as well that it starts from.
        rest: those behind a fold, with its `summary`; `more` says how many are left out.
    """

    holds: bool
    name: str
    sentence: str
    asks: str
    newest: tuple[Line, ...]
    rest: tuple[Line, ...]
    summary: str
    more: str


def conditions(
    view: View, relation: Relation, own: str | None = None, most: int | None = MOST
) -> tuple[Held, ...]:
    """Return the four, in the order in which they are told.

    Args:
        view: what pages are made from.
        relation: whom they are of.
        own: the path of the note whose page this is for; theirs, where nothing is said.
        most: how many earlier lines each has; None for all.
    """
    home = relation.person.path if own is None else own
    who = spoken_of(relation.person)
    asked = view.settings.connection
    sentences = {
        "time": said.time(relation, view.today),
        "participation": said.participation(relation, who),
        "trust": said.regard(relation.trust, "trust", who),
        "respect": said.regard(relation.respect, "respect", who),
    }
    asks = {"time": asks_time(asked), "participation": asks_acts(asked)}
    courses = {"trust": spans_of(relation.trust), "respect": spans_of(relation.respect)}
    found = []
    for name, condition in relation.conditions:
        spans = courses.get(name) or [span for it in condition.evidence for span in it.spans]
        shown = lines.evidence(view, spans, home, relation.id)
        start = lines.acquaintance(view, relation.person, home) if name == "time" else ()
        asked_for = asks.get(name) or say(EARNED)
        lines_of = parted(shown, start, most, here=own is None)
        found.append(Held(condition.holds, say(NAMES[name]), sentences[name], asked_for, *lines_of))
    return tuple(found)


def parted(
    found: tuple[Line, ...], start: tuple[Line, ...], most: int | None, *, here: bool
) -> tuple[tuple[Line, ...], tuple[Line, ...], str, str]:
    """Return the newest lines and the `start`, the others, and what is said of those and of the rest.

    `here` tells whether the page is that of the note, whose ledger has all of them.
    """
    rest = found[NEWEST:]
    left = len(rest[most:]) if most is not None else 0
    more = ""
    if left:
        more = (
            say("and {n} more, in the ledger below", n=left)
            if here
            else say("and {n} more, on their own page", n=left)
        )
    summary = say_n("One earlier line", "{n:c} earlier lines", len(rest))
    return (*found[:NEWEST], *start), rest[:most], summary, more


def spans_of(mutual: Mutual) -> list[Span]:
    """Return where the whole course of both sides is written."""
    return [span for course in (mutual.me, mutual.they) for step in course.steps for span in step.spans]


@per_tongue(16)  # the same on every page
def asks_time(asked: Threshold) -> str:
    """Say the threshold of time."""
    meetings = say_n("one meeting", "{n} meetings", asked.meetings)
    return f"{words.exact(asked.days)}, {meetings}, {said.in_months(asked.months)}"


@per_tongue(16)  # likewise
def asks_acts(asked: Threshold) -> str:
    """Say the threshold of participation."""
    acts = say_n("one act of each side", "{n} acts of each side", asked.acts)
    if not asked.share:
        return acts
    parts = 1 / asked.share
    if parts.denominator == 1:
        return say("{acts}, and one in {n} at least by the quieter one", acts=acts, n=int(parts))
    return say("{acts}, and {share} of them at least by the quieter one", acts=acts, share=asked.share)


# -- kin ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kinship:
    """Why somebody is kin beyond a connection: a sentence and its lines."""

    sentence: str
    lines: tuple[Line, ...]


def kinship(view: View, relation: Relation) -> Kinship | None:
    """Return what makes kin of a connection; None for everyone else, and where it was only said."""
    if relation.stage is not Stage.KIN:
        return None
    spans = [
        act.spans[0]
        for acts in (relation.acts.me, relation.acts.they)
        for deed in (Deed.GAVE, Deed.ANSWERED)
        for act in [act for act in acts if counts(view, act, deed)][-1:]
    ]
    sentence = say(
        "Kin, because there is also exchange both ways, and each of you answered the other\u2019s "
        "win or setback within {length}.",
        length=words.exact(view.settings.answer),
    )
    return Kinship(sentence, lines.evidence(view, spans, relation.person.path))


def counts(view: View, act: Act, deed: Deed) -> bool:
    """Tell whether an act is one that makes kin: something given, or care in time."""
    if act.deed is not deed:
        return False
    entry = view.entries.get(act.spans[0])
    if deed is Deed.GAVE or entry is None:
        return deed is Deed.GAVE
    timely = (act.day - entry.date.first).days <= view.settings.answer
    return timely and act.what in {Occasion.WIN, Occasion.SETBACK}
