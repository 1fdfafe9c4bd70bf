"""Notes in every layout that people write by hand, and what could be added to them.

Made with whatever throws the dice: a seeded generator, or hypothesis, which finds the smallest
note that breaks a promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

HEADS = {
    "meetings": (
        "coffee",
        "call 45m by them",
        "",
        "dinner 2h by both with rui eva at harvest-dinner",
        "walk at [[Café C]]",
    ),
    "trust": ("they earned", "I lost respect", "both repaired trust respect"),
    "exchange": ("gave help", "got knowledge", "gave introduction to rui"),
    "life": ("win", "my setback", "their news", "win answered 2026-12-01"),
    "promises": ("me", "they by 2026-12-01", "me by 2026-12-01 kept 2026-12-01"),
}
NOTES = (
    "", "She took the job.", "She said: yes", "it's #1", "so # far", '"quoted"', "'so'", "[[rui]] came",
    "*x*", "- y", "ends:", "{x}", "[x], y", "a, b", "@home", "%", "`x`", "| x", "> x", "!x", "&x", "? x",
    ": x", "~", "null", "12:30", "C:\\x\\n", "Žofie, 谢 🦄", "a\u00a0b", "a\u2028b", "x" * 300, "---",
    "...", "no\ttab", "«é»", "-", "#x", "a: b: c",
)  # fmt: skip
HOW = (
    'how: "Night: one"',
    "how: |\n  Two\n\n  lines\n",
    "how: >-\n  folded\n  text",
    "how: on\n  two lines",
)
OTHERS = (
    "x-pets: {cat: [a, b]}",
    "hat: red # worn",
    "contact:\n  email: a@example.org",
    "knows: [rui]",
    "aliases: [Anita, 'Ana D.']",
    "aliases:\n- Anita\n- Ana D.",
)
FAULTS = (
    "konwn: 2019",
    "known: 2019-13",
    "groups: @home",
    "tags: [a",
    "place: 'open",
    "known: *a",
    "\tx: y",
    "oh",
)
BODIES = (
    "",
    "\n## Work\nStage carpenter.  \n\n---\n\n```\n---\nmeetings:\n```\n",
    "# Ana\nmeetings:\n- no",
    "\n\n\n",
    "x\n---\n",
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A note, and whether anything in it was made wrong."""

    content: bytes
    faulty: bool


@dataclass(slots=True)
class _Pen:
    dice: Random
    indent: str = ""
    faulty: bool = False

    def one(self, words: Sequence[str]) -> str:
        return words[self.dice.randrange(len(words))]

    def chance(self, of: int) -> bool:
        return self.dice.randrange(of) == 0

    def upper(self) -> list[str]:
        fields = [["name: Ana Duarte"]]
        fields += [[self.one(HOW)]] if self.chance(2) else []
        fields += [[self.one(OTHERS)]] if self.chance(2) else []
        fields += [[self.one(FAULTS)]] if self.fault(6) else []
        fields += [self.ledger(ledger) for ledger in HEADS if self.chance(2)]
        self.dice.shuffle(fields)
        lines: list[str] = []
        for field in fields:
            lines += ["# a remark"] if self.chance(5) else []
            lines += [""] if self.chance(6) else []
            lines += [self.indent + line if line else line for part in field for line in part.split("\n")]
        return [*lines, *(["# the last"] if self.chance(6) else []), *([""] if self.chance(6) else [])]

    def fault(self, of: int) -> bool:
        found = self.chance(of)
        self.faulty = self.faulty or found
        return found

    def ledger(self, name: str) -> list[str]:
        count = self.dice.randrange(5)
        days = [
            f"2026-{1 + self.dice.randrange(11):02}-{1 + self.dice.randrange(28):02}" for _ in range(count)
        ]
        days.sort(reverse=self.chance(2))
        if self.chance(8):
            self.dice.shuffle(days)
        items = [(day, self.one(HEADS[name]), self.one(("", "Plain.", "She: yes", "it's"))) for day in days]
        if not items:
            return [self.one((f"{name}:", f"{name}: []", f"{name}: # none yet", f"{name}: [ ]"))]
        return self.brackets(name, items) if self.chance(4) else self.lines(name, items)

    def brackets(self, name: str, items: list[tuple[str, str, str]]) -> list[str]:
        written = [quoted(f"{day} {head}".strip(), note, self.one("'\"")) for day, head, note in items]
        if self.chance(2):
            return [f"{name}: [{', '.join(written)}{',' * self.chance(4)}]"]
        return [
            f"{name}: [",
            *(f"  {each}," for each in written[:-1]),
            f"  {written[-1]}{',' * self.chance(2)}",
            "]",
        ]

    def lines(self, name: str, items: list[tuple[str, str, str]]) -> list[str]:
        inside, gap = self.one(("", "  ", "    ")), self.one((" ", " ", "   "))
        found = [f"{name}:{self.one(('', '', '  # so'))}"]
        for day, head, note in items:
            found += [f"{inside}# before"] if self.chance(8) else []
            found += [""] if self.chance(10) else []
            found += [f"{inside}-{gap}{line}" if not at else f"{inside} {' ' * len(gap)}{line}"
                      for at, line in enumerate(self.entry(f"{day} {head}".strip(), note))]  # fmt: skip
            found += [f"{inside}    # within"] if self.chance(10) else []
        return found

    def entry(self, head: str, note: str) -> list[str]:
        day, _, words = head.partition(" ")
        if self.fault(25):
            return [self.one((f"{head}: a: b", f"{day} nonsense", "2026-13-01", f"{head}: [[rui]] came"))]
        if note and self.chance(6):
            return [f"{head}: |", "  Lines", "", "  of a note."]
        if note and self.chance(6):
            return [f"{head}: on", "  two lines"]
        if words == "coffee" and self.chance(2):
            return self.one((f"{{date: {day}, kind: coffee}}", f"date: {day}\nkind: coffee")).split("\n")
        return [quoted(head, note, self.one("'\""))]


def quoted(head: str, note: str, mark: str) -> str:
    """Return an entry, in quotes where it needs them anywhere."""
    plain = not set(head + note) & set("[]:,'")
    if plain:
        return f"{head}: {note}" if note else head
    text = f"{head}: {note}" if note else head
    return f'"{text}"' if mark == '"' else "'" + text.replace("'", "''") + "'"


def sketch(dice: Random) -> Sketch:
    """Return a note."""
    pen = _Pen(dice)
    body = pen.one(BODIES)
    if pen.chance(12):
        text = body
    elif pen.chance(20):
        text = f"---\n{{name: Ana, meetings: [2026-10-03 coffee]}}\n---\n{body}"
    else:
        pen.indent = "  " * pen.chance(10)
        text = "\n".join(["---", *pen.upper(), f"---{' ' * pen.chance(9)}", body])
    text = "\ufeff" * pen.chance(8) + text
    text = text.replace("\n", "\r\n") if pen.chance(5) else text
    content = text.encode()
    if pen.chance(25):
        content += b"caf\xe9"
        pen.faulty = True
    return Sketch(content, pen.faulty)


def addition(dice: Random) -> tuple[str, str, str]:
    """Return a ledger, and the head and the note of an entry for it."""
    ledger = sorted(HEADS)[dice.randrange(len(HEADS))]
    day = f"2026-{1 + dice.randrange(11):02}-{1 + dice.randrange(28):02}"
    head = HEADS[ledger][dice.randrange(len(HEADS[ledger]))]
    return ledger, f"{day} {head}".strip(), NOTES[dice.randrange(len(NOTES))]
