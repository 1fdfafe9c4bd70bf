"""`kinmap add`, `answer` and `kept`: the other ledgers, opened and closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

DAY = ("--today", "2026-11-01")


def note(root: Path, id_: str) -> str:
    return (root / "people" / f"{id_}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("trust", "rui", "they", "earned", "respect"), "- 2026-11-01 they earned respect"),
        (("trust", "rui", "i", "lost", "-1d"), "- 2026-10-31 I lost"),
        (("exchange", "rui", "gave", "introduction", "to", "ana"), "- 2026-11-01 gave introduction to ana"),
        (("exchange", "rui", "knowledge", "got", "2026-05"), "- 2026-05 knowledge got"),
        (("life", "rui", "my", "setback", "friday"), "- 2026-10-30 my setback"),
        (("promises", "rui", "me", "by", "+3d"), "- 2026-11-01 me by 2026-11-04"),
    ],
)
def test_each_ledger_has_its_words(run: Run, small: Path, words: tuple[str, ...], line: str) -> None:
    ran = run("add", *words, *DAY, at=small)
    assert ran == (0, f"people/rui.md:5: {line}\n", "")
    assert note(small, "rui") == f"---\nname: Rui\nknows: [ana]\n{words[0]}:\n  {line}\n---\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("meetings", "rui", "coffee"), "'meetings' is not one of"),
        (("promises", "rui", "me", "by", "friday"), "the last Friday, which is over"),
        (("exchange", "rui", "gave", "help", "to", "ana"), "`to` says whom an introduction was to"),
        (("exchange", "rui", "gave"), "does not say what it was"),
        (("trust", "rui", "ana", "earned"), "`ana` is no word of this ledger"),
        (("trust",), "Missing argument"),
    ],
)
def test_what_does_not_go_together_is_said_and_not_written(
    run: Run, small: Path, words: tuple[str, ...], said: str
) -> None:
    before = note(small, "rui")
    ran = run("add", *words, *DAY, at=small)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert note(small, "rui") == before


def test_a_win_is_answered_in_its_line(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text("---\nname: Rui\nlife:\n  - 2026-10-02 win: 'Said: yes'\n---\n")
    ran = run("answer", "rui", "yesterday", *DAY, at=small)
    assert ran.out == "people/rui.md:4: - 2026-10-02 win answered 2026-10-31: 'Said: yes'\n"


LIFE = "life:\n  - 2026-10-02 win\n  - 2026-09-01 my setback: Fell.\n  - 2026-08-01 news\n"


def test_where_several_are_open_they_are_listed_and_nth_says_which(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text(f"---\nname: Rui\n{LIFE}---\n")
    ran = run("answer", "rui", *DAY, at=small)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[1:] == ["  1  2026-10-02 win", "  2  2026-09-01 my setback: Fell."]
    ran = run("answer", "rui", "--nth", "2", *DAY, at=small)
    assert ran.out == "people/rui.md:5: - 2026-09-01 my setback answered 2026-11-01: Fell.\n"
    assert "only 1 are open" not in run("answer", "rui", *DAY, at=small).err


def test_a_promise_is_kept(run: Run, small: Path) -> None:
    run("add", "promises", "rui", "they", "by", "2026-12-01", "-m", "Return the book", *DAY, at=small)
    ran = run("kept", "rui", *DAY, at=small)
    assert ran.out == "people/rui.md:5: - 2026-11-01 they by 2026-12-01 kept 2026-11-01: Return the book\n"
    ran = run("kept", "rui", *DAY, at=small)
    assert (ran.code, ran.err) == (2, "Error: no promise is open there\n")


def test_undo_gives_back_the_bytes(run: Run, small: Path) -> None:
    before = note(small, "rui")
    run("add", "life", "rui", "win", *DAY, at=small)
    between = note(small, "rui")
    run("answer", "rui", *DAY, at=small)
    assert run("undo", at=small).out == "people/rui.md: undone: answer rui\n"
    assert note(small, "rui") == between
    assert run("undo", at=small).code == 0
    assert note(small, "rui") == before
    assert run("undo", at=small).err.startswith("Error: there is nothing to take back")


def test_undo_lists_what_it_could_take_back(run: Run, small: Path) -> None:
    run("add", "life", "rui", "win", *DAY, at=small)
    (line,) = run("undo", "--list", at=small).out.splitlines()
    assert line.endswith("add life rui win  (people/rui.md)")


def test_undo_leaves_what_changed_since(run: Run, small: Path) -> None:
    run("add", "life", "rui", "win", *DAY, at=small)
    (small / "people/rui.md").write_text(note(small, "rui") + "More.\n")
    ran = run("undo", at=small)
    assert ran.code == 2
    assert "people/rui.md has changed since `add life rui win`" in ran.err
    assert note(small, "rui").endswith("More.\n")
