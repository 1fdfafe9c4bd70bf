"""The quick reader of entries says what the full one says, or nothing."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from kinmap.archive import ledger_reader as module
from kinmap.archive.files import find
from kinmap.archive.load import Known, load, read
from kinmap.archive.quick_entries import quick_entry

ROOT = Path(__file__).parents[2]
WORDS = (
    *("coffee", "Coffee", "call", "met", "2h", "1h30m", "0m", "by", "with", "at", "me", "I", "them", "both"),
    *("earned", "lost", "trust", "respect", "gave", "got", "help", "introduction", "work", "to", "my", "win"),
    *("their", "news", "answered", "kept", "broken", "released", "by me", "with rui-lopes marta", "to rui-a"),
    *("at harvest-dinner", "with [[Ana D]] x-1", "by 2026-05-01", "kept 2026-05-02", "answered 2019-02-30"),
    *(
        "answered 2026-06",
        "at 2026-05-01",
        "with 2026-05-01",
        "with a-b a-b",
        "a-b",
        "-",
        "café",
        "board-game",
    ),
    *("id-1", "at id-2", "by id-1", "kept 2001-01", "2001-01", "colour_1", "a.b", "x", "with rui by them"),
)
SOUND = {
    "meetings": (
        "",
        "coffee 2h by me",
        "call with rui-lopes marta by both",
        "walk at pier-7",
        "met with a-b a-b",
    ),
    "trust": ("they earned", "both repaired trust respect", "I lost respect"),
    "exchange": ("gave help", "got work", "gave introduction to rui-lopes", "gave introduction to rui"),
    "life": ("win", "my news", "win answered 2026-10-04", "setback answered 2026-11"),
    "promises": ("me", "they by 2026-12-01", "me by 2026-12-01 kept 2026-11-30", "me released 2026-10-03"),
}
DAYS = ("2026-10-03", "2026-10-03", "2026-10", "2026", "2026-13-01", "2026-02-30", "1000-01", "0999-05-01")
NOTES = (
    "",
    "",
    ": Words, and more.",
    ": 'It''s quoted'",
    ":",
    ": [a, b]",
    ": x # said",
    " # said",
    ": |\n      Two\n      lines",
)
SITE = b"kinds: {board-game: in person 3h, sauna: in person}\n"


def line(dice: random.Random, ledger: str) -> str:
    """Return an entry; half of them are sound."""
    sound = dice.random() < 0.5
    head = dice.choice(SOUND[ledger]) if sound else " ".join(dice.choices(WORDS, k=dice.randrange(5)))
    written = f"{dice.choice(DAYS)} {head}".strip() + dice.choice(NOTES)
    return written if dice.random() < 0.9 else written.replace(" ", dice.choice(("  ", "\u00a0")), 1)


def noted(content: bytes) -> Known:
    known = Known()
    read({"people/ana.md": content, "site.yml": SITE}, known=known)
    return known


def compared(monkeypatch: pytest.MonkeyPatch, seed: int, number: int) -> tuple[int, int]:
    """Hold the two readers together over some notes; return how many entries it read, and of how many."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, no cipher
    asked: list[bool] = []

    def counted(*args: Any) -> Any:  # noqa: ANN401 - what `quick_entry` takes and gives
        entry = quick_entry(*args)
        asked.append(entry is not None)
        return entry

    for _ in range(number):
        ledger = dice.choice(list(SOUND))
        lines = "".join(f"  - {line(dice, ledger)}\n" for _ in range(dice.randrange(1, 5)))
        content = f"---\nname: Ana\n{ledger}:\n{lines}---\n".encode()
        monkeypatch.setattr(module, "quick_entry", counted)
        quickly = noted(content)
        monkeypatch.setattr(module, "quick_entry", lambda *_: None)
        assert quickly == noted(content), content.decode()
        assert repr(quickly) == repr(noted(content)), content.decode()
    return sum(asked), len(asked)


def test_it_agrees_with_the_full_reader_wherever_it_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    answered, asked = compared(monkeypatch, 1, 300)
    assert answered > asked // 8


@pytest.mark.torture
@pytest.mark.parametrize("seed", range(100, 120))
def test_on_a_hundred_thousand_entries_it_agrees(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    compared(monkeypatch, seed, 2500)


@pytest.mark.parametrize("entry", [(name, head) for name, heads in SOUND.items() for head in heads])
def test_it_reads_each_shape_that_is_common(monkeypatch: pytest.MonkeyPatch, entry: tuple[str, str]) -> None:
    ledger, head = entry
    monkeypatch.setattr(module, "_draft", lambda *_: pytest.fail("read word by word"))
    content = f"---\nname: Ana\n{ledger}:\n  - {f'2026-10-03 {head}'.strip()}: Words.\n---\n".encode()
    assert getattr(read({"people/ana.md": content}).people["ana"], ledger)


def test_it_reads_most_entries_of_the_archive_at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    quickly = load(ROOT)
    slow: list[object] = []
    whole = module._draft
    files = find(ROOT).files

    def counted(*args: Any) -> Any:  # noqa: ANN401 - what `_draft` takes and gives
        slow.append(args)
        return whole(*args)

    monkeypatch.setattr(module, "_draft", counted)
    read(files)
    entries = sum(len(it.meetings) + len(it.promises) + len(it.trust) for it in quickly.people.values())
    assert len(slow) < entries // 4
    monkeypatch.setattr(module, "quick_entry", lambda *_: None)
    assert read(files, find(ROOT).problems) == quickly
