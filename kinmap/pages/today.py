"""Today: the one page that is opened daily, and what it asks of you, which is never much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from kinmap.community.relation import Relation
from kinmap.community.rhythm import State
from kinmap.community.stages import CONNECTED
from kinmap.pages import candidates, faults, last, remembrance, rhythms, stale as stale_page, waiting, words
from kinmap.pages.candidates import Hint
from kinmap.pages.daily import daily
from kinmap.pages.events import Coming, coming
from kinmap.pages.lines import Place
from kinmap.pages.page import Later, Page
from kinmap.pages.small_rings import Small, small_rings
from kinmap.pages.tongue import mark, say, say_n
from kinmap.pages.view import View, Who
from kinmap.pages.waiting import Row

PATH = "index.html"
MOST = 3
"""People to turn to: no more, for a page that asks for sixteen is closed again."""
FIRST = 5
"""Answers and promises that stand open on the page; the others are behind a fold."""
FEW = 2
"""People whom you could get to know more: one line each."""
AHEAD = 30
THIS_WEEK = 7


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody to turn to: how long it has been, why now, and what you last spoke of."""

    who: Who
    been: str
    why: str
    spoke: str
    quote: str
    places: tuple[Place, ...]


class Content(TypedDict):
    """What the page says, by name; what is behind a fold begins with `more`."""

    sentence: str
    turn: tuple[Turn, ...]
    nobody: str
    quiet: str
    answers: tuple[Row, ...]
    more_answers: tuple[Row, ...]
    answers_title: str
    promises: tuple[Row, ...]
    more_promises: tuple[Row, ...]
    promises_title: str
    events: tuple[Coming, ...]
    days: tuple[remembrance.Day, ...]
    know: tuple[Hint, ...]
    funnel: str
    small: Small | None
    wrong: tuple[faults.Fault, ...]
    wrong_sentence: str
    problems: str
    anybody: bool


def pages(view: View) -> Iterator[Page]:
    """Give the page of the day, and beside it what all pages say of it."""
    title, said = words.capital(words.full_day(view.today)), Later(partial(content, view))
    yield Page(PATH, "today.html", title, said, PATH, (daily(view),))


def content(view: View) -> Content:
    """Return what the page says."""
    stale = [view.relations[i] for i in view.community.stale]
    turn = to_turn_to(view, stale)
    answers = open_rows(view, waiting.answers)
    mine = open_rows(view, waiting.mine)
    events = coming(view)[:MOST]
    wrong = [problem for problem in view.archive.problems if problem.is_error]
    return {
        "sentence": sentence(view, len(stale), answers, mine, events),
        "turn": turn,
        "nobody": stale_page.nobody(view),
        "quiet": quiet(view, len(stale), len(turn)),
        "answers": answers[:FIRST],
        "more_answers": answers[FIRST:],
        "answers_title": more(answers),
        "promises": mine[:FIRST],
        "more_promises": mine[FIRST:],
        "promises_title": more(mine),
        "events": events,
        "days": remembrance.coming(view, AHEAD),
        "know": candidates.hints(view, [it for it in view.community.candidates[:FEW] if it.grounds]),
        "funnel": funnel(view),
        "small": small_rings(view),
        "wrong": faults.faults(wrong[:MOST]),
        "wrong_sentence": faults.left_out(len(wrong)) if wrong else "",
        "problems": problems_line(len(view.archive.problems)),
        "anybody": bool(view.relations),
    }


def to_turn_to(view: View, stale: Sequence[Relation]) -> tuple[Turn, ...]:
    """Return three at most: connections before others, those with nothing planned first."""
    order = sorted(stale, key=lambda it: (it.planned is not None, it.stage not in CONNECTED))
    return tuple(turn(view, it) for it in order[:MOST])


def turn(view: View, relation: Relation) -> Turn:
    """Return one of them."""
    plan = last.planned(view, relation)
    more = ""
    if plan:
        more = say("Planned: {plan}.", plan=plan)
    elif relation.state is State.SILENT:
        more = say("It has been long silent; one line would do.")
    return Turn(
        who=view.who(relation.id),
        been=str(rhythms.waited(relation, view.today)),
        why=f"{rhythms.usual(relation)}. {more}".rstrip(),
        spoke=last.brief(view, relation),
        quote=last.quote(view, relation),
        places=last.places(view, relation),
    )


