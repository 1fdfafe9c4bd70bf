"""Sentences on the four conditions: the figures, and first of all what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from kinmap.community.conditions import Lack
from kinmap.community.relation import Relation
from kinmap.community.standing import Mutual, Standing
from kinmap.pages import missing, words
from kinmap.pages.pronouns import Pronouns


def time(relation: Relation, today: date) -> str:
    """Say how long you know each other, and how often you met."""
    figures = relation.time
    met = "no meeting in person or by voice yet"
    if figures.meetings:
        months = (
            "in one month" if figures.months == 1 else f"in {words.number(figures.months)} different months"
        )
        met = f"{words.count(figures.meetings, 'meeting')} in person or by voice, {months}"
    return f"{lead(relation.conditions.time.missing, missing.time)}{known_for(figures.days, today)}; {met}."


def known_for(days: int | None, today: date) -> str:
    """Say how long you know somebody; in the first year since which day, for that stays the same."""
    if days is None:
        return "No day says since when you know each other"
    start = today - timedelta(days)
    if days < words.YEAR:
        return f"Known since {words.day(start, today)}"
    return f"Known for {words.apart(start, today)}"


def participation(relation: Relation, who: Pronouns) -> str:
    """Say what each side did."""
    mine, theirs = len(relation.acts.me), len(relation.acts.they)
    lacking = relation.conditions.participation.missing
    of_theirs = f"of yours, {words.number(theirs) if theirs else 'none'} of {who.theirs}."
    if not lacking:
        return f"Both of you carry it: {words.count(mine, 'act')} {of_theirs}"
    did = "No act of either side is written down."
    if mine or theirs:
        did = f"{words.opening(mine, 'act')} {of_theirs}"
    return f"{lead(lacking, lambda lack: missing.act(lack, relation, who))}{did}"


def regard(mutual: Mutual, what: str, who: Pronouns) -> str:
    """Say who earned whose trust, or respect, and who lost it.

    `mutual.me` is what I earned of them: *their* trust in me.
    """
    mine, theirs = mutual.me.standing, mutual.they.standing
    if mine is theirs is Standing.EARNED:
        return "Earned by both of you."
    if mine is theirs is Standing.NONE:
        return f"Not yet: no line says that either of you earned the other\u2019s {what}."
    clauses = [
        clause
        for standing, subject, whose in ((mine, "you", who.possessive), (theirs, who.subject, "your"))
        if (clause := unearned(standing, f"{whose} {what}", subject))
    ]
    first = "Not now" if Standing.LOST in {mine, theirs} else "Not yet"
    return f"{first}: {', and '.join(clauses)}."


def unearned(standing: Standing, what: str, subject: str) -> str:
    """Say why a standing is not earned; nothing where it is."""
    if standing is Standing.LOST:
        return f"{subject} lost {what}, which is not repaired"
    return f"no line says that {subject} earned {what}" if standing is Standing.NONE else ""


def lead(wanting: Iterable[Lack], say: Callable[[Lack], str]) -> str:
    """Return the beginning of a sentence that tells what is missing, or nothing."""
    lacks = list(wanting)
    if not lacks:
        return ""
    one = len(lacks) == 1 and lacks[0].count == 1
    return f"Not yet: {words.joined([say(lack) for lack in lacks])} {'is' if one else 'are'} missing. "
