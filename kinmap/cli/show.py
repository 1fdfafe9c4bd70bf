"""`kinmap show WHO`: one person, with the lines of the notes that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from kinmap.archive.who import find_person
from kinmap.cli.common import today_option
from kinmap.cli.layout import GAP, Block, heading
from kinmap.cli.telling import (
    Plain,
    evidence,
    json_option,
    line_plain,
    named,
    seen,
    tell,
    the_one,
    waits,
    waits_plain,
    where,
    who_plain,
    within,
)
from kinmap.community.export import person as model_of
from kinmap.community.relation import Relation
from kinmap.pages import (
    briefing,
    holds,
    last,
    lines,
    margins,
    person as page,
    prose,
    rhythms,
    ties,
    turns,
    waiting,
    words,
)
from kinmap.pages.holds import Held
from kinmap.pages.margins import Fact
from kinmap.pages.pronouns import pronouns
from kinmap.pages.prose import Section
from kinmap.pages.ties import Tied
from kinmap.pages.view import View

HOLDS, LACKS = "●", "○"


@click.command(epilog="Example: kinmap show beatrix --today 2026-11-01")
@click.argument("who")
@click.option(
    "--all",
    "whole",
    is_flag=True,
    help="Every line: all evidence, not the newest two alone, what you know, and the ledger.",
)
@json_option
@today_option
@click.pass_obj
def show(folder: Path | None, who: str, today: date | None, *, whole: bool, as_json: bool) -> int:
    """Tell of one person: what holds and by which lines, what is missing, rhythm, promises, ties.

    WHO is an id, a name, an alias, or the beginning of one that fits nobody else.

    With --json: id, name, stage, declared, model (as in `export json`), conditions and kinship with
    their evidence, waiting, spoke, standing, boundaries, ties, bridge, path.
    """
    view = seen(folder, today)
    relation = view.relations[the_one(view.archive, who, find_person(view.archive, who))]
    return tell(
        view, lambda: text(view, relation, whole=whole), lambda: plain(view, relation), as_json=as_json
    )


def text(view: View, relation: Relation, *, whole: bool) -> Iterator[Block]:
    """Yield the person's page for a reader."""
    yield from lead(view, relation)
    rows = waiting.rows(view, relation)
    yield from heading("Before you next meet")
    yield from (block for row in rows for block in waits(view, row, indent=2))
    if not rows:
        yield Block("Nothing waits for an answer, and no promise is open.", indent=2)
    yield from heading("What holds")
    yield from conditions(view, relation, whole=whole)
    spoke = briefing.spoke(view, relation)
    if spoke:
        yield from heading("What you last spoke of")
        yield from evidence(view, spoke, indent=2)
    yield from beside(view, relation, whole=whole)


def lead(view: View, relation: Relation) -> Iterator[Block]:
    """Yield who this is, and where you are with each other."""
    person = relation.person
    yield Block(person.name, strong=True)
    through = [link.words for link in margins.through(view, relation)]
    by = [
        margins.stage(view, relation),
        margins.origins(view, relation),
        f"through {', then '.join(through)}" if through else "",
        f"also {', '.join(person.aliases)}" if person.aliases else "",
    ]
    yield Block(" · ".join(part for part in by if part), soft=True)
    yield GAP
    yield Block(
        met(view, last.sentence(view, relation), last.quote(view, relation), page.lede(view, relation))
    )
    if person.how:
        yield Block(f"How you met: {person.how}")


def met(view: View, sentence: str, quote: str, lede: str) -> str:
    """Return the last contact and what comes after it."""
    if not sentence:
        return f"You have not written of a meeting yet. {lede}"
    return f"{sentence}: {within(view, quote)} {lede}" if quote else f"{sentence}. {lede}"


def conditions(view: View, relation: Relation, *, whole: bool) -> Iterator[Block]:
    """Yield the four, each with its lines."""
    declared = page.declared(view, relation)
    if declared:
        yield Block(declared, indent=2)
    for held in holds.conditions(view, relation, most=None):
        sign = HOLDS if held.holds else LACKS
        yield Block(f"{sign} {held.name}. {held.sentence}", indent=2, hang=2)
        if not held.holds:
            yield Block(f"What it takes: {held.asks}.", indent=4)
        yield from evidence(view, held.newest, indent=4)
        yield from rest(view, held, whole=whole)
    kin = holds.kinship(view, relation)
    if kin:
        yield Block(f"{HOLDS} {kin.sentence}", indent=2, hang=2)
        yield from evidence(view, kin.lines, indent=4)


