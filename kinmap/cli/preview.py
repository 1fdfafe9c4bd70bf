"""What an import says before it is done, and after: every contact of the file in one of a few groups."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kinmap.archive.load import Archive
from kinmap.cli.layout import GAP, Block, brief, heading
from kinmap.cli.pasting import given, of_gap, to_paste
from kinmap.interchange.foreign import Contact
from kinmap.interchange.gaps import Gap
from kinmap.interchange.matching import By, Match
from kinmap.interchange.merging import Difference, Finding, Kind
from kinmap.interchange.nearly import can_tell
from kinmap.interchange.plan import Plan

MISSING = (
    "Names that are nearly the same are not asked about: that takes rapidfuzz, which "
    "`pip install 'kinmap[interchange]'` brings."
)
FEW = 8
"""Of each group that are listed without being asked."""
SUMS = {
    Kind.NEW: "new",
    Kind.CHANGED: "changed",
    Kind.SAME: "the same",
    Kind.YOURS: "as you changed them",
    Kind.TAKEN_OUT: "taken out by you",
    Kind.AMBIGUOUS: "ambiguous",
    Kind.TWICE: "given twice",
}
"""How each group is called in the sum."""
TOLD = {By.URL: "by the address", By.EMAIL: "by the e-mail", By.PHONE: "by the phone number"}
HOW = {By.NAME: "the name is the same", By.NEARLY: "the name is nearly that of {name}"}


@dataclass(frozen=True, slots=True)
class Words:
    """A plan in words.

    Attributes:
        file: the foreign file's name.
        archive: whose people the contacts may be.
        gaps: what their notes lack and the file gives.
        book: whether the file is an address book.
    """

    plan: Plan
    file: str
    archive: Archive
    gaps: tuple[Gap, ...] = ()
    book: bool = False

    def blocks(self, *, applied: bool, verbose: bool) -> Iterator[Block]:
        """Yield all that is said: the groups (or with `verbose` every line), the sum, what is written."""
        if self.plan.foreign.remark:
            yield Block(self.plan.foreign.remark)
        if not can_tell():
            yield Block(MISSING)
        if verbose:
            yield from self.every_line()
        yield from self.groups(len(self.plan.foreign.contacts) if verbose else FEW)
        yield GAP
        yield Block(self.lines())
        yield Block(self.contacts())
        yield from (
            Block(sentence) for sentence in (self.people(), self.outcome(applied=applied)) if sentence
        )

    # -- the groups ------------------------------------------------------------------------

    def groups(self, most: int) -> Iterator[Block]:
        """Yield the contacts of which there is something to say, at most so many of each group."""
        found = self.plan.merged.findings
        yield from listed("New", [self.new(it) for it in found if it.kind is Kind.NEW], most)
        matched = list(zip(found, self.plan.matches, strict=True))
        yield from listed("Changed", [self.changed(it) for it in found if it.changes], most)
        news = [block for it, match in matched if (block := self.news(it, match))]
        yield from listed("News of people with a note, to keep there", news, most)
        filled = [of_gap(gap) for gap in self.gaps if not gap.why]
        yield from listed("What notes lack, to fill in", filled, most)
        yield from listed("What notes lack, left to you", [of_gap(gap) for gap in self.gaps if gap.why], most)
        yield from listed("Kept as you wrote it", [self.kept(it) for it in found if it.kept], most)
        yield from listed("No longer in the file", [self.gone(row) for row in self.plan.merged.gone], most)
        fresh = [
            (it.contact, match)
            for it, match in matched
            if match.people and it.kind in (Kind.NEW, Kind.CHANGED)
        ]
        yield from listed("With a note", [self.known(*it) for it in fresh if it[1].sure], most)
        yield from listed("Perhaps with a note", [self.asked(*it) for it in fresh if it[1].by in HOW], most)
        unsure = list(self.unsure([it for it in fresh if it[1].unclear]))
        unsure += [self.ambiguous(it) for it in found if it.kind is Kind.AMBIGUOUS]
        yield from listed("Ambiguous, so nothing is decided", unsure, most)
        skipped = [self.twice(it) for it in found if it.kind is Kind.TWICE]
        skipped += [
            Block(f"{it.why}.", aside=self.place(it.line), indent=2) for it in self.plan.foreign.passed
        ]
        yield from listed("Passed over", skipped, most)

    def new(self, it: Finding) -> Block:
        """Return a contact that is not there yet."""
        return Block(about(it.contact), aside=self.place(it.contact.line), indent=2, hang=2)

    def changed(self, it: Finding) -> Block:
        """Return a contact of whom the file says something new."""
        what = "; ".join(difference(each) for each in it.changes)
        how = " (told by the name alone)" if it.by_name else ""
        return Block(f"{called(it.contact)}: {what}{how}", aside=self.row(it.row), indent=2, hang=2)

    def news(self, it: Finding, match: Match) -> Block | None:
        """Return the command that writes a new company or position into the note of whoever it is."""
        work = at_work(it.contact.position, it.contact.company)
        if not work or not match.sure or not {"company", "position"} & {each.column for each in it.changes}:
            return None
        return Block(
            f"kinmap add life {match.people[0]} news -m {shlex.quote(f'Now {work}.')}", indent=2, hang=2
        )

    def kept(self, it: Finding) -> Block:
        """Return a contact of whom the file says something else than its owner."""
        what = "; ".join(
            f"{each.column} “{each.ours}”, where the file has “{each.theirs}”" for each in it.kept
        )
        return Block(f"{called(it.contact)}: {what}", aside=self.row(it.row), indent=2, hang=2)

    def gone(self, row: int) -> Block:
        """Return a row that was in the file last time."""
        name = self.plan.sheet.rows[row]["name"] or self.plan.sheet.rows[row]["url"]
        return Block(f"{name}. The row stays, with its mark.", aside=self.row(row), indent=2, hang=2)

    def known(self, contact: Contact, match: Match) -> Block:
        """Return a contact who has a note for sure."""
        path = self.archive.people[match.people[0]].path
        return Block(f"{called(contact)}, {TOLD[match.by or By.URL]}", aside=path, indent=2, hang=2)

    def asked(self, contact: Contact, match: Match) -> Block:
        """Return a contact who has the name of somebody with a note, or nearly, and of nobody else."""
        person = self.archive.people[match.people[0]]
        line = to_paste(given(contact, book=self.book))
        how = f" If so, write there: {line}" if line else ""
        same = HOW[match.by or By.NAME].format(name=person.name)
        return Block(f"{called(contact)}: {same}, which proves nothing.{how}", person.path, 2, 2)

    def unsure(self, found: Iterable[tuple[Contact, Match]]) -> Iterator[Block]:
        """Yield the contacts who might be somebody with a note, those of one name together."""
        alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        for contact, match in found:
            alike.setdefault((called(contact), match.people), []).append(contact.line)
        for (name, people), lines in alike.items():
            paths = " or ".join(self.archive.people[id_].path for id_ in people)
            one = (
                f"{name} may be {paths}" if len(lines) == 1 else f"{name}: one of {len(lines)} may be {paths}"
            )
            yield Block(one, self.place(lines[0]), 2, 2)

    def ambiguous(self, it: Finding) -> Block:
        """Return a contact that might be one of several rows, and is left out."""
        places = " or ".join(self.row(row) for row in it.others)
        what = f"{about(it.contact)}: left out, for it may be {places}"
        return Block(what, aside=self.place(it.contact.line), indent=2, hang=2)

    def twice(self, it: Finding) -> Block:
        """Return a contact that stands in the file already."""
        return Block(
            f"{called(it.contact)}: as in line {it.first} before.", self.place(it.contact.line), 2, 2
        )

    # -- every line ------------------------------------------------------------------------

    def every_line(self) -> Iterator[Block]:
        """Yield each contact and each thing passed over, in the order of the file."""
        found = [(it.contact.line, SUMS[it.kind], about(it.contact)) for it in self.plan.merged.findings]
        found += [(it.line, "passed over", it.why) for it in self.plan.foreign.passed]
        yield from heading("Line by line")
        for line, kind, words in sorted(found):
            yield brief(Block(f"{kind}: {words}", aside=self.place(line), indent=2, hang=2))

    # -- the sum ---------------------------------------------------------------------------

    def lines(self) -> str:
        """Return what the lines of the file are; the figures add up to all of them."""
        foreign = self.plan.foreign
        parts = {
            "of contacts": sum(contact.height for contact in foreign.contacts),
            "passed over": sum(each.height for each in foreign.passed),
            **foreign.silent,
        }
        return f"{self.file} has {noun(foreign.lines, 'line')}: {summed(parts)}."

    def contacts(self) -> str:
        """Return what becomes of the contacts; the figures add up to all of them."""
        counts = Counter(it.kind for it in self.plan.merged.findings)
        found = len(self.plan.merged.findings)
        gone = len(self.plan.merged.gone)
        rest = f" {noun(gone, 'row is', 'rows are')} no longer in the file." if gone else ""
        return f"{noun(found, 'contact')}: {summed({SUMS[kind]: counts[kind] for kind in Kind})}.{rest}"

    def people(self) -> str:
        """Return how many of the contacts have a note."""
        sure = sum(match.sure for match in self.plan.matches)
        names, nearly = (sum(match.by is by for match in self.plan.matches) for by in HOW)
        phone = any(match.sure and match.by is By.PHONE for match in self.plan.matches)
        how = "by an address, an e-mail or a number" if phone else "by an address or an e-mail"
        parts = [f"{noun(sure, 'contact has', 'contacts have')} a note, {how}"] if sure else []
        for count, how_near in ((names, ""), (nearly, "nearly ")):
            who = (
                noun(count, "more has", "more have") if parts else noun(count, "contact has", "contacts have")
            )
            one = "one" if parts else "a note"
            parts += [f"{who} {how_near}the name of somebody with {one}"] if count else []
        return f"{'; '.join(parts)}." if parts else ""

    def outcome(self, *, applied: bool) -> str:
        """Return what is written, or would be."""
        plan = self.plan
        if not plan.changes:
            return "There is nothing to change."
        counts = Counter(it.kind for it in plan.merged.findings)
        new, changed = counts[Kind.NEW], counts[Kind.CHANGED]
        filled = sum(not gap.why for gap in self.gaps)
        rows = [f"{noun(new, 'new row')}"] if new else []
        rows += [f"{noun(changed, 'changed one')}"] if changed else []
        parts = [f"into {plan.sheet.path}: {' and '.join(rows)}"] if rows else []
        parts += (
            [f"into {noun(filled, 'note')} what {'it lacks' if filled == 1 else 'they lack'}"]
            if filled
            else []
        )
        if not parts:
            where, so = ", ".join(plan.changes), "so that your own changes can be told from its"
            parts = [f"into {where}: what the file says now, {so}"]
        what = "; and ".join(parts)
        if applied:
            return f"Wrote {what}. `kinmap undo` takes it back."
        return f"Nothing is written yet; --apply writes {what}."

    def place(self, line: int) -> str:
        """Return a place in the foreign file."""
        return f"{self.file}:{line}"

    def row(self, number: int | None) -> str:
        """Return the place of a row."""
        return f"{self.plan.sheet.path}:{self.plan.sheet.line(number)}" if number is not None else ""


def listed(title: str, found: list[Block], most: int) -> Iterator[Block]:
    """Yield a group: its heading with the number, the first of it, and how many more there are."""
    if not found:
        return
    yield from heading(f"{title}: {len(found):,}")
    yield from (brief(block) for block in found[:most])
    if len(found) > most:
        yield Block(f"And {len(found) - most:,} more.", aside="--verbose lists them", indent=2, soft=True)


def about(contact: Contact) -> str:
    """Return who somebody is: `Ana Duarte, Editor at Lumen`."""
    return ", ".join(part for part in (called(contact), at_work(contact.position, contact.company)) if part)


def called(contact: Contact) -> str:
    """Return a name, or what else there is to call somebody by."""
    return contact.name or contact.email or contact.url


def at_work(position: str, company: str) -> str:
    """Return what somebody is where: `Editor at Lumen`."""
    return f"{position} at {company}" if position and company else position or company


def difference(it: Difference) -> str:
    """Return how a cell changes."""
    return f"{it.column} “{it.ours}”, now “{it.theirs}”" if it.ours and it.theirs else one_sided(it)


def one_sided(it: Difference) -> str:
    """Return how a cell changes that was empty before, or is now."""
    return f"{it.column} “{it.theirs}”" if it.theirs else f"{it.column} no longer “{it.ours}”"


def noun(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def summed(parts: dict[str, int]) -> str:
    """Return counts that are not nothing, with what they count."""
    return ", ".join(f"{count:,} {what}" for what, count in parts.items() if count) or "none"
