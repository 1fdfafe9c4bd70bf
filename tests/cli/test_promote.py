"""`kinmap promote`: a row becomes a note with what it says, and no note is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kinmap.archive.load import load
from kinmap.archive.notes import read_person
from kinmap.archive.settings import Settings
from kinmap.interchange.promoting import literal
from tests.cli.conftest import Run

HEADER = "name,url,email,company,position,since,source,mark\n"
ROWS = (
    "Nives Orlić,https://www.linkedin.example/in/nives,nives@x.example,"
    '"Firm, Ltd",Editor: *chief*,2019-05-04,linkedin,connected\n'
    "Rui Lopes,https://l.example/rui,,,,2020,phone,\n"
    "Rui Lopes,https://l.example/rui-2,,Acme,,,phone,\n"
    "Cal,,,,,,phone,\n"
    ",https://l.example/nameless,,,,,phone,\n"
)


@pytest.fixture
def root(small: Path) -> Path:
    (small / "network").mkdir(exist_ok=True)
    (small / "network/linkedin.csv").write_text(HEADER + ROWS, encoding="utf-8")
    return small


def test_a_row_becomes_a_note_with_what_it_says(run: Run, root: Path) -> None:
    ran = run("promote", "nives orlić", at=root)
    assert ran == (0, "people/nives-orlić.md: Nives Orlić\n", "")
    assert (root / "people/nives-orlić.md").read_text(encoding="utf-8") == (
        "---\n"
        "name: Nives Orlić\n"
        "known: 2019-05-04\n"
        'groups: ["Firm, Ltd"]\n'
        "contact:\n"
        "  email: nives@x.example\n"
        "  linkedin: https://www.linkedin.example/in/nives\n"
        "---\n"
        "\n"
        "## Work\n"
        "Editor: \\*chief\\* at Firm, Ltd.\n"
    )
    assert load(root).problems == ()


def test_the_row_stays_and_keeps_its_mark(run: Run, root: Path) -> None:
    run("promote", "nives", at=root)
    assert (root / "network/linkedin.csv").read_text(encoding="utf-8") == HEADER + ROWS


@pytest.mark.parametrize("words", ["linkedin.example/in/NIVES/", "NIVES@x.example", "Nives Orlić", "nives"])
def test_it_is_meant_by_url_e_mail_name_or_a_beginning(run: Run, root: Path, words: str) -> None:
    assert run("promote", words, at=root).code == 0
    assert (root / "people/nives-orlić.md").is_file()


def test_words_need_no_quotes_where_all_of_them_are_one_name(run: Run, root: Path) -> None:
    assert run("promote", "Nives", "Orlić", at=root).out == "people/nives-orlić.md: Nives Orlić\n"


def test_what_fits_several_is_listed_and_nothing_is_written(run: Run, root: Path) -> None:
    ran = run("promote", "rui", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert "Rui Lopes, https://l.example/rui (network/linkedin.csv:3)\n" in ran.err
    assert "Rui Lopes, Acme, https://l.example/rui-2 (network/linkedin.csv:4)\n" in ran.err
    assert not list((root / "people").glob("rui-*"))


def test_two_of_one_name_get_two_notes(run: Run, root: Path) -> None:
    assert run("promote", "l.example/rui", "l.example/rui-2", at=root).code == 0
    assert {path.name for path in (root / "people").glob("rui-lopes*")} == {"rui-lopes.md", "rui-lopes-2.md"}


def test_a_note_of_that_name_is_never_written_over(run: Run, root: Path) -> None:
    (root / "people/nives.md").write_text("---\nname: nives orlić\n---\n", encoding="utf-8")
    ran = run("promote", "Nives", at=root)
    assert ran.code == 2
    assert "somebody called Nives Orlić has a note: people/nives.md\n" in ran.err
    assert (
        '  contact: {email: "nives@x.example", linkedin: "https://www.linkedin.example/in/nives"}\n'
        in ran.err
    )
    assert run("promote", "Nives", "--anyway", at=root).code == 0
    assert (root / "people/nives.md").read_text(encoding="utf-8") == "---\nname: nives orlić\n---\n"


def test_whoever_has_a_note_by_an_address_gets_no_other(run: Run, root: Path) -> None:
    run("promote", "nives", at=root)
    assert "Nives Orlić has a note already: people/nives-orlić.md" in run("promote", "nives", at=root).err


def test_all_or_nothing(run: Run, root: Path) -> None:
    ran = run("promote", "nives", "nobody", at=root)
    assert (ran.code, ran.out) == (2, "")
    assert not (root / "people/nives-orlić.md").exists()


def test_a_row_without_an_address_says_that_it_still_counts(run: Run, root: Path) -> None:
    ran = run("promote", "cal", at=root)
    assert ran.out == "people/cal.md: Cal\n"
    assert "network/linkedin.csv:5 has neither url nor e-mail" in ran.err


def test_a_row_without_a_name_wants_one(run: Run, root: Path) -> None:
    assert "network/linkedin.csv:6 has no name" in run("promote", "l.example/nameless", at=root).err


def test_undo_takes_it_back(run: Run, root: Path) -> None:
    run("promote", "nives", "cal", at=root)
    assert run("undo", at=root).code == 0
    assert not (root / "people/cal.md").exists()
    assert not (root / "people/nives-orlić.md").exists()


HOSTILE = (
    '=HYPERLINK("https://x.example";"y")', "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
    "[[ana]]", "# heading", "- item", "1. one", "a: b #c", "*b* _c_ `d`", "\u202eana", "'''", "---",
    "{{ x }}", "~~~", "&amp;",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_in_the_note_too(run: Run, root: Path, words: str) -> None:
    cell = '"' + words.replace('"', '""') + '"'
    row = f"{cell},https://l.example/odd,,{cell},{cell},{cell},x,\n"
    (root / "network/odd.csv").write_text(HEADER + row, encoding="utf-8")
    assert run("promote", "l.example/odd", at=root).code == 0
    archive = load(root)
    assert archive.problems == ()
    person = next(each for each in archive.people.values() if each.contact.web == ("https://l.example/odd",))
    assert (person.name, person.groups) == (words, (words,))
    assert not read_person(person.path, (root / person.path).read_text(encoding="utf-8"), Settings()).links


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_they_are(words: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(literal(words))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inside = tokens[1].children or []
    assert {token.type for token in inside} <= {"text", "text_special"}
    assert "".join(token.content for token in inside) == words
