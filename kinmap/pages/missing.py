"""What is missing of a connection, and the next step towards it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kinmap.archive.ledgers import Occasion
from kinmap.community.conditions import Condition, Lack, Need
from kinmap.community.relation import Relation
from kinmap.community.standing import Mutual, Standing
from kinmap.pages import words
from kinmap.pages.pronouns import spoken_of
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """What you could do next: a sentence, and the line to write when it is done; or no line."""

    sentence: str
    line: str = ""


WANTING = {
    ("trust", Need.ME): mark("{possessive} trust in you"),
    ("trust", Need.THEY): mark("your trust in {object}"),
    ("respect", Need.ME): mark("{possessive} respect for you"),
    ("respect", Need.THEY): mark("your respect for {object}"),
}
LOST = {
    ("trust", Need.ME): mark("{possessive} trust in you, which was lost"),
    ("trust", Need.THEY): mark("your trust in {object}, which was lost"),
    ("respect", Need.ME): mark("{possessive} respect for you, which was lost"),
    ("respect", Need.THEY): mark("your respect for {object}, which was lost"),
}
REPAIR = {
    ("trust", Need.ME): mark("{Possessive} trust was lost, and only what repairs it brings it back."),
    ("trust", Need.THEY): mark("Your trust was lost, and only what repairs it brings it back."),
    ("respect", Need.ME): mark("{Possessive} respect was lost, and only what repairs it brings it back."),
    ("respect", Need.THEY): mark("Your respect was lost, and only what repairs it brings it back."),
}
EARN = {
    ("trust", Need.ME): mark(
        "If you earned {possessive} trust already, write down when and how; a promise kept earns it, too."
    ),
    ("trust", Need.THEY): mark(
        "If {subject} earned your trust already, write down when and how; a promise kept earns it, too."
    ),
    ("respect", Need.ME): mark("If you earned {possessive} respect already, write down when and how."),
    ("respect", Need.THEY): mark("If {subject} earned your respect already, write down when and how."),
}
ANSWER = {
    Occasion.WIN: mark("Answer {possessive} win {when}; that is an act of yours."),
    Occasion.SETBACK: mark("Answer {possessive} setback {when}; that is an act of yours."),
    Occasion.NEWS: mark("Answer {possessive} news {when}; that is an act of yours."),
}


def in_short(relation: Relation) -> str:
    """Return everything that is missing, as a list in prose: `two meetings, and her trust in you`."""
    who = spoken_of(relation.person)
    found = (lacks(name, condition, relation, who) for name, condition in wanting(relation))
    return words.joined([lack for those in found for lack in those])


def wanting(relation: Relation) -> Iterator[tuple[str, Condition]]:
    """Give the conditions that do not hold."""
    return ((name, condition) for name, condition in relation.conditions if not condition.holds)


def lacks(name: str, condition: Condition, relation: Relation, who: Mapping[str, str]) -> Iterator[str]:
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
        return say("{length} of knowing each other", length=words.length(lack.count))
    if lack.need is Need.MEETINGS:
        return say_n("one meeting", "{n} meetings", lack.count)
    return say_n("one more month in which you meet", "{n} more months in which you meet", lack.count)


def act(lack: Lack, relation: Relation, who: Mapping[str, str]) -> str:
    """Say what is missing of participation."""
    if lack.need is Need.ME:
        return say_n("one act of yours", "{n} acts of yours", lack.count)
    if lack.need is Need.THEY:
        return say_n("one act of {theirs}", "{n} acts of {theirs}", lack.count, **who)
    if mine_is_less(relation):
        return say("a fairer share on your side")
    return say("a fairer share on {possessive} side", **who)


def regard(need: Need, what: str, mutual: Mutual, who: Mapping[str, str]) -> str:
    """Say whose trust or respect is missing; *me* lacks what I have not earned of them."""
    course = mutual.me if need is Need.ME else mutual.they
    said = LOST if course.standing is Standing.LOST else WANTING
    return say(said[what, need], **who)


def mine_is_less(relation: Relation) -> bool:
    """Tell whether you are the quieter side."""
    return len(relation.acts.me) <= len(relation.acts.they)


# -- the next step ------------------------------------------------------------------------


def step(view: View, relation: Relation) -> Step:
    """Return the next step: what waits for you first, then what you can do, then what takes time."""
    who = spoken_of(relation.person)
    found = {(name, lack.need): lack for name, condition in wanting(relation) for lack in condition.missing}
    steps = (*yours(view, relation, who, found), *together(found, who), *earned(relation, who, found))
    return next(iter(steps), None) or waiting(view, found, who)


def yours(
    view: View, relation: Relation, who: Mapping[str, str], found: Mapping[tuple[str, Need], Lack]
) -> Iterator[Step]:
    """Give what you yourself can do where an act of yours, or your share, is missing."""
    share = ("participation", Need.SHARE) in found and mine_is_less(relation)
    if ("participation", Need.ME) not in found and not share:
        return
    if relation.unanswered:
        entry = relation.unanswered[-1]
        yield Step(
            say(ANSWER[entry.occasion], when=words.on(entry.date, view.today), **who),
            f"life:\n  - {entry.date} their {entry.occasion.value} answered YYYY-MM-DD",
        )
    if relation.promises.me.open:
        when = words.on(relation.promises.me.open[0].date, view.today)
        yield Step(
            say("Keep what you promised {when}; that is an act of yours, and it earns trust.", when=when)
        )
    yield Step(
        say("Ask {object} to meet: an invitation of yours is an act, as is a gift or an answer.", **who),
        "meetings:\n  - YYYY-MM-DD coffee by me: " + say("What you spoke of."),
    )


def together(found: Mapping[tuple[str, Need], Lack], who: Mapping[str, str]) -> Iterator[Step]:
    """Give what takes a meeting, or a step of theirs."""
    meetings = found.get(("time", Need.MEETINGS)) or found.get(("time", Need.MONTHS))
    if meetings:
        months = found.get(("time", Need.MONTHS))
        count = max(meetings.count, months.count if months else 0)
        yield Step(
            meet(count, who, apart=months is not None),
            "meetings:\n  - YYYY-MM-DD walk: " + say("What you spoke of."),
        )
    if found.keys() & {("participation", Need.THEY), ("participation", Need.SHARE)}:
        yield Step(
            say(
                "The next step is {theirs}, and you can leave room for it: ask {object} for advice or a "
                "hand, and write down what you got.",
                **who,
            ),
            "exchange:\n  - YYYY-MM-DD got knowledge: " + say("Of what."),
        )


def meet(count: int, who: Mapping[str, str], *, apart: bool) -> str:
    """Return how often to meet; `apart` if each time is to be in another month."""
    times = words.times(count)
    if not apart:
        return say("Meet {object}, or call, {times}.", times=times, **who)
    return say_n(
        "Meet {object}, or call, {times}, in a month in which you have not met yet.",
        "Meet {object}, or call, {times}, each in a month in which you have not met yet.",
        count,
        times=times,
        **who,
    )


def earned(
    relation: Relation, who: Mapping[str, str], found: Mapping[tuple[str, Need], Lack]
) -> Iterator[Step]:
    """Give what becomes of trust and respect: it is earned in life, and then written down."""
    for what, mutual in (("trust", relation.trust), ("respect", relation.respect)):
        for need, course, side in ((Need.ME, mutual.me, "I"), (Need.THEY, mutual.they, "they")):
            if (what, need) not in found:
                continue
            if course.standing is Standing.LOST:
                line = f"trust:\n  - YYYY-MM-DD {side} repaired {what}: " + say("How.")
                yield Step(say(REPAIR[what, need], **who), line)
            else:
                line = f"trust:\n  - YYYY-MM-DD {side} earned {what}: " + say("What happened.")
                yield Step(say(EARN[what, need], **who), line)


def waiting(view: View, found: Mapping[tuple[str, Need], Lack], who: Mapping[str, str]) -> Step:
    """Return that nothing but time is missing, and until when; or that nothing is."""
    lack = found.get(("time", Need.DAYS))
    if lack is None:
        return Step(say("Nothing is missing; meet {object} again when you like.", **who))
    last = date.fromordinal(min(view.today.toordinal() + lack.count, date.max.toordinal()))
    day = words.day(last, view.today)
    return Step(say("Nothing but time: on {day} you will have known each other long enough.", day=day))
