"""What holds between you and somebody: the four conditions and kinship, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kinmap.archive.ledgers import Occasion
from kinmap.archive.settings import Threshold
from kinmap.community.acts import Act, Deed
from kinmap.community.relation import Relation
from kinmap.community.stages import Stage
from kinmap.community.standing import Mutual
from kinmap.pages import lines, said, words
from kinmap.pages.lines import Line
from kinmap.pages.pronouns import pronouns
from kinmap.pages.view import View
from kinmap.text import Span

NEWEST = 2
MOST = 40
"""Lines that one condition shows at most; the ledger below has all of them."""
EARNED = "earned by both of you, and not lost since"


@dataclass(frozen=True, slots=True)
class Held:
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
    who = pronouns(relation.person.pronouns)
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
        elsewhere = "in the ledger below" if own is None else "on their own page"
        asked_for = asks.get(name, EARNED)
        found.append(
            Held(
                condition.holds,
                words.capital(name),
                sentences[name],
                asked_for,
                *parted(shown, start, most, elsewhere),
            )
        )
    return tuple(found)


def parted(
    found: tuple[Line, ...], start: tuple[Line, ...], most: int | None, elsewhere: str
) -> tuple[tuple[Line, ...], tuple[Line, ...], str, str]:
    """Return the newest lines and the `start`, the others, and what is said of those and of the rest."""
    rest = found[NEWEST:]
    left = len(rest[most:]) if most is not None else 0
    more = f"and {words.number(left)} more, {elsewhere}" if left else ""
    return (*found[:NEWEST], *start), rest[:most], words.opening(len(rest), "earlier line"), more


def spans_of(mutual: Mutual) -> list[Span]:
    """Return where the whole course of both sides is written."""
    return [span for course in (mutual.me, mutual.they) for step in course.steps for span in step.spans]


@lru_cache(maxsize=16)  # the same on every page
def asks_time(asked: Threshold) -> str:
    """Say the threshold of time."""
    return f"{words.exact(asked.days)}, {words.count(asked.meetings, 'meeting')}, {in_months(asked.months)}"


def in_months(count: int) -> str:
    """Return in how many months: `in four different months`."""
    return "in one month" if count == 1 else f"in {words.number(count)} different months"


@lru_cache(maxsize=16)  # likewise
def asks_acts(asked: Threshold) -> str:
    """Say the threshold of participation."""
    acts = f"{words.count(asked.acts, 'act')} of each side"
    if not asked.share:
        return acts
    parts = 1 / asked.share
    share = f"one in {words.number(int(parts))}" if parts.denominator == 1 else f"{asked.share} of them"
    return f"{acts}, and {share} at least by the quieter one"


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
    within = words.exact(view.settings.answer)
    sentence = (
        "Kin, because there is also exchange both ways, and each of you answered the other\u2019s "
        f"win or setback within {within}."
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
