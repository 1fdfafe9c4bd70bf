"""What is missing of a connection, and the next step towards it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kinmap.community.conditions import Condition, Lack, Need
from kinmap.community.relation import Relation
from kinmap.community.standing import Mutual, Standing
from kinmap.pages import words
from kinmap.pages.pronouns import Pronouns, pronouns
from kinmap.pages.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """What you could do next: a sentence, and the line to write when it is done; or no line."""

    sentence: str
    line: str = ""


def in_short(relation: Relation) -> str:
    """Return everything that is missing, as a list in prose: `two meetings, and her trust in you`."""
    who = pronouns(relation.person.pronouns)
    found = (lacks(name, condition, relation, who) for name, condition in wanting(relation))
    return words.joined([lack for those in found for lack in those])


def wanting(relation: Relation) -> Iterator[tuple[str, Condition]]:
    """Give the conditions that do not hold."""
    return ((name, condition) for name, condition in relation.conditions if not condition.holds)


def lacks(name: str, condition: Condition, relation: Relation, who: Pronouns) -> Iterator[str]:
    """Give what one condition lacks, each in a few words."""
    for lack in condition.missing:
        if name == "time":
            yield time(lack)
        elif name == "participation":
            yield act(lack, relation, who)
        else:
            yield regard(lack.need, name, relation.trust if name == "trust" else relation.respect, who)


def time(lack: Lack) -> str:
    """Say what is missing of time."""
    if lack.need is Need.DAYS:
        return f"{words.length(lack.count)} of knowing each other"
    if lack.need is Need.MEETINGS:
        return words.count(lack.count, "meeting")
    return f"{words.number(lack.count)} more {words.noun(lack.count, 'month')} in which you meet"


def act(lack: Lack, relation: Relation, who: Pronouns) -> str:
    """Say what is missing of participation."""
    if lack.need is Need.SHARE:
        whose = "your" if mine_is_less(relation) else who.possessive
        return f"a fairer share on {whose} side"
    return f"{words.count(lack.count, 'act')} of {'yours' if lack.need is Need.ME else who.theirs}"


def regard(need: Need, what: str, mutual: Mutual, who: Pronouns) -> str:
    """Say whose trust or respect is missing; *me* lacks what I have not earned of them."""
    towards = "in" if what == "trust" else "for"
    mine = need is Need.ME
    whose, whom = (who.possessive, "you") if mine else ("your", who.object)
    course = mutual.me if mine else mutual.they
    lost = ", which was lost" if course.standing is Standing.LOST else ""
    return f"{whose} {what} {towards} {whom}{lost}"


def mine_is_less(relation: Relation) -> bool:
    """Tell whether you are the quieter side."""
    return len(relation.acts.me) <= len(relation.acts.they)


# -- the next step ------------------------------------------------------------------------


def step(view: View, relation: Relation) -> Step:
    """Return the next step: what waits for you first, then what you can do, then what takes time."""
    who = pronouns(relation.person.pronouns)
    found = {(name, lack.need): lack for name, condition in wanting(relation) for lack in condition.missing}
    steps = (*yours(view, relation, who, found), *together(found, who), *earned(relation, who, found))
    return next(iter(steps), None) or waiting(view, found, who)


def yours(
    view: View, relation: Relation, who: Pronouns, found: dict[tuple[str, Need], Lack]
) -> Iterator[Step]:
    """Give what you yourself can do where an act of yours, or your share, is missing."""
    share = ("participation", Need.SHARE) in found and mine_is_less(relation)
    if ("participation", Need.ME) not in found and not share:
        return
    if relation.unanswered:
        entry = relation.unanswered[-1]
        when = words.on(entry.date, view.today)
        yield Step(
            f"Answer {who.possessive} {entry.occasion.value} {when}; that is an act of yours.",
            f"life:\n  - {entry.date} their {entry.occasion.value} answered YYYY-MM-DD",
        )
    if relation.promises.me.open:
        when = words.on(relation.promises.me.open[0].date, view.today)
        yield Step(f"Keep what you promised {when}; that is an act of yours, and it earns trust.", "")
    yield Step(
        f"Ask {who.object} to meet: an invitation of yours is an act, as is a gift or an answer.",
        "meetings:\n  - YYYY-MM-DD coffee by me: What you spoke of.",
    )


def together(found: dict[tuple[str, Need], Lack], who: Pronouns) -> Iterator[Step]:
    """Give what takes a meeting, or a step of theirs."""
    meetings = found.get(("time", Need.MEETINGS)) or found.get(("time", Need.MONTHS))
    if meetings:
        months = found.get(("time", Need.MONTHS))
        where = ", each in a month in which you have not met yet" if months else ""
        once = words.times(max(meetings.count, months.count if months else 0))
        where = where.replace("each ", "") if once == "once" else where
        yield Step(
            f"Meet {who.object}, or call, {once}{where}.",
            "meetings:\n  - YYYY-MM-DD walk: What you spoke of.",
        )
    if found.keys() & {("participation", Need.THEY), ("participation", Need.SHARE)}:
        yield Step(
            f"The next step is {who.theirs}, and you can leave room for it: ask {who.object} for advice or a "
            "hand, and write down what you got.",
            "exchange:\n  - YYYY-MM-DD got knowledge: Of what.",
        )


def earned(relation: Relation, who: Pronouns, found: dict[tuple[str, Need], Lack]) -> Iterator[Step]:
    """Give what becomes of trust and respect: it is earned in life, and then written down."""
    for what, mutual in (("trust", relation.trust), ("respect", relation.respect)):
        for need, course, subject, whose in (
            (Need.ME, mutual.me, "you", who.possessive),
            (Need.THEY, mutual.they, who.subject, "your"),
        ):
            if (what, need) not in found:
                continue
            side = "I" if need is Need.ME else "they"
            if course.standing is Standing.LOST:
                yield Step(
                    f"{words.capital(whose)} {what} was lost, and only what repairs it brings it back.",
                    f"trust:\n  - YYYY-MM-DD {side} repaired {what}: How.",
                )
            else:
                kept = "; a promise kept earns it, too" if what == "trust" else ""
                yield Step(
                    f"If {subject} earned {whose} {what} already, write down when and how{kept}.",
                    f"trust:\n  - YYYY-MM-DD {side} earned {what}: What happened.",
                )


def waiting(view: View, found: dict[tuple[str, Need], Lack], who: Pronouns) -> Step:
    """Return that nothing but time is missing, and until when; or that nothing is."""
    lack = found.get(("time", Need.DAYS))
    if lack is None:
        return Step(f"Nothing is missing; meet {who.object} again when you like.")
    last = date.fromordinal(min(view.today.toordinal() + lack.count, date.max.toordinal()))
    day = words.day(last, view.today)
    return Step(f"Nothing but time: on {day} you will have known each other long enough.")
