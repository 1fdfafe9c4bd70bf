"""The community that you want, and how far it is: one dot a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kinmap.community.goals import Progress
from kinmap.pages import words
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
        gap=f"{words.number(progress.gap)} more" if progress.gap else "there",
        described=f"{words.number(have) if have else 'none'} of {words.number(wanted.want)}",
        kin=wanted.kin,
        dots=tuple(dots(most, have)) if most <= MOST_DOTS else (),
        height=ROW * max(1, -(-most // IN_A_ROW)),
        tick=spot(wanted.want) if have > wanted.want and most <= MOST_DOTS else None,
        who=view.whos(progress.who)[:MOST_NAMES],
        counted=f"{words.opening(have, 'person counts', 'people count')} towards it" if have else "",
        more=f"and {words.number(left)} more" if left > 0 else "",
        line=wanted.span.line,
    )


def dots(most: int, have: int) -> Iterator[Dot]:
    """Give one dot for each who is there, and for each who is wanting."""
    for n in range(most):
        x, y = spot(n)
        yield Dot(round(x + PITCH / 2, 1), y, n < have)


def spot(n: int) -> tuple[float, int]:
    """Return where a dot begins."""
    row, place = divmod(n, IN_A_ROW)
    return round(place * PITCH, 1), row * ROW + ROW // 2
