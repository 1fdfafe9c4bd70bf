"""`kinmap check`: what is wrong, where, and those fixes that cannot be wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BAD = """\
---
name: Eva
meetings:
  - 2026-10-03 cofee: She said: yes.
  - 2026-10-04 coffee: a: b
hat: red
---
"""


def test_good_notes_are_said_to_read_well(run: Run, small: Path) -> None:
    assert run("check", at=small) == (0, "", "All notes read well.\n")
    assert run("check", "people/ana.md", at=small) == (0, "", "These notes read well.\n")


def test_problems_go_to_standard_output_with_place_and_fix(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text(BAD)
    ran = run("check", at=small)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0].startswith("people/eva.md:4:23: error[quote]: ")
    assert lines[1] == '  fix: - 2026-10-03 cofee: "She said: yes."'
    assert [line.split(": ")[0] for line in lines[::2]] == [
        "people/eva.md:4:23", "people/eva.md:5:24", "people/eva.md:6:1",
    ]  # fmt: skip
    assert ran.err == "2 errors and 1 warning in 1 file.\n"


def test_warnings_fail_only_where_it_is_strict(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text("---\nname: Eva\nhat: red\n---\n")
    assert run("check", at=small).code == 0
    assert run("check", "--strict", at=small).code == 1


def test_named_files_are_looked_at_alone(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text(BAD)
    assert run("check", "people/ana.md", "--strict", at=small).code == 0
    assert run("check", "eva.md", at=small / "people").code == 1
    assert run("-C", small, "check", small / "people/eva.md").code == 1


def test_json_is_one_object_a_line(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text("---\nname: Eva\nhow: @home\n---\n")
    ran = run("check", "--format", "json", at=small)
    (line,) = ran.out.splitlines()
    assert json.loads(line) == {
        "path": "people/eva.md",
        "line": 3,
        "column": 6,
        "severity": "error",
        "code": "quote",
        "message": "a text that starts with `@` means something else to YAML; it wants quotes",
        "fix": 'how: "@home"',
    }


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_fix_writes_quotes_and_keeps_every_other_byte(run: Run, small: Path, mark: bytes, end: bytes) -> None:
    def note(*texts: bytes) -> bytes:
        lines = "---|name: Eva |how: %s|# é |meetings:|- 2026-10-03 coffee: %s|- 2026-10-04|---|A \t|é"
        return mark + lines.encode().replace(b"|", end) % texts

    eva = small / "people/eva.md"
    eva.write_bytes(note(b"@home", b"[[ana]] came"))
    ran = run("check", "--fix", at=small)
    assert ran.code == 0
    assert eva.read_bytes() == note(b'"@home"', b'"[[ana]] came"')
    assert ran.err.splitlines() == [
        'people/eva.md:3:6: fixed: how: "@home"',
        'people/eva.md:6:22: fixed: - 2026-10-03 coffee: "[[ana]] came"',
        "All notes read well.",
    ]


def test_fix_leaves_what_only_its_owner_can_decide(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text("---\nname: Eva\nknown: 2026-13-01\nhwo: a\nhow: a\n---\n")
    before = (small / "people/eva.md").read_bytes()
    assert run("check", "--fix", at=small).code == 1
    assert (small / "people/eva.md").read_bytes() == before


def test_fix_of_named_files_leaves_the_others(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text("---\nname: Eva\nhow: @a\n---\n")
    (small / "people/ivo.md").write_text("---\nname: Ivo\nhow: @a\n---\n")
    assert run("check", "--fix", "people/eva.md", at=small).code == 0
    assert "@a\n" in (small / "people/ivo.md").read_text()
    assert '"@a"\n' in (small / "people/eva.md").read_text()


def test_nothing_is_written_without_fix(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text(BAD)
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    run("check", at=small)
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_what_a_note_says_cannot_speak_to_the_terminal(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_bytes(b"---\nname: Eva\nintent: a\x1b[31mb\n---\n")
    ran = run("check", at=small)
    assert ran.code == 1
    assert "\x1b" not in ran.out + ran.err


def test_no_colour_where_it_is_not_wanted_or_there_is_no_terminal(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text(BAD)
    plain = run("check", at=small)
    assert "\x1b" not in plain.out
    assert run("check", at=small, env={"NO_COLOR": "1"}) == plain


def test_a_name_in_another_encoding_is_no_crash(run: Run, small: Path) -> None:
    (small / "people/谢.md").write_text("---\nhow: @a\n---\n")
    ran = run("check", at=small, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert ran.code == 1
    assert "Traceback" not in ran.err
