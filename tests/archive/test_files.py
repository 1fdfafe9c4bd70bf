"""Which files are read, which are passed over, and what is said of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinmap.archive.files import Role, decode, find, role
from kinmap.archive.load import load

NOTE = b"---\nname: Somebody\n---\n"


def write(root: Path, *paths: str, content: bytes = NOTE) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def said(root: Path) -> list[str]:
    return [f"{each.span} {each.code}" for each in load(root).problems]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("people/ana.md", Role.PERSON),
        ("people/work/old/ana.md", Role.PERSON),
        ("people/Ana Duarte (Lumen).md", Role.PERSON),
        ("events/dinner.md", Role.EVENT),
        ("network/phone.csv", Role.ROWS),
        ("site.yml", Role.SETTINGS),
        ("people/ana.MD", None),
        ("people/ana.md~", None),
        ("people/.#ana.md", None),
        ("people/._ana.md", None),
        ("people/_draft.md", None),
        ("people/_drafts/ana.md", None),
        ("people/.trash/ana.md", None),
        ("people/.hidden.sync-conflict-20260101-101010-ABCDEFG.md", None),
        ("people/ana.txt", None),
        ("network/old/phone.csv", None),
        ("network/phone.md", None),
        ("elsewhere/ana.md", None),
        ("README.md", None),
        ("people/ana.sync-conflict-20260101-101010-ABCDEFG.md", Role.CONFLICT_COPY),
        ("people/ana.sync-conflict-20260101-101010.md", Role.CONFLICT_COPY),
        ("people/ana (conflicted copy).md", Role.CONFLICT_COPY),
        ("people/ana (Carla's conflicted copy 2026-10-03).md", Role.CONFLICT_COPY),
        ("people/ana (Case Conflict).md", Role.CONFLICT_COPY),
        ("events/dinner (conflicted copy).md", Role.CONFLICT_COPY),
        ("people/conflict-of-interest.md", Role.PERSON),
    ],
)
def test_a_file_is_what_its_path_says(path: str, expected: Role | None) -> None:
    assert role(path) is expected


def test_the_owners_folders_mean_nothing_and_may_start_with_a_dot_above(tmp_path: Path) -> None:
    root = tmp_path / ".notes" / "_mine"
    write(root, "people/work/ana.md", "people/home/deep/rui.md")
    assert sorted(load(root).people) == ["ana", "rui"]
    assert said(root) == []


def test_a_folder_named_like_a_note_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "people/odd.md/ana.md")
    assert list(load(tmp_path).people) == ["ana"]


def test_an_archive_may_be_empty_or_hold_a_file_where_a_folder_is_wanted(tmp_path: Path) -> None:
    assert load(tmp_path).people == {}
    (tmp_path / "people").write_bytes(b"not a folder")
    assert said(tmp_path) == ["people:1:1 unreadable"]


def test_where_there_is_no_folder_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        find(tmp_path / "nowhere")


def test_what_leads_out_of_the_archive_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    write(root, "people/ana.md")
    write(tmp_path, "secret.md", "more/rui.md")
    (root / "people/secret.md").symlink_to(tmp_path / "secret.md")
    (root / "people/more").symlink_to(tmp_path / "more")
    (root / "events").symlink_to(tmp_path / "more")
    assert list(load(root).people) == ["ana"]
    assert said(root) == [f"{path}:1:1 outside" for path in ("events", "people/more", "people/secret.md")]


def test_a_link_within_the_archive_is_read_and_a_circle_of_folders_ends(tmp_path: Path) -> None:
    write(tmp_path, "people/ana.md", "people/work/rui.md")
    (tmp_path / "people/nita.md").symlink_to("ana.md")
    (tmp_path / "people/work/up").symlink_to("..")
    assert list(load(tmp_path).people) == ["ana", "nita", "rui"]
    assert said(tmp_path) == []


def test_the_archive_itself_may_be_reached_by_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real", "people/ana.md")
    (tmp_path / "linked").symlink_to("real")
    assert list(load(tmp_path / "linked").people) == ["ana"]
    assert said(tmp_path / "linked") == []


def test_what_cannot_be_read_is_said_and_still_has_its_page(tmp_path: Path) -> None:
    write(tmp_path, "people/ana.md")
    (tmp_path / "people/gone.md").symlink_to("nowhere.md")
    (tmp_path / "people/round.md").symlink_to("round.md")
    (tmp_path / "events").mkdir()
    (tmp_path / "events/gone.md").symlink_to("nowhere.md")
    archive = load(tmp_path)
    assert [(str(each.span), each.code) for each in archive.problems][1:] == [
        ("people/gone.md:1:1", "id-clash"),
        ("people/gone.md:1:1", "unreadable"),
        ("people/round.md:1:1", "unreadable"),
    ]
    assert archive.people["round"].name == "round"
    assert archive.events["gone"].title == "gone"


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "people/ana.md")

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    (problem,) = load(tmp_path).problems
    assert problem.message == "this cannot be read: Permission denied"
    assert problem.span.path == "people"


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "people/ana.md")
    os.mkfifo(tmp_path / "people/pipe.md")
    assert list(load(tmp_path).people) == ["ana"]


def test_a_name_that_is_no_text_is_said_and_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "people/ana.md")
    with open(os.fsencode(tmp_path) + b"/people/caf\xe9.md", "wb"):  # noqa: PTH123 - a name of bytes
        pass
    assert list(load(tmp_path).people) == ["ana"]
    assert said(tmp_path) == ["people/caf\ufffd.md:1:1 encoding"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        ("\ufeffé".encode(), "é"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb", "a\rb"),
        ("a\x85b\u2028c".encode(), "a\x85b\u2028c"),
        (b"a\x00b", "a\x00b"),
    ],
)
def test_text_is_utf_8_without_its_mark_and_with_one_kind_of_line_end(content: bytes, text: str) -> None:
    assert decode("a.md", content) == (text, [])


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xff", "1:1"),
        (b"---\nname: Jos\xe9\n---\n", "2:10"),
        ("é\n谢".encode() + b"\xc3", "2:2"),
        (b"a\r\nb\xed\xa0\x80", "2:2"),
        (b"\xef\xbb\xbfab\xff", "1:3"),
    ],
)
def test_the_first_byte_that_is_none_is_named(content: bytes, place: str) -> None:
    text, (problem,) = decode("a.md", content)
    assert str(problem.span) == f"a.md:{place}"
    assert problem.code == "encoding"
    assert "\ufffd" in text
