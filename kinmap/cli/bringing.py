"""An import that becomes notes and lines in them: as a preview, and done."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from kinmap.archive.edit import writing
from kinmap.archive.load import Archive
from kinmap.archive.targets import content_of, target_of
from kinmap.cli.common import colourful
from kinmap.cli.layout import GAP, Block, printed, width
from kinmap.cli.preview import FEW, listed, noun, summed
from kinmap.cli.writing import moment, said
from kinmap.interchange.chronicle import Chronicle, chronicle
from kinmap.interchange.desk import Kind, Outcome, memory_path
from kinmap.interchange.foreign import Appointment, Foreign, Happening, Matter, Somebody
from kinmap.interchange.formats import Format

SCHEMA = 1
"""Of the JSON; a key that changes its meaning would change it."""
SUMS = {
    Kind.NEW: "new",
    Kind.CHANGED: "changed",
    Kind.SAME: "the same",
    Kind.YOURS: "kept as you wrote it",
    Kind.THERE: "there already",
    Kind.AMBIGUOUS: "ambiguous",
    Kind.OFF: "cancelled or declined",
    Kind.LEFT: "left",
}
"""How each group is called in the sum."""
STRANGERS = 5
"""Guests without a note who are named."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be brought in, and where."""

    root: Path
    archive: Archive
    form: Format
    foreign: Foreign

    def planned(self) -> Chronicle:
        """Return what it would do to the notes as they lie there now."""

        def content(path: str) -> bytes | None:
            return content_of(target_of(self.root, path))

        return chronicle(self.form.name, self.foreign, self.archive, content)


def bring(work: Work, name: str, *, to_apply: bool, verbose: bool, as_json: bool) -> int:
    """Say what an import would do, and with `to_apply` do it.

    Args:
        work: what is to be brought in.
        name: the foreign file's.
        to_apply: whether to do it.
        verbose: whether every matter is told.
        as_json: whether it is said to a program.
    """
    with said():
        if to_apply:
            with writing(work.root, moment()) as writer:
                found = work.planned()
                writer.write(found.changes, f"import {work.form.name} {name}")
        else:
            found = work.planned()
    if as_json:
        plain = plainly(found, work.form.name, name, applied=to_apply)
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
        return 0
    words = Words(found, name, memory_path(work.form.name))
    for line in printed(words.blocks(applied=to_apply, verbose=verbose), width()):
        click.echo(line, color=colourful())
    return 0


def plainly(found: Chronicle, style: str, name: str, *, applied: bool) -> Mapping[str, Any]:
    """Return a plan for a program."""
    foreign = found.foreign
    return {
        "schema": SCHEMA,
        "format": style,
        "file": name,
        "applied": applied,
        "unit": foreign.unit,
        "lines": foreign.lines,
        "silent": foreign.silent,
        "passed": [{"line": it.line, "lines": it.height, "why": it.why} for it in foreign.passed],
        "sum": {kind.value: sum(it.kind is kind for it in found.outcomes) for kind in Kind},
        "matters": [
            {
                "line": it.matter.line,
                "lines": it.matter.height,
                "what": type(it.matter).__name__.lower(),
                "kind": it.kind.value,
                "title": titled(it.matter),
                "words": it.words,
                "path": it.path,
            }
            for it in found.outcomes
        ],
        "writes": sorted(found.changes),
    }


