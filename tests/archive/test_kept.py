"""Notes that were kept are those that would be read, or they are read."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings as sparing, strategies as st

from kinmap.archive import kept as module, load as loading
from kinmap.archive.edit import OWN
from kinmap.archive.event import Event
from kinmap.archive.files import find
from kinmap.archive.kept import LEAST, NAMED, SUM, Kept, Summed, recalled, unwritten, written
from kinmap.archive.load import Archive, Known, load, read
from kinmap.archive.notes import read_event, read_person
from kinmap.archive.person import Person
from kinmap.archive.sealed import sealed, unsealed
from kinmap.archive.settings import Settings
from tests.archive.layouts import sketch
from tests.archive.mutated import FILES, mutated

ROOT = Path(__file__).parents[2]
Reader = Callable[..., object]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small archive whose notes are kept."""
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    keeping(tmp_path)
    return tmp_path


def keeping(root: Path) -> Archive:
    """Read an archive with what is kept of it, and keep it."""
    found, kept = find(root), recalled(root)
    archive = read(found.files, found.problems, known=Known(kept=kept))
    kept.keep(root)
    return archive


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of notes that are read from their text."""
    paths: list[str] = []

    def noted(reader: Callable[[str, str, Settings], object]) -> Reader:
        def reads(path: str, text: str, settings: Settings) -> object:
            paths.append(path)
            return reader(path, text, settings)

        return reads

    monkeypatch.setattr(loading, "read_person", noted(read_person))
    monkeypatch.setattr(loading, "read_event", noted(read_event))
    return paths


def change(root: Path, path: str, old: str, new: str) -> None:
    """Change a note, and leave its size and times as they were, if the words are as long."""
    file = root / path
    stat = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


# -- what is written is what is read back ------------------------------------------------------


def same_again(files: Mapping[str, bytes | None]) -> None:
    """Read notes, write them down in one line, and look at what is read of it."""
    known = Known()
    read(files, known=known)
    for kind in (Person, Event):
        notes = {
            path: Summed(bytes([number % 256]) * SUM, found)
            for number, (path, (_, found)) in enumerate(known.notes.items())
            if type(found[0].about) is kind
        }
        back = unwritten(written(notes, kind), kind)
        assert back == notes
        assert repr(back) == repr(notes)  # types too, which a tuple or a text that is equal may not share


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.torture) for seed in range(3, 100))]
)
def test_a_note_with_slips_is_the_same_again(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - repeatable slips, no cipher
    for _ in range(100):
        same_again(dict([mutated(dice)]))


@given(st.randoms(use_true_random=False))
@sparing(max_examples=100, deadline=None)
def test_a_note_of_any_layout_is_the_same_again(dice: random.Random) -> None:
    same_again({"people/ana.md": sketch(dice).content})


@given(st.randoms(use_true_random=False), st.integers(0, 12))
@sparing(max_examples=50, deadline=None)
def test_notes_side_by_side_are_the_same_again(dice: random.Random, number: int) -> None:
    notes = [("people/", sketch(dice).content) for _ in range(number)]
    notes += [(path.split("/")[0] + "/", content) for path, content in (mutated(dice) for _ in range(number))]
    same_again(
        {f"{folder}{at}.md": content for at, (folder, content) in enumerate(notes) if folder != "site.yml/"}
    )


def test_the_notes_of_the_archive_at_the_top_are_the_same_again() -> None:
    files = find(ROOT).files
    same_again(files)
    for path, content in files.items():
        same_again({path: content or b""})


@pytest.mark.parametrize(
    "letter", ["\\ud800", "\\ud83d\\ude00", "\\x85", "\\u2028", "\\0", "\U0001f984", "\\n"]
)
def test_a_letter_that_breaks_lines_or_is_half_of_one_is_kept(letter: str) -> None:
    same_again({"people/ana.md": f'---\nname: "Ana{letter}"\nx-a: {{b: [c, "{letter}"]}}\n---\n'.encode()})


@pytest.mark.parametrize("many", [1, 27, 219, 220, 221, 222, 300, 1000])
def test_notes_with_any_number_of_lines_are_the_same_again(many: int) -> None:
    entries = "".join(f"  - 2026-10-03 coffee {minute + 1}m by me\n" for minute in range(many))
    links = "".join(f"{' ' * at}[[p{at}]]\n" for at in range(many))
    note = f"---\nname: Ana\nx-a: [{'a, ' * many}b]\nmeetings:\n{entries}---\n{links}".encode()
    same_again({"people/ana.md": note})
    same_again({"people/ana.md": note, "people/bo.md": b"---\nknows: [ana]\n---\n", "people/cy.md": None})


# -- what was kept is taken only for what it was ------------------------------------------------


def test_what_did_not_change_is_not_read_again(root: Path, reads: list[str]) -> None:
    before = (root / OWN / NAMED).stat().st_ino
    assert keeping(root) == read(find(root).files)
    assert reads == sorted(path for path in FILES if path.endswith(".md"))  # by the other reading alone
    assert (root / OWN / NAMED).stat().st_ino == before


def test_whoever_keeps_nothing_can_take_what_is_kept(root: Path, reads: list[str]) -> None:
    change(root, "people/rui-lopes.md", "Words.", "Sword.")
    before = (root / OWN / NAMED).read_bytes()
    archive = load(root, kept=recalled(root))
    assert reads == ["people/rui-lopes.md"]
    assert archive == load(root)
    assert (root / OWN / NAMED).read_bytes() == before


def test_a_note_that_changed_is_read_even_where_size_and_times_did_not(root: Path, reads: list[str]) -> None:
    change(root, "people/rui-lopes.md", "Words.", "Sword.")
    assert keeping(root).people["rui-lopes"].body.text == "Sword.\n"
    assert reads == ["people/rui-lopes.md"]


def test_a_note_has_a_sum_over_all_that_it_was_read_from(root: Path) -> None:
    first = keeping(root).sums
    change(root, "people/rui-lopes.md", "Words.", "Sword.")
    second = keeping(root).sums
    assert {path for path in first if first[path] != second[path]} == {"people/rui-lopes.md"}
    assert second == load(root, kept=Kept()).sums  # read from its text, or as it was kept
    change(root, "site.yml", "{regatta: in person 3h, ", "{regatta: written 5h, call: in person, ")
    assert not keeping(root).sums.items() & second.items()


def test_a_note_under_another_name_is_read_and_has_its_places(root: Path, reads: list[str]) -> None:
    (root / "people/rui-lopes.md").rename(root / "people/rui.md")
    archive = keeping(root)
    assert reads == ["people/rui.md"]
    assert archive == load(root)
    assert {entry.span.path for entry in archive.people["rui"].meetings} == {"people/rui.md"}


def test_other_settings_read_all_anew(root: Path, reads: list[str]) -> None:
    change(root, "site.yml", "{regatta: in person 3h, ", "{regatta: written 5h, call: in person, ")
    archive = keeping(root)
    assert len(reads) == len([path for path in FILES if path.endswith(".md")])
    assert archive == load(root)


def test_another_version_reads_all_anew(
    root: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "reader", lambda: "another")
    keeping(root)
    assert len(reads) == len([path for path in FILES if path.endswith(".md")])


def test_who_is_gone_from_the_archive_goes_from_what_is_kept(root: Path) -> None:
    assert b"Sword" not in (root / OWN / NAMED).read_bytes()
    assert b"Rui Lopes" in (root / OWN / NAMED).read_bytes()
    (root / "people/rui-lopes.md").unlink()
    keeping(root)
    assert b"Rui Lopes" not in (root / OWN / NAMED).read_bytes()


def test_what_is_kept_stays_whole_from_save_to_save(root: Path) -> None:
    dice, path = random.Random(5), "people/rui-lopes.md"  # noqa: S311 - repeatable, no cipher
    for number in range(12):
        (root / f"people/new-{dice.randrange(4)}.md").write_text(f"---\nname: N {number}\n---\n")
        if number % 3 == 0:
            (root / path).write_text(f"---\nname: Rui\ntags: [t{number}]\n---\n")
        archive = keeping(root)
        assert archive == load(root)
        kept = recalled(root)
        assert load(root, kept=kept) == archive
        assert (kept.fresh, kept.gone) == (0, 0)
        assert len(kept.last) <= 4  # those of people and of events, and what is new


def test_a_line_in_which_nothing_changed_is_kept_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    for number in range(LEAST + 5):
        (tmp_path / f"people/p{number:03}.md").write_text(f"---\nname: P {number}\n---\n")
    keeping(tmp_path)
    first = recalled(tmp_path).last
    (tmp_path / "people/p999.md").write_text("---\nname: P 999\n---\n")
    keeping(tmp_path)
    assert first[0] in recalled(tmp_path).last
    (tmp_path / "people/p000.md").unlink()
    keeping(tmp_path)
    assert first[0] not in recalled(tmp_path).last
    assert load(tmp_path, kept=recalled(tmp_path)) == load(tmp_path)


def test_a_file_that_cannot_be_read_is_not_an_empty_one() -> None:
    known = Known(kept=Kept())
    read({"people/ana.md": b""}, known=known)
    assert known.kept
    again = Known(kept=Kept(known.kept.lines))
    assert read({"people/ana.md": None}, known=again) == read({"people/ana.md": None})
    assert again.kept
    assert again.kept.fresh == 1


# -- damage costs time --------------------------------------------------------------------------


def cut(dice: random.Random, held: bytes) -> bytes:
    return held[: dice.randrange(len(held))]


def other_byte(dice: random.Random, held: bytes) -> bytes:
    at = dice.randrange(len(held))
    return held[:at] + bytes([held[at] ^ (1 << dice.randrange(8))]) + held[at + 1 :]


def swapped(dice: random.Random, held: bytes) -> bytes:
    """Return lines in another order, and some twice or not at all, under a sum that is right."""
    lines = (unsealed(held) or b"").splitlines(keepends=True)
    return sealed(b"".join(dice.choices(lines, k=len(lines)) if lines else []))


def nonsense(dice: random.Random, _: bytes) -> bytes:
    """Return lines that hold no notes, under a sum that is right."""
    said = (b"", b"{", b"1", b"[]", b"[1,2]", b'[["people/ana.md"],"",[]]', b"\xff", b"[" * 100_000)
    kinds = [dice.choice([b"Person ", b"Event ", b"Else ", b""]) for _ in range(5)]
    return sealed(b"".join(kind + dice.choice(said) + b"\n" for kind in kinds))


DAMAGE = (
    cut,
    cut,
    other_byte,
    other_byte,
    swapped,
    nonsense,
    nonsense,
    lambda *_: b"",
    lambda *_: b"\0" * 5000,
)


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.torture)])
def test_a_damaged_file_costs_time_and_nothing_else(root: Path, times: int) -> None:
    dice, whole = random.Random(4), load(root)  # noqa: S311 - repeatable, no cipher
    for _ in range(times):
        file = root / OWN / NAMED
        file.write_bytes(dice.choice(DAMAGE)(dice, file.read_bytes() or sealed(b"")))
        assert keeping(root) == whole


def test_a_file_that_cannot_be_written_or_read_costs_time_and_nothing_else(root: Path) -> None:
    (root / OWN / NAMED).unlink()
    (root / OWN / NAMED).mkdir()
    assert keeping(root) == load(root)


def test_two_kinds_of_notes_are_not_taken_for_one_another() -> None:
    note = b"---\nname: Ana\ntitle: Ana\ndate: 2026-01-01\n---\n"
    files: dict[str, bytes | None] = {"people/ana.md": note, "events/eva.md": note}
    known = Known(kept=Kept())
    first = read(files, known=known)
    assert known.kept
    again = Known(kept=Kept(known.kept.lines))
    assert read(files, known=again) == first
    assert isinstance(first.people["ana"], Person)
