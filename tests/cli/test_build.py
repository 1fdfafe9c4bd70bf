"""`kinmap build` and `kinmap export`: the site and the model, the same for the same notes and day."""

from __future__ import annotations

import json
import os
import random
import re
from datetime import date
from pathlib import Path

import pytest

from kinmap.archive.files import find
from kinmap.archive.load import Archive, load, read
from kinmap.community.export import export
from kinmap.community.model import community
from tests.cli.conftest import REPOSITORY, Ran, Run, typed_alone

DAY = "2026-11-01"
BAD = "---\nname: Rui\nknows: [ana]\nmeetings:\n  - 2026-10-03 cofee\nhow: @quay\n---\n"


def site(place: Path) -> dict[str, bytes]:
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def test_a_build_says_one_line(alone: Run, small: Path) -> None:
    ran = alone("build", "--today", DAY, at=small)
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.out.splitlines()
    assert line.startswith("Built ")
    assert " pages into site/ in " in line
    assert (small / "site/index.html").is_file()


def test_a_second_build_gives_the_same_bytes(run: Run, small: Path) -> None:
    run("build", "--today", DAY, at=small)
    first = site(small / "site")
    times = {path: path.stat().st_mtime_ns for path in (small / "site").rglob("*.html")}
    ran = run("build", "--today", DAY, at=small)
    assert ran.out.endswith(" pages stand in site/ and nothing has changed since.\n")
    assert site(small / "site") == first
    assert {path: path.stat().st_mtime_ns for path in (small / "site").rglob("*.html")} == times