@dataclass(frozen=True, slots=True)
class Words:
    """A plan in words.

    Attributes:
        file: the foreign file's name.
        memory: where it lies what was brought in.
    """

    plan: Chronicle
    file: str
    memory: str

    def blocks(self, *, applied: bool, verbose: bool) -> Iterator[Block]:
        """Yield all that is said: the groups, the sum, what is written."""
        foreign = self.plan.foreign
        yield from [Block(foreign.remark)] if foreign.remark else []
        most = len(self.plan.outcomes) + len(foreign.passed) if verbose else FEW
        yield from self.groups(most, every=verbose)
        yield GAP
        yield Block(self.lines())
        yield Block(self.matters())
        yield from [Block(self.strangers())] if self.plan.strangers else []
        yield Block(self.outcome(applied=applied))

    def groups(self, most: int, *, every: bool) -> Iterator[Block]:
        """Yield what there is something to say of, at most so many of each group; `every` thing, if asked."""
        titles = {Kind.CHANGED: "Changed", Kind.YOURS: "Kept as you wrote it, though the file has changed it"}
        yield from listed("New people", [self.note(it) for it in self.of(Kind.NEW, Somebody)], most)
        yield from listed(
            "New events", [self.note(it) for it in self.of(Kind.NEW, Appointment) if is_event(it)], most
        )
        rest = [it for it in self.of(Kind.NEW, Happening, Appointment) if not is_event(it)]
        yield from listed("New lines", [self.note(it) for it in rest], most)
        for kind, title in titles.items():
            yield from listed(title, [self.note(it) for it in self.of(kind) if it.words], most)
        lacking = [it for it in self.of(Kind.THERE, Somebody) if it.words]
        yield from listed("What notes lack, left to you", [self.lacking(it) for it in lacking], most)
        there = self.of(Kind.THERE, Happening, Appointment)
        yield from listed("There already", [self.note(it) for it in there if it.words], most)
        yield from listed(
            "Ambiguous, so nothing is decided", [self.left(it) for it in self.of(Kind.AMBIGUOUS)], most
        )
        yield from listed("Cancelled or declined", [self.left(it) for it in self.of(Kind.OFF)], most)
        yield from listed("Left to you", [self.left(it) for it in self.of(Kind.LEFT)], most)
        passed = [Block(f"{it.why}.", self.place(it.line), 2, 2) for it in self.plan.foreign.passed]
        if every:
            same = [
                it for it in self.plan.outcomes if it.kind is Kind.SAME or (it.kind in QUIET and not it.words)
            ]
            yield from listed("The same", [self.same(it) for it in same], most)
            yield from listed("Passed over", passed, most)
        elif passed:
            yield from listed("Passed over", self.reasons(), most)

    def of(self, kind: Kind, *sorts: type[Matter]) -> list[Outcome]:
        """Return the outcomes of a kind, of some sorts of matter or of all."""
        return [
            it for it in self.plan.outcomes if it.kind is kind and (not sorts or isinstance(it.matter, sorts))
        ]

    def note(self, it: Outcome) -> Block:
        """Return what goes into a note."""
        return Block(f"{it.words} ({it.path})", self.place(it.matter.line), 2, 2)

    def lacking(self, it: Outcome) -> Block:
        """Return what the file says of somebody whose note does not."""
        return Block(f"{titled(it.matter)}: {it.words}", it.path, 2, 2)

    def left(self, it: Outcome) -> Block:
        """Return what is not done, and why."""
        return Block(f"{titled(it.matter)}: {it.words}", self.place(it.matter.line), 2, 2)

    def same(self, it: Outcome) -> Block:
        """Return what is as it was."""
        return Block(f"{titled(it.matter)} ({it.path})", self.place(it.matter.line), 2, 2)

    def reasons(self) -> list[Block]:
        """Return why something is passed over, with how often, and where first."""
        counts = Counter(it.why for it in self.plan.foreign.passed)
        firsts = {it.why: it.line for it in reversed(self.plan.foreign.passed)}
        return [
            Block(f"{count:,} times: {why}." if count > 1 else f"{why}.", self.place(firsts[why]), 2, 2)
            for why, count in counts.most_common()
        ]

    def lines(self) -> str:
        """Return what the lines of the file are; the figures add up to all of them."""
        foreign = self.plan.foreign
        sorts = {Somebody: "of people", Happening: "of what happened", Appointment: "of appointments"}
        parts = {
            name: sum(it.height for it in foreign.matters if isinstance(it, sort))
            for sort, name in sorts.items()
        }
        parts |= {"passed over": sum(it.height for it in foreign.passed)} | foreign.silent
        many = "entries" if foreign.unit == "entry" else ""
        return f"{self.file} has {noun(foreign.lines, foreign.unit, many)}: {summed(parts)}."

    def matters(self) -> str:
        """Return what becomes of all that was read; the figures add up."""
        counts = Counter(it.kind for it in self.plan.outcomes)
        total, passed = len(self.plan.outcomes), len(self.plan.foreign.passed)
        parts = {SUMS[kind]: counts[kind] for kind in Kind} | {"passed over": passed}
        return f"{noun(total + passed, 'thing')} in it: {summed(parts)}."

    def strangers(self) -> str:
        """Return who is met often and has no note."""
        some = [
            f"{guest.name or guest.email} ({count:,})" for guest, count in self.plan.strangers[:STRANGERS]
        ]
        more = len(self.plan.strangers) - len(some)
        rest = f", and {noun(more, 'other')}" if more else ""
        return f"Without a note: {', '.join(some)}{rest}. `kinmap new` starts one; import again after it."

    def outcome(self, *, applied: bool) -> str:
        """Return what is written, or would be."""
        if not self.plan.changes:
            return "There is nothing to change."
        parts = [noun(count, *words) for words, count in self.written().items() if count]
        listed = f"{', '.join(parts[:-1])} and {parts[-1]}" if parts[1:] else "".join(parts)
        what = f"{listed}; and into {self.memory} what came from where" if parts else self.memory
        if applied:
            return f"Wrote {what}. `kinmap undo` takes it back."
        return f"Nothing is written yet; --apply writes {what}."

    def written(self) -> Counter[tuple[str, str]]:
        """Return how many files are new, how many change, and how many go, by what they are called."""
        paths = [path for path in sorted(self.plan.changes) if path != self.memory]
        return Counter(called(path, *self.plan.changes[path]) for path in paths)

    def place(self, line: int) -> str:
        """Return a place in the foreign file."""
        return f"{self.file}:{line}" if self.plan.foreign.unit == "line" else f"{self.file}, no. {line:,}"


QUIET = (Kind.YOURS, Kind.THERE)
"""What there is nothing to say of where it has no words."""


def called(path: str, old: bytes | None, new: bytes | None) -> tuple[str, str]:
    """Return what is written into a file, of one and of several."""
    if new is None:
        return "deletion of an event", "deletions of events"
    if old is not None:
        return "changed note", "changed notes"
    return ("new event", "new events") if path.startswith("events/") else ("new note", "new notes")


def is_event(it: Outcome) -> bool:
    """Tell whether something becomes an event."""
    return it.path.startswith("events/")


def titled(matter: Matter) -> str:
    """Return what a matter is called."""
    if isinstance(matter, Somebody):
        return matter.contact.name
    if isinstance(matter, Appointment):
        return f"{matter.start:%Y-%m-%d} {matter.title}".rstrip()
    return f"{matter.head}: {matter.note}" if matter.note else matter.head
