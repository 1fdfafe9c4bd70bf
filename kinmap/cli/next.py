"""`kinmap next`: whom to get to know more, why, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kinmap.cli.common import today_option
from kinmap.cli.layout import Block, heading
from kinmap.cli.telling import (
    Plain,
    evidence,
    json_option,
    line_plain,
    named,
    seen,
    tell,
    who_plain,
    within,
)
from kinmap.community.candidates import Candidate
from kinmap.community.export import candidate as model_of
from kinmap.pages import candidates as page, missing, reasons, words
from kinmap.pages.candidates import First, Part
from kinmap.pages.holds import Held
from kinmap.pages.sources import Sources
from kinmap.pages.view import View


@click.command(epilog="Example: kinmap next --today 2026-11-01")
@click.option("--all", "whole", is_flag=True, help="Every line of evidence, and of everyone who is told of.")
@json_option
@today_option
@click.pass_obj
def next(folder: Path | None, today: date | None, *, whole: bool, as_json: bool) -> int:  # noqa: A001 - the command's name
    """Say whom to get to know more: the one who lacks least first, with the reasons and their lines.

    With --json: sentence and candidates, each with the reasons, what is missing and the next step.
    """
    view = seen(folder, today)
    return tell(view, lambda: text(view, whole=whole), lambda: plain(view), as_json=as_json)


def text(view: View, *, whole: bool) -> Iterator[Block]:
    """Yield the page for a reader."""
    told, others = page.parted(view.community.candidates)
    yield Block(page.sentence(view))
    if told:
        yield from nearest(view, page.first(view, told[0]), whole=whole)
    for part in page.parts(view, told[1:]):
        yield from rest(view, part, whole=whole)
    if others:
        yield from heading(page.others_title(len(others)))
        names = [view.who(candidate.id).name for candidate in others[: page.MOST_NAMES]]
        yield Block(", ".join(names), indent=2)
        yield from (Block(left, indent=2) for left in (page.unnamed(len(others) - page.MOST_NAMES),) if left)


def nearest(view: View, first: First, *, whole: bool) -> Iterator[Block]:
    """Yield the one who lacks least."""
    yield from heading(named(first.who))
    yield Block(first.lede, indent=2)
    if first.met:
        said = f": {within(view, first.quote)}" if first.quote else "."
        yield Block(f"{first.met}{said}", indent=2)
    yield from grounds(view, first, indent=2, whole=whole)
    yield Block(f"The next step: {first.step.sentence}", indent=2)
    for line in first.step.line.split("\n") if first.step.line else ():
        yield Block(line, indent=4 + len(line) - len(line.lstrip()), soft=True)


def grounds(view: View, it: First | page.Row, indent: int, *, whole: bool) -> Iterator[Block]:
    """Yield the reasons and what is missing, each with its lines."""
    told: list[tuple[str, Sources | Held]] = [(why.sentence, why.lines) for why in it.whys]
    told += [(f"{held.name}. {held.sentence}", held) for held in it.wanting]
    for sentence, lines in told:
        yield Block(sentence, indent=indent)
        yield from evidence(view, lines.newest, indent=indent + 2)
        if whole:
            yield from evidence(view, lines.rest, indent=indent + 2)
            yield from (Block(f"{words.capital(lines.more)}.", indent=indent + 2) for _ in lines.more[:1])
        elif lines.rest:
            yield Block(f"{lines.summary}.", aside="--all shows them", indent=indent + 2, soft=True)


def rest(view: View, part: Part, *, whole: bool) -> Iterator[Block]:
    """Yield those of whom equally many conditions hold."""
    yield from heading(part.title)
    for row in part.rows:
        yield Block(named(row.who), indent=2)
        yield Block(row.why or "Nothing in the notes speaks for it yet.", indent=4)
        if row.missing:
            yield Block(f"Missing: {row.missing}.", indent=4, soft=True)
        if whole:
            yield from grounds(view, row, indent=4, whole=True)


def plain(view: View) -> Plain:
    """Return the page for a program."""
    return {
        "sentence": page.sentence(view),
        "candidates": [one(view, candidate) for candidate in view.community.candidates],
    }


def one(view: View, candidate: Candidate) -> Plain:
    """Return one candidate: `holds` and `missing` are those of `export json`."""
    found = model_of(candidate, view.community)
    whys = reasons.whys(view, candidate)
    relation = view.relations[candidate.id]
    return {
        **who_plain(view.who(candidate.id)),
        "holds": found["holds"],
        "reasons": [
            {
                "reason": reason.value,
                "sentence": why.sentence,
                "evidence": [line_plain(line) for line in (*why.lines.newest, *why.lines.rest)],
            }
            for reason, why in zip(candidate.reasons, whys, strict=True)
        ],
        "missing": found["missing"],
        "lacks": missing.in_short(relation),
        "step": missing.step(view, relation).sentence,
    }
