"""The community that you want, and how far it is: one dot a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.community.goals import Progress
from kinmap.pages.tongue import say, say_in, say_n
from kinmap.pages.view import View, Who
from kinmap.pages.wanted import title

IN_A_ROW = 40
PITCH, ROW = 11.4, 20
MOST_DOTS = 400
MOST_NAMES = 60


@dataclass(frozen=True, slots=True)
class Dot:
    """One person of a goal: there already, or wanting."""

    x: float
    y: int
    filled: bool


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of site.yml, and how far it is.

    Attributes:
        title: `Forty connections`; `gap` what is wanting, `five more` or `there`.
        tick: where a goal that was passed would end: x and y; None where it was not.
        who: those who count towards it, `more` how many others.
        line: of site.yml.
    """

    title: str
    gap: str
    described: str
    kin: bool
    dots: tuple[Dot, ...]
    height: int
    tick: tuple[float, int] | None
    who: tuple[Who, ...]
    counted: str
    more: str
    line: int


def goals(view: View) -> tuple[Goal, ...]:
    """Return all goals, in the order of site.yml."""
    return tuple(goal(view, each) for each in view.community.goals)


def goal(view: View, progress: Progress) -> Goal:
    """Return one goal."""
    wanted, have = progress.goal, progress.have
    most = max(wanted.want, have)
    left = have - MOST_NAMES
    return Goal(
        title=title(progress.goal),
        gap=say_in("goal", "{n} more", n=progress.gap) if progress.gap else say("there"),
        described=described(have, wanted.want),
        kin=wanted.kin,
        dots=tuple(dots(most, have)) if most <= MOST_DOTS else (),
        height=ROW * max(1, -(-most // IN_A_ROW)),
        tick=spot(wanted.want) if have > wanted.want and most <= MOST_DOTS else None,
        who=view.whos(progress.who)[:MOST_NAMES],
        counted=say_n("One person counts towards it", "{n:c} people count towards it", have) if have else "",
        more=say("and {n} more", n=left) if left > 0 else "",
        line=wanted.span.line,
    )


def described(have: int, want: int) -> str:
    """Return how far it is: `two of four`."""
    if not have:
        return say_in("goal", "none of {all}", all=want)
    return say_in("goal", "{n} of {all}", n=have, all=want)


def dots(most: int, have: int) -> Iterator[Dot]:
    """Give one dot for each who is there, and for each who is wanting."""
    for n in range(most):
        x, y = spot(n)
        yield Dot(round(x + PITCH / 2, 1), y, n < have)


def spot(n: int) -> tuple[float, int]:
    """Return where a dot begins."""
    row, place = divmod(n, IN_A_ROW)
    return round(place * PITCH, 1), row * ROW + ROW // 2
