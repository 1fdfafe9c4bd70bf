"""Sentences on the four conditions: the figures, and first of all what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from kinmap.community.conditions import Lack, Need
from kinmap.community.relation import Relation
from kinmap.community.standing import Mutual, Standing
from kinmap.dates import PartialDate
from kinmap.pages import missing, words
from kinmap.pages.tongue import mark, say, say_in, say_n

UNTOLD = {
    "trust": mark("Not yet: no line says that either of you earned the other\u2019s trust."),
    "respect": mark("Not yet: no line says that either of you earned the other\u2019s respect."),
}
MINE = {
    ("trust", Standing.NONE): mark("no line says that you earned {possessive} trust"),
    ("trust", Standing.LOST): mark("you lost {possessive} trust, which is not repaired"),
    ("respect", Standing.NONE): mark("no line says that you earned {possessive} respect"),
    ("respect", Standing.LOST): mark("you lost {possessive} respect, which is not repaired"),
}
THEIRS = {
    ("trust", Standing.NONE): mark("no line says that {subject} earned your trust"),
    ("trust", Standing.LOST): mark("{subject} lost your trust, which is not repaired"),
    ("respect", Standing.NONE): mark("no line says that {subject} earned your respect"),
    ("respect", Standing.LOST): mark("{subject} lost your respect, which is not repaired"),
}


def time(relation: Relation, today: date) -> str:
    """Say how long you know each other, and how often you met."""
    figures = relation.time
    met = say("no meeting in person or by voice yet")
    if figures.meetings:
        met = say_n(
            "one meeting in person or by voice, {in_months}",
            "{n} meetings in person or by voice, {in_months}",
            figures.meetings,
            in_months=in_months(figures.months),
        )
    said = say("{known}; {met}.", known=known_for(figures.days, today), met=met)
    lacking = relation.conditions.time.missing
    if figures.days is None:
        return f"{lead(lacking, missing.time)}{said}"
    return f"{lead(lacking, lambda lack: time_lacking(lack, today))}{said}"


def time_lacking(lack: Lack, today: date) -> str:
    """Say what is missing of time; of days, which day they last to, for that stays the same."""
    if lack.need is not Need.DAYS:
        return missing.time(lack)
    return say("knowing each other until {day}", day=words.day(today + timedelta(lack.count), today))


def in_months(count: int) -> str:
    """Return in how many months: `in four different months`."""
    return say_n("in one month", "in {n} different months", count)


def known_for(days: int | None, today: date) -> str:
    """Say since when you know somebody, for that stays the same; in the first year the very day."""
    if days is None:
        return say("No day says since when you know each other")
    start = today - timedelta(days)
    if days < words.YEAR:
        return say("Known since {day}", day=words.day(start, today))
    return say(
        "Known since {month_of_year}",
        month_of_year=words.partial(PartialDate(start.year, start.month), today),
    )


def participation(relation: Relation, who: Mapping[str, str]) -> str:
    """Say what each side did."""
    mine, theirs = len(relation.acts.me), len(relation.acts.they)
    lacking = relation.conditions.participation.missing
    of_theirs = acts(theirs)
    if not lacking:
        return say_n(
            "Both of you carry it: one act of yours, {other} of {theirs}.",
            "Both of you carry it: {n} acts of yours, {other} of {theirs}.",
            mine,
            other=of_theirs,
            **who,
        )
    did = say("No act of either side is written down.")
    if mine or theirs:
        did = say_n(
            "One act of yours, {other} of {theirs}.",
            "{n:c} acts of yours, {other} of {theirs}.",
            mine,
            none=mark("No acts of yours, {other} of {theirs}."),
            other=of_theirs,
            **who,
        )
    return f"{lead(lacking, lambda lack: missing.act(lack, relation, who))}{did}"


def acts(count: int) -> str:
    """Return so many acts where the word has just been said: `three`, `one`, `none`."""
    if count > 1:
        return words.number(count)
    return say_in("acts", "one") if count else say_in("acts", "none")


def regard(mutual: Mutual, what: str, who: Mapping[str, str]) -> str:
    """Say who earned whose trust, or respect, and who lost it.

    `mutual.me` is what I earned of them: *their* trust in me.
    """
    mine, theirs = mutual.me.standing, mutual.they.standing
    if mine is theirs is Standing.EARNED:
        return say("Earned by both of you.")
    if mine is theirs is Standing.NONE:
        return say(UNTOLD[what])
    sides = ((MINE, mine), (THEIRS, theirs))
    clauses = [say(said[what, it], **who) for said, it in sides if it is not Standing.EARNED]
    listed = (
        clauses[0] if len(clauses) == 1 else say("{first}, and {second}", first=clauses[0], second=clauses[1])
    )
    if Standing.LOST in {mine, theirs}:
        return say("Not now: {clauses}.", clauses=listed)
    return say("Not yet: {clauses}.", clauses=listed)


def lead(wanting: Iterable[Lack], said: Callable[[Lack], str]) -> str:
    """Return the beginning of a sentence that tells what is missing, or nothing."""
    lacks = list(wanting)
    if not lacks:
        return ""
    one = len(lacks) == 1 and (lacks[0].count == 1 or lacks[0].need is Need.DAYS)
    listed = words.joined([said(lack) for lack in lacks])
    whole = say_n(
        "Not yet: {lacks} is missing.", "Not yet: {lacks} are missing.", 1 if one else 2, lacks=listed
    )
    return f"{whole} "
