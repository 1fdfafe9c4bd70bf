"""What stands in the corner of every page: a build that failed, or lines that could not be read.

Each with its file, its line and the line's text, so that a slip is mended before one has
looked for it. Only what is new since the server began is shown, and all that is wrong in a
file that was just saved: an archive may have old problems that its owner knows of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from kinmap.pages import problems as page_of_problems, served
from kinmap.problems import Problem

BY_HAND = 3
"""Files that somebody may have saved together; more were changed by a program."""
SHOWN = 4
ROOM = 80
"""Characters of a line that are shown before the place, there, and after it."""
PLACED = re.compile(r"((?:templates/|kinmap/)\S+?|site\.yml):(\d+): ")
"""How a sentence begins that leads to a file and a line."""
WORD = re.compile(r"[^\s:,]+|\S")
Reader = Callable[[str, int], str]
"""Gives the text of a line, by file and number from 1; nothing where there is none."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that is wrong.

    Attributes:
        place: file and line.
        before: the line's text before the place.
        word: what stands at the place.
        after: the rest of the line.
        said: what is wrong with it.
        fix: what to do, or nothing.
    """

    place: str
    before: str
    word: str
    after: str
    said: str
    fix: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What is shown.

    Attributes:
        head: a sentence over all; nothing is shown without one.
        slips: the first of them.
        more: the words of a link to the others, or nothing.
        where: the path of the page that has them all.
    """

    head: str = ""
    slips: tuple[Slip, ...] = ()
    more: str = ""
    where: str = page_of_problems.PATH


NOTHING = Notice()


def failed(sentence: str, line: Reader) -> Notice:
    """Return the notice that a build failed; a sentence that begins with a file and a line leads there."""
    place = PLACED.match(sentence)
    if not place:
        return Notice(served.failed(), (Slip("", "", "", "", sentence, ""),))
    path, number, said = place[1], int(place[2]), sentence[place.end() :]
    return Notice(served.failed(), (Slip(f"{path}:{number}", line(path, number).strip(), "", "", said, ""),))


def found(problems: Sequence[Problem], line: Reader) -> Notice:
    """Return the notice of problems that are to be shown."""
    if not problems:
        return NOTHING
    rest = len(problems) - SHOWN
    slips = tuple(slip(problem, line) for problem in problems[:SHOWN])
    return Notice(served.found(len(problems)), slips, served.others(rest) if rest > 0 else "")


def slip(problem: Problem, line: Reader) -> Slip:
    """Return a problem with the line that it is in."""
    path, number, column = problem.span
    text = line(path, number)
    word = WORD.search(text, column - 1)
    start, end = word.span() if word else (len(text), len(text))
    before, after = text[:start].lstrip(), text[end:]
    return Slip(
        place=f"{path}:{number}",
        before="…" * (len(before) > ROOM) + before[-ROOM:],
        word=text[start:end][:ROOM],
        after=after[:ROOM] + "…" * (len(after) > ROOM),
        said=problem.message,
        fix=problem.fix or "",
    )


def fresh(
    problems: Iterable[Problem], known: Iterable[Problem], saved: Collection[str]
) -> tuple[Problem, ...]:
    """Return the problems that are to be shown.

    Args:
        problems: all that there are.
        known: those that there were when the server began; a line that moved is the same.
        saved: the files that changed in this round.
    """
    old = Counter(map(identity, known))
    by_hand = saved if len(saved) <= BY_HAND else ()
    shown = []
    for problem in problems:
        key = identity(problem)
        was_there = old[key] > 0
        old[key] -= was_there
        if not was_there or problem.span.path in by_hand:
            shown.append(problem)
    return tuple(shown)


def identity(problem: Problem) -> tuple[str, str, str]:
    """Return what makes two problems of different days the same."""
    return problem.span.path, problem.code, problem.message
