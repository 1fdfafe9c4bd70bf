"""Compiled templates are kept from build to build, and never believed where they might be another's."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

from kinmap.site import compiled, filling
from kinmap.site.compiled import Compiled
from kinmap.site.filling import Templates

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere nothing is kept")

Fill = Callable[[], tuple[str, int]]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two templates, as if they were all that kinmap has."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "frame.html").write_text('{% block a %}{% endblock %}{{ say("Contents") }}')
    (folder / "own.html").write_text('{% extends "frame.html" %}{% block a %}<p>{{ it }}{% endblock %}')
    for module in (compiled, filling):
        monkeypatch.setattr(module, "installed", lambda: folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "home" / "cache" / "kinmap"


@pytest.fixture
def fill(installed: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Fill:
    """Fill in a template as a new build would; return that, and how many had to be compiled."""
    count = [0]
    generate = Templates._generate

    def counted(*given: object, **named: object) -> object:
        count[0] += 1
        return generate(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Templates, "_generate", counted)

    def filled(language: str = "en") -> tuple[str, int]:
        count[0] = 0
        templates = Templates(FileSystemLoader(installed))
        templates.ready(lambda: Compiled(cache, language))
        return templates.fill("own.html", {"it": "<b>"}), count[0]

    return filled


SAID = "<p>&lt;b&gt;Contents"


def only(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def test_a_template_is_compiled_once(fill: Fill) -> None:
    assert fill() == (SAID, 2)
    assert fill() == (SAID, 0)


def test_what_is_kept_is_its_owners_alone(fill: Fill, cache: Path) -> None:
    fill()
    assert cache.stat().st_mode & 0o777 == 0o700
    assert only(cache).stat().st_mode & 0o777 == 0o600


def test_a_template_that_was_changed_is_compiled_anew(fill: Fill, installed: Path) -> None:
    fill()
    (installed / "own.html").write_text("{{ it }}!")
    assert fill()[0] == "&lt;b&gt;!"


def test_an_archives_own_are_kept_likewise_and_changes_seen(tmp_path: Path, cache: Path, fill: Fill) -> None:
    fill()
    own = tmp_path / "own"
    own.mkdir()

    def filled(text: str) -> tuple[str, bool]:
        (own / "mine.html").write_text(text)
        templates = Templates(FileSystemLoader(own))
        before = only(cache).read_bytes()
        templates.ready(lambda: Compiled(cache, "en"), ["mine.html"])
        return templates.fill("mine.html", {"it": "<b>"}), only(cache).read_bytes() == before

    assert filled("{{ it }}") == ("&lt;b&gt;", False)
    assert filled("{{ it }}") == ("&lt;b&gt;", True)
    assert filled("{{ it }}!") == ("&lt;b&gt;!", False)


def test_each_language_has_its_own(fill: Callable[[str], tuple[str, int]], cache: Path) -> None:
    assert fill("en")[1] == fill("de")[1] == 2
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize(("which", "mode"), [("file", 0o644), ("file", 0o602), ("folder", 0o755)])
def test_what_others_may_change_or_read_is_passed_over(
    fill: Fill, cache: Path, which: str, mode: int
) -> None:
    fill()
    (only(cache) if which == "file" else cache).chmod(mode)
    assert fill() == (SAID, 2)


def test_a_link_is_passed_over(fill: Fill, cache: Path, tmp_path: Path) -> None:
    fill()
    cache.rename(tmp_path / "elsewhere")
    cache.symlink_to(tmp_path / "elsewhere")
    assert fill() == (SAID, 2)


def test_a_file_of_somebody_elses_is_passed_over(
    fill: Fill, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill()
    monkeypatch.setattr(os, "getuid", lambda: cache.stat().st_uid + 1)
    assert fill() == (SAID, 2)


def test_damage_costs_time_only(fill: Fill, cache: Path) -> None:
    fill()
    kept = only(cache).read_bytes()
    for at in (0, 64, 65, 97, len(kept) // 2):
        only(cache).write_bytes(kept[:at] + bytes([kept[at] ^ 1]) + kept[at + 1 :])
        assert fill() == (SAID, 2)
        only(cache).write_bytes(kept[:at])
        assert fill() == (SAID, 2)


def test_a_folder_that_cannot_be_made_costs_time_only(fill: Fill, cache: Path) -> None:
    cache.parents[1].write_text("a file where a folder should be")
    assert fill() == fill() == (SAID, 2)


def test_more_than_a_few_archives_templates_do_not_pile_up(
    fill: Fill, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "MOST", 4)
    fill()
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine.html").write_text("{{ it }}")
        templates = Templates(FileSystemLoader(tmp_path / name))
        templates.ready(lambda: Compiled(cache, "en"), ["mine.html"])
    assert fill()[0] == SAID
    assert len(Compiled(cache, "en")._known) <= 4