def rest(view: View, held: Held, *, whole: bool) -> Iterator[Block]:
    """Yield the earlier lines, or how many there are."""
    if whole:
        yield from evidence(view, held.rest, indent=4)
    elif held.rest:
        yield Block(f"{held.summary}.", aside="--all shows them", indent=4, soft=True)


def beside(view: View, relation: Relation, *, whole: bool) -> Iterator[Block]:
    """Yield rhythm, history, what you know, what you gave and got, ties and facts."""
    yield from facts("Rhythm", margins.rhythm(view, relation))
    yield from (Block(said, indent=2) for said in (rhythms.unasked(relation),) if said)
    moments = turns.history(view, relation)
    if moments:
        yield from heading("How it came to be")
    yield from (Block(it.words, aside=where(it.places), indent=2) for it in moments)
    empty = page.empty(view, relation)
    nothing = f"Nothing yet under {words.either(empty)}." if empty else ""
    yield from listed("Depth", (said for said in (margins.depth(relation), nothing) if said))
    balance = briefing.balance(relation)
    if balance:
        yield from listed("Given and got", (balance,))
        yield from evidence(view, page.exchange(view, relation), indent=4)
    yield from circle(view, relation)
    yield from facts("Facts", (*margins.facts(view, relation), *margins.own_facts(relation.person.own)))
    if whole:
        yield from sections(prose.sections(relation.person.body.text, view.labels))
        yield from written(view, relation)


def circle(view: View, relation: Relation) -> Iterator[Block]:
    """Yield whom you both know, and how that shows."""
    known = ties.ties(view, relation, ties.near(view, relation))
    if known:
        yield from heading("Whom you both know")
    for it in known:
        yield Block(f"{named(it.who)}. {it.how}", indent=2, hang=2)
        yield Block(", ".join(at.path for at in it.places), indent=4, soft=True)
    if relation.id in view.community.bridges:
        who = pronouns(relation.person.pronouns)
        yield Block(f"Without {who.object}, people here would not be joined to each other.", indent=2)


def sections(found: Iterable[Section]) -> Iterator[Block]:
    """Yield the parts of a note."""
    for section in found:
        yield from heading(section.title) if section.title else (GAP,)
        for paragraph in section.paragraphs:
            yield Block(paragraph, indent=2, hang=2 if paragraph.startswith(("- ", "* ", "+ ")) else 0)


def written(view: View, relation: Relation) -> Iterator[Block]:
    """Yield every line of the ledgers, as one time line."""
    years = lines.ledger(view, relation.person, page.lent(view, relation))
    if years:
        yield from heading("Everything written")
    for year, found in years:
        yield Block(str(year), indent=2)
        yield from evidence(view, [line._replace(date=line.in_year) for line in found], indent=4)


def facts(title: str, found: Iterable[Fact]) -> Iterator[Block]:
    """Yield terms and what they say."""
    yield from heading(title)
    for fact in found:
        between = " / " if fact.apart else ", "
        yield Block(f"{fact.term}: {between.join(it.words for it in fact.links)}", indent=2, hang=2)


def listed(title: str, sentences: Iterable[str]) -> Iterator[Block]:
    """Yield a heading and a line for each, or nothing where there is none."""
    blocks = [Block(sentence, indent=2, hang=2) for sentence in sentences]
    if blocks:
        yield from heading(title)
    yield from blocks


def plain(view: View, relation: Relation) -> Plain:
    """Return the person for a program, with all evidence."""
    kin = holds.kinship(view, relation)
    return {
        **who_plain(view.who(relation.id)),
        "model": model_of(relation),
        "conditions": [condition(held) for held in holds.conditions(view, relation, most=None)],
        "kinship": [line_plain(line) for line in kin.lines] if kin else [],
        "waiting": [waits_plain(row) for row in waiting.rows(view, relation)],
        "spoke": [line_plain(line) for line in briefing.spoke(view, relation)],
        "standing": page.lede(view, relation),
        "boundaries": list(relation.person.boundaries),
        "ties": [tie(it) for it in ties.ties(view, relation, ties.near(view, relation))],
        "bridge": relation.id in view.community.bridges,
        "path": relation.person.path,
    }


def tie(it: Tied) -> Plain:
    """Return somebody whom you both know, how that shows, and where it is written."""
    return {**who_plain(it.who), "how": it.how, "places": [at.path for at in it.places]}


def condition(held: Held) -> Plain:
    """Return one condition with its lines."""
    return {
        "name": held.name.lower(),
        "holds": held.holds,
        "sentence": held.sentence,
        "asks": held.asks,
        "evidence": [line_plain(line) for line in (*held.newest, *held.rest)],
    }