def test_what_is_wrong_is_said_again_where_nothing_has_changed(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text(BAD)
    (small / "site.yml").write_text('colours: {kin: "#eeeeee"}\n')
    first = run("build", "--today", DAY, at=small)
    second = run("build", "--today", DAY, at=small)
    assert "and nothing has changed since, with 2 errors." in second.out
    assert (second.code, second.err) == (first.code, first.err)
    assert "contrast" in first.err


def test_a_clean_build_says_how_long_each_part_took(run: Run, small: Path) -> None:
    run("build", "--today", DAY, at=small)
    ran = run("build", "--clean", "--jobs", "2", "--profile", "--today", DAY, at=small)
    assert ran.out.startswith("Built ")
    *lines, made = ran.err.splitlines()
    parts = [line[:26].strip() for line in lines]
    assert parts[1:4] == ["starting", "reading files", "reading notes"]
    assert parts[-1] == "remembering"
    assert re.fullmatch(r"\d\d pages were made, and 0 stood as they would be made\.", made)


def test_a_bad_note_among_good_ones_costs_only_its_own_lines(run: Run, small: Path) -> None:
    run("build", "--today", DAY, at=small)
    good = site(small / "site")
    (small / "people/rui.md").write_text(BAD)
    ran = run("build", "--today", DAY, at=small)
    assert ran.code == 1
    assert [line.split(": ")[0] for line in ran.err.splitlines()[::2]] == [
        "people/rui.md:5:16", "people/rui.md:6:6",
    ]  # fmt: skip
    assert "with 2 errors" in ran.out
    bad = site(small / "site")
    assert set(bad) - set(good) <= {"problems.html"}
    changed = {path for path in good if bad.get(path) != good[path]}
    assert "people/ana.html" not in changed
    assert "events/dinner.html" not in changed
    assert b"cofee" in bad["people/rui.html"]


def test_strict_fails_on_warnings_and_the_site_is_built_all_the_same(run: Run, small: Path) -> None:
    (small / "people/eva.md").write_text("---\nname: Eva\nhat: red\n---\n")
    assert run("build", at=small).code == 0
    ran = run("build", "--strict", "--output", "other", at=small)
    assert ran.code == 1
    assert (small / "other/people/eva.html").is_file()


def test_json_leaves_standard_output_to_the_problems(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text(BAD)
    ran = run("build", "--format", "json", at=small)
    assert [json.loads(line)["code"] for line in ran.out.splitlines()] == ["word", "quote"]
    assert ran.err.startswith("Built ")


@pytest.mark.parametrize("place", ["people", "people/site", "events", ".", "..", "network/x", "templates"])
def test_a_folder_of_the_archives_own_is_refused(run: Run, small: Path, place: str) -> None:
    before = site(small)
    ran = run("build", "--output", place, at=small)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("Error: ")
    assert site(small) == before


def test_a_folder_that_is_not_a_site_is_refused(run: Run, small: Path) -> None:
    (small / "other").mkdir()
    (small / "other/letter.txt").write_text("mine")
    ran = run("build", "--output", "other", at=small)
    assert ran.code == 2
    assert (small / "other/letter.txt").read_text() == "mine"
    assert [path.name for path in (small / "other").iterdir()] == ["letter.txt"]


def test_the_day_comes_from_the_option_then_the_epoch_in_the_owners_zone(run: Run, small: Path) -> None:
    late = {"SOURCE_DATE_EPOCH": "1793574000"}  # 2026-11-01T23:00:00Z
    assert day(run("export", "json", at=small, env=late).out) == "2026-11-01"
    (small / "site.yml").write_text("timezone: Pacific/Auckland\n")
    assert day(run("export", "json", at=small, env=late).out) == "2026-11-02"
    (small / "site.yml").write_text("timezone: America/Lima\n")
    assert day(run("export", "json", at=small, env=late).out) == "2026-11-01"
    assert day(run("export", "json", "--today", "2020-02", at=small, env=late).out) == "2020-02-01"


def day(model: str) -> str:
    return str(json.loads(model)["today"])


@pytest.fixture(scope="module")
def demo_model(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """What `kinmap export json` says of the demo."""
    words = ("export", "json", "--today", DAY)
    ran = typed_alone(words, REPOSITORY, tmp_path_factory.mktemp("home"), {"PYTHONHASHSEED": "0"})
    assert (ran.code, ran.err) == (0, "")
    return ran


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4000"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": ""},
    ],
    ids=lambda env: next(iter(env)),
)
def test_the_model_of_the_demo_depends_on_notes_and_day_alone(
    run: Run, demo_model: Ran, env: dict[str, str]
) -> None:
    assert run("export", "json", "--today", DAY, at=REPOSITORY, env=env) == demo_model


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_a_disk_gives_its_files_changes_nothing(
    demo_model: Ran, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    inner, chance = os.scandir, random.Random(seed)  # noqa: S311 - an order, no secret

    def scandir(path: str) -> list[os.DirEntry[str]]:
        with inner(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        chance.shuffle(found)
        return found

    monkeypatch.setattr(os, "scandir", scandir)
    assert exported(load(REPOSITORY)) == demo_model.out


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_in_which_files_are_read_changes_nothing(demo_model: Ran, seed: int) -> None:
    files = list(find(REPOSITORY).files.items())
    random.Random(seed).shuffle(files)  # noqa: S311 - an order, no secret
    assert exported(read(dict(files))) == demo_model.out


def exported(archive: Archive) -> str:
    model = export(community(archive, date.fromisoformat(DAY)))
    return json.dumps(model, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def test_what_a_terminal_has_no_letters_for_stops_nothing(run: Run, small: Path) -> None:
    (small / "people/ana.md").write_text("---\nname: \u68ee \u5065\u4e8c\n---\n", encoding="utf-8")
    ran = run("show", "ana", "--today", DAY, at=small, env={"PYTHONIOENCODING": "latin-1"})
    assert (ran.code, ran.err) == (0, "")
    assert "? ??" in ran.out


def test_the_model_goes_into_a_file_that_is_named(run: Run, small: Path) -> None:
    out = run("export", "json", "--today", DAY, at=small).out
    assert run("export", "json", "--today", DAY, "--output", "m.json", at=small) == (0, "", "")
    assert (small / "m.json").read_text(encoding="utf-8") == out
    ran = run("export", "json", "--output", "nowhere/m.json", at=small)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_the_model_is_exported_with_errors_and_says_so(run: Run, small: Path) -> None:
    (small / "people/rui.md").write_text(BAD)
    ran = run("export", "json", "--today", DAY, at=small)
    assert ran.code == 1
    assert json.loads(ran.out)
    assert "people/rui.md:5:16: error[word]" in ran.err
