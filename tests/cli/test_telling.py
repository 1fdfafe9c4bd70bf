"""What today, stale, next, show and brief have in common."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click
import pytest

from bench.outlines import demo
from kinmap.cli import brief, next as next_command, show, stale, today
from kinmap.cli.layout import Block, cells, printed
from kinmap.pages import briefing, today as today_page
from tests.cli.terminal import ROOT, WORKED, typed, written

Capture = pytest.CaptureFixture[str]
COMMANDS = ("today", "stale", "next", "show ana-duarte", "brief ana-duarte")
HOSTILE = """
    people/x.md:
        name: "Eve \\e[2J\\u202e\\r\\n<b>"
        aliases: ["\\a"]
        known: 2019
        every: 1 week
        intent: connect
        how: "\\e]0;owned\\a"
        boundaries: ["\\e[31mred"]
        meetings:
          - {date: 2026-01-02, kind: coffee, note: "\\e[2J\\u009b1m"}
        life:
          - {date: 2026-10-02, who: they, win: true, note: "\\b\\b"}
    events/e.md:
        title: "Fair \\e[2J"
        date: 2026-12-01
        there: [x]
"""


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_command_says_something_and_ends_well(capsys: Capture, command: str) -> None:
    said = typed(capsys, WORKED, f"{command} --today 2026-11-01")
    assert said.code == 0
    assert said.err == ""
    assert "Ana Duarte" in said.out or "Rui Lopes" in said.out
    assert all(cells(line) <= 80 for line in said.out.split("\n"))
    assert "\x1b" not in said.out


def test_json_is_one_object_that_begins_with_its_schema_and_day(capsys: Capture, command: str) -> None:
    said = typed(capsys, WORKED, f"{command} --today 2026-11-01 --json")
    assert said.code == 0
    assert list(said.plain)[:2] == ["schema", "today"]
    assert said.plain["schema"] == 1
    assert said.plain["today"] == "2026-11-01"


def test_the_help_names_every_key_of_its_json(capsys: Capture, command: str) -> None:
    keys = typed(capsys, WORKED, f"{command} --today 2026-11-01 --json").plain.keys() - {"schema", "today"}
    told = typed(capsys, WORKED, f"{command.partition(' ')[0]} --help").out
    named = set(re.findall(r"[a-z]+", told.partition("With --json")[2]))
    assert keys <= named


def test_errors_in_the_notes_are_said_in_one_line(
    capsys: Capture, tmp_path: Path, files: Callable[[str], dict[str, bytes]]
) -> None:
    folder = written(
        tmp_path,
        files("""
            people/ana-duarte.md:
                name: Ana Duarte
                meetings:
                  - 2026-13-01 coffee
                  - 2026-10-01 cofee
        """),
    )
    for line in COMMANDS:
        said = typed(capsys, folder, f"{line} --today 2026-11-01")
        assert said.code == 1
        assert said.err == "2 errors in the notes; `kinmap check` tells.\n"


def test_an_empty_archive_is_told_of_kindly(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for line in ("today", "stale", "next"):
        said = typed(capsys, tmp_path, f"{line} --today 2026-11-01")
        assert said.code == 0
        assert said.out.strip()


def test_no_name_can_give_orders_to_the_terminal(
    capsys: Capture, tmp_path: Path, files: Callable[[str], dict[str, bytes]]
) -> None:
    folder = written(tmp_path, files(HOSTILE))
    for line in ("today", "stale", "next", "show x", "brief x", "brief e"):
        said = typed(capsys, folder, f"{line} --today 2026-11-01")
        assert said.code != 2
        assert "Eve" in said.out
        assert all(c.isprintable() or c == "\n" for c in said.out)
        assert all(cells(text) <= 80 for text in said.out.split("\n"))
        assert typed(capsys, folder, f"{line} --today 2026-11-01 --json").plain["schema"] == 1


# -- who is meant -------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["ana", "ANA-D", "Ana Duarte"])
def test_the_beginning_of_a_name_is_enough(capsys: Capture, words: str) -> None:
    assert typed(capsys, WORKED, "show --today 2026-11-01 --json", words).plain["id"] == "ana-duarte"


NAMESAKES = """
    people/ana-duarte.md:
        name: Ana Duarte
    people/ana-silva.md:
        name: Ana Silva
"""


@pytest.mark.parametrize("command", ["show", "brief"])
def test_whoever_else_it_may_be_is_listed_and_nothing_said(
    capsys: Capture, tmp_path: Path, files: Callable[[str], dict[str, bytes]], command: str
) -> None:
    said = typed(capsys, written(tmp_path, files(NAMESAKES)), f"{command} ana")
    assert said.code == 2
    assert said.out == ""
    assert "ana-duarte  Ana Duarte\n" in said.err
    assert "ana-silva   Ana Silva\n" in said.err


def test_where_nobody_is_meant_the_nearest_are_named(
    capsys: Capture, tmp_path: Path, files: Callable[[str], dict[str, bytes]]
) -> None:
    said = typed(capsys, written(tmp_path, files(NAMESAKES)), "show", "Ana Sliva")
    assert said.code == 2
    assert said.out == ""
    assert "ana-silva" in said.err
    assert "ana-duarte" not in said.err


# -- the demo, and a real terminal --------------------------------------------------------


def readable(blocks: Iterable[Block]) -> bool:
    found = [click.unstyle(line) for line in printed(blocks, 80)]
    return bool(found) and all(cells(line) <= 80 and not line.endswith(" ") for line in found)


def test_everyone_in_the_demo_can_be_shown_at_80_columns() -> None:
    view = demo()
    for relation in view.relations.values():
        assert readable(show.text(view, relation, whole=True)), relation.id
        assert readable(brief.of_person(view, briefing.of_person(view, relation))), relation.id
    for event in view.archive.events.values():
        assert readable(brief.of_event(view, briefing.of_event(view, event))), event.id


def test_the_lists_of_the_demo_are_readable_at_80_columns() -> None:
    view = demo()
    assert readable(today.text(view, today_page.content(view), whole=True))
    assert readable(stale.text(view, 30))
    assert readable(next_command.text(view, whole=True))


def on_a_terminal(columns: int, **environment: str) -> str:
    """Return what `kinmap today` prints on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    own = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", "PYTHONPATH": str(ROOT), **environment}
    words = [sys.executable, "-m", "kinmap", "-C", str(WORKED), "today", "--today", "2026-11-01"]
    with os.fdopen(ours, "rb", buffering=0) as read:
        subprocess.run(words, env=own, stdout=theirs, check=True)
        os.close(theirs)
        found = b""
        with suppress(OSError):  # how Linux says that nobody writes any more
            while piece := read.read(4096):
                found += piece
    return found.decode()


def test_a_terminal_is_written_to_its_width_and_in_colour() -> None:
    said = on_a_terminal(50, NO_COLOR="")
    assert "\x1b[1m" in said
    assert all(cells(line) <= 50 for line in click.unstyle(said).split("\r\n"))


def test_no_colour_is_written_where_none_is_wanted() -> None:
    assert "\x1b" not in on_a_terminal(80, NO_COLOR="1")