def quiet(view: View, stale: int, shown: int) -> str:
    """Return how many more have gone quiet or soon will, as a sentence; nothing where none are."""
    soon = len(view.community.soon)
    if stale <= shown:
        if not soon:
            return ""
        return say_n("One is due within two weeks.", "{n:c} are due within two weeks.", soon)
    gone = say_n("One person has gone quiet in all", "{n:c} people have gone quiet in all", stale)
    if not soon:
        return f"{gone}."
    due = say_n("one is due within two weeks", "{n} are due within two weeks", soon)
    return say("{gone}, and {due}.", gone=gone, due=due)


def open_rows(view: View, kind: Callable[[View, Relation], tuple[Row, ...]]) -> tuple[Row, ...]:
    """Return what waits of one kind with everybody but those you let go, the oldest day first."""
    near = (relation for relation in view.relations.values() if not relation.let_go)
    found = [row for relation in near for row in kind(view, relation)]
    return tuple(sorted(found, key=lambda row: (row.day, row.who.id, row.line)))


def more(rows: Sequence[Row]) -> str:
    """Return how many rows are behind the fold."""
    return say("And {n} more", n=len(rows[FIRST:]))


def sentence(
    view: View, stale: int, answers: Sequence[Row], mine: Sequence[Row], events: Sequence[Coming]
) -> str:
    """Return whom you are losing and what the day asks, in a few short sentences."""
    if not view.relations:
        return say("Your archive is empty, and begins with one note.")
    owed = [
        say_n("one answer", "{n} answers", len(answers)) if answers else "",
        say_n("one promise", "{n} promises", len(mine)) if mine else "",
    ]
    clauses = [clause for clause in owed if clause]
    soon = next((event for event in events if event.days <= THIS_WEEK), None)
    asked = [
        losing(stale) if stale else "",
        say("You owe {owed}.", owed=words.joined(clauses)) if clauses else "",
        say("{event} is {near}.", event=soon.title, near=soon.near) if soon else "",
    ]
    return " ".join(it for it in asked if it) or say("Nothing waits for you today.")


def losing(stale: int) -> str:
    """Return how many have gone quiet, and with how many of them to begin."""
    if stale <= MOST:
        return say_n(
            "One person has gone quiet; turn to them.", "{n:c} people have gone quiet; turn to them.", stale
        )
    return say_n(
        "{n:c} person has gone quiet; turn to {first} first.",
        "{n:c} people have gone quiet; turn to {first} of them first.",
        stale,
        first=MOST,
    )


def funnel(view: View) -> str:
    """Return from how many to how few, in one line."""
    found = view.community.funnel
    if not found.networked:
        return ""
    kin = say_n("one of them kin", "{n} of them kin", found.kin) if found.kin else ""
    declared = only_said(view, alone=not kin)
    of_them = words.joined([clause for clause in (kin, declared) if clause])
    connections = say_n("One connection", "{n:c} connections", found.connections, none=mark("No connections"))
    if of_them:
        connections = say("{connections}, {of_them}", connections=connections, of_them=of_them)
    return say_n(
        "{connections}, among one person you have ever noted.",
        "{connections}, among {n} people you have ever noted.",
        found.networked,
        connections=connections,
    )


def only_said(view: View, *, alone: bool) -> str:
    """Return how many of the connections are declared, as a clause of their count."""
    if not view.declared:
        return ""
    if view.declared == view.community.funnel.connections:
        return say("all of them declared") if view.declared > 1 else say("declared")
    if alone:
        return say_n("one of them declared", "{n} of them declared", view.declared)
    return say_n("one declared", "{n} declared", view.declared)


def problems_line(count: int) -> str:
    """Return the words that lead to all problems, or nothing where there are none."""
    return (
        say_n(
            "One remark on how your notes read, with what to do",
            "{n:c} remarks on how your notes read, with what to do",
            count,
        )
        if count
        else ""
    )
