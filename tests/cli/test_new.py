"""`kinmap new` and `rename`: whom there is, and by what id."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinmap.archive.load import load
from tests.archive.mishaps import files
from tests.cli.conftest import Run

DAY = ("--today", "2026-11-01")


def test_somebody_new_has_a_note_with_the_name(run: Run, small: Path) -> None:
    ran = run("new", "Nives", "Orlić", *DAY, at=small)
    assert ran == (0, "people/nives-orlić.md: Nives Orlić\n", "")
    assert (small / "people/nives-orlić.md").read_text() == "---\nname: Nives Orlić\n---\n"
    assert load(small).problems == ()


def test_what_is_known_at_first_is_written_down(run: Run, small: Path) -> None:
    ran = run("new", "Eva", "--known", "yesterday", "--through", "ru", "--met", "dinner", *DAY, at=small)
    assert ran.out == "people/eva.md: Eva\nevents/dinner.md:6: - eva\n"
    assert (small / "people/eva.md").read_text() == "---\nname: Eva\nknown: 2026-10-31\nthrough: rui\n---\n"
    assert (small / "events/dinner.md").read_text().endswith("there: [ana]\nmet:\n  - eva\n---\n")
    run("undo", at=small)
    assert not (small / "people/eva.md").exists()
    assert "met" not in (small / "events/dinner.md").read_text()


def test_a_name_is_put_in_quotes_where_yaml_needs_them(run: Run, small: Path) -> None:
    run("new", "Eva: the baker", *DAY, at=small)
    assert load(small).people["eva-the-baker"].name == "Eva: the baker"


def test_whoever_is_there_already_is_not_written_again(run: Run, small: Path) -> None:
    before = files(small)
    ran = run("new", "ANA", *DAY, at=small)
    assert (ran.code, ran.out) == (2, "")
    assert "somebody of that name is there already:\n  ana  Ana\n" in ran.err
    assert files(small) == before
    ran = run("new", "Ana", "--anyway", *DAY, at=small)
    assert (ran.code, ran.out) == (0, "people/ana-2.md: Ana\n")


def test_whoever_is_nearly_called_so_is_mentioned(run: Run, small: Path) -> None:
    run("new", "Katherina", *DAY, at=small)
    ran = run("new", "Katharina", *DAY, at=small)
    assert ran.code == 0
    assert ran.err == "Somebody like that is there already:\n  katherina  Katherina\n"


@pytest.mark.parametrize("words", [("--known", "someday"), ("--through", "zoe"), ("--met", "ana")])
def test_what_is_not_understood_starts_nobody(run: Run, small: Path, words: tuple[str, ...]) -> None:
    before = files(small)
    assert run("new", "Eva", *words, *DAY, at=small).code == 2
    assert files(small) == before


EVERYWHERE = """\
---
name: Rui
through: ana
knows: [ana, "[[ana]]"]
meetings:
  - 2026-10-03 coffee with ana eva at ana: Ana and ana came.
  - {date: 2026-10-02, with: [ana], note: ana}
exchange:
  - "2026-10-01 gave introduction to ana: Both climb."
---
See [[ana]], [[ANA|our Ana]], [[Ana Duarte]] and `[[ana]]`; ana stays.
"""


def test_a_new_id_stands_wherever_the_old_one_led_there(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text(EVERYWHERE)
    (small / "people/eva.md").write_text("---\nname: Eva\nknows:\n  - ana: sister since 2010\n---\n")
    (small / "people/ana.md").write_text("---\nname: Ana Duarte\n---\nSee [[rui]].\n")
    before = load(small)
    old = files(small)
    ran = run("rename", "ana", "ana-duarte", at=small)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("people/ana.md is people/ana-duarte.md now\n")
    assert "people/rui.md:3: through: ana-duarte\n" in ran.out
    now = (small / "people/rui.md").read_text()
    assert now.count("ana-duarte") == 8
    assert "with ana-duarte eva at ana: Ana and ana came." in now
    assert "[[ana-duarte]], [[ana-duarte|our Ana]], [[Ana Duarte]] and `[[ana]]`; ana stays." in now
    after = load(small)
    assert [problem.code for problem in after.problems] == [problem.code for problem in before.problems]
    assert after.people["eva"].knows[0].id == "ana-duarte"
    assert after.events["dinner"].there == ("ana-duarte",)
    assert run("undo", at=small).code == 0
    assert files(small) == old


def test_an_event_is_renamed_where_people_met_at_it(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text("---\nname: Rui\nmeetings:\n  - 2026-07-01 dinner at dinner\n---\n")
    assert run("rename", "dinner", "harvest", at=small).code == 0
    assert "- 2026-07-01 dinner at harvest\n" in (small / "people/rui.md").read_text()
    assert load(small).people["rui"].meetings[0].event == "harvest"


def test_a_file_keeps_its_mode_and_its_folder(run: Run, small: Path) -> None:
    (small / "people/work").mkdir()
    (small / "people/ana.md").rename(small / "people/work/ana.md")
    (small / "people/work/ana.md").chmod(0o640)
    run("rename", "ana", "ana-duarte", at=small)
    assert (small / "people/work/ana-duarte.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("new", ["rui", "RUI", "dinner", "ana", "a b", "../x", "_x", ".x", "x/y", "[x]", ""])
def test_an_id_that_is_none_or_anothers_is_refused(run: Run, small: Path, new: str) -> None:
    before = files(small)
    ran = run("rename", "ana", new, at=small)
    assert ran.code == 2
    assert ran.err.startswith("Error: ")
    assert files(small) == before
