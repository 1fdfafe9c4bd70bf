"""A whole build: the same notes make the same bytes, and an archive brings its own look and pictures."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kinmap.archive.load import load
from kinmap.build import Built, build
from kinmap.site.publish import PublishError
from kinmap.site.render import TemplatesError

DAY = date(2026, 11, 1)
NOTES = {
    "site.yml": "title: Mine\nme: Maren\n",
    "people/ana.md": """\
---
name: Ana <b>Duarte</b>
groups: [Reading]
place: Lisbon
meetings:
  - 2026-10-03 coffee 2h by me: She took "the job".
---

## Work
With [[rui]]. ![her boat](boat.png) ![a cat](https://elsewhere.example/cat.png)
""",
    "people/rui.md": "---\nname: Rui\nmeetings:\n  - 2026-09-01 call by them\n---\n",
    "people/boat.png": "a picture",
    "events/dinner.md": "---\ntitle: Dinner\ndate: 2026-11-14\nkind: social\nthere: [ana]\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of two people who have dinner."""
    write(tmp_path / "archive", NOTES)
    return tmp_path / "archive"


def write(root: Path, notes: dict[str, str]) -> None:
    for path, held in notes.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(held, encoding="utf-8")


def built(root: Path, day: date = DAY) -> Built:
    return build(root, load(root), root / "site", day)


def pages(root: Path) -> dict[str, bytes]:
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_notes_become_a_site(root: Path) -> None:
    result = built(root)
    made = pages(root)
    assert result.wrote
    assert result.problems == ()
    assert result.pages == sum(path.endswith(".html") for path in made)
    assert {
        "index.html",
        "stale.html",
        "people/ana.html",
        "events/dinner.html",
        "maps/rings.html",
    } <= made.keys()


def test_a_calendar_lies_beside_the_pages_and_is_linked_to(root: Path) -> None:
    built(root)
    made = pages(root)
    assert b"SUMMARY:Dinner\r\n" in made["calendar.ics"]
    assert b'href="../calendar.ics"' in made["events/index.html"]


def test_a_second_build_writes_nothing(root: Path) -> None:
    built(root)
    assert not built(root).wrote


def test_another_day_is_another_site(root: Path) -> None:
    built(root)
    assert built(root, date(2026, 11, 2)).wrote


def test_a_picture_of_the_archive_travels_and_one_from_elsewhere_is_a_link(root: Path) -> None:
    built(root)
    made = pages(root)
    assert made["files/people/boat.png"] == b"a picture"
    page = made["people/ana.html"].decode()
    assert '<img src="../files/people/boat.png" alt="her boat"' in page
    assert '<a href="https://elsewhere.example/cat.png" rel="noreferrer noopener">a cat</a>' in page


def test_a_picture_that_lies_outside_does_not_travel(root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_text("not mine")
    (root / "people" / "boat.png").unlink()
    (root / "people" / "boat.png").symlink_to(tmp_path / "secret.png")
    built(root)
    assert not any(path.startswith("files/") for path in pages(root))
    assert "her boat" in pages(root)["people/ana.html"].decode()


def test_a_name_is_text_wherever_it_stands(root: Path) -> None:
    built(root)
    for path, held in pages(root).items():
        if path != "calendar.ics":  # which is all text, and no markup to anybody
            assert b"<b>Duarte" not in held, path


def test_an_archive_has_its_own_templates_style_and_colours(root: Path) -> None:
    write(
        root,
        {
            "templates/base.html": '{% extends "kinmap/base.html" %}{% block head %}<link rel="stylesheet"'
            ' href="{{ root }}assets/mine.css">{% endblock %}',
            "templates/assets/mine.css": "h1 { color: green }",
            "templates/assets/.hidden": "no",
            "templates/assets/early.js": "/* mine */",
            "site.yml": 'colours: {kin: "#b4531f"}\n',
        },
    )
    assert built(root).problems == ()
    made = pages(root)
    assert made["assets/mine.css"] == b"h1 { color: green }"
    assert made["assets/early.js"] == b"/* mine */"
    assert "assets/.hidden" not in made
    assert b"--kin: #b4531f" in made["assets/colours.css"]
    assert b'href="../assets/mine.css"' in made["people/ana.html"]
    assert b'href="../assets/colours.css"' in made["people/ana.html"]


def test_a_faint_colour_is_a_hint(root: Path) -> None:
    write(root, {"site.yml": 'colours: {kin: "#eeeeee"}\n'})
    assert built(root).hints[0].startswith("kin #eeeeee has a contrast of 1.1")


def test_a_broken_template_leaves_the_old_site(root: Path) -> None:
    built(root)
    before = pages(root)
    write(root, {"templates/today.html": "{{ nothing }}"})
    with pytest.raises(TemplatesError, match=r"templates/today\.html:1: 'nothing' is undefined"):
        built(root)
    assert pages(root) == before


def test_a_site_within_the_notes_is_refused(root: Path) -> None:
    with pytest.raises(PublishError, match="lies in the archive's people/"):
        build(root, load(root), root / "people" / "site", DAY)


def test_a_note_with_an_error_keeps_its_page_and_says_what_is_wrong(root: Path) -> None:
    write(root, {"people/zoe.md": "---\nname: Zoe\nevery: soon\n---\n\nStill here.\n"})
    built(root)
    page = pages(root)["people/zoe.html"].decode()
    assert "Still here." in page
    assert "people/zoe.md:3:8: error[rhythm]" in page
    assert "people/zoe.md:3:8" in pages(root)["problems.html"].decode()


def test_a_slip_in_one_note_leaves_the_pages_of_the_others_as_they_were(root: Path) -> None:
    write(root, {"people/zoe.md": "---\nname: Zoe\n---\n"})
    built(root)
    before = pages(root)
    write(root, {"people/zoe.md": "---\nname: Zoe\nevery: soon\n---\n"})
    assert [problem.code for problem in built(root).problems] == ["rhythm"]
    after = pages(root)
    assert {name for name in before if after.get(name) != before[name]} <= {
        "people/zoe.html",
        "index.html",
        ".kinmap-site.json",
    }


BUILD = """
import os, sys
from datetime import date
from pathlib import Path
os.umask(int(sys.argv[2], 8))
given = os.scandir
class Turned:  # the entries of a folder in another order, as another disk might give them
    def __init__(self, path="."):
        with given(path) as entries:
            self.left = iter(sorted(entries, key=lambda entry: entry.name, reverse=sys.argv[2] == "000"))
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self.left
    def __next__(self): return next(self.left)
os.scandir = Turned
from kinmap.archive.load import load
from kinmap.build import build
root = Path(sys.argv[1])
build(root, load(root), root / "site", date(2026, 11, 1))
"""


def test_another_place_umask_locale_zone_hash_seed_and_order_of_files_give_the_same_bytes(
    root: Path, tmp_path: Path
) -> None:
    write(tmp_path / "elsewhere" / "b", dict(reversed(NOTES.items())))
    others = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"}
    for place, umask, environment in (
        (root, "077", {"PYTHONHASHSEED": "0", "TZ": "America/Anchorage", "LC_ALL": "C"}),
        (tmp_path / "elsewhere" / "b", "000", others),
    ):
        subprocess.run(
            [sys.executable, "-c", BUILD, place, umask], check=True, env={**os.environ, **environment}
        )
    assert pages(root) == pages(tmp_path / "elsewhere" / "b")
