"""Who there is: the same as when everything is read, and quicker the second time."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from kinmap.archive import roll as module
from kinmap.archive.load import load, read
from kinmap.archive.roll import NAMES, Roll, names_in, roll
from kinmap.archive.source import Source
from tests.archive.layouts import sketch

LATER = datetime.now(tz=UTC) + timedelta(hours=1)
FILES = {
    "people/ana.md": "---\nname: Ana Duarte\naliases: [Duda, 'D.']\n---\n",
    "people/work/rui.md": "# Rui Lopes\n",
    "people/eva.md": "",
    "people/_no.md": "---\nname: No\n---\n",
    "people/.no.md": "---\nname: No\n---\n",
    "people/no.txt": "",
    "people/zoe (conflicted copy).md": "",
    "events/dinner.md": "---\ntitle: Harvest dinner\n---\n",
    "events/ana.md": "---\ntitle: First of its id\n---\n",
    "network/no.md": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", 0)


def everybody(found: Roll) -> dict[str, tuple[str, ...]]:
    return {each.path: each.names for each in (*found.people, *found.events)}


def as_read(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the same from everything that is read."""
    archive = load(root)
    people = {each.path: (each.id, each.name, *each.aliases) for each in archive.people.values()}
    return people | {each.path: (each.id, each.title) for each in archive.events.values()}


def test_it_says_the_same_as_when_everything_is_read(root: Path) -> None:
    (root / "people/loop").symlink_to(root / "people")
    (root / "people/out.md").symlink_to("/etc/hostname")
    (root / "people/link.md").symlink_to("work/rui.md")
    for _ in range(2):
        assert everybody(roll(root, {}, LATER)) == as_read(root)
    assert (root / ".kinmap" / NAMES).exists()


@given(st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_names_in_a_note_are_those_that_are_read(dice: Random) -> None:
    content = sketch(dice).content
    own = {"hat": "aliases"}
    person = read({"people/ana.md": content, "site.yml": b"fields: {hat: aliases}\n"}).people["ana"]
    names = names_in("people/ana.md", Source("people/ana.md", content).text, own)
    assert names == (person.id, person.name, *person.aliases)


def test_what_did_not_change_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = roll(root, {}, LATER)
    monkeypatch.setattr(module, "_read", lambda *_: pytest.fail("read again"))
    assert everybody(roll(root, {}, LATER)) == everybody(first)


def test_a_change_is_seen_be_it_of_the_same_size_and_time(root: Path) -> None:
    roll(root, {}, LATER)
    ana = root / "people/ana.md"
    before = ana.stat()
    ana.write_text(FILES["people/ana.md"].replace("Ana Duarte", "Ana Fuarte"))
    os.utime(ana, ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "people/eva.md").unlink()
    (root / "people/mei.md").write_text("---\nname: Mei\n---\n")
    assert everybody(roll(root, {}, LATER)) == as_read(root)


def test_what_changed_just_now_is_not_kept(root: Path) -> None:
    roll(root, {}, datetime.now(tz=UTC))
    assert b"Duda" not in (root / ".kinmap" / NAMES).read_bytes()


def test_other_names_of_fields_are_other_names(root: Path) -> None:
    (root / "people/ana.md").write_text("---\nname: Ana\nsaid: [Duda]\n---\n")
    roll(root, {}, LATER)
    assert everybody(roll(root, {"said": "aliases"}, LATER))["people/work/rui.md"] == ("rui", "Rui Lopes")
    (root / "events/ana.md").unlink()
    assert everybody(roll(root, {"said": "aliases"}, LATER))["people/ana.md"] == ("ana", "Ana", "Duda")


DAMAGE: Mapping[str, bytes | None] = {
    "gone": None,
    "empty": b"",
    "cut": b"{",
    "other": b"0\n{}",
    "binary": bytes(range(256)),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_was_kept_may_be_damaged_or_deleted(root: Path, damage: str) -> None:
    first = roll(root, {}, LATER)
    kept, content = root / ".kinmap" / NAMES, DAMAGE[damage]
    kept.unlink()
    if content is not None:
        kept.write_bytes(content)
    assert everybody(roll(root, {}, LATER)) == everybody(first)


def test_a_changed_byte_is_noticed(root: Path) -> None:
    first = roll(root, {}, LATER)
    kept = root / ".kinmap" / NAMES
    kept.write_bytes(kept.read_bytes().replace(b"Duda", b"Dude"))
    assert everybody(roll(root, {}, LATER)) == everybody(first)
