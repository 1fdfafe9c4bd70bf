"""`kinmap import`: a preview first, then exactly that, and nothing a second time."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

from bench.connections import export, table
from tests.cli.conftest import Run

ROWS, BASE = "network/linkedin.csv", "network/.linkedin.csv"
ANA = "Ana,Duarte,https://l.example/in/ana,,Lumen,Editor,15 Sep 2026"
RUI = "Rui,Lopes,https://l.example/in/rui,,Acme,Clerk,1 Jan 2020"
NOTE = "---\nname: {name}\ncontact: {{{contact}}}\n---\n"


def files(root: Path) -> dict[str, bytes]:
    """Return every file of an archive but kinmap's own, and the files that are brought in."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {
        path: place.read_bytes()
        for path, place in found.items()
        if not path.startswith(".kinmap/") and "/" in path
    }


def give(root: Path, *rows: str) -> None:
    (root / "Connections.csv").write_bytes(table(*rows))


def test_a_preview_writes_nothing(run: Run, small: Path) -> None:
    give(small, ANA, RUI)
    before = files(small)
    ran = run("import", "linkedin", "Connections.csv", at=small)
    assert (ran.code, ran.err) == (0, "")
    assert files(small) == before
    assert not (small / ".kinmap").exists()
    assert "New: 2\n  Ana Duarte, Editor at Lumen " in ran.out
    assert "Connections.csv has 6 lines: 2 of contacts, 1 of headings, 2 of notes above" in ran.out
    assert "2 contacts: 2 new.\n" in ran.out
    assert "Nothing is written yet; --apply writes into network/linkedin.csv: 2 new rows." in ran.out


def test_applied_it_is_there_and_a_second_time_changes_nothing(run: Run, small: Path) -> None:
    give(small, ANA, RUI)
    ran = run("import", "linkedin", "Connections.csv", "--apply", at=small)
    assert "Wrote into network/linkedin.csv: 2 new rows." in ran.out
    before = files(small)
    assert before[ROWS].count(b"\n") == 3
    again = run("import", "linkedin", "Connections.csv", "--apply", at=small)
    assert "2 contacts: 2 the same.\nThere is nothing to change.\n" in again.out
    assert files(small) == before


def test_undo_takes_all_of_it_back(run: Run, small: Path) -> None:
    before = files(small)
    give(small, ANA, RUI)
    run("import", "linkedin", "Connections.csv", "--apply", at=small)
    assert run("undo", at=small).code == 0
    assert files(small) == before


def test_who_moved_who_went_and_who_has_a_note_is_said(run: Run, small: Path) -> None:
    give(small, ANA, RUI)
    run("import", "linkedin", "Connections.csv", "--apply", at=small)
    (small / "people/eva.md").write_text("---\nname: Eva Berg\n---\n")
    (small / "people/rui.md").write_text(NOTE.format(name="Rui", contact="linkedin: l.example/in/rui"))
    give(small, RUI.replace("Acme", "Lumen"), "Eva,Berg,https://l.example/in/eva,,,,", "Eva,Berg,,,", RUI)
    said = " ".join(run("import", "linkedin", "Connections.csv", at=small).out.split())
    assert "Changed: 1 Rui Lopes: company “Acme”, now “Lumen” network/linkedin.csv:3 " in said
    assert "to keep there: 1 kinmap add life rui news -m 'Now Clerk at Lumen.'" in said
    assert "No longer in the file: 1 Ana Duarte. The row stays, with its mark." in said
    assert "With a note: 1 Rui Lopes, by the address people/rui.md" in said
    assert "Perhaps with a note: 1 Eva Berg: the name is the same, which proves nothing." in said
    assert 'contact: {linkedin: "https://l.example/in/eva"}' in said
    assert "Passed over: 2 Rui Lopes: as in line 5 before." in said
    assert "it has 5 cells, and the headings are 7." in said
    assert "8 lines: 3 of contacts, 1 passed over, 1 of headings, 2 of notes" in said
    assert "3 contacts: 1 new, 1 changed, 1 given twice. 1 row is no longer in the file." in said


def test_row_by_row_every_line_is_said(run: Run, small: Path) -> None:
    give(small, ANA, "Eva,Berg,,,", *(f"P{n},Q,https://l.example/{n},,,," for n in range(12)))
    said = run("import", "linkedin", "Connections.csv", "--verbose", at=small).out
    listed = said.partition("Line by line\n")[2].partition("\n\n")[0].splitlines()
    assert listed[0].split() == ["new:", "Ana", "Duarte,", "Editor", "at", "Lumen", "Connections.csv:5"]
    assert [line.rpartition(":")[2] for line in listed] == [str(n) for n in range(5, 19)]
    assert "more." not in said


def test_a_program_is_told_the_same(run: Run, small: Path) -> None:
    give(small, ANA, "Eva,Berg,,,")
    said = json.loads(run("import", "linkedin", "Connections.csv", "--json", at=small).out)
    assert (said["schema"], said["format"], said["lines"], said["applied"]) == (1, "linkedin", 6, False)
    assert said["passed"] == [{"line": 6, "lines": 1, "why": "it has 5 cells, and the headings are 7"}]
    assert said["sum"]["new"] == 1
    assert said["writes"] == [BASE, ROWS]
    (ana,) = said["contacts"]
    assert (ana["line"], ana["name"], ana["kind"], ana["row"]) == (5, "Ana Duarte", "new", None)


def test_the_zip_may_be_given_as_it_came(run: Run, small: Path) -> None:
    with zipfile.ZipFile(small / "export.zip", "w") as packed:
        packed.writestr("Basic/Profile.csv", "x")
        packed.writestr("Basic/Connections.csv", table(ANA))
    assert "1 contact: 1 new." in run("import", "linkedin", "export.zip", at=small).out


def test_another_file_is_refused_in_one_sentence(run: Run, small: Path) -> None:
    (small / "odd.csv").write_text("name,age\n")
    (small / "odd.zip").write_bytes(b"PK\x03\x04 no zip")
    for name, why in (
        ("odd.csv", "odd.csv was not read: it has no line with LinkedIn's headings"),
        ("odd.zip", "odd.zip was not read: it is a zip that cannot be unpacked"),
        ("none.csv", "none.csv: No such file or directory"),
        ("people", "people: Is a directory"),
    ):
        ran = run("import", "linkedin", name, at=small)
        assert (ran.code, ran.out) == (2, "")
        assert f"Error: {why}" in ran.err
    assert run("import", "telepathy", "odd.csv", at=small).code == 2


def test_hostile_names_reach_no_terminal_as_commands(run: Run, small: Path) -> None:
    give(small, 'A\x1b]0;x\x07na,"\u202eDu\x9barte",,,,,')
    said = run("import", "linkedin", "Connections.csv", at=small).out
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)


def test_sixteen_thousand_come_in(run: Run, small: Path) -> None:
    (small / "Connections.csv").write_bytes(export(16_000))
    assert (
        "16,000 contacts: 16,000 new."
        in run("import", "linkedin", "Connections.csv", "--apply", at=small).out
    )
    before = files(small)
    assert "16,000 the same." in run("import", "linkedin", "Connections.csv", "--apply", at=small).out
    assert files(small) == before
    assert "All notes read well." in run("check", at=small).err


def test_a_file_may_have_a_name_that_is_no_text(run: Run, small: Path) -> None:
    name = small / os.fsdecode(b"C\xff\x1bonnections.csv")
    name.write_bytes(table(ANA))
    ran = run("import", "linkedin", name, "--apply", at=small)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out
