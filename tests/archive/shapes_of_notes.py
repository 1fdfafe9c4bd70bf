"""Front matter put together from lines as people write them, and slips in it, for the quick reader."""

from __future__ import annotations

import random

from kinmap.archive.frontmatter import BrokenYamlError, Node, TooDeepError, compose, printable
from kinmap.archive.plain import plain
from kinmap.archive.reading import Reading
from kinmap.problems import Problem
from tests.archive.mutated import SLIPS

NAMES = ("name", "how", "known", "place", "x-own", "shoe_size", "Tags", "meetings", "trust", "knows", "ende")
TEXTS = (
    *(
        "Ana Duarte",
        "2026-10-03",
        "José Ñuñez",
        "谢安然",
        "12:30 at the pier",
        "a#b",
        "C#",
        "it's",
        'the "end"',
    ),
    *(
        "0x1F",
        "null",
        "yes",
        "~",
        "(aside)",
        "a, b",
        "[[rui]]",
        "a - b",
        "éa:b",
        "9",
        "_",
        "x" * 1100,
        "a  b",
    ),
    *(
        "1e3",
        "a\u00a0b",
        "A\u0308nna",
        "\uf8f1",
        "word:",
        "#no",
        "& so on",
        "a\\b",
        "…",
        "—",
        "2x]",
        "a}",
        "a;b",
    ),
)
QUOTED = ('"Ana: D."', "'It is #1'", '""', "''", '"a\'b"', "'a\"b'", '"a\\nb"', "'it''s'", '"open', '"a" b')
BRACKETS = (
    *(
        "[a, b]",
        "[Food bank]",
        "[a,b]",
        "[ a, b ]",
        "[]",
        "{}",
        "[a, b,]",
        "['x', y]",
        "{email: a@b.example}",
    ),
    *(
        "[a: b]",
        "[[a]]",
        "{a: [b, c], d: {e: f}}",
        "[a, [b]",
        "[a] b",
        "{a: b} # c",
        "[&a b]",
        "{a: 1, a: 2}",
    ),
    *(
        "[a\tb]",
        "[12:30, b]",
        "[a#b]",
        "[a #b]",
        "[é, 谢]",
        "[-]",
        "[a-b, c - d]",
        "[?]",
        "[*x]",
        "[!!str a]",
    ),
)
HEADS = (
    "2026-10-03 coffee 2h by me",
    "2026-09 call",
    "2025-01-01 met with [[Ana D]] at pier",
    "rui-lopes",
    "é",
)


def front_matter(dice: random.Random) -> str:
    """Return one; most are sound and plain, some are not."""
    lines = []
    for name in dice.sample(NAMES, dice.randrange(1, 5)):
        lines += field(dice, name)
    text = "\n".join([*lines, ""])
    for _ in range(dice.choice((0, 0, 0, 0, 1, 2))):
        text = dice.choice(SLIPS)(dice, text)
    return text


def field(dice: random.Random, name: str) -> list[str]:
    choice = dice.random()
    if choice < 0.3:
        return [f"{name}: {dice.choice(TEXTS)}"]
    if choice < 0.4:
        return [f"{name}: {dice.choice(QUOTED)}"]
    if choice < 0.6:
        return [f"{name}: {dice.choice(BRACKETS)}"]
    indent = " " * dice.choice((0, 1, 2, 2, 2, 4))
    return [f"{name}:", *(f"{indent}- {item(dice)}" for _ in range(dice.randrange(5)))]


def item(dice: random.Random) -> str:
    choice = dice.random()
    if choice < 0.2:
        return dice.choice((*TEXTS, *QUOTED, *BRACKETS))
    note = dice.choice((*TEXTS, *QUOTED)) if choice < 0.9 else dice.choice(BRACKETS)
    return f"{dice.choice(HEADS)}: {note}" if choice < 0.8 else dice.choice(HEADS)


def quickly(text: str) -> tuple[Node | None, list[Problem]]:
    """Return what the quick reader makes of a text that stands after `---`."""
    reading = Reading("people/ana.md", f"---\n{text}---\n")
    return plain(reading, printable(reading, 4, 4 + len(text)), 4), reading.problems


def whole(text: str) -> tuple[Node | None, list[Problem]] | None:
    """Return what YAML makes of it; None where it cannot be read."""
    reading = Reading("people/ana.md", f"---\n{text}---\n")
    try:
        return compose(reading, printable(reading, 4, 4 + len(text)), 4), reading.problems
    except (BrokenYamlError, TooDeepError):
        return None


def compared(seed: int, number: int) -> int:
    """Hold the two readers together over some front matters; return of how many the quick one answered."""
    dice = random.Random(seed)  # noqa: S311 - repeatable notes, no cipher
    answered = 0
    for _ in range(number):
        text = front_matter(dice)
        quick = quickly(text)
        if quick[0] is not None:
            answered += 1
            assert quick == whole(text), text
    return answered
