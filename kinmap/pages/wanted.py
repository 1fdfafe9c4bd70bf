"""Goals of site.yml in words: `seven connections of The Larder`, `one kin in charitable`."""

from __future__ import annotations

from kinmap.archive.settings import Goal, GoalBy
from kinmap.pages.tongue import Spelt, mark_n, say_n
from kinmap.pages.words import capital

CONNECTIONS = {
    None: mark_n("one connection", "{n} connections"),
    GoalBy.CONTEXT: mark_n("one connection in {of}", "{n} connections in {of}"),
    GoalBy.PLACE: mark_n("one connection at {of}", "{n} connections at {of}"),
    GoalBy.TAG: mark_n("one connection tagged {of}", "{n} connections tagged {of}"),
    GoalBy.GROUP: mark_n("one connection of {of}", "{n} connections of {of}"),
}
KIN = {
    None: mark_n("one kin", "{n} kin"),
    GoalBy.CONTEXT: mark_n("one kin in {of}", "{n} kin in {of}"),
    GoalBy.PLACE: mark_n("one kin at {of}", "{n} kin at {of}"),
    GoalBy.TAG: mark_n("one kin tagged {of}", "{n} kin tagged {of}"),
    GoalBy.GROUP: mark_n("one kin of {of}", "{n} kin of {of}"),
}


def said(goal: Goal) -> tuple[str, str]:
    """Return the message of a goal, for one and for more."""
    return (KIN if goal.kin else CONNECTIONS)[goal.by]


def wanted(goal: Goal) -> str:
    """Return a goal within a sentence: `seven connections of The Larder`, `30 connections`."""
    one, many = said(goal)
    return say_n(one, many, goal.want, of=goal.of)


def title(goal: Goal) -> str:
    """Return a goal as a title, its figure spelt out: `Thirty connections`."""
    one, many = said(goal)
    return capital(say_n(one, many, goal.want, of=goal.of, n=Spelt(goal.want)))
