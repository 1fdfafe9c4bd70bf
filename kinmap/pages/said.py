"""Sentences on the four conditions: the figures, and first of all what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from kinmap.community.conditions import Lack, Need
from kinmap.community.relation import Relation
from kinmap.community.standing import Mutual, Standing
from kinmap.pages import words
from kinmap.pages.words import Pronouns


def time(relation: Relation, today: date) -> str:
    """Say how long you know each other, and how often you met."""
    figures = relation.time
    met = "no meeting in person or by voice yet"
    if figures.meetings:
        months = (
            "in one month" if figures.months == 1 else f"in {words.number(figures.months)} different months"
        )
        met = f"{words.count(figures.meetings, 'meeting')} in person or by voice, {months}"
    return f"{lead(relation.conditions.time.missing, time_lack)}{known_for(figures.days, today)}; {met}."


def known_for(days: int | None, today: date) -> str:
    """Say how long you know somebody; in the first year since which day, for that stays the same."""
    if days is None:
        return "No day says since when you know each other"
    start = today - timedelta(days)
    if days < words.YEAR:
        return f"Known since {words.day(start, today)}"
    return f"Known for {words.apart(start, today)}"


def time_lack(lack: Lack) -> str:
    """Say what is missing of time."""
    if lack.need is Need.DAYS:
        return str(words.length(lack.count))
    return words.count(lack.count, "meeting" if lack.need is Need.MEETINGS else "month")


def participation(relation: Relation, who: Pronouns) -> str:
    """Say what each side did."""
    mine, theirs = len(relation.acts.me), len(relation.acts.they)
    did = "no act of either side is written down."
    if mine or theirs:
        of_theirs = words.number(theirs) if theirs else "none"
        did = f"{words.count(mine, 'act')} of yours, {of_theirs} of {who.theirs}."
    missing = lead(relation.conditions.participation.missing, lambda lack: act_lack(lack, who))
    return f"{missing}{words.capital(did)}" if missing else f"Both of you carry it: {did}"


def act_lack(lack: Lack, who: Pronouns) -> str:
    """Say what is missing of participation."""
    if lack.need is Need.SHARE:
        return "a fairer share of the quieter side"
    return f"{words.count(lack.count, 'act')} of {'yours' if lack.need is Need.ME else who.theirs}"


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


def lead(missing: Iterable[Lack], say: Callable[[Lack], str]) -> str:
    """Return the beginning of a sentence that tells what is missing, or nothing."""
    lacks = list(missing)
    if not lacks:
        return ""
    one = len(lacks) == 1 and lacks[0].count == 1
    return f"Not yet: {words.joined([say(lack) for lack in lacks])} {'is' if one else 'are'} missing. "
